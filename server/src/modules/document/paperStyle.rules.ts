import { AlignmentType, BorderStyle, LineRuleType } from 'docx'
import type { IParagraphStyleOptions } from 'docx'
import { FONT, GAP, GRID, RED, RULE, SIZE, characters, lines, markLine } from './layout.rules'
import type { FontKey } from './layout.rules'

/** A font for every script of a run: figures and letters of an official paper stand in the Chinese font. */
export const fontOf = (key: FontKey) => {
  const { name } = FONT[key]
  return { ascii: name, hAnsi: name, eastAsia: name, cs: name, hint: 'eastAsia' }
}

/** Style ids, as they stand in a template's styles.xml. */
export const STYLE = {
  mark: 'PaperMark',
  number: 'PaperNumber',
  issuerLine: 'PaperIssuerLine',
  title: 'PaperTitle',
  recipient: 'PaperRecipient',
  body: 'PaperBody',
  heading1: 'PaperHeading1',
  heading2: 'PaperHeading2',
  attendance: 'PaperAttendance',
  signature: 'PaperSignature',
  note: 'PaperNote',
  imprint: 'PaperImprint',
  cell: 'PaperCell',
  pageNumber: 'PaperPageNumber',
} as const

export type StyleKey = keyof typeof STYLE

const exactly = (line: number, before = 0, after = 0) => ({ line, lineRule: LineRuleType.EXACT, before, after })

const TITLE_LINE = 660
const twoCharacters = { firstLine: characters(2), firstLineChars: 200 }

const style = (
  key: StyleKey,
  name: string,
  font: FontKey,
  size: number,
  paragraph: IParagraphStyleOptions['paragraph'],
  color?: string,
): IParagraphStyleOptions => ({
  id: STYLE[key],
  name,
  basedOn: 'Normal',
  quickFormat: true,
  run: { font: fontOf(font), size, ...(color && { color }) },
  paragraph: { ...paragraph },
})

/** The styles of an official paper under Chinese names, so that an office finds them in Word's style list. */
export const paperStyles = (): IParagraphStyleOptions[] => [
  {
    id: 'Normal',
    name: 'Normal',
    quickFormat: true,
    run: { font: fontOf('仿宋'), size: SIZE.三号 },
    paragraph: { spacing: exactly(GRID.linePitch), alignment: AlignmentType.BOTH },
  },
  style('mark', '公文发文机关标志', '小标宋', 64, {
    alignment: AlignmentType.CENTER,
    // not the font's own line: its white above the characters would count as distance from the type area's edge
    spacing: exactly(markLine(64), GAP.mark),
  }, RED),
  style('number', '公文发文字号', '仿宋', SIZE.三号, {
    alignment: AlignmentType.CENTER,
    spacing: exactly(GRID.linePitch, lines(2)),
    border: { bottom: { style: BorderStyle.SINGLE, size: RULE.red, color: RED, space: GAP.redLinePoints } },
  }),
  style('issuerLine', '公文纪要编发行', '仿宋', SIZE.三号, {
    alignment: AlignmentType.LEFT,
    spacing: exactly(GRID.linePitch, lines(1)),
    border: { bottom: { style: BorderStyle.SINGLE, size: RULE.red, color: RED, space: GAP.redLinePoints } },
  }),
  style('title', '公文标题', '小标宋', SIZE.二号, {
    alignment: AlignmentType.CENTER,
    spacing: exactly(TITLE_LINE, lines(2), lines(1)),
  }),
  style('recipient', '公文主送机关', '仿宋', SIZE.三号, { alignment: AlignmentType.LEFT }),
  style('body', '公文正文', '仿宋', SIZE.三号, { indent: twoCharacters }),
  style('heading1', '公文一级标题', '黑体', SIZE.三号, { indent: twoCharacters, keepNext: true }),
  style('heading2', '公文二级标题', '楷体', SIZE.三号, { indent: twoCharacters, keepNext: true }),
  // 左空二字, the label's three characters, then the names: a further line starts under the first name
  style('attendance', '公文出席名单', '仿宋', SIZE.三号, {
    indent: { left: characters(5), hanging: characters(3) },
  }),
  style('signature', '公文署名日期', '仿宋', SIZE.三号, {
    alignment: AlignmentType.CENTER,
    indent: { left: characters(12) },
    keepLines: true,
  }),
  style('note', '公文附注', '仿宋', SIZE.三号, { indent: twoCharacters }),
  style('imprint', '公文版记', '仿宋', SIZE.四号, { alignment: AlignmentType.LEFT, spacing: exactly(480) }),
  style('cell', '公文表格', '仿宋', SIZE.四号, { alignment: AlignmentType.CENTER, spacing: exactly(440) }),
  style('pageNumber', '公文页码', '宋体', SIZE.四号, { spacing: exactly(GAP.pageNumberLine) }),
]
