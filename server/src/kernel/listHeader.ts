import { addressOf, type Grid, type GridRow, type MergedRange } from './grid'
import { TOTAL_ROW } from './passOver'

/** Where the header of a list in a worksheet lies, and what it says; what its words mean is the list's own. */

/** Instructions may follow; what a column is called stands at the beginning. */
const LONGEST_HEADING = 300

/** A header's words without blanks, bracketed remarks and instructions: `总投资\n(万元,两位小数)` → `总投资`. */
export const headerKey = (text: string): string =>
  text
    .slice(0, LONGEST_HEADING)
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/[(\[【〔][^)\]】〕]*[)\]】〕]/g, '')
    .replace(/[:*★、,。]+$|^[*★]+/g, '')
    .toLowerCase()

/** Titles, notes and unit lines above a header are few. */
const DEEPEST_HEADER = 40

const text = (row: GridRow | undefined, column: number) => row?.cells[column]?.text ?? ''

const holds = (merge: MergedRange, row: number, column: number) =>
  merge.top <= row && row <= merge.bottom && merge.left <= column && column <= merge.right

/** What a heading names; null when it names nothing that is known. */
export type FieldOf = (heading: string) => string | null

const distinctFields = (row: GridRow, fieldOf: FieldOf) => {
  const fields = new Set<string>()
  for (const cell of row.cells) {
    const field = cell && cell.kind === 'text' && cell.text.length <= 200 ? fieldOf(cell.text) : null
    if (field) fields.add(field)
  }
  return fields
}

/** The row that names most columns, the list's name among them; the first of equals. */
const findTop = (grid: Grid, fieldOf: FieldOf, name: string) => {
  let best = -1
  let most = 1
  for (let i = 0; i < Math.min(grid.rows.length, DEEPEST_HEADER); i++) {
    const row = grid.rows[i]
    if (!row) break
    const fields = distinctFields(row, fieldOf)
    if (fields.has(name) && fields.size > most) [best, most] = [i, fields.size]
  }
  return best
}

/** A second row of headings: nothing under the name but a merged cell, words only, and more than one of them. */
const continues = (grid: Grid, merges: MergedRange[], top: GridRow, next: GridRow | undefined, nameColumn: number) => {
  if (!next || next.cells.some(cell => cell && cell.kind !== 'text')) return false
  const words = next.cells.filter(cell => cell && cell.text.trim() !== '')
  if (words.length === 0 || words.some(cell => cell && TOTAL_ROW.test(cell.text.replace(/\s/g, '')))) return false
  if (merges.some(merge => merge.top <= top.number && merge.bottom >= next.number && holds(merge, next.number, nameColumn))) return true
  if (text(next, nameColumn).trim() !== '') return false
  return words.length > 1 && !merges.some(merge => merge.top === next.number && merge.right - merge.left > grid.width / 2)
}

/** For each column the headings above each other; a merged heading, or one followed by empty cells, heads all below it. */
const headingsOf = (grid: Grid, merges: MergedRange[], rows: GridRow[]): string[][] => {
  const last = rows[rows.length - 1]
  const first = rows[0]
  const columns: string[][] = []
  for (let c = 0; c < grid.width; c++) {
    const headings: string[] = []
    for (const row of rows) {
      const merge = merges.find(one => holds(one, row.number, c))
      const from = merge && rows.find(one => one.number === merge.top)
      let heading = merge && from ? text(from, merge.left) : text(row, c)
      if (heading.trim() === '' && !merge && row === first && row !== last && text(last, c).trim() !== '')
        for (let left = c - 1; left >= 0 && heading.trim() === ''; left--) heading = text(row, left)
      if (heading.trim() !== '' && headings[headings.length - 1] !== heading) headings.push(heading)
    }
    columns.push(headings)
  }
  return columns
}

export interface ListHeader {
  /** Place of its first row among the sheet's rows. */
  index: number
  top: number
  bottom: number
  /** `A3:S4` */
  at: string
  /** For each column the headings above each other. */
  headings: string[][]
  nameColumn: number
}

/** Finds the header of a list: in any of the first 40 rows, over one to three rows. null when no row names `name` and another column. */
export const findListHeader = (grid: Grid, fieldOf: FieldOf, name: string): ListHeader | null => {
  const index = findTop(grid, fieldOf, name)
  const first = grid.rows[index]
  if (!first) return null
  const merges = grid.merges.filter(merge => merge.top <= first.number + 3 && merge.bottom >= first.number)
  const nameColumn = first.cells.findIndex(cell => cell?.kind === 'text' && fieldOf(cell.text) === name)
  const rows = [first]
  while (rows.length < 3 && continues(grid, merges, first, grid.rows[index + rows.length], nameColumn)) rows.push(grid.rows[index + rows.length] ?? first)
  const bottom = rows[rows.length - 1]?.number ?? first.number
  return {
    index, top: first.number, bottom, at: `${addressOf(first.number, 0)}:${addressOf(bottom, Math.max(grid.width - 1, 0))}`,
    headings: headingsOf(grid, merges, rows), nameColumn,
  }
}
