import { addressOf, parseAddress } from '../../kernel/grid'
import type { MarkColour, MarkStyles } from './markStyles'
import { attribute } from './xml'

const restyle = (attributes: string, style: number) => `${attributes.replace(/\ss="\d*"/, '')} s="${style}"`
const styleOf = (attributes: string) => Number(attribute(attributes, 's') ?? 0)

const paintRow = (inner: string, row: number, prefix: string, wanted: Map<number, MarkColour>, styles: MarkStyles) => {
  const cells: { column: number; xml: string }[] = []
  let last = -1
  for (const match of inner.matchAll(/<((?:\w+:)?)c(\s[^>]*?)?(\/>|>[\s\S]*?<\/\1c>)/g)) {
    const attributes = match[2] ?? ''
    const column = parseAddress(attribute(attributes, 'r') ?? '')?.column ?? last + 1
    last = column
    const colour = wanted.get(column)
    const old = styleOf(attributes)
    const kept = colour === undefined && !styles.isOurs(old)
    cells.push({
      column,
      xml: kept ? match[0] : `<${prefix}c${restyle(attributes, styles.styleFor(old, colour ?? null))}${match[3]}`,
    })
  }
  const there = new Set(cells.map(cell => cell.column))
  for (const [column, colour] of wanted)
    if (!there.has(column)) cells.push({ column, xml: `<${prefix}c r="${addressOf(row, column)}" s="${styles.styleFor(0, colour)}"/>` })
  return cells.sort((a, b) => a.column - b.column).map(cell => cell.xml).join('')
}

/** Fills the marked cells of a worksheet part (`marks`: row → column → colour); colours of an earlier marking are taken off. */
export const paintCells = (xml: string, marks: Map<number, Map<number, MarkColour>>, styles: MarkStyles): string => {
  const none = new Map<number, MarkColour>()
  const out: string[] = []
  let done = 0
  let row = 0
  const rows = /<((?:\w+:)?)row(\s[^>]*[^/])?>([\s\S]*?)<\/\1row>|<(?:\w+:)?row(\s[^>]*)?\/>/g
  for (let match = rows.exec(xml); match; match = rows.exec(xml)) {
    row = Number(attribute(match[2] ?? match[4] ?? '', 'r') ?? row + 1)
    const inner = match[3]
    const wanted = marks.get(row)
    if (inner === undefined || (!wanted && !styles.hasOurs)) continue
    const start = match.index + match[0].indexOf('>') + 1
    out.push(xml.slice(done, start), paintRow(inner, row, match[1] ?? '', wanted ?? none, styles))
    done = start + inner.length
  }
  out.push(xml.slice(done))
  return out.join('')
}

const AFTER_LEGACY = ['legacyDrawingHF', 'drawingHF', 'picture', 'oleObjects', 'controls', 'webPublishItems', 'tableParts', 'AlternateContent']

/** Names the drawing of the comments in a worksheet part, at the place the schema's order wants. */
export const withLegacyDrawing = (xml: string, relation: string): string => {
  const prefix = /<((?:\w+:)?)worksheet\b/.exec(xml)?.[1] ?? ''
  const end = xml.lastIndexOf(`</${prefix}worksheet`)
  const body = Math.max(xml.indexOf('sheetData>'), xml.indexOf('sheetData/>'), 0)
  const places = AFTER_LEGACY.map(name => body + xml.slice(body).search(new RegExp(`<(?:\\w+:)?${name}\\b`))).filter(at => at >= body)
  const tail = `</${prefix}extLst>`
  if (xml.slice(0, end).trimEnd().endsWith(tail)) places.push(xml.lastIndexOf(`<${prefix}extLst`))
  const at = Math.min(end, ...places)
  const element = `<${prefix}legacyDrawing xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="${relation}"/>`
  return xml.slice(0, at) + element + xml.slice(at)
}
