import type { Ctx } from '../../../platform/context'
import { countyRows } from '../../../platform/rows'
import type { DraftFields } from './draft.rules'
import type { Names } from './import.query'
import type { Difference } from './difference.rules'
import type { KeptDraft } from './prepare.rules'

/** What writing an import works with. */
export interface Writing {
  ctx: Ctx
  importId: number
  names: Names
  /** By sheet. */
  planYears: ReadonlyMap<string, number | null>
  /** Code → project that owns it. */
  owners: Map<string, number>
}

/** A row to be written. */
export interface Task extends KeptDraft {
  rowId: number
  sheet: string
  projectId: number | null
  /** Fields in which it differs from its project. */
  touched: Set<keyof DraftFields>
}

/** The next rows to be created or updated, in the list's order. */
export async function nextTasks({ ctx, importId }: Writing, action: 'CREATE' | 'UPDATE', afterOrdinal: number, most: number): Promise<{ tasks: Task[]; last: number }> {
  const rows = await countyRows(ctx, 'importRow')
    .select(['importRow.id', 'importRow.ordinal', 'importRow.sheet', 'importRow.projectId', 'importRow.draft', 'importRow.outcome'])
    .where('importRow.importId', '=', importId)
    .where('importRow.action', '=', action)
    .where('importRow.ordinal', '>', afterOrdinal)
    .orderBy('importRow.ordinal')
    .limit(most)
    .execute()
  const tasks = rows.map((r): Task => ({
    rowId: r.id, sheet: r.sheet, projectId: r.projectId, ...(JSON.parse(r.draft) as KeptDraft),
    touched: new Set((action === 'CREATE' ? [] : (JSON.parse(r.outcome) as { differences: Difference[] }).differences).map(d => d.field)),
  }))
  return { tasks, last: rows.at(-1)?.ordinal ?? -1 }
}

export type Columns = Record<string, unknown>

/** Every row of one statement names the same columns. */
export const even = (rows: readonly Columns[]): Columns[] => {
  const names = [...new Set(rows.flatMap(row => Object.keys(row)))]
  return rows.map(row => Object.fromEntries(names.map(name => [name, row[name] ?? null])))
}

const AT_ONCE = 2000

export async function insertAll(ctx: Ctx, table: 'projectCode' | 'projectOfficial' | 'importChange', rows: readonly Columns[]): Promise<void> {
  for (let i = 0; i < rows.length; i += AT_ONCE) await ctx.rows.insertInto(table).values(even(rows.slice(i, i + AT_ONCE)) as never).execute()
}

const SILENT = new Set(['jurisdictionId', 'version', 'nameKey', 'sortKey', 'searchKey', 'stageOrdinal', 'createdAt', 'updatedAt', 'importId'])
const shown = (value: unknown) => (typeof value === 'string' && value.length > 2000 ? `${value.slice(0, 2000)}…` : (value ?? null))

/** Old → new as the journal keeps it; of a new project what it says. */
export const journalChanges = (before: Columns | null, after: Columns): Record<string, [unknown, unknown]> =>
  Object.fromEntries(Object.entries(after).filter(([key, value]) => !SILENT.has(key) && (before !== null || value != null)).map(([key, value]) => [key, [shown(before?.[key]), shown(value)]]))
