import type { Ctx } from '../../../platform/context'
import type { Checked } from './check.service'
import type { StoredDraft } from './import.query'
import type { RowMatch } from './match.rules'

/** What writing an import works with. */
export interface Writing {
  ctx: Ctx
  importId: number
  checked: Checked
  /** By sheet. */
  planYears: ReadonlyMap<string, number | null>
  /** Code → project that owns it. */
  owners: Map<string, number>
}

export interface Task {
  draft: StoredDraft
  match: RowMatch
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
