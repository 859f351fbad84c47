import PizZip from 'pizzip'
import { describe, expect, it } from 'vitest'
import { PAPER_KINDS } from './paperData.rules'
import { defaultTemplate } from './template.service'
import { checkTemplate } from './templateCheck.rules'

/** The default minutes with something changed, as an office would change it in Word. */
const edited = async (from: string, to: string): Promise<Buffer> => {
  const zip = new PizZip(await defaultTemplate('MINUTES'))
  const xml = zip.file('word/document.xml')?.asText() ?? ''
  expect(xml).toContain(from)
  zip.file('word/document.xml', xml.replace(from, to))
  return zip.generate({ type: 'nodebuffer' })
}

const check = async (from: string, to: string) => checkTemplate(await edited(from, to), 'MINUTES')

describe('an office’s own template', () => {
  it.each(PAPER_KINDS)('P10 the default %s passes its own check', async kind => {
    expect(checkTemplate(await defaultTemplate(kind), kind)).toEqual([])
  })

  it('P10 may use names for labels and leave out what is not required', async () => {
    expect(await check('{标题}', '{title}')).toEqual([])
    expect(await check('{期号}', '')).toEqual([])
  })

  it.each([
    ['{标题}', '{标题', 'unclosed_tag', '标题', '缺少右花括号'],
    ['{标题}', '标题}', 'unopened_tag', '标题', '缺少左花括号'],
    ['{标题}', '{{标题}', 'duplicate_open_tag', '标题', '多了一个左花括号'],
    ['{/议题}', '', 'unclosed_loop', '议题', '没有结束'],
    ['{#正文段落}', '', 'unopened_loop', '正文段落', '没有对应的开始'],
  ])('P10 refuses %s written as %s with id, tag and place', async (from, to, id, tag, words) => {
    const problems = await check(from, to)
    const broken = problems.find(p => p.id === id)
    expect(broken).toMatchObject({ code: 'BROKEN', tag })
    expect(broken?.message).toContain(words)
    expect(broken?.message).toMatch(/请|改成/)
    expect(broken?.offset).toEqual(expect.any(Number))
  })

  it('P10 refuses braces of the Chinese keyboard, which would be printed as they stand', async () => {
    const problems = await check('{标题}', '\uff5b标题\uff5d')
    expect(problems).toMatchObject([{ code: 'BROKEN', id: 'full_width_brace', tag: '标题' }])
    expect(problems[0]?.message).toContain('英文输入法')
  })

  it('P10 refuses an unknown tag and lists the tags there are', async () => {
    const problems = await check('{标题}', '{标题}{领导批示}')
    expect(problems).toMatchObject([{ code: 'UNKNOWN', tag: '领导批示' }])
    expect(problems[0]?.message).toContain('{发文机关}')
    expect(problems[0]?.message).toContain('{#议题}')
  })

  it('P10 refuses a tag outside the loop that gives it', async () => {
    expect(await check('{标题}', '{标题}{责任单位}')).toMatchObject([{ code: 'UNKNOWN', tag: '责任单位' }])
  })

  it.each(['{@标题}', '{=[[ ]]=}'])('P10 refuses raw XML and other braces: %s', async tag => {
    expect(await check('{期号}', tag)).toMatchObject([{ code: 'UNKNOWN' }])
  })

  it('P10 refuses a template that lacks what the paper exists for', async () => {
    expect(await check('{标题}', '标题')).toMatchObject([{ code: 'MISSING', tag: '{标题}' }])
    expect(await check('{议题名称}', '')).toMatchObject([{ code: 'MISSING', tag: '{议题名称}' }])
  })

  it('P10 refuses another kind’s template', async () => {
    const codes = checkTemplate(await defaultTemplate('NOTICE'), 'MINUTES').map(p => p.code)
    expect(codes).toContain('UNKNOWN')
    expect(codes).toContain('MISSING')
  })

  it.each([
    ['an empty file', Buffer.alloc(0), '空的'],
    ['a text', Buffer.from('会议纪要'), '打不开'],
    ['an old .doc or an encrypted file', Buffer.from('d0cf11e0a1b11ae1', 'hex'), '旧版'],
    ['a zip that is no Word file', new PizZip().file('a.txt', 'a').generate({ type: 'nodebuffer' }), '不是Word'],
    ['a file that is too large', Buffer.alloc(6 * 1024 * 1024), '5MB'],
  ])('P10 refuses %s', (_, file, words) => {
    const problems = checkTemplate(file, 'MINUTES')
    expect(problems).toMatchObject([{ code: 'FILE', offset: null }])
    expect(problems[0]?.message).toContain(words)
  })

  it('P10 refuses macros', async () => {
    const zip = new PizZip(await defaultTemplate('MINUTES')).file('word/vbaProject.bin', 'x')
    expect(checkTemplate(zip.generate({ type: 'nodebuffer' }), 'MINUTES')[0]?.message).toContain('宏')
  })

  it('P10 refuses a file that would unfold beyond measure, before unfolding it', async () => {
    const file = await defaultTemplate('MINUTES')
    // what the zip's directory says of the first file's unpacked size
    file.writeUInt32LE(51 * 1024 * 1024, file.indexOf('PK\x01\x02', 0, 'latin1') + 24)
    expect(checkTemplate(file, 'MINUTES')[0]?.message).toContain('过大')
  })
})
