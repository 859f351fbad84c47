import { dayOfSerial, MAX_DATA_ROWS, parseAddress, parseRange } from '../../kernel/grid'
import type { Cell, CellKind, Grid, GridRow } from '../../kernel/grid'
import { attribute, BrokenXml, decodeEntities, scanXml } from './xml'
import type { XmlHandler } from './xml'

/** Rows with content: those of data, and some for titles and footers. */
const MAX_ROWS = MAX_DATA_ROWS + 60
export const MAX_COLUMNS = 200
const MAX_TEXT = 32_767

export const unescapeText = (text: string): string => {
  const plain = decodeEntities(text)
  return plain.includes('_x') ? plain.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))) : plain
}

/** Shared strings, rich text joined, phonetic guides left out. */
export const readStrings = (xml: string): string[] => {
  const strings: string[] = []
  let current = ''
  let inText = false
  let phonetic = false
  scanXml(xml, {
    open: name => {
      if (name === 'si') current = ''
      else if (name === 't') inText = !phonetic
      else if (name === 'rPh') phonetic = true
    },
    text: text => {
      if (inText) current = current === '' ? text : current + text
    },
    close: name => {
      if (name === 'si') strings.push(unescapeText(current))
      else if (name === 't') inText = false
      else if (name === 'rPh') phonetic = false
    },
  })
  return strings
}

const DATE_FORMATS = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58])
const isDateFormat = (code: string) => /[yd]|m/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, '').split(';')[0]?.replace(/general/i, '') ?? '')

/** For each cell format, whether it shows a number as a day. */
export const readDateStyles = (xml: string): boolean[] => {
  const custom = new Map<number, boolean>()
  const styles: boolean[] = []
  let inFormats = false
  scanXml(xml, {
    open: (name, attributes) => {
      if (name === 'numFmt') custom.set(Number(attribute(attributes, 'numFmtId')), isDateFormat(attribute(attributes, 'formatCode') ?? ''))
      else if (name === 'cellXfs') inFormats = true
      else if (name === 'xf' && inFormats) {
        const id = Number(attribute(attributes, 'numFmtId') ?? 0)
        styles.push(custom.get(id) ?? DATE_FORMATS.has(id))
      }
    },
    close: name => {
      if (name === 'cellXfs') inFormats = false
    },
    text: () => undefined,
  })
  return styles
}

export interface SheetContext {
  strings: string[]
  dateStyles: boolean[]
  base1904: boolean
}

const numberText = (value: number) => (Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(15))))

class SheetReader implements XmlHandler {
  readonly grid: Grid
  private contentRows = 0
  private row: GridRow | null = null
  private rowNumber = 0
  private column = -1
  private widest = -1
  private type = 'n'
  private style = 0
  private formula = false
  private raw = ''
  private wanted = false
  private phonetic = false
  private inCell = false

  constructor(name: string, hidden: boolean, private readonly context: SheetContext) {
    this.grid = { name, hidden, rows: [], merges: [], width: 0, refused: null }
  }

  open(name: string, attributes: string) {
    if (name === 'c') this.openCell(attributes)
    else if (name === 'v' || name === 't') this.wanted = !this.phonetic
    else if (name === 'f') this.formula = true
    else if (name === 'rPh') this.phonetic = true
    else if (name === 'row') {
      if (this.row) throw new BrokenXml('row in row')
      this.rowNumber = Number(attribute(attributes, 'r') ?? this.rowNumber + 1)
      this.row = { number: this.rowNumber, hidden: attribute(attributes, 'hidden') === '1', cells: [] }
      this.column = -1
    } else if (name === 'mergeCell') {
      const range = parseRange(attribute(attributes, 'ref') ?? '')
      if (range) this.grid.merges.push(range)
    }
  }

  private openCell(attributes: string) {
    if (this.inCell) throw new BrokenXml('cell in cell')
    this.inCell = true
    const address = attribute(attributes, 'r')
    this.column = (address === null ? null : parseAddress(address)?.column) ?? this.column + 1
    this.type = attribute(attributes, 't') ?? 'n'
    this.style = Number(attribute(attributes, 's') ?? 0)
    this.formula = false
    this.raw = ''
  }

  text(text: string) {
    if (this.wanted) this.raw = this.raw === '' ? text : this.raw + text
  }

  close(name: string) {
    if (name === 'v' || name === 't') this.wanted = false
    else if (name === 'rPh') this.phonetic = false
    else if (name === 'c') this.closeCell()
    else if (name === 'row') this.closeRow()
  }

  private closeCell() {
    this.inCell = false
    const cell = this.cell()
    if (!cell || !this.row) return
    this.row.cells[this.column] = cell
    if (this.column > this.widest) this.widest = this.column
  }

  private cell(): Cell | null {
    const { raw, formula, type } = this
    if (raw === '' && !formula) return null
    if (raw === '') return { kind: 'text', text: '', number: null, formula, cut: false }
    if (type === 's') return this.words(this.context.strings[Number(raw)] ?? '')
    if (type === 'str' || type === 'inlineStr') return this.words(unescapeText(raw))
    if (type === 'e') return this.value('error', unescapeText(raw), null)
    if (type === 'b') return this.value('boolean', raw === '1' ? '是' : '否', null)
    if (type === 'd') return this.value('date', raw.slice(0, 10), null)
    const number = Number(raw)
    if (!Number.isFinite(number)) return this.words(unescapeText(raw))
    const day = this.context.dateStyles[this.style] === true ? dayOfSerial(number, this.context.base1904) : null
    return day === null ? this.value('number', numberText(number), number) : this.value('date', day, number)
  }

  private value(kind: CellKind, text: string, number: number | null): Cell {
    return { kind, text, number, formula: this.formula, cut: false }
  }

  private words(text: string): Cell | null {
    if (!this.formula && (text === '' || text.trim() === '')) return null
    const cut = text.length > MAX_TEXT
    return { kind: 'text', text: cut ? text.slice(0, MAX_TEXT) : text, number: null, formula: this.formula, cut }
  }

  private closeRow() {
    const { row } = this
    this.row = null
    if (!row || row.cells.length === 0) return
    this.contentRows++
    // Beyond the limit rows are only counted, for the sentence.
    if (this.contentRows <= MAX_ROWS) this.grid.rows.push(row)
  }

  finish(): Grid {
    const { grid } = this
    grid.width = this.widest + 1
    grid.refused = this.refusal()
    if (grid.refused !== null) grid.rows = []
    return grid
  }

  private refusal(): string | null {
    const { name } = this.grid
    if (this.widest >= MAX_COLUMNS)
      return `工作表“${name}”有 ${this.widest + 1} 列，超过 ${MAX_COLUMNS} 列的上限。请删去第 ${MAX_COLUMNS} 列（GR 列）以后的内容，只保留清单各列，再上传。`
    if (this.contentRows > MAX_ROWS)
      return `工作表“${name}”有 ${this.contentRows} 行，超过 ${MAX_DATA_ROWS} 行的上限。请按乡镇或年度拆成几个文件，分次导入。`
    return null
  }
}

const SLICE = 1 << 20

/** Reads a worksheet part. It is decoded slice by slice between rows, so that the whole text is never held at once. */
export const readSheet = (name: string, hidden: boolean, part: Buffer, context: SheetContext): Grid => {
  const reader = new SheetReader(name, hidden, context)
  if (part[0] === 0xff && part[1] === 0xfe) scanXml(part.toString('utf16le'), reader)
  else
    for (let from = 0; from < part.length; ) {
      const at = from + SLICE < part.length ? part.indexOf('</row>', from + SLICE) : -1
      const to = at < 0 ? part.length : at + 6
      scanXml(part.toString('utf8', from, to), reader)
      from = to
    }
  return reader.finish()
}
