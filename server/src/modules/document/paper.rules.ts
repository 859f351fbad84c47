import {
  AlignmentType, BorderStyle, Document, DocumentGridType, Footer, LineRuleType, PageNumber, Paragraph, RelativeVerticalPosition, Tab,
  Table, TableAnchorType, TableCell, TableLayoutType, TableRow, TabStopType, TextRun, VerticalAlign, WidthType,
} from 'docx'
import type { FileChild } from 'docx'
import { GAP, GRID, PAGE, RULE, SIZE, TYPE_AREA, characters } from './layout.rules'
import type { FontKey } from './layout.rules'
import { STYLE, fontOf, paperStyles } from './paperStyle.rules'
import type { StyleKey } from './paperStyle.rules'

/** A paragraph in one of the paper's styles. */
export const line = (key: StyleKey, text: string): Paragraph => new Paragraph({ style: STYLE[key], text })

/** Word wants a paragraph after a table; this one takes no room. */
export const afterTable = (): Paragraph =>
  new Paragraph({ spacing: { line: 20, lineRule: LineRuleType.EXACT }, run: { size: 2 } })

/** One empty line of the body. */
export const emptyLine = (): Paragraph => new Paragraph({ style: STYLE.recipient })

/** 出席:… with the label in 黑体. */
export const labelled = (key: StyleKey, label: string, text: string, font: FontKey = '黑体'): Paragraph =>
  new Paragraph({ style: STYLE[key], children: [new TextRun({ text: label, font: fontOf(font) }), new TextRun(text)] })

/** Left and right on one line, one character in on both sides, the red line below: organ and date of a minutes' head. */
export const issuerLine = (left: string, right: string): Paragraph =>
  new Paragraph({
    style: STYLE.issuerLine,
    indent: { firstLine: characters(1) },
    tabStops: [{ type: TabStopType.RIGHT, position: TYPE_AREA.width - characters(1) }],
    children: [new TextRun(left), new TextRun({ children: [new Tab(), right] })],
  })

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const
const ruled = (size: number) => ({ style: BorderStyle.SINGLE, size, color: '000000' }) as const
const noMargins = { top: 0, bottom: 0, left: 0, right: 0, marginUnitType: WidthType.DXA } as const

const IMPRINT_CHARACTER = SIZE.四号 * 10

const imprintCell = (text: string, width: number, options: { span?: number; side?: 'left' | 'right'; flush?: 'right' } = {}) =>
  new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: noMargins,
    ...(options.span && { columnSpan: options.span }),
    children: [
      new Paragraph({
        style: STYLE.imprint,
        text,
        ...(options.side && { indent: { [options.side]: IMPRINT_CHARACTER } }),
        ...(options.flush && { alignment: AlignmentType.RIGHT }),
      }),
    ],
  })

/**
 * The imprint (版记) at the foot of the last page: thick, thin, thick lines; copies to (抄送), then organ and date.
 * The row of copies stands inside the tags `open`…`close`, so that it is absent when there are none.
 */
export const imprint = (copies: { open: string; text: string; close: string }, issuer: string, issuedOn: string): Table => {
  // one character in, three of 抄送 with its colon, and room for what programs round differently
  const label = Math.round(IMPRINT_CHARACTER * 4.2)
  const half = Math.floor(TYPE_AREA.width * 0.56)
  const widths = [label, half - label, TYPE_AREA.width - half]
  return new Table({
    width: { size: TYPE_AREA.width, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    margins: noMargins,
    // on the table, not on cells: the first line stays thick when the row of copies is absent
    borders: {
      top: ruled(RULE.thick), bottom: ruled(RULE.thick), insideHorizontal: ruled(RULE.thin), left: none, right: none, insideVertical: none,
    },
    float: {
      // LibreOffice floats a table only where it is narrower than what it is placed by: the page, not the type area that it fills
      horizontalAnchor: TableAnchorType.PAGE,
      absoluteHorizontalPosition: PAGE.left,
      verticalAnchor: TableAnchorType.MARGIN,
      relativeVerticalPosition: RelativeVerticalPosition.BOTTOM,
    },
    rows: [
      new TableRow({
        cantSplit: true,
        children: [
          imprintCell(`${copies.open}抄送：`, label, { side: 'left' }),
          imprintCell(`${copies.text}。${copies.close}`, TYPE_AREA.width - label, { span: 2, side: 'right' }),
        ],
      }),
      new TableRow({
        cantSplit: true,
        children: [
          imprintCell(issuer, half, { span: 2, side: 'left' }),
          imprintCell(`${issuedOn}印发`, TYPE_AREA.width - half, { side: 'right', flush: 'right' }),
        ],
      }),
    ],
  })
}

/** A ruled table in 4号 whose last row repeats: `open` and `close` are the loop's tags. Widths are parts of the line. */
export const listTable = (
  columns: { head: string; cell: string; part: number }[],
  loop: { open: string; close: string },
): Table => {
  const parts = columns.reduce((sum, c) => sum + c.part, 0)
  const widths = columns.map(c => Math.floor((TYPE_AREA.width * c.part) / parts))
  const cell = (text: string, index: number, font: FontKey) =>
    new TableCell({
      width: { size: widths[index] ?? 0, type: WidthType.DXA },
      verticalAlign: VerticalAlign.CENTER,
      children: [new Paragraph({ style: STYLE.cell, children: [new TextRun({ text, font: fontOf(font) })] })],
    })
  const last = columns.length - 1
  return new Table({
    width: { size: TYPE_AREA.width, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    margins: { ...noMargins, left: 40, right: 40 },
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: columns.map((c, i) => cell(c.head, i, '黑体')) }),
      new TableRow({
        cantSplit: true,
        children: columns.map((c, i) =>
          cell(`${i === 0 ? loop.open : ''}${c.cell}${i === last ? loop.close : ''}`, i, '仿宋')),
      }),
    ],
  })
}

/** —1— in 4号 宋体 on the outer side: odd pages right, even pages left, one character in. */
const pageNumber = (side: 'left' | 'right') =>
  new Footer({
    children: [
      new Paragraph({
        style: STYLE.pageNumber,
        alignment: side === 'left' ? AlignmentType.LEFT : AlignmentType.RIGHT,
        indent: { [side]: SIZE.四号 * 10 },
        children: [new TextRun({ children: ['—', PageNumber.CURRENT, '—'] })],
      }),
    ],
  })

/** A whole paper: A4, margins, grid, styles and page numbers around the given content. */
export const paper = (title: string, children: FileChild[]): Document =>
  new Document({
    title,
    creator: '联席',
    evenAndOddHeaderAndFooters: true,
    compatibility: { doNotExpandShiftReturn: true },
    styles: {
      // Figures are no Chinese text: a program that takes them for it breaks a year over two lines.
      default: { document: { run: { font: fontOf('仿宋'), size: SIZE.三号, language: { value: 'en-US', eastAsia: 'zh-CN' } } } },
      paragraphStyles: paperStyles(),
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: PAGE.width, height: PAGE.height },
            margin: {
              top: PAGE.top, right: PAGE.right, bottom: PAGE.bottom, left: PAGE.left, header: 851, footer: GAP.footer, gutter: 0,
            },
          },
          grid: { type: DocumentGridType.LINES_AND_CHARS, linePitch: GRID.linePitch, charSpace: GRID.charSpace },
        },
        footers: { default: pageNumber('right'), even: pageNumber('left') },
        children,
      },
    ],
  })
