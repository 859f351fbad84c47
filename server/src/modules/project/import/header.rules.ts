import { addressOf } from '../../../kernel/grid'
import type { Grid, GridRow, MergedRange } from '../../../kernel/grid'
import type { MoneyUnit } from '../../../kernel/money'
import { moneyUnitIn } from '../../../kernel/money'
import { headerKey, recogniseColumn } from './column.rules'
import type { ColumnRole } from './column.rules'
import { TOTAL_ROW } from './passOver.rules'

export interface Column extends ColumnRole {
  /** From 0. */
  index: number
  /** As the list writes it, on one line. */
  header: string
}

export interface Header {
  top: number
  bottom: number
  /** `A3:S4` */
  at: string
  columns: Column[]
  /** From a line above (单位:万元); null when there is none. */
  unit: MoneyUnit | null
  /** Year of the plan, from a line above or the heading of the year's plan; null when there is none. */
  planYear: number | null
  /** Key of the name column's heading, to know it again where a list repeats its header on every page. */
  nameKey: string
  nameColumn: number
}

/** Titles, notes and unit lines above a header are few. */
const DEEPEST_HEADER = 40

const text = (row: GridRow | undefined, column: number) => row?.cells[column]?.text ?? ''

const holds = (merge: MergedRange, row: number, column: number) =>
  merge.top <= row && row <= merge.bottom && merge.left <= column && column <= merge.right

const distinctFields = (row: GridRow) => {
  const fields = new Set<string>()
  for (const cell of row.cells) {
    if (!cell || cell.kind !== 'text' || cell.text.length > 200) continue
    const { field, quarter, month } = recogniseColumn([cell.text])
    if (field) fields.add(`${field}${quarter ?? ''}${month ?? ''}`)
  }
  return fields
}

/** The row that names most columns, the projects' name among them; the first of equals. */
const findTop = (grid: Grid) => {
  let best = -1
  let most = 1
  for (let i = 0; i < Math.min(grid.rows.length, DEEPEST_HEADER); i++) {
    const row = grid.rows[i]
    if (!row) break
    const fields = distinctFields(row)
    if (fields.has('name') && fields.size > most) [best, most] = [i, fields.size]
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

const UNIT_LINE = /(?<!填报|报送|责任|编制|填表|主管|牵头|项目)单位[::]?\(?(?:人民币)?(百万元|千万元|万元|亿元|千元|元)|\((百万元|千万元|万元|亿元|千元|元)\)/

/** The unit of a list's amounts as a line above the header says: 单位:万元. */
const unitAbove = (rows: GridRow[]): MoneyUnit | null => {
  for (const row of rows)
    for (const cell of row.cells) {
      const found = cell && UNIT_LINE.exec(cell.text.slice(0, 1000).normalize('NFKC').replace(/\s/g, ''))
      if (found) return moneyUnitIn(found[1] ?? found[2] ?? '')
    }
  return null
}

const yearIn = (text: string) => Number(/(20\d{2})年/.exec(text.normalize('NFKC').replace(/\s/g, ''))?.[1] ?? 0) || null

const planYearOf = (above: GridRow[], columns: Column[]): number | null => {
  const heading = columns.find(column => column.field === 'annualPlanInvestment')
  const titles = above.flatMap(row => row.cells.map(cell => cell?.text.slice(0, 200) ?? ''))
  return (heading ? yearIn(heading.header) : null) ?? titles.map(yearIn).find(year => year !== null) ?? null
}

/** Finds title, unit and header of a list: in any of the first 40 rows, over one to three rows. null when there is none. */
export const findHeader = (grid: Grid): Header | null => {
  const top = findTop(grid)
  const first = grid.rows[top]
  if (!first) return null
  const merges = grid.merges.filter(merge => merge.top <= first.number + 3 && merge.bottom >= first.number)
  const nameColumn = first.cells.findIndex(cell => cell?.kind === 'text' && recogniseColumn([cell.text]).field === 'name')
  const rows = [first]
  while (rows.length < 3 && continues(grid, merges, first, grid.rows[top + rows.length], nameColumn)) rows.push(grid.rows[top + rows.length] ?? first)
  const columns = headingsOf(grid, merges, rows).map((headings, index): Column => ({
    index,
    header: headings.map(heading => heading.slice(0, 100).replace(/\s+/g, '')).join('/'),
    ...recogniseColumn(headings),
  }))
  const bottom = rows[rows.length - 1]?.number ?? first.number
  return {
    top: first.number,
    bottom,
    at: `${addressOf(first.number, 0)}:${addressOf(bottom, Math.max(grid.width - 1, 0))}`,
    columns,
    unit: unitAbove(grid.rows.slice(0, top)),
    planYear: planYearOf(grid.rows.slice(0, top), columns),
    nameKey: headerKey(text(first, nameColumn)),
    nameColumn,
  }
}
