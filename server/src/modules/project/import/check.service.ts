import type { Ctx } from '../../../platform/context'
import { allProjects, decisionsOf, draftsOf, namesFor, type Names, type StoredDraft } from './import.query'
import type { ProjectImport } from './import.entity'
import { matchRows, type ExistingProject, type RowAction, type RowMatch } from './match.rules'
import type { SheetReport } from './draft.rules'

export interface Checked {
  drafts: StoredDraft[]
  /** In the order of the drafts. */
  matches: RowMatch[]
  existing: ExistingProject[]
  names: Names
}

/** What matching found of a row, as it is kept. */
const outcomeOf = (match: RowMatch): string => JSON.stringify({ candidates: match.candidates, differences: match.differences })

export const matchColumns = (match: RowMatch) => ({
  action: match.action,
  reason: match.reason,
  message: match.message.slice(0, 1000),
  projectId: match.projectId === null ? null : Number(match.projectId),
  outcome: outcomeOf(match),
})

export const isAsShown = (draft: StoredDraft, match: RowMatch): boolean =>
  draft.shown.action === match.action && draft.shown.projectId === (match.projectId === null ? null : Number(match.projectId)) && draft.shown.outcome === outcomeOf(match)

/** Matches the rows with the county's projects as they stand now. */
export async function checkRows(ctx: Ctx, importId: number): Promise<Checked> {
  const drafts = await draftsOf(ctx, importId)
  const existing = await allProjects(ctx)
  const names = await namesFor(ctx)
  return { drafts, existing, names, matches: matchRows(drafts, existing, names.resolver, decisionsOf(drafts)) }
}

const count = (matches: readonly RowMatch[], action: RowAction) => matches.filter(m => m.action === action).length

/** Puts the figures of a reading and its matching on the import. */
export function sumUp(target: ProjectImport, matches: readonly RowMatch[], sheets: readonly SheetReport[], rows: readonly { errorCount: number; doubtCount: number }[]): void {
  const lists = sheets.filter(s => s.status === 'LIST')
  target.rowCount = rows.length
  countActions(target, matches)
  target.errorCount = rows.filter(r => r.errorCount > 0).length
  target.problemCount = rows.reduce((n, r) => n + r.errorCount + r.doubtCount, lists.flatMap(s => s.problems).filter(p => p.severity !== 'NOTE').length)
  for (const field of ['totalInvestment', 'annualPlanInvestment', 'cumulativeInvestment'] as const)
    target[field] = lists.reduce((sum, sheet) => sum + sheet.sums[field], 0)
}

function countActions(target: ProjectImport, matches: readonly RowMatch[]) {
  target.createCount = count(matches, 'CREATE')
  target.updateCount = count(matches, 'UPDATE')
  target.skipCount = count(matches, 'SKIP')
  target.doubtfulCount = count(matches, 'DOUBTFUL')
}

/** Matches again and keeps what has changed since; answers how many rows have. */
export async function recheck(ctx: Ctx, target: ProjectImport): Promise<number> {
  const { drafts, matches } = await checkRows(ctx, target.id)
  let changed = 0
  for (const [i, match] of matches.entries()) {
    const draft = drafts[i]!
    if (isAsShown(draft, match)) continue
    changed++
    await ctx.rows.updateTable('importRow').set(matchColumns(match) as never).where('id', '=', draft.id).execute()
  }
  countActions(target, matches)
  await ctx.flush()
  return changed
}
