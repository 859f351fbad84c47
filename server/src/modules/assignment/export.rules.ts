import { isDay } from '../../kernel/day'
import { invalid } from '../../kernel/refusal'
import { ASSIGNMENT_STATES, HOLDERS, SOURCE_TYPES } from './assignment.rules'

/** A row as the list shows it. */
export interface ListedRow {
  title: string
  number: string
  stateLabel: string
  unitName: string
  dueOn: string | null
  dueText: string | null
  holderName: string | null
  heldDays: number | null
  responsibleText: string | null
  leadOfficialPostName: string | null
  sourceLabel: string
  projectName: string | null
  standard: string
  originalDueOn: string | null
  returns: number
}

interface ExportColumn {
  header: string
  width: number
  value: (row: ListedRow) => string | number | null
}

/** The list's columns by the names that the portal gives them. */
export const EXPORT_COLUMNS: Readonly<Record<string, ExportColumn>> = {
  title: { header: '交办事项', width: 50, value: r => r.title },
  number: { header: '编号', width: 12, value: r => r.number },
  state: { header: '状态', width: 10, value: r => r.stateLabel },
  unit: { header: '责任单位', width: 22, value: r => r.unitName },
  dueOn: { header: '完成时限', width: 12, value: r => r.dueOn },
  left: { header: '剩余', width: 18, value: r => r.dueText },
  holder: { header: '在谁手上', width: 24, value: r => (r.holderName ? `${r.heldDays ?? 0} 天 · ${r.holderName}` : null) },
  person: { header: '责任人', width: 18, value: r => r.responsibleText },
  leader: { header: '分包领导', width: 18, value: r => r.leadOfficialPostName },
  source: { header: '来源', width: 12, value: r => r.sourceLabel },
  project: { header: '项目', width: 36, value: r => r.projectName },
  standard: { header: '解决标准', width: 40, value: r => r.standard },
  original: { header: '最初时限', width: 12, value: r => r.originalDueOn },
  returns: { header: '退回次数', width: 10, value: r => r.returns },
}

/** The columns asked for, each once, in their order; all of them where none are named. @throws Refusal INVALID for one that is not there. */
export function exportColumns(text: string | undefined): ExportColumn[] {
  const keys = text === undefined || text === '' ? Object.keys(EXPORT_COLUMNS) : [...new Set(text.split(','))]
  return keys.map(key => {
    if (!Object.hasOwn(EXPORT_COLUMNS, key)) throw invalid({ field: 'columns', message: `没有“${key.slice(0, 20)}”这一列，请回到列表重新导出。` })
    return EXPORT_COLUMNS[key]!
  })
}

export const EXPORT_ORDERS = ['DUE_ON', 'LISTED', 'HELD'] as const

/** `-LISTED`: the portal's word of an order. @throws Refusal INVALID. */
export function exportOrder(text: string | undefined): { by: (typeof EXPORT_ORDERS)[number]; descending: boolean } {
  const word = text || '-LISTED'
  const by = EXPORT_ORDERS.find(o => o === word.replace(/^-/, ''))
  if (!by) throw invalid({ field: 'sort', message: '排序无效，请回到列表重新导出。' })
  return { by, descending: word.startsWith('-') }
}

const isId = (v: unknown): v is number => Number.isSafeInteger(v) && (v as number) > 0
const isFlag = (v: unknown): v is boolean => typeof v === 'boolean'
const listOf = (is: (v: unknown) => boolean) => (v: unknown) => Array.isArray(v) && v.length <= 500 && v.every(is)
const wordOf = (words: object) => (v: unknown) => typeof v === 'string' && Object.hasOwn(words, v)
const isDayText = (v: unknown) => typeof v === 'string' && isDay(v)

const FIELDS: Readonly<Record<string, (v: unknown) => boolean>> = {
  text: v => typeof v === 'string' && v.length <= 60, states: listOf(wordOf(ASSIGNMENT_STATES)), unitIds: listOf(isId), leadOfficialPostIds: listOf(isId), sourceTypes: listOf(wordOf(SOURCE_TYPES)),
  sourceId: isId, projectId: isId, holders: listOf(wordOf(HOLDERS)), overdue: isFlag, open: isFlag, recurring: isFlag, mine: isFlag, problem: isFlag, dueFrom: isDayText, dueTo: isDayText,
}

/** `AssignmentFilterInput` as JSON, from an address. @throws Refusal INVALID for what is none. */
export function exportFilter(text: string | undefined): Record<string, unknown> {
  const refused = () => invalid({ field: 'filter', message: '筛选条件无效，请回到列表重新导出。' })
  let read: unknown
  try {
    read = JSON.parse(text || '{}')
  } catch {
    throw refused()
  }
  if (typeof read !== 'object' || read === null || Array.isArray(read)) throw refused()
  for (const [key, value] of Object.entries(read)) if (!Object.hasOwn(FIELDS, key) || (value !== null && !FIELDS[key]!(value))) throw refused()
  return read as Record<string, unknown>
}
