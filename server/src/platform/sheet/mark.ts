import { columnName, parseAddress, PROBLEM_SHEET } from '../../kernel/grid'
import { paintCells, withLegacyDrawing } from './markCells'
import { withComments, withShapes } from './markComments'
import { MarkStyles } from './markStyles'
import type { MarkColour } from './markStyles'
import { openParts, readRelations, relsOf } from './parts'
import type { Parts, SheetPart } from './parts'
import { orDamaged } from './signature'
import { attribute, encodeXml } from './xml'
import { rezip } from './zip'

export interface Mark {
  sheet: string
  /** `G5`; null for what concerns the whole sheet: listed only. */
  address: string | null
  colour: MarkColour
  /** Text of the cell as it was read. */
  value: string
  /** A Chinese sentence that says what to correct. */
  message: string
}

/** Excel becomes slow with more; the list on the problem sheet is always complete. */
const MAX_COMMENTS = 3000
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const emptyRels = `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>`

/** Some readers do not understand targets from the root: relative ones wherever both lie in one folder or its neighbour. */
const targetFrom = (owner: string, target: string): string => {
  const folder = owner.slice(0, owner.lastIndexOf('/') + 1)
  const above = folder.slice(0, folder.lastIndexOf('/', folder.length - 2) + 1)
  if (target.startsWith(folder)) return target.slice(folder.length)
  return above !== '' && target.startsWith(above) ? `../${target.slice(above.length)}` : `/${target}`
}

class Package {
  readonly changes = new Map<string, string>()
  constructor(readonly parts: Parts) {}

  text(path: string): string | null {
    return this.changes.get(path) ?? (this.parts.has(path) ? this.parts.text(path) : null)
  }

  has(path: string) {
    return this.changes.has(path) || this.parts.has(path)
  }

  put(path: string, text: string) {
    this.changes.set(path, text)
  }

  /** A path that is not taken, `xl/comments7.xml`. */
  free(stem: string, ending: string) {
    let n = 1
    while (this.has(`${stem}${n}${ending}`)) n++
    return `${stem}${n}${ending}`
  }

  relate(owner: string, type: string, target: string): string {
    const path = relsOf(owner)
    const xml = (this.text(path) ?? emptyRels).replace(/<((?:\w+:)?)Relationships([^>]*)\/>/, '<$1Relationships$2></$1Relationships>')
    const prefix = /<((?:\w+:)?)Relationships\b/.exec(xml)?.[1] ?? ''
    let n = 1
    while (xml.includes(`"rIdImport${n}"`)) n++
    const element = `<${prefix}Relationship Id="rIdImport${n}" Type="${OFFICE}/${type}" Target="${targetFrom(owner, target)}"/>`
    this.put(path, xml.replace(`</${prefix}Relationships>`, `${element}</${prefix}Relationships>`))
    return `rIdImport${n}`
  }

  declare(path: string, type: string) {
    const xml = this.text('[Content_Types].xml') ?? ''
    const prefix = /<((?:\w+:)?)Types\b/.exec(xml)?.[1] ?? ''
    const element = path.endsWith('.vml')
      ? /Extension="vml"/i.test(xml) ? '' : `<${prefix}Default Extension="vml" ContentType="${type}"/>`
      : `<${prefix}Override PartName="/${path}" ContentType="${type}"/>`
    // Defaults come first by custom of every writer, the schema takes any order.
    this.put('[Content_Types].xml', xml.replace(`</${prefix}Types>`, `${element}</${prefix}Types>`))
  }
}

const markSheet = (pack: Package, sheet: SheetPart, marks: Mark[], styles: MarkStyles | null) => {
  const colours = new Map<number, Map<number, MarkColour>>()
  const notes = new Map<string, string>()
  for (const mark of marks) {
    const at = mark.address === null ? null : parseAddress(mark.address)
    if (!at || mark.address === null) continue
    const row = colours.get(at.row) ?? new Map<number, MarkColour>()
    colours.set(at.row, row.set(at.column, row.get(at.column) === 'RED' ? 'RED' : mark.colour))
    const before = notes.get(mark.address)
    if (before !== undefined) notes.set(mark.address, `${before}\n${mark.message}`)
    else if (notes.size < MAX_COMMENTS) notes.set(mark.address, mark.message)
  }
  let xml = pack.text(sheet.path) ?? ''
  if (styles) xml = paintCells(xml, colours, styles)
  const relations = pack.has(relsOf(sheet.path)) ? readRelations(pack.text(relsOf(sheet.path)) ?? '', sheet.path) : []
  const existing = relations.find(relation => relation.type === 'comments')?.target
  if (notes.size > 0 || existing !== undefined) {
    const comments = withComments(existing === undefined ? null : pack.text(existing), notes)
    const commentsPath = existing ?? pack.free('xl/comments', '.xml')
    pack.put(commentsPath, comments.xml)
    if (existing === undefined) {
      pack.declare(commentsPath, 'application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml')
      pack.relate(sheet.path, 'comments', commentsPath)
    }
    const legacy = attribute(/<(?:\w+:)?legacyDrawing\s([^>]*)>/.exec(xml)?.[1] ?? '', 'id')
    const drawing = relations.find(relation => relation.id === legacy)?.target
    const drawingPath = drawing ?? pack.free('xl/drawings/vmlDrawing', '.vml')
    pack.put(drawingPath, withShapes(drawing === undefined ? null : pack.text(drawing), comments.addresses))
    if (drawing === undefined) {
      pack.declare(drawingPath, 'application/vnd.openxmlformats-officedocument.vmlDrawing')
      xml = withLegacyDrawing(xml, pack.relate(sheet.path, 'vmlDrawing', drawingPath))
    }
  }
  pack.put(sheet.path, xml)
}

const problemSheet = (marks: Mark[], styles: MarkStyles | null) => {
  const cell = (row: number, column: number, text: string, style = 0) =>
    `<c r="${columnName(column)}${row}"${style === 0 ? '' : ` s="${style}"`} t="inlineStr"><is><t xml:space="preserve">${encodeXml(text.slice(0, 2000))}</t></is></c>`
  const line = (row: number, texts: string[], style = 0) =>
    `<row r="${row}">${texts.map((text, column) => cell(row, column, text, column === 2 ? style : 0)).join('')}</row>`
  const rows = marks.map((mark, i) => {
    const kind = mark.colour === 'RED' ? '必须改正' : '请核对'
    return line(i + 3, [mark.sheet, mark.address ?? '整表', kind, mark.value, mark.message], styles?.styleFor(0, mark.colour) ?? 0)
  })
  const widths = [18, 10, 12, 30, 80].map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`)
  return `${declaration}<worksheet xmlns="${MAIN}"><cols>${widths.join('')}</cols><sheetData>${line(1, [
    `共 ${marks.length} 处。请在原工作表的红色、黄色单元格里改正，保存后直接上传这个文件；本表不会被导入。`,
  ])}${line(2, ['工作表', '单元格', '类别', '原值', '说明'])}${rows.join('')}</sheetData></worksheet>`
}

const addProblemSheet = (pack: Package, xml: string) => {
  const known = pack.parts.sheets.find(sheet => sheet.name === PROBLEM_SHEET)
  if (known) return pack.put(known.path, xml)
  const path = pack.free('xl/worksheets/sheet', '.xml')
  pack.put(path, xml)
  pack.declare(path, 'application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml')
  const relation = pack.relate(pack.parts.workbook, 'worksheet', path)
  const workbook = pack.text(pack.parts.workbook) ?? ''
  const prefix = /<((?:\w+:)?)workbook\b/.exec(workbook)?.[1] ?? ''
  const id = Math.max(0, ...[...workbook.matchAll(/\ssheetId="(\d+)"/g)].map(match => Number(match[1]))) + 1
  const element = `<${prefix}sheet name="${PROBLEM_SHEET}" sheetId="${id}" xmlns:r="${OFFICE}" r:id="${relation}"/>`
  pack.put(pack.parts.workbook, workbook.replace(`</${prefix}sheets>`, `${element}</${prefix}sheets>`))
}

/**
 * A copy of the same workbook to correct and send again: marked cells filled red or yellow with a comment, and the sheet
 * 导入问题 with address, value and message. Everything else of the file stays as it was, byte for byte; marks of an earlier
 * round are taken off. For a file that `readWorkbook` took; refuses what is no workbook.
 */
export const markWorkbook = (original: Buffer, marks: Mark[]): Buffer =>
  orDamaged(() => {
    const pack = new Package(openParts(original))
    const stylesPath = pack.parts.styles
    const found = stylesPath === null ? null : new MarkStyles(pack.parts.text(stylesPath))
    const styles = found?.usable ? found : null
    for (const sheet of pack.parts.sheets) {
      if (sheet.name === PROBLEM_SHEET) continue
      const own = marks.filter(mark => mark.sheet === sheet.name)
      if (own.length > 0 || styles?.hasOurs) markSheet(pack, sheet, own, styles)
    }
    addProblemSheet(pack, problemSheet(marks, styles))
    if (styles && stylesPath !== null) pack.put(stylesPath, styles.toString())
    return rezip(original, pack.changes)
  })
