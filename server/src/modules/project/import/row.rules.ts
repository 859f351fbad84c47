import type { Cell } from '../../../kernel/grid'
import type { MoneyUnit } from '../../../kernel/money'
import type { TextField } from './column.rules'
import { AMOUNT_FIELDS } from './draft.rules'
import type { AmountField, DraftFields, DraftRow, QuarterPlan } from './draft.rules'
import type { Column } from './header.rules'
import { readAmount, readCodes, readDay, readPeriod, readPersons, readText, readTitle, RowProblems, usable } from './value.rules'
import { isStarted, readClass, readKind, readLevel, readStage, readStarted } from './vocabulary.rules'
import type { WordRead } from './vocabulary.rules'

/** Longest texts taken; a title is made alike in width and brackets, the rest is kept as written. */
const TEXTS: Record<TextField, { max: number; title: boolean }> = {
  name: { max: 200, title: true },
  responsibleUnit: { max: 120, title: true },
  leadUnit: { max: 120, title: true },
  sectorAuthority: { max: 120, title: true },
  localityUnit: { max: 120, title: true },
  owner: { max: 200, title: true },
  place: { max: 300, title: false },
  content: { max: 5000, title: false },
  benefits: { max: 5000, title: false },
  annualTask: { max: 5000, title: false },
  progress: { max: 5000, title: false },
  problems: { max: 5000, title: false },
  remark: { max: 2000, title: false },
}

const isText = (field: string): field is TextField => Object.hasOwn(TEXTS, field)

export const emptyFields = (): DraftFields => ({
  name: '', codes: [], level: null, projectClass: null, stage: null, stageInferred: false, constructionKind: null, started: null,
  leadOfficials: [], serviceOfficer: null, responsibleUnit: null, leadUnit: null, sectorAuthority: null, localityUnit: null, owner: null,
  totalInvestment: null, annualPlanInvestment: null, cumulativeInvestment: null,
  place: null, content: null, benefits: null, annualTask: null, progress: null, problems: null, remark: null,
  plannedStartOn: null, plannedFinishOn: null, quarterPlans: [], monthPlans: [], section: null, extras: {},
})

const word = <T>(cell: Cell, column: Column, problems: RowProblems, read: (text: string) => WordRead<T>): T | null => {
  if (!usable(cell, column, problems)) return null
  const { value, doubt } = read(cell.text)
  if (doubt !== null) problems.add('DOUBTFUL', 'UNKNOWN_WORD', column, cell, doubt)
  return value
}

const quarterOf = (fields: DraftFields, quarter: QuarterPlan['quarter']) => {
  const known = fields.quarterPlans.find(plan => plan.quarter === quarter)
  if (known) return known
  const plan: QuarterPlan = { quarter, content: null, investment: null }
  fields.quarterPlans.push(plan)
  return plan
}

const readPlan = (fields: DraftFields, cell: Cell, column: Column, unit: MoneyUnit, problems: RowProblems) => {
  if (column.field === 'quarterContent' && column.quarter) quarterOf(fields, column.quarter).content = readText(cell, column, 2000, problems)
  else if (column.field === 'quarterInvestment' && column.quarter) quarterOf(fields, column.quarter).investment = readAmount(cell, column, unit, problems)
  else if (column.month !== null) {
    const investment = readAmount(cell, column, unit, problems)
    if (investment !== null) fields.monthPlans.push({ month: column.month, investment })
  }
}

const readCell = (fields: DraftFields, cell: Cell, column: Column, unit: MoneyUnit, problems: RowProblems) => {
  const { field } = column
  if (field === null) {
    // A column without a place in the project keeps its words; an error in it hurts nobody.
    if (column.header !== '' && cell.text.trim() !== '') fields.extras[column.header] = cell.text.trim().slice(0, 2000)
  } else if (isText(field)) {
    const { max, title } = TEXTS[field]
    const text = title ? readTitle(cell, column, max, problems) : readText(cell, column, max, problems)
    if (field === 'name') fields.name = text ?? ''
    else fields[field] = text
  } else if (field === 'totalInvestment' || field === 'annualPlanInvestment' || field === 'cumulativeInvestment')
    fields[field] = readAmount(cell, column, unit, problems)
  else if (field === 'level') fields.level = word(cell, column, problems, readLevel)
  else if (field === 'projectClass') fields.projectClass = word(cell, column, problems, readClass)
  else if (field === 'stage') fields.stage = word(cell, column, problems, readStage)
  else if (field === 'constructionKind') fields.constructionKind = word(cell, column, problems, readKind)
  else if (field === 'started') fields.started = word(cell, column, problems, readStarted)
  else if (field === 'codes') fields.codes = readCodes(cell, column, problems)
  else if (field === 'leadOfficials') fields.leadOfficials = readPersons(cell, column, problems)
  else if (field === 'serviceOfficer') fields.serviceOfficer = readPersons(cell, column, problems).join('、') || null
  else if (field === 'plannedStartOn') fields.plannedStartOn = readDay(cell, column, false, problems)
  else if (field === 'plannedFinishOn') fields.plannedFinishOn = readDay(cell, column, true, problems)
  else if (field === 'period') {
    const { start, end } = readPeriod(cell, column, problems)
    fields.plannedStartOn ??= start
    fields.plannedFinishOn ??= end
  } else if (field !== 'serial') readPlan(fields, cell, column, unit, problems)
}

export interface RowContext {
  sheet: string
  columns: Column[]
  /** Unit of each column's bare numbers, by column index. */
  units: MoneyUnit[]
  column: Partial<Record<string, Column>>
}

/** What the row says that does not fit together: let in, and listed. */
const crossCheck = (fields: DraftFields, cellAt: (column: Column) => Cell | undefined, context: RowContext, problems: RowProblems) => {
  const { totalInvestment: total, annualPlanInvestment: plan, cumulativeInvestment: done, started } = fields
  const doubt = (field: string, kind: Parameters<RowProblems['add']>[1], message: string) => {
    const column = context.column[field] ?? null
    problems.add('DOUBTFUL', kind, column, column ? cellAt(column) : undefined, message)
  }
  if (started === false && done !== null && done > 0)
    doubt('cumulativeInvestment', 'INVESTED_BEFORE_START', `“是否开工”填的是未开工，却已完成投资 ${done / 10_000} 万元。请核对开工情况或投资数。`)
  if (started === false && fields.constructionKind === 'CONTINUED')
    doubt('constructionKind', 'CONTINUED_NOT_STARTED', '建设性质是续建，“是否开工”却填未开工。请核对。')
  if (started !== null && fields.stage !== null && started !== isStarted(fields.stage))
    doubt('stage', 'STAGE_AGAINST_START', '项目阶段与“是否开工”不一致，按项目阶段读入。请核对。')
  if (total !== null && plan !== null && plan > total) doubt('annualPlanInvestment', 'PLAN_OVER_TOTAL', '年度计划投资大于总投资。请核对数值和单位。')
  if (total !== null && done !== null && done > total) doubt('cumulativeInvestment', 'DONE_OVER_TOTAL', '累计完成投资大于总投资。请核对数值和单位。')
  if (total !== null && total > 0 && total < 100_000) doubt('totalInvestment', 'ODD_SIZE', `总投资只有 ${total} 元，请核对单位是否写错。`)
  for (const field of AMOUNT_FIELDS) {
    const column = context.column[field]
    if (column && fields[field] === null && cellAt(column) === undefined)
      problems.add('NOTE', 'EMPTY_AMOUNT', column, undefined, `没有填写${LABELS[field]}，按未填处理（不当作 0）。`)
  }
}

const LABELS: Record<AmountField, string> = { totalInvestment: '总投资', annualPlanInvestment: '年度计划投资', cumulativeInvestment: '累计完成投资' }

/** Reads one row of a list. `cellAt` answers the cell of a column, the one merged over several rows included. */
export const readRow = (row: number, cellAt: (column: Column) => Cell | undefined, section: string | null, context: RowContext): DraftRow => {
  const problems = new RowProblems(context.sheet, row)
  const fields = emptyFields()
  fields.section = section
  for (const column of context.columns) {
    const cell = cellAt(column)
    if (cell) readCell(fields, cell, column, context.units[column.index] ?? '万元', problems)
  }
  fields.quarterPlans = fields.quarterPlans.filter(plan => plan.content !== null || plan.investment !== null)
  const nameColumn = context.column.name ?? null
  if (fields.name === '' && !(nameColumn && problems.list.some(problem => problem.column === nameColumn.header)))
    problems.add('ERROR', 'MISSING_NAME', nameColumn, undefined, '这一行有内容，但没有项目名称。请补填项目名称，或删去这一行。')
  if (fields.stage === null && fields.started !== null) {
    fields.stage = fields.started ? 'BUILDING' : 'PREPARING'
    fields.stageInferred = true
  }
  crossCheck(fields, cellAt, context, problems)
  return { sheet: context.sheet, row, fields, problems: problems.list }
}

/** Whether any column but the running number says something: offices number empty rows beforehand. */
export const saysSomething = (columns: Column[], cellAt: (column: Column) => Cell | undefined): boolean =>
  columns.some(column => column.field !== 'serial' && cellAt(column) !== undefined)
