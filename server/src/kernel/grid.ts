/** A worksheet as plain values: what a list's rules read. Pure vocabulary, nothing here touches a file. */

/** The sheet a marked copy carries; an import passes it over. */
export const PROBLEM_SHEET = '导入问题'
/** At most so many rows of data in one sheet. */
export const MAX_DATA_ROWS = 20_000

export type CellKind = 'text' | 'number' | 'date' | 'boolean' | 'error'

export interface Cell {
  kind: CellKind
  /** As written, rich text joined; a number in plain decimal form; a date as `2026-11-21`; an error as `#REF!`. */
  text: string
  /** The number behind a number or a date (Excel's serial), null otherwise. */
  number: number | null
  /** The cell holds a formula; its last computed value was read. A formula that was never computed has empty text. */
  formula: boolean
  /** The text was longer than a cell of Excel can hold (32,767 characters) and was cut. */
  cut: boolean
}

export interface GridRow {
  /** Row number as in Excel, from 1. */
  number: number
  hidden: boolean
  /** By column, from 0; a hole is an empty cell. */
  cells: (Cell | undefined)[]
}

/** Inclusive; rows from 1, columns from 0. */
export interface MergedRange {
  top: number
  left: number
  bottom: number
  right: number
}

export interface Grid {
  name: string
  hidden: boolean
  /** Only rows that hold something, in order. */
  rows: GridRow[]
  merges: MergedRange[]
  /** Columns up to the last one that holds something. */
  width: number
  /** A Chinese sentence when the sheet is beyond the limits and was not read; `rows` is then empty. */
  refused: string | null
}

export interface WorkbookGrid {
  sheets: Grid[]
}

/** `0` → `A`, `26` → `AA`. */
export const columnName = (column: number): string => {
  let name = ''
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26)) name = String.fromCharCode(65 + ((n - 1) % 26)) + name
  return name
}

/** `addressOf(5, 6)` → `G5`. */
export const addressOf = (row: number, column: number): string => columnName(column) + row

/** `G5` → row 5, column 6; null when it is no address. `$` signs are passed over. */
export const parseAddress = (address: string): { row: number; column: number } | null => {
  let column = 0
  let i = 0
  for (; i < address.length; i++) {
    const code = address.charCodeAt(i) & ~32
    if (address.charCodeAt(i) === 36) continue
    if (code < 65 || code > 90) break
    column = column * 26 + code - 64
  }
  const row = Number(address.slice(i).replace('$', ''))
  return column > 0 && column <= 16384 && Number.isInteger(row) && row > 0 && row <= 1048576 ? { row, column: column - 1 } : null
}

/** `A1:C3` or `A1` → the range; null when it is none. */
export const parseRange = (ref: string): MergedRange | null => {
  const [from = '', to = from] = ref.split(':')
  const start = parseAddress(from)
  const end = parseAddress(to)
  return start && end && { top: start.row, left: start.column, bottom: end.row, right: end.column }
}

/** Excel's serial day → `2026-11-21`; null outside 1900–9999. `base1904` as the workbook says. */
export const dayOfSerial = (serial: number, base1904 = false): string | null => {
  const days = Math.floor(serial) + (base1904 ? 1462 : 0)
  if (!Number.isFinite(serial) || days < 1 || days > 2958465) return null
  // Excel counts a 29 February 1900 that never was.
  const ms = Date.UTC(1899, 11, days < 60 ? 31 : 30) + days * 86_400_000
  return new Date(ms).toISOString().slice(0, 10)
}
