import PizZip from 'pizzip'
import { beforeAll, describe, expect, it } from 'vitest'
import { GRID, PAGE, TYPE_AREA, markSize, twips } from './layout.rules'
import { PAPER_KINDS } from './paperData.rules'
import type { PaperKind } from './paperData.rules'
import { defaultTemplate } from './template.service'

const files = new Map<PaperKind, PizZip>()

const xml = (kind: PaperKind, path: string): string => files.get(kind)?.file(path)?.asText() ?? ''

const styleOf = (kind: PaperKind, id: string): string =>
  new RegExp(`<w:style [^>]*w:styleId="${id}".*?</w:style>`, 's').exec(xml(kind, 'word/styles.xml'))?.[0] ?? ''

beforeAll(async () => {
  for (const kind of PAPER_KINDS) files.set(kind, new PizZip(await defaultTemplate(kind)))
})

describe('the measures of GB/T 9704-2012', () => {
  it('P10 gives margins of 37, 35, 28 and 26 mm and a type area of 156 by 225 mm', () => {
    expect([PAGE.top, PAGE.bottom, PAGE.left, PAGE.right]).toEqual([2098, 1984, 1587, 1474])
    expect([twips(37), twips(35), twips(28), twips(26)]).toEqual([2098, 1984, 1587, 1474])
    expect(TYPE_AREA.width).toBeCloseTo(twips(156), -1)
    expect(TYPE_AREA.height).toBeCloseTo(twips(225), -1)
  })

  it('P10 fits 22 lines of 28 characters into the type area', () => {
    expect(Math.floor(TYPE_AREA.height / GRID.linePitch)).toBe(22)
    const character = 16 + GRID.charSpace / 4096
    expect(character * 28).toBeLessThanOrEqual(TYPE_AREA.width / 20)
    expect(character * 29).toBeGreaterThan(TYPE_AREA.width / 20)
  })

  it.each([
    ['纪要', 88],
    ['长子县重点项目联席会议纪要', 64],
    ['长子县重点项目建设联席会议办公室文件', 46],
    ['字'.repeat(60), 32],
  ])('P10 sets the mark %s on one line where it can', (mark, halfPoints) => {
    expect(markSize(mark)).toBe(halfPoints)
  })
})

describe.each(PAPER_KINDS)('the default template %s', kind => {
  it('P10 carries page, margins and grid in its section', () => {
    const document = xml(kind, 'word/document.xml')
    expect(document).toMatch(/<w:pgSz w:w="11906" w:h="16838"/)
    expect(document).toMatch(/<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/)
    expect(document).toMatch(/<w:docGrid w:type="linesAndChars" w:linePitch="579" w:charSpace="-842"\/>/)
  })

  it('P10 sets body, headings and title in the fonts and sizes of the standard', () => {
    expect(styleOf(kind, 'Normal')).toMatch(/w:eastAsia="仿宋_GB2312".*<w:sz w:val="32"\/>/s)
    expect(styleOf(kind, 'PaperBody')).toMatch(/w:firstLine="640"/)
    expect(styleOf(kind, 'PaperBody')).toMatch(/w:firstLineChars="200"/)
    expect(styleOf(kind, 'PaperHeading1')).toMatch(/w:eastAsia="黑体"/)
    expect(styleOf(kind, 'PaperHeading2')).toMatch(/w:eastAsia="楷体_GB2312"/)
    expect(styleOf(kind, 'PaperTitle')).toMatch(/<w:jc w:val="center"\/>.*w:eastAsia="方正小标宋简体".*<w:sz w:val="44"\/>/s)
    expect(styleOf(kind, 'PaperMark')).toMatch(/w:before="1984".*<w:color w:val="FF0000"\/>/s)
    expect(styleOf(kind, kind === 'MINUTES' ? 'PaperIssuerLine' : 'PaperNumber')).toMatch(/<w:bottom w:val="single" w:color="FF0000"[^>]*w:space="6"/)
  })

  it('P10 puts —1— outside: odd pages right, even pages left, 7 mm below the type area', () => {
    const footers = [...xml(kind, 'word/document.xml').matchAll(/<w:footerReference w:type="(\w+)" r:id="(\w+)"/g)]
    const target = (id: string) =>
      new RegExp(`Id="${id}"[^>]*Target="([^"]+)"|Target="([^"]+)"[^>]*Id="${id}"`).exec(xml(kind, 'word/_rels/document.xml.rels'))
    const sides = footers.map(([, type, id]) => {
      const found = target(id ?? '')
      const footer = xml(kind, `word/${found?.[1] ?? found?.[2] ?? ''}`)
      expect(footer).toMatch(/—.*PAGE.*—/s)
      return [type, /<w:jc w:val="(\w+)"/.exec(footer)?.[1]]
    })
    expect(sides).toEqual([['default', 'right'], ['even', 'left']])
    expect(xml(kind, 'word/settings.xml')).toContain('<w:evenAndOddHeaders/>')
    expect(xml(kind, 'word/document.xml')).toMatch(/w:footer="1307"/)
    expect(styleOf(kind, 'PaperPageNumber')).toMatch(/w:eastAsia="宋体".*<w:sz w:val="28"\/>/s)
  })

  it('P10 rules the imprint thick, thin, thick', () => {
    expect(xml(kind, 'word/document.xml')).toMatch(
      /<w:top w:val="single" w:color="000000" w:sz="8"\/>.*<w:bottom w:val="single" w:color="000000" w:sz="8"\/>.*<w:insideH w:val="single" w:color="000000" w:sz="6"\/>/s,
    )
  })
})
