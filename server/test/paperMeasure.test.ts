import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import jsQR from 'jsqr'
import PizZip from 'pizzip'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FONT } from '../src/modules/document/layout.rules'
import { PAPER_KINDS } from '../src/modules/document/paperData.rules'
import { asLetters, pictureOf, linesOf, pagesOf, runsOf, type Page, type Picture } from './paperPage'
import { CODE, samplePapers, TITLES } from './paperSamples'

const TOOLS = ['soffice', 'pdftotext', 'pdffonts', 'pdftoppm']
/** The rendered page is measured where LibreOffice and poppler are there; else the files' own XML is (layout.rules.test). */
const absent = TOOLS.filter(tool => spawnSync('which', [tool]).status !== 0)
if (absent.length) console.warn(`the rendered pages are not measured: ${absent.join(', ')} is not installed here`)

const MM = 72 / 25.4
/** What a pixel at 150 dpi, a glyph's own white edge and a program's rounding may make of a measure. */
const NEAR = 1

interface Rendered { pages: Page[]; first: Picture; last: Picture; fonts: string }

let papers = new Map<string, Buffer>()
const rendered = new Map<string, Rendered>()
let dir = ''
beforeAll(async () => {
  papers = await samplePapers()
  if (absent.length) return
  dir = mkdtempSync(join(tmpdir(), 'lianxi-measure-'))
  for (const [name, file] of papers) writeFileSync(join(dir, `${name}.docx`), file)
  const files = [...papers.keys()].map(name => join(dir, `${name}.docx`))
  execFileSync('soffice', [`-env:UserInstallation=file://${dir}/profile`, '--headless', '--convert-to', 'pdf', '--outdir', dir, ...files], { stdio: 'ignore', timeout: 150_000 })
  for (const name of papers.keys()) {
    const pdf = join(dir, `${name}.pdf`)
    execFileSync('pdftotext', ['-bbox', pdf, join(dir, `${name}.html`)])
    const pages = pagesOf(readFileSync(join(dir, `${name}.html`), 'utf8'))
    const picture = (n: number) => pictureOf(execFileSync('pdftoppm', ['-r', '150', '-f', String(n), '-l', String(n), pdf], { maxBuffer: 64 * 1024 * 1024 }))
    rendered.set(name, { pages, first: picture(1), last: picture(pages.length), fonts: execFileSync('pdffonts', [pdf], { encoding: 'utf8' }) })
  }
}, 180_000)
afterAll(() => { if (dir) rmSync(dir, { recursive: true, force: true }) })

describe.skipIf(absent.length > 0).each([...PAPER_KINDS, 'ISSUED'])('the rendered page of %s', name => {
  const of = () => rendered.get(name)!
  const near = (is: number, should: number, by = NEAR) => {
    expect(is).toBeGreaterThan(should - by)
    expect(is).toBeLessThan(should + by)
  }

  it('P10 is A4, and its text keeps within 28, 26, 37 and 35 mm', () => {
    for (const page of of().pages) {
      near(page.width / MM, 210, 0.5)
      near(page.height / MM, 297, 0.5)
      const body = linesOf(page).filter(l => l.yMin / MM < 262)
      expect(Math.min(...body.map(l => l.xMin)) / MM).toBeGreaterThan(27.5)
      // a comma at a line's end may hang over by its own width
      expect(Math.max(...body.map(l => l.xMax)) / MM).toBeLessThan(184 + 5.7)
      expect(Math.min(...body.map(l => l.yMin)) / MM).toBeGreaterThan(36)
    }
  })

  it('P10 puts the mark 35 mm below the type area’s edge, the number in the middle, a red line of 156 mm 4 mm under it', () => {
    const { first } = of()
    const red = runsOf(first, 'red')
    near(Math.min(...red.map(r => r.y)), 37 + 35, 1.2)
    const line = red.filter(r => r.to - r.from > 100)
    near(Math.min(...line.map(r => r.from)), 28)
    near(Math.max(...line.map(r => r.to)), 184)
    const top = Math.min(...line.map(r => r.y))
    const above = runsOf(first, 'black').filter(r => r.y < top)
    near(top - Math.max(...above.map(r => r.y)), 4, 1.2)
    const number = linesOf(of().pages[0]!).find(l => l.text.includes('〔2026〕') && l.yMin / MM < top)!
    near((number.xMin + number.xMax) / 2 / MM, 106, 1.5)
  })

  it('P10 sets the title in the middle in 22 points, the body in 16', () => {
    const lines = linesOf(of().pages[0]!)
    const title = lines.filter(l => l.yMin / MM > 100 && asLetters(TITLES[name]!).includes(asLetters(l.text)) && asLetters(l.text).length > 1)
    expect(title.map(l => asLetters(l.text)).join('')).toBe(asLetters(TITLES[name]!))
    for (const l of title) near((l.xMin + l.xMax) / 2 / MM, 106, 2)
    const body = lines.filter(l => l.yMin > title.at(-1)!.yMax && l.yMin / MM < 262)
    expect(body.length).toBeGreaterThan(2)
    near((title[0]!.yMax - title[0]!.yMin) / (body[1]!.yMax - body[1]!.yMin), 22 / 16, 0.05)
  })

  it('P10 puts —1— outside, 7 mm below the type area', () => {
    of().pages.forEach((page, i) => {
      const number = linesOf(page).find(l => asLetters(l.text) === `—${i + 1}—`)!
      near(number.yMin / MM, 262 + 7, 2.5)
      // one character of 14 points in from the side
      if (i % 2) near(number.xMin / MM, 28 + 14 / MM)
      else near(number.xMax / MM, 184 - 14 / MM)
    })
  })

  it('P10 rules the imprint over 156 mm and ends it on the lower edge of the type area', () => {
    const ruled = runsOf(of().last, 'black').filter(r => r.to - r.from > 150)
    const ys = [...new Set(ruled.map(r => Math.round(r.y / 2)))]
    expect(ys.length).toBeGreaterThanOrEqual(name === 'EXCERPT' ? 2 : 3)
    near(Math.min(...ruled.map(r => r.from)), 28)
    near(Math.max(...ruled.map(r => r.to)), 184)
    near(Math.max(...ruled.map(r => r.y)), 262)
    const imprint = linesOf(of().pages.at(-1)!).filter(l => l.text.includes('印发') && l.yMin / MM > 200)
    expect(imprint.at(-1)!.yMin / MM).toBeGreaterThan(250)
  })

  it('P10 draws every character with a font that is in the page, and loses none', () => {
    const fonts = of().fonts.split('\n').slice(2).filter(Boolean)
    expect(fonts.length).toBeGreaterThan(0)
    for (const font of fonts) expect(font).toMatch(/\syes\s+(yes|no)\s+yes\s+\d+\s+\d+\s*$/)
    const drawn = asLetters(of().pages.flatMap(p => linesOf(p).map(l => l.text)).join(''))
    expect(drawn).not.toMatch(/[\ufffd\u25a1{}]/)
    for (const word of ['长子县重点项目建设联席会议', '2026年3月18日印发']) expect(drawn).toContain(word)
    // A year is not broken over two lines.
    for (const l of of().pages.flatMap(linesOf)) expect(l.text).not.toMatch(/(^|[^\d])(2|20|202)$/)
  })
})

describe.skipIf(absent.length > 0)('the page that is full', () => {
  it('P10 holds 22 lines of 28 characters', () => {
    const { pages } = rendered.get('FULL')!
    expect(pages.length).toBeGreaterThan(2)
    const lines = linesOf(pages[1]!).filter(l => !l.text.includes('—'))
    expect(lines).toHaveLength(22)
    expect([...new Set(lines.map(l => [...l.text].length))]).toEqual([28])
    expect(297 - Math.max(...lines.map(l => l.yMax)) / MM).toBeGreaterThan(33)
  })

  it('P10 minutes of eight topics go over several pages, each topic’s name with what follows it', () => {
    const { pages } = rendered.get('MINUTES')!
    expect(pages.length).toBeGreaterThan(3)
    for (const page of pages.slice(0, -1)) expect(asLetters(linesOf(page).filter(l => l.yMin / MM < 262).at(-1)!.text)).not.toMatch(/^[一二三四五六七八]、/)
  })
})

describe.skipIf(absent.length > 0)('the code on the issued file', () => {
  it('N13 opens, stands below the page number on the right, and is read from the page', () => {
    const { first } = rendered.get('ISSUED')!
    const { pixels, width, height } = first
    const rgba = new Uint8ClampedArray(width * height * 4)
    for (let i = 0; i < width * height; i++) rgba.set([pixels[i * 3]!, pixels[i * 3 + 1]!, pixels[i * 3 + 2]!, 255], i * 4)
    const found = jsQR(rgba, width, height)
    expect(found?.data).toBe(CODE.address)
    const mm = (px: number) => (px * 25.4) / 150
    const { topLeftCorner: a, bottomRightCorner: b } = found!.location
    expect(mm(b.x)).toBeGreaterThan(175)
    expect(mm(b.x)).toBeLessThan(185)
    expect(mm(a.y)).toBeGreaterThan(272)
    expect(mm(b.y)).toBeLessThan(294)
    expect(rendered.get('MINUTES')!.pages.length).toBe(rendered.get('ISSUED')!.pages.length)
  })
})

describe('the fonts of a paper', () => {
  it.each(PAPER_KINDS)('P10 %s names those of the standard, says for each what to take where it is missing, and ships none', kind => {
    const zip = new PizZip(papers.get(kind)!)
    const xml = (path: string) => zip.file(path)?.asText() ?? ''
    const named = new Set([...`${xml('word/styles.xml')}${xml('word/document.xml')}`.matchAll(/w:eastAsia="([^"]+)"\/?/g)].map(m => m[1]!).filter(n => n !== 'zh-CN'))
    const standard: string[] = Object.values(FONT).map(f => f.name)
    expect([...named].filter(n => !standard.includes(n))).toEqual([])
    expect([...named]).toEqual(expect.arrayContaining([FONT.仿宋.name, FONT.黑体.name, FONT.小标宋.name, FONT.楷体.name]))
    for (const { name, instead } of Object.values(FONT)) expect(xml('word/fontTable.xml')).toContain(`<w:font w:name="${name}"><w:altName w:val="${instead}"/>`)
    expect(Object.keys(zip.files).filter(f => /\.(odttf|ttf|otf|fntdata)$/i.test(f))).toEqual([])
  })

  it('P10 sets the sentence that a paragraph of (一) opens with in 楷体, and nothing after it', () => {
    const xml = new PizZip(papers.get('MINUTES')!).file('word/document.xml')!.asText()
    const kai = [...xml.matchAll(/<w:r><w:rPr><w:rFonts[^>]*w:eastAsia="楷体_GB2312"[^>]*\/><\/w:rPr><w:t[^>]*>([^<]*)<\/w:t><\/w:r>/g)].map(m => m[1]!)
    expect(kai.length).toBeGreaterThan(5)
    for (const lead of kai) expect(lead).toMatch(/^（[一二三]）会议要求，[^。]+。$/)
    expect(xml).toMatch(/<w:t[^>]*>责任单位：县自然资源局/)
  })
})
