import type { Ctx } from '../../../platform/context'
import { allProjects, decisionsOf, draftsOf, fingerprintOf, namesFor, type StoredDraft } from './import.query'
import type { ProjectImport } from './import.entity'
import { matchRows, type RowAction } from './match.rules'
import { matchColumns, type Against, type MatchColumns, type PreparedReading } from './prepare.rules'

/** What the rows of a list are matched with, and the mark by which a later change of it shows. */
export async function againstOf(ctx: Ctx): Promise<Against & { fingerprint: string }> {
  // First: what changes in between must show.
  const fingerprint = await fingerprintOf(ctx)
  const { directory, mapped } = await namesFor(ctx)
  return { existing: await allProjects(ctx), directory, mapped, fingerprint }
}

const isAsShown = ({ shown }: StoredDraft, match: MatchColumns): boolean =>
  shown.action === match.action && shown.projectId === match.projectId && shown.outcome === match.outcome

/** Matches the rows with the county as it stands now; answers those that come out otherwise than shown. */
async function compare(ctx: Ctx, importId: number) {
  const fingerprint = await fingerprintOf(ctx)
  const drafts = await draftsOf(ctx, importId)
  const matches = matchRows(drafts, await allProjects(ctx), (await namesFor(ctx)).resolver, decisionsOf(drafts)).map(matchColumns)
  const changed = drafts.flatMap((draft, i) => (isAsShown(draft, matches[i]!) ? [] : [{ id: draft.id, match: matches[i]! }]))
  return { fingerprint, matches, changed }
}

/** How many rows would be handled otherwise than they were shown. */
export async function changedSince(ctx: Ctx, target: ProjectImport): Promise<number> {
  if (target.checkedAgainst === (await fingerprintOf(ctx))) return 0
  return (await compare(ctx, target.id)).changed.length
}

const count = (matches: readonly { action: RowAction }[], action: RowAction) => matches.filter(m => m.action === action).length

function countActions(target: ProjectImport, matches: readonly { action: RowAction }[]) {
  target.createCount = count(matches, 'CREATE')
  target.updateCount = count(matches, 'UPDATE')
  target.skipCount = count(matches, 'SKIP')
  target.doubtfulCount = count(matches, 'DOUBTFUL')
}

/** Puts the figures of a reading and its matching on the import. */
export function sumUp(target: ProjectImport, { sheets, rows }: PreparedReading): void {
  const lists = sheets.filter(s => s.status === 'LIST')
  target.rowCount = rows.length
  countActions(target, rows.map(r => r.match))
  target.errorCount = rows.filter(r => r.errorCount > 0).length
  target.problemCount = rows.reduce((n, r) => n + r.errorCount + r.doubtCount, lists.flatMap(s => s.problems).filter(p => p.severity !== 'NOTE').length)
  for (const field of ['totalInvestment', 'annualPlanInvestment', 'cumulativeInvestment'] as const)
    target[field] = lists.reduce((sum, sheet) => sum + sheet.sums[field], 0)
}

/** Matches again and keeps what has changed since. */
export async function recheck(ctx: Ctx, target: ProjectImport): Promise<void> {
  const { fingerprint, matches, changed } = await compare(ctx, target.id)
  for (const { id, match } of changed) await ctx.rows.updateTable('importRow').set(match as never).where('id', '=', id).execute()
  target.checkedAgainst = fingerprint
  countActions(target, matches)
  await ctx.flush()
}
