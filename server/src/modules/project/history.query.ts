import { formatMoney } from '../../kernel/money'
import { dayText } from '../../kernel/day'
import type { PageArgs } from '../../platform/connection'
import type { Ctx } from '../../platform/context'
import { countyRows } from '../../platform/rows'
import { listJournal } from '../identity/directory.query'
import { PROJECT_FIELDS, type FieldShape } from './field.rules'

export interface HistoryChange {
  label: string
  /** As shown; null when it was empty. */
  from: string | null
  to: string | null
}

export interface HistoryEntry {
  id: number
  at: number
  /** `综合秘书 王甲一`, with the post taken over where there is one. */
  who: string
  says: string
  changes: HistoryChange[]
}

/** Field → old and new, as the journal keeps it. */
export type Changes = Record<string, [unknown, unknown]>
type Names = { unit: Map<number, string>; post: Map<number, string>; project: Map<number, string> }

const idsOf = (all: Changes[], shape: FieldShape) =>
  [...new Set(all.flatMap(c => Object.entries(c).filter(([k]) => PROJECT_FIELDS[k]?.shape === shape).flatMap(([, pair]) => pair.filter(v => typeof v === 'number'))))]

async function namesOf(ctx: Ctx, all: Changes[]): Promise<Names> {
  const read = async (table: 'unit' | 'post' | 'project', ids: number[]) => {
    if (!ids.length) return new Map<number, string>()
    const rows = await countyRows(ctx, table as 'unit').select(['unit.id', 'unit.name'].map(c => c.replace('unit', table)) as never).where(`${table}.id` as never, 'in', ids as never).execute()
    return new Map((rows as { id: number; name: string }[]).map(r => [r.id, r.name]))
  }
  return {
    unit: await read('unit', idsOf(all, 'unit') as number[]),
    post: await read('post', idsOf(all, 'post') as number[]),
    project: await read('project', idsOf(all, 'project') as number[]),
  }
}

function show(shape: FieldShape, value: unknown, names: Names): string | null {
  if (value === null || value === undefined || value === '') return null
  if (typeof shape === 'object') return shape.words[String(value)] ?? String(value)
  if (shape === 'money') return formatMoney(Number(value))
  if (shape === 'day') return dayText(String(value))
  if (shape === 'flag') return value ? '是' : '否'
  if (shape === 'unit' || shape === 'post' || shape === 'project') return names[shape].get(Number(value)) ?? '（已不存在）'
  const text = String(value)
  return text.length > 200 ? `${text.slice(0, 200)}…` : text
}

/** Changes in words; what looks the same, or is no field that people see, is left out. */
export async function describeChanges(ctx: Ctx, all: Changes[]): Promise<HistoryChange[][]> {
  const names = await namesOf(ctx, all)
  return all.map(changes =>
    Object.entries(changes).flatMap(([key, [from, to]]) => {
      const field = PROJECT_FIELDS[key]
      if (!field) return []
      const change = { label: field.label, from: show(field.shape, from, names), to: show(field.shape, to, names) }
      return change.from === change.to ? [] : [change]
    }),
  )
}

const SAYS: Record<string, string> = { CREATE: '登记项目', UPDATE: '修改', DELETE: '删除' }

/** A project's history in words, newest first, from the journal: who, in which post, what from what to what. */
export async function historyOf(ctx: Ctx, projectId: number, page: PageArgs) {
  const found = await listJournal(ctx, { subjectType: 'Project', subjectId: projectId }, page)
  const parsed = found.nodes.map(row => JSON.parse(row.changes) as Changes)
  const words = await describeChanges(ctx, parsed)
  const nodes = found.nodes.map((row, i): HistoryEntry => ({
    id: row.id,
    at: row.at,
    who: [row.postName, row.userName, row.onBehalfOf && `（代${row.onBehalfOf}）`].filter(Boolean).join(' '),
    says: SAYS[row.kind] ?? row.kind,
    changes: row.kind === 'CREATE' ? [] : (words[i] ?? []),
  }))
  return { nodes: nodes.filter(n => n.says !== '修改' || n.changes.length), pageInfo: found.pageInfo }
}
