import { addressOf, MAX_DATA_ROWS, PROBLEM_SHEET } from '../../../kernel/grid'
import type { Cell, Grid, GridRow } from '../../../kernel/grid'
import type { MoneyUnit } from '../../../kernel/money'
import { headerKey } from '../../../kernel/listHeader'
import { isAmount } from './column.rules'
import { AMOUNT_FIELDS } from './draft.rules'
import type { DraftRow, ListProblem, ProblemKind, Severity, SheetMapping, SheetReport } from './draft.rules'
import { findHeader } from './header.rules'
import type { Column, Header } from './header.rules'
import { headerOfMapping, looksLikeList, sampleColumns } from './mapping.rules'
import { FOOTER, isSubtotal, SECTION_NUMBER, SECTION_TEXT, TOTAL_ROW } from '../../../kernel/passOver'
import { readRow, saysSomething } from './row.rules'
import type { RowContext } from './row.rules'
import { noteFormulas, noteLevels, noteTextNumbers } from './sheetNote.rules'
import { MergedCells } from './merged.rules'
import { TotalCheck } from './total.rules'

export interface SheetReading {
  report: SheetReport
  rows: DraftRow[]
}

const emptyReport = (grid: Grid, status: SheetReport['status'], message: string): SheetReading => ({
  report: {
    name: grid.name, status, message, hidden: grid.hidden, headerAt: null, columns: [], planYear: null, rows: 0,
    sums: { totalInvestment: 0, annualPlanInvestment: 0, cumulativeInvestment: 0 }, passedOver: [], problems: [], samples: [], repeats: null,
  },
  rows: [],
})

export const sheetProblem = (sheet: string, severity: Severity, kind: ProblemKind, message: string, column: Column | null = null, row: number | null = null): ListProblem => ({
  sheet, address: column && row !== null ? addressOf(row, column.index) : null, row, column: column?.header ?? null, severity, kind, value: column?.header ?? '', message,
})

/** Each field has one column, the first; further ones are kept as text. */
const withoutTwins = (header: Header, sheet: string, problems: ListProblem[]): Column[] => {
  const seen = new Map<string, Column>()
  return header.columns.map(column => {
    if (column.field === null) return column
    const key = `${column.field}${column.quarter ?? ''}${column.month ?? ''}`
    const first = seen.get(key)
    if (!first) {
      seen.set(key, column)
      return column
    }
    problems.push(sheetProblem(sheet, 'DOUBTFUL', 'COLUMN_TWICE', `“${column.header}”与“${first.header}”像是同一项内容，按“${first.header}”读入，这一列只作为文字保留。请核对表头。`, column, header.bottom))
    return { ...column, field: null }
  })
}

const unitsOf = (columns: Column[], header: Header, sheet: string, problems: ListProblem[]): MoneyUnit[] => {
  const amounts = columns.filter(column => isAmount(column.field))
  const named = new Set(amounts.map(column => column.unit).filter(unit => unit !== null))
  const [only] = named
  const rest = header.unit ?? (named.size === 1 && only ? only : '万元')
  const assumed = amounts.filter(column => column.unit === null && header.unit === null)
  if (assumed.length > 0)
    problems.push(sheetProblem(sheet, 'DOUBTFUL', 'UNIT_ASSUMED', `没有找到金额单位（${assumed.map(column => column.header).join('、')}），按“${rest}”读入。请核对，并在表头注明单位。`, assumed[0] ?? null, header.bottom))
  return columns.map(column => column.unit ?? rest)
}

const first = (row: GridRow) => row.cells.find(cell => cell !== undefined)?.text.replace(/\s/g, '') ?? ''

/** Why a row is no project; null when it is one. */
const passOver = (row: GridRow, header: Header, columns: Column[], numbered: boolean): 'TOTAL' | 'SECTION' | 'FOOTER' | 'HEADER' | null => {
  const name = row.cells[header.nameColumn]?.text ?? ''
  const start = first(row)
  if (TOTAL_ROW.test(start) || TOTAL_ROW.test(name.replace(/\s/g, ''))) return 'TOTAL'
  if (name !== '' && name.length < 60 && headerKey(name) === header.nameKey) return 'HEADER'
  const lone = new Set(row.cells.map(cell => cell?.text.trim()).filter(Boolean)).size === 1
  if (lone && name === '' && FOOTER.test(start)) return 'FOOTER'
  if (lone && FOOTER.test(start) && /[::]/.test(start)) return 'FOOTER'
  if (lone && SECTION_TEXT.test(start)) return 'SECTION'
  if (numbered && SECTION_NUMBER.test(start)) return 'SECTION'
  if (lone && name === '' && !columns.some(column => isAmount(column.field) && row.cells[column.index])) return numbered && start.length > 2 ? 'SECTION' : null
  if (name === '' && FOOTER.test(start)) return 'FOOTER'
  return null
}

const REASONS = { TOTAL: '合计行', SECTION: '分类标题', FOOTER: '表尾说明', HEADER: '重复的表头' }

const readRows = (grid: Grid, header: Header, context: RowContext, report: SheetReport): DraftRow[] => {
  const rows: DraftRow[] = []
  const data = grid.rows.filter(row => row.number > header.bottom)
  const serial = context.column.serial
  const numbered = serial !== undefined && data.slice(0, 200).some(row => /^\d+$/.test(row.cells[serial.index]?.text.trim() ?? ''))
  const merged = new MergedCells(grid, header, context)
  const totals = new TotalCheck(context, report)
  let section: string | null = null
  for (const row of data) {
    const why = passOver(row, header, context.columns, numbered)
    if (why !== null) {
      report.passedOver.push({ row: row.number, reason: REASONS[why] })
      if (why === 'SECTION') section = sectionName(row, header)
      if (why === 'TOTAL') totals.compare(row, isSubtotal(first(row) + (row.cells[header.nameColumn]?.text ?? '')))
      continue
    }
    const cellAt = merged.cellsOf(row)
    if (!saysSomething(context.columns, column => row.cells[column.index])) {
      report.passedOver.push({ row: row.number, reason: '只有序号的空行' })
      continue
    }
    if (merged.continuesProject(row)) {
      rows[rows.length - 1]?.problems.push({ ...sheetProblem(grid.name, 'DOUBTFUL', 'MERGED_NAME', '本行与上一行合用一个项目名称，没有单独导入。如是子项目，请取消合并，逐行填写名称。', context.column.name ?? null, row.number) })
      report.passedOver.push({ row: row.number, reason: '与上一行合用项目名称' })
      continue
    }
    const draft = readRow(row.number, cellAt, section, context)
    merged.note(row, draft)
    rows.push(draft)
    totals.add(draft)
  }
  return rows
}

const sectionName = (row: GridRow, header: Header): string =>
  (row.cells[header.nameColumn]?.text ?? row.cells.filter((cell): cell is Cell => cell !== undefined).map(cell => cell.text).join('')).replace(/\s+/g, '').slice(0, 60)

const describe = (report: SheetReport, rows: DraftRow[]) => {
  const errors = rows.filter(row => row.problems.some(problem => problem.severity === 'ERROR')).length
  const doubtful = (problems: ListProblem[]) => problems.filter(problem => problem.severity === 'DOUBTFUL').length
  const doubts = rows.reduce((sum, row) => sum + doubtful(row.problems), doubtful(report.problems))
  return `读到 ${rows.length} 个项目${errors > 0 ? `，其中 ${errors} 行有错误须改正` : ''}${doubts > 0 ? `，${doubts} 处请核对` : ''}。`
}

const readList = (grid: Grid, header: Header): SheetReading => {
  const { report } = emptyReport(grid, 'LIST', '')
  const columns = withoutTwins(header, grid.name, report.problems)
  const units = unitsOf(columns, header, grid.name, report.problems)
  const column: RowContext['column'] = {}
  for (const one of columns) if (one.field) column[one.field] ??= one
  const context: RowContext = { sheet: grid.name, columns, units, column }
  report.headerAt = header.at
  report.planYear = header.planYear
  report.columns = columns
    .filter(one => one.header !== '')
    .map(one => ({ column: addressOf(header.top, one.index).replace(/\d+$/, ''), header: one.header, field: one.field, unit: isAmount(one.field) ? (units[one.index] ?? null) : null }))
  const rows = readRows(grid, header, context, report)
  if (rows.length > MAX_DATA_ROWS)
    return emptyReport(grid, 'REFUSED', `工作表“${grid.name}”有 ${rows.length} 个项目，超过 ${MAX_DATA_ROWS} 行的上限。请拆成几个文件，分次导入。`)
  if (rows.length === 0) return { report: { ...report, status: 'EMPTY', message: `工作表“${grid.name}”只有表头，没有项目。` }, rows }
  for (const draft of rows) for (const field of AMOUNT_FIELDS) report.sums[field] += draft.fields[field] ?? 0
  report.rows = rows.length
  const unknown = columns.filter(one => one.field === null && one.header !== '')
  if (unknown.length > 0)
    report.problems.push(sheetProblem(grid.name, 'NOTE', 'COLUMN_UNKNOWN', `${unknown.length} 列没有对应的项目字段，原文保留在项目的“其他内容”里：${unknown.slice(0, 10).map(one => one.header.slice(0, 20)).join('、')}${unknown.length > 10 ? ' 等' : ''}。`))
  if (grid.hidden) report.problems.push(sheetProblem(grid.name, 'DOUBTFUL', 'HIDDEN_ROWS', '这张工作表是隐藏的，也已读入。如不需要，请删去后再导入。'))
  const hidden = grid.rows.filter(row => row.hidden && row.number > header.bottom).length
  if (hidden > 0) report.problems.push(sheetProblem(grid.name, 'DOUBTFUL', 'HIDDEN_ROWS', `有 ${hidden} 行是隐藏的，也已读入。如不需要，请删去后再导入。`))
  report.problems.push(...noteFormulas(grid, header), ...noteTextNumbers(grid, header, columns), ...noteLevels(grid.name, context, rows))
  report.message = describe(report, rows)
  return { report, rows }
}

/** Reads one sheet: a list with a header, or by a mapping that a person gave; says in words what it is otherwise. */
export const readSheetList = (grid: Grid, mapping?: SheetMapping): SheetReading => {
  if (grid.name.startsWith(PROBLEM_SHEET)) return emptyReport(grid, 'IGNORED', '这是上次导入的问题清单，不导入。')
  if (grid.refused !== null) return emptyReport(grid, 'REFUSED', grid.refused)
  if (grid.rows.length === 0) return emptyReport(grid, 'EMPTY', `工作表“${grid.name}”是空的。`)
  const header = mapping ? headerOfMapping(grid, mapping) : findHeader(grid)
  if (header) return readList(grid, header)
  if (!looksLikeList(grid))
    return emptyReport(grid, 'SCRATCH', `工作表“${grid.name}”没有表头，也没有像项目名称的一列，看来是草稿或计算用表，没有导入。如确是清单，请加上“项目名称”“总投资”等表头。`)
  const reading = emptyReport(grid, 'NEEDS_MAPPING', `工作表“${grid.name}”没有找到表头。请指明每一列是什么内容、从哪一行开始。`)
  reading.report.samples = sampleColumns(grid)
  return reading
}
