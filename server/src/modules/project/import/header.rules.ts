import type { Grid, GridRow } from '../../../kernel/grid'
import { findListHeader, headerKey } from '../../../kernel/listHeader'
import type { MoneyUnit } from '../../../kernel/money'
import { moneyUnitIn } from '../../../kernel/money'
import { recogniseColumn } from './column.rules'
import type { ColumnRole } from './column.rules'

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

const fieldOf = (heading: string): string | null => {
  const { field, quarter, month } = recogniseColumn([heading])
  return field && `${field}${quarter ?? ''}${month ?? ''}`
}

/** Finds title, unit and header of a project list. null when there is none. */
export const findHeader = (grid: Grid): Header | null => {
  const found = findListHeader(grid, fieldOf, 'name')
  if (!found) return null
  const { index, top, bottom, at, nameColumn } = found
  const columns = found.headings.map((headings, i): Column => ({
    index: i,
    header: headings.map(heading => heading.slice(0, 100).replace(/\s+/g, '')).join('/'),
    ...recogniseColumn(headings),
  }))
  const above = grid.rows.slice(0, index)
  return {
    top, bottom, at, columns, unit: unitAbove(above), planYear: planYearOf(above, columns), nameKey: headerKey(grid.rows[index]?.cells[nameColumn]?.text ?? ''), nameColumn,
  }
}
