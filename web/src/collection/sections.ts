import type { Grouping, RowId } from './define'

/** A line of a table: a section's heading, or a row. */
export interface TableLine<Row> {
  key: string
  section?: string
  count: number
  row?: Row
  /** Place of the row among all rows, from 0. */
  index: number
}

export const NONE = '未填'

/** Rows by their group, in the order in which groups first appear; without a group they are plain lines. */
export const grouped = <Row>(rows: readonly Row[], of: (row: Row) => string | null | undefined) => {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const key = of(row) || NONE
    const held = groups.get(key)
    if (held) held.push(row)
    else groups.set(key, [row])
  }
  return groups
}

export const sectioned = <Row extends { id: RowId }>(rows: readonly Row[], grouping?: Grouping<Row>): TableLine<Row>[] => {
  if (!grouping) return rows.map((row, index) => ({ key: `row ${row.id}`, row, index, count: 0 }))
  let index = 0
  return [...grouped(rows, grouping.of)].flatMap(([section, members]) => [
    { key: `section ${section}`, section, count: members.length, index: -1 },
    ...members.map(row => ({ key: `row ${row.id}`, row, index: index++, count: 0 })),
  ])
}
