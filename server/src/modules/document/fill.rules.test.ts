import PizZip from 'pizzip'
import { describe, expect, it } from 'vitest'
import { fillTemplate } from './fill.rules'
import { minutesPaper } from './minutesPaper.rules'
import type { MinutesFacts } from './minutesPaper.rules'
import type { NoticeData } from './paperData.rules'
import { defaultTemplate } from './template.service'

const facts: MinutesFacts = {
  issuer: '长子县重点项目联席会议办公室',
  seriesName: '长子县重点项目联席会议',
  title: '2026年第11次重点项目联席会议纪要',
  number: '',
  issue: { year: 2026, serial: 11 },
  heldOn: '2026-11-20',
  heldTime: '09:00',
  place: '县政府三楼会议室',
  chair: '常务副县长周庚七',
  recorder: '吴辛八',
  attendance: [
    { unit: '县发展和改革局', name: '王甲一', state: 'ATTENDED', note: '' },
    { unit: '县自然资源局', name: '张丙三', state: 'ATTENDED', note: '代赵丁四' },
    { unit: '县发展和改革局', name: '李乙二', state: 'ATTENDED', note: '' },
    { unit: '县财政局', name: '郑壬九', state: 'EXCUSED', note: '因公出差' },
  ],
  topics: [
    {
      title: '关于年产20万吨新材料项目用地报批问题',
      proposer: '县自然资源局',
      heard: '',
      outcome: 'DECIDED',
      outcomeText: '原则同意分批报批。',
      resolutions: [
        { text: '完成"一期<180亩>"组卷 & 上报；', unit: '县自然资源局', person: '张丙三', dueOn: '2026-12-31', standard: '取得批复' },
        { text: '清点附着物\n做好群众工作', unit: '丹朱镇', person: '', dueOn: '2026-12-05', standard: '' },
      ],
    },
    { title: '关于园区供水问题', proposer: '县水利局', heard: '', outcome: 'DEFERRED', outcomeText: '', resolutions: [] },
  ],
  issuedOn: '2026-11-21',
  copiesTo: ['县委办公室', '县政府办公室'],
}

const partOf = (file: Buffer, path = 'word/document.xml'): string => new PizZip(file).file(path)?.asText() ?? ''

const ENTITY: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&amp;': '&', '&quot;': '"', '&apos;': "'" }

/** Paragraphs as read, a line break as `\n`. */
const paragraphs = (file: Buffer): string[] =>
  [...partOf(file).matchAll(/<w:p[ >].*?<\/w:p>/gs)].map(([p]) =>
    p.replace(/<w:br\/>/g, '\n').replace(/<[^>]+>/g, '').replace(/&\w+;/g, e => ENTITY[e] ?? e))

const filled = async (change: Partial<MinutesFacts> = {}) =>
  fillTemplate(await defaultTemplate('MINUTES'), minutesPaper({ ...facts, ...change }), 'MINUTES')

describe('minutes', () => {
  it('P10 go topic by topic with unit and deadline, the attendance below the body', async () => {
    const text = paragraphs(await filled())
    expect(text).toEqual(expect.arrayContaining([
      '长子县重点项目联席会议纪要',
      '〔2026〕11期',
      '一、关于年产20万吨新材料项目用地报批问题',
      '会议听取了县自然资源局的情况汇报。',
      '会议议定，原则同意分批报批。',
      '（一）会议要求，完成"一期<180亩>"组卷 & 上报。责任单位：县自然资源局，责任人：张丙三；完成时限：2026年12月31日；完成标准：取得批复。',
      '（二）会议要求，清点附着物\n做好群众工作。责任单位：丹朱镇；完成时限：2026年12月5日。',
      '二、关于园区供水问题',
      '会议议定，该议题缓议，由提请单位进一步完善后再提请会议研究。',
      '出席：县发展和改革局王甲一、李乙二；县自然资源局张丙三（代赵丁四）',
      '请假：县财政局郑壬九（因公出差）',
    ]))
    expect(text.findIndex(t => t.startsWith('出席'))).toBeGreaterThan(text.findIndex(t => t.startsWith('二、')))
    expect(text.some(t => t.startsWith('列席'))).toBe(false)
  })

  it('P10 label the attendance in 黑体', async () => {
    expect(partOf(await filled())).toMatch(/w:eastAsia="黑体"[^>]*\/><\/w:rPr><w:t[^>]*>出席/)
  })

  it('P10 keep the geometry and size the mark to one line', async () => {
    const file = await filled()
    expect(partOf(file)).toMatch(/<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/)
    expect(partOf(file, 'word/styles.xml')).toMatch(/w:styleId="PaperMark".*?<w:sz w:val="64"\/>/s)
    const longer = await filled({ seriesName: '长子县重点项目建设暨招商引资联席会议' })
    expect(partOf(longer, 'word/styles.xml')).toMatch(/w:styleId="PaperMark".*?<w:sz w:val="42"\/>/s)
  })

  it('P10 leave no tag, no undefined and no row of copies behind', async () => {
    const file = await filled({ copiesTo: [], topics: [], issue: null, issuedOn: null })
    const text = paragraphs(file).join('\n')
    expect(text).not.toMatch(/[{}]|undefined|抄送/)
    expect(text).toContain('草稿')
  })

  it('P10 drop characters that no XML file may hold', async () => {
    const file = await filled({ title: '第\u0000十一\u0008次纪要' })
    expect(paragraphs(file)).toContain('第十一次纪要')
  })

  it('P10 do not print what the kind does not declare', async () => {
    const template = await defaultTemplate('MINUTES')
    const zip = new PizZip(template)
    zip.file('word/document.xml', (zip.file('word/document.xml')?.asText() ?? '').replace('{标题}', '[{constructor}{toString}{secret}]'))
    const data = { ...minutesPaper(facts), secret: '不应出现' }
    expect(paragraphs(fillTemplate(zip.generate({ type: 'nodebuffer' }), data, 'MINUTES'))).toContain('[]')
  })
})

describe('a meeting notice', () => {
  it('P10 names recipient, time, place and topics, each requirement a paragraph of its own', async () => {
    const data: NoticeData = {
      issuer: '长子县重点项目联席会议办公室', number: '长项办〔2026〕3号', title: '关于召开联席会议的通知', issuedOn: '2026年11月12日',
      copiesTo: '', mark: '长子县重点项目联席会议办公室文件', recipient: '县直有关单位', contact: '吴辛八', phone: '0355-0000000',
      seriesName: '重点项目联席会议', heldOn: '2026年11月20日上午9:00', place: '县政府三楼会议室', chair: '', attendees: '各成员单位负责人',
      observers: '', topics: [{ ordinal: '1.', title: '用地报批', proposer: '县自然资源局' }], requirements: ['报送名单。', '准备材料。'],
    }
    const text = paragraphs(fillTemplate(await defaultTemplate('NOTICE'), data, 'NOTICE'))
    expect(text).toEqual(expect.arrayContaining([
      '长项办〔2026〕3号', '县直有关单位：', '1.用地报批（县自然资源局提请）。', '报送名单。', '准备材料。',
      '（联系人：吴辛八，联系电话：0355-0000000）',
    ]))
  })
})
