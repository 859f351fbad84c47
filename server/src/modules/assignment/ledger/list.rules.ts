import type { Day } from '../../../kernel/day'
import { addressOf, columnName, PROBLEM_SHEET, type Cell, type Grid, type GridRow, type WorkbookGrid } from '../../../kernel/grid'
import { findListHeader, headerKey, type ListHeader } from '../../../kernel/listHeader'
import { FOOTER, SECTION_NUMBER, SECTION_TEXT, TOTAL_ROW } from '../../../kernel/passOver'
import { joinBroken } from '../../../kernel/text'
import { titleOf } from '../source.rules'
import { namesIn, readDay, readWords, standingOf, type Say } from './cell.rules'
import { ledgerColumn, ledgerField, LEDGER_FIELDS, type LedgerField } from './column.rules'
import type { LedgerDraft, LedgerProblem, LedgerReading, LedgerSheet } from './draft.rules'

interface Column {
  index: number
  header: string
  field: LedgerField | null
}

const LONGEST_TITLE = 100
const LONGEST_CONTENT = 8000

/** Cells merged over several rows count for each of them: a meeting's name beside all it decided. Rows are asked in order. */
function carriedDown(grid: Grid, below: number) {
  const starts = Map.groupBy(grid.merges.filter(m => m.top > below && m.bottom > m.top), m => m.top)
  const open = new Map<number, { bottom: number; cell: Cell | undefined }>()
  return (row: GridRow) => {
    for (const range of starts.get(row.number) ?? []) open.set(range.left, { bottom: range.bottom, cell: row.cells[range.left] })
    return (index: number): { cell: Cell | undefined; over: boolean } => {
      const own = row.cells[index]
      const above = open.get(index)
      return own || !above || above.bottom < row.number ? { cell: own, over: false } : { cell: above.cell, over: true }
    }
  }
}

const passedOver = (row: GridRow, header: ListHeader, nameKey: string): boolean => {
  const first = row.cells.find(cell => cell !== undefined)?.text.replace(/\s/g, '') ?? ''
  const name = row.cells[header.nameColumn]?.text ?? ''
  const lone = new Set(row.cells.map(cell => cell?.text.trim()).filter(Boolean)).size === 1
  return TOTAL_ROW.test(first) || (name !== '' && name.length < 60 && headerKey(name) === nameKey) || (lone && (SECTION_TEXT.test(first) || SECTION_NUMBER.test(first) || FOOTER.test(first)))
    || (name === '' && FOOTER.test(first))
}

function readRow(grid: Grid, row: GridRow, columns: readonly Column[], at: (index: number) => { cell: Cell | undefined; over: boolean }, today: Day): LedgerDraft | null {
  const by = new Map(columns.flatMap(c => (c.field ? [[c.field, c] as const] : [])))
  const own = columns.filter(c => c.field !== 'serial' && row.cells[c.index]?.text.trim())
  if (!own.length) return null
  const problems: LedgerProblem[] = []
  const sayOf = (column: Column | undefined): Say => (severity, message) =>
    problems.push({
      sheet: grid.name, address: column ? addressOf(row.number, column.index) : null, row: row.number, column: column?.header ?? null, severity,
      value: column ? (row.cells[column.index]?.text.slice(0, 200) ?? '') : '', message,
    })
  const cellOf = (field: LedgerField) => { const c = by.get(field); return c && at(c.index).cell }
  const words = (field: LedgerField, max: number) => readWords(cellOf(field), max, sayOf(by.get(field)))
  const addressAt = (field: LedgerField) => { const c = by.get(field); return c ? addressOf(row.number, c.index) : null }

  const matter = words('title', LONGEST_CONTENT)
  const before = problems.length
  if (matter === null && !before) sayOf(by.get('title'))('ERROR', '这一行有内容，但没有写交办事项。请补填，或删去这一行。')
  const joined = joinBroken(matter ?? '')
  const title = joined.length > LONGEST_TITLE ? titleOf(joined) : joined
  const named = namesIn(words('unit', 300) ?? '')
  if (!named.length && !problems.some(p => p.column === by.get('unit')?.header)) sayOf(by.get('unit'))('ERROR', '没有责任单位。请补填后再导入。')
  if (named.length > 1) sayOf(by.get('unit'))('DOUBTFUL', `写了 ${named.length} 个单位，“${named[0]}”作责任单位，其余作配合单位。请核对。`)
  const assisting = [...new Set([...named.slice(1), ...namesIn(words('assisting', 500) ?? '')])].filter(name => name !== named[0])
  const givenOn = readDay(cellOf('givenOn'), false, null, today, sayOf(by.get('givenOn')))
  if (givenOn !== null && givenOn > today) sayOf(by.get('givenOn'))('DOUBTFUL', `交办日期 ${givenOn} 还没有到，请核对。`)
  const dueOn = readDay(cellOf('dueOn'), true, givenOn, today, sayOf(by.get('dueOn')))
  if (dueOn !== null && givenOn !== null && dueOn < givenOn) sayOf(by.get('dueOn'))('DOUBTFUL', `完成时限 ${dueOn} 早于交办日期 ${givenOn}，请核对。`)
  const progress = words('progress', 4000)
  const person = words('person', 60)
  const extras = columns.filter(c => c.field === null && c.header !== '').flatMap(c => {
    const text = readWords(at(c.index).cell, 4000, sayOf(c))
    return text === null ? [] : [`${c.header}：${text}`]
  })
  const content = [matter ?? '', ...(progress ? [`进展（导入时台账所记）：${progress}`] : []), ...extras].join('\n')
  if (content.length > LONGEST_CONTENT) sayOf(undefined)('ERROR', `这一行各列合计 ${content.length} 字，超过 ${LONGEST_CONTENT} 字，放不下。请删减后再导入。`)
  return {
    sheet: grid.name, row: row.number, title, content, source: [words('source', 300), words('sourceNumber', 100)].filter(Boolean).map(s => joinBroken(s!)).join(' '),
    unit: named[0] ?? '', assisting, person: person && joinBroken(person), givenOn, dueOn, standard: words('standard', 1000) ?? '',
    standing: standingOf(words('state', 100), progress), unitAt: addressAt('unit'), assistingAt: addressAt('assisting') ?? addressAt('unit'), problems,
  }
}

const other = (name: string, message: string): { report: LedgerSheet; rows: LedgerDraft[] } =>
  ({ report: { name, status: 'OTHER', message, headerAt: null, columns: [], problems: [] }, rows: [] })

function readSheet(grid: Grid, today: Day): { report: LedgerSheet; rows: LedgerDraft[] } {
  if (grid.name.startsWith(PROBLEM_SHEET)) return other(grid.name, '这是上次导入的问题清单，不导入。')
  if (grid.refused !== null) return other(grid.name, grid.refused)
  if (!grid.rows.length) return other(grid.name, `工作表“${grid.name}”是空的。`)
  const header = findListHeader(grid, ledgerField, 'title')
  if (!header) return other(grid.name, `工作表“${grid.name}”没有找到表头，没有读入。表头要有“交办事项”，以及“责任单位”“完成时限”等列。`)
  const seen = new Map<LedgerField, string>()
  const problems: LedgerProblem[] = []
  const columns = header.headings.map((headings, index): Column => {
    const title = headings.map(h => h.slice(0, 100).replace(/\s+/g, '')).join('/')
    const field = ledgerColumn(headings)
    const first = field && seen.get(field)
    if (field && !first) seen.set(field, title)
    else if (field)
      problems.push({
        sheet: grid.name, address: addressOf(header.bottom, index), row: header.bottom, column: title, severity: 'DOUBTFUL', value: title,
        message: `“${title}”与“${first}”像是同一项内容，按“${first}”读入，这一列放进具体内容。请核对表头。`,
      })
    return { index, header: title, field: first ? null : field }
  })
  const unknown = columns.filter(c => c.field === null && c.header !== '')
  if (unknown.length)
    problems.push({ sheet: grid.name, address: null, row: null, column: null, severity: 'NOTE', value: '', message: `${unknown.length} 列没有对应的内容，原文放进各件事的“具体内容”：${unknown.slice(0, 10).map(c => c.header.slice(0, 20)).join('、')}。` })
  const nameKey = headerKey(header.headings[header.nameColumn]?.at(-1) ?? '')
  const down = carriedDown(grid, header.bottom)
  const rows: LedgerDraft[] = []
  for (const row of grid.rows.filter(r => r.number > header.bottom)) {
    const at = down(row)
    if (passedOver(row, header, nameKey)) continue
    const name = at(header.nameColumn)
    if (name.over) {
      rows.at(-1)?.problems.push({
        sheet: grid.name, address: addressOf(row.number, header.nameColumn), row: row.number, column: columns[header.nameColumn]?.header ?? null, severity: 'DOUBTFUL', value: '',
        message: `第 ${row.number} 行与上一行合用一个事项，没有单独导入。如是另一件事，请取消合并，逐行填写。`,
      })
      continue
    }
    const draft = readRow(grid, row, columns, at, today)
    if (draft) rows.push(draft)
  }
  return {
    report: {
      name: grid.name, status: 'LIST', message: `读到 ${rows.length} 件。`, headerAt: header.at, problems,
      columns: columns.filter(c => c.header !== '').map(c => ({ column: columnName(c.index), header: c.header, field: c.field && LEDGER_FIELDS[c.field] })),
    },
    rows,
  }
}

/** Reads a whole workbook as 交办 ledgers: every sheet reported, the rows of all that have a header. Linear in the number of cells. */
export function readLedger(workbook: WorkbookGrid, today: Day): LedgerReading {
  const read = workbook.sheets.map(grid => readSheet(grid, today))
  return { sheets: read.map(r => r.report), rows: read.flatMap(r => r.rows) }
}
