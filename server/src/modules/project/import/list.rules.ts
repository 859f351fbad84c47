import type { WorkbookGrid } from '../../../kernel/grid'
import { normaliseKey } from '../../../kernel/text'
import { AMOUNT_FIELDS } from './draft.rules'
import type { DraftRow, ListReading, ReadOptions, SheetReport } from './draft.rules'
import { readSheetList } from './sheet.rules'
import type { SheetReading } from './sheet.rules'

const keysOf = (reading: SheetReading) => new Set(reading.rows.map(row => normaliseKey(row.fields.name)).filter(Boolean))

const REPEAT_SHARE = 0.8

/** A sheet whose projects stand in an earlier one already is told so, with what differs, and not read a second time. */
const markRepeat = (reading: SheetReading, keys: Set<string>, earlier: { reading: SheetReading; keys: Set<string> }[]) => {
  for (const other of earlier) {
    const common = [...keys].filter(key => other.keys.has(key)).length
    if (keys.size === 0 || common < keys.size * REPEAT_SHARE) continue
    const { report } = reading
    const differing = AMOUNT_FIELDS.filter(field => report.sums[field] !== other.reading.report.sums[field]).length
    report.status = 'REPEAT'
    report.repeats = other.reading.report.name
    report.message = `工作表“${report.name}”与“${report.repeats}”是同一批项目（${keys.size} 个中有 ${common} 个同名${differing === 0 ? '，投资合计一致' : '，投资合计不同，请核对哪张是最新的'}），没有重复导入。`
    reading.rows = []
    return true
  }
  return false
}

/** The same project twice in one import: both are let in as rows, the later one is listed. */
const noteRepeated = (rows: DraftRow[], sheets: SheetReport[]) => {
  const nameColumns = new Map(sheets.map(sheet => [sheet.name, sheet.columns.find(column => column.field === 'name')]))
  const seen = new Map<string, DraftRow>()
  for (const row of rows) {
    const { name, codes } = row.fields
    for (const key of [name === '' ? '' : `名称${normaliseKey(name)}`, ...codes.map(code => `代码${code}`)]) {
      if (key === '') continue
      const before = seen.get(key)
      if (!before) seen.set(key, row)
      else if (before !== row) {
        const column = nameColumns.get(row.sheet)
        row.problems.push({
          sheet: row.sheet, address: column ? `${column.column}${row.row}` : null, row: row.row, column: column?.header ?? null, severity: 'DOUBTFUL', kind: 'REPEATED', value: name,
          message: `与${before.sheet === row.sheet ? '' : `工作表“${before.sheet}”`}第 ${before.row} 行${key.startsWith('名称') ? '项目名称相同' : `项目代码相同（${key.slice(2)}）`}。请核对是否重复。`,
        })
        break
      }
    }
  }
}

/**
 * Reads a whole workbook as a project list: every sheet reported, rows of all sheets that are lists and repeat no other.
 * Linear in the number of cells; throws only over a wrong mapping (Refusal).
 */
export const readProjectList = (workbook: WorkbookGrid, options: ReadOptions = {}): ListReading => {
  const lists: { reading: SheetReading; keys: Set<string> }[] = []
  const rows: DraftRow[] = []
  const sheets = workbook.sheets.map(grid => {
    const reading = readSheetList(grid, options.mappings && Object.hasOwn(options.mappings, grid.name) ? options.mappings[grid.name] : undefined)
    if (reading.report.status !== 'LIST') return reading.report
    const keys = keysOf(reading)
    if (!markRepeat(reading, keys, lists)) {
      lists.push({ reading, keys })
      for (const row of reading.rows) rows.push(row)
    }
    return reading.report
  })
  noteRepeated(rows, sheets)
  return { sheets, rows }
}
