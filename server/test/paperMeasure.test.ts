import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { minutesPaper, type MinutesFacts } from '../src/modules/document/document.service'
import { fillTemplate } from '../src/modules/document/fill.rules'
import { defaultTemplate } from '../src/modules/document/template.service'

/** The rendered page is measured where LibreOffice and poppler are there. */
const there = ['soffice', 'pdftotext', 'pdffonts'].every(tool => spawnSync('which', [tool]).status === 0)

const MM = 72 / 25.4
interface Line { xMin: number; xMax: number; yMin: number; yMax: number; text: string }
interface Page { width: number; height: number; lines: Line[] }

const number = (tag: string, name: string) => Number(new RegExp(`${name}="([\\d.]+)"`).exec(tag)?.[1])

/** Lines of each page as they stand on paper, points from the upper left corner; what stands at one height is one line. */
function pagesOf(html: string): Page[] {
  return html.split('<page ').slice(1).map(page => {
    const words = [...page.matchAll(/<word ([^>]*)>([^<]*)<\/word>/g)].map(([, at = '', text = '']) => ({
      xMin: number(at, 'xMin'), xMax: number(at, 'xMax'), yMin: number(at, 'yMin'), yMax: number(at, 'yMax'), text,
    }))
    const lines: Line[] = []
    for (const w of words.sort((a, b) => a.yMin - b.yMin || a.xMin - b.xMin)) {
      const same = lines.find(l => Math.abs(l.yMin - w.yMin) < 6)
      if (!same) lines.push({ ...w })
      else Object.assign(same, { xMin: Math.min(same.xMin, w.xMin), xMax: Math.max(same.xMax, w.xMax), text: same.text + w.text })
    }
    return { width: number(page, 'width'), height: number(page, 'height'), lines }
  })
}

const facts: MinutesFacts = {
  issuer: '长子县重点项目办公室', seriesName: '重点项目建设联席会议', title: '第三次联席会议纪要', number: '', issue: { year: 2026, serial: 3 },
  heldOn: '2026-03-17', heldTime: '09:00', place: '三楼会议室', chair: '县长王甲一', recorder: '李乙二', attendance: [{ unit: '县水务局', name: '张丙三', state: 'ATTENDED', note: '' }],
  topics: [{ key: 'item:1', title: '供水问题', proposer: '县水务局', heard: '', outcome: 'DECIDED', outcomeText: '同意', resolutions: [] }], issuedOn: '2026-03-18', copiesTo: [],
}

describe.skipIf(!there)('the rendered page', () => {
  let dir = ''
  let pages: Page[] = []
  let fonts = ''
  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'lianxi-measure-'))
    // One paragraph over several pages: a page of it is full of lines, and its lines are full of characters.
    const long = '会'.repeat(28 * 22 * 3)
    const data = minutesPaper(facts, [{ key: 'a', part: 'OPENING', topic: null, text: long }, { key: 't', part: 'TITLE', topic: 'item:1', text: '供水问题' }])
    writeFileSync(join(dir, 'paper.docx'), fillTemplate(await defaultTemplate('MINUTES'), data, 'MINUTES'))
    execFileSync('soffice', [`-env:UserInstallation=file://${dir}/profile`, '--headless', '--convert-to', 'pdf', '--outdir', dir, join(dir, 'paper.docx')], { stdio: 'ignore', timeout: 90_000 })
    execFileSync('pdftotext', ['-bbox', join(dir, 'paper.pdf'), join(dir, 'paper.html')])
    pages = pagesOf(readFileSync(join(dir, 'paper.html'), 'utf8'))
    fonts = execFileSync('pdffonts', [join(dir, 'paper.pdf')], { encoding: 'utf8' })
  }, 120_000)
  afterAll(() => rmSync(dir, { recursive: true, force: true }))

  /** A page of nothing but body; without its page number. */
  const full = () => pages[1]!.lines.filter(l => !l.text.includes('—'))

  it('P10 is A4 with margins of 37, 28 and 26 mm, and nothing of the body below 35 mm from the foot', () => {
    expect(pages.length).toBeGreaterThan(2)
    expect(pages[1]!.width / MM).toBeCloseTo(210, 0)
    expect(pages[1]!.height / MM).toBeCloseTo(297, 0)
    const lines = full()
    expect(Math.min(...lines.map(l => l.xMin)) / MM).toBeCloseTo(28, 0)
    expect(210 - Math.max(...lines.map(l => l.xMax)) / MM).toBeGreaterThan(25.4)
    expect(210 - Math.max(...lines.map(l => l.xMax)) / MM).toBeLessThan(27.5)
    // A glyph's box stands within its line of 28.95 pt: the first line's box begins at most half the leading below the margin.
    expect(Math.min(...lines.map(l => l.yMin)) / MM).toBeGreaterThan(36)
    expect(Math.min(...lines.map(l => l.yMin)) / MM).toBeLessThan(41)
    expect(297 - Math.max(...lines.map(l => l.yMax)) / MM).toBeGreaterThan(33)
  })

  it('P10 holds 22 lines of 28 characters', () => {
    const lines = full()
    expect(lines).toHaveLength(22)
    expect([...new Set(lines.map(l => [...l.text].length))]).toEqual([28])
  })

  it('P10 names the fonts that stood in for those that this machine lacks', () => {
    // The file asks for 仿宋_GB2312; a machine without it takes another, and the page still holds its measures.
    expect(fonts.split('\n').slice(2).filter(Boolean).length).toBeGreaterThan(0)
    expect(fonts).toMatch(/yes\s+(yes|no)\s+(yes|no)/)
  })
})
