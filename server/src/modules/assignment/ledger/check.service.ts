import { sentenceOf } from '../../../kernel/verdict'
import type { Ctx } from '../../../platform/context'
import { namesFor } from '../../project/import/import.query'
import { judgeFor } from '../../regulation/regulation.service'
import type { LedgerDraft } from './draft.rules'
import type { LedgerImport } from './ledger.entity'
import { existingMatters, ledgerDrafts, unitHeads } from './ledger.query'
import { matchLedger, type Decision, type LedgerMatch } from './match.rules'

/**
 * The county's rules on handing over, asked once for each combination of what a ledger can say: the same rules as for a form.
 * Where the ledger names no person, the duty is the head's of the unit, as with every source.
 */
async function refusals(ctx: Ctx, drafts: readonly LedgerDraft[], heads: ReadonlyMap<number, number>): Promise<(d: LedgerDraft, unitId: number) => string | null> {
  const key = (d: LedgerDraft, person: boolean) => `${d.dueOn}|${d.standard !== ''}|${person}`
  const answers = new Map<string, string | null>()
  for (const draft of drafts)
    for (const person of [true, false]) {
      if (draft.dueOn === null || answers.has(key(draft, person))) continue
      const facts = { unit: draft.unit, person: person ? (draft.person ?? '单位负责人') : null, dueOn: draft.dueOn, standard: draft.standard, fromProblem: false, judged: false }
      const verdict = await judgeFor(ctx, 'assignment.handOver', { assignment: facts })
      answers.set(key(draft, person), verdict.allowed ? null : sentenceOf(verdict))
    }
  return (draft, unitId) => answers.get(key(draft, draft.person !== null || heads.has(unitId))) ?? null
}

/** Matches rows with the county as it stands now. */
export async function matchNow(ctx: Ctx, drafts: readonly LedgerDraft[], decision: (ordinal: number) => Decision | null): Promise<LedgerMatch[]> {
  const { resolver } = await namesFor(ctx)
  const unit = (name: string) => { const { id } = resolver.unit(name); return id === null ? null : Number(id) }
  return matchLedger(drafts, { unit, existing: await existingMatters(ctx), refusal: await refusals(ctx, drafts, await unitHeads(ctx)), decision })
}

const severity = (match: LedgerMatch, of: string) => match.problems.filter(p => p.severity === of).length

/** What of a match stands in columns. */
export const matchColumns = (match: LedgerMatch) => ({
  action: match.action, message: match.message.slice(0, 1000), target: match.target, existingId: match.existingId,
  errorCount: severity(match, 'ERROR'), doubtCount: severity(match, 'DOUBTFUL'), outcome: JSON.stringify(match),
})

export function sumUp(target: LedgerImport, matches: readonly LedgerMatch[], inSheets: number): void {
  const count = (action: LedgerMatch['action']) => matches.filter(m => m.action === action).length
  target.rowCount = matches.length
  target.createCount = count('CREATE')
  target.skipCount = count('SKIP')
  target.heldCount = count('HELD')
  target.problemCount = inSheets + matches.reduce((n, m) => n + severity(m, 'ERROR') + severity(m, 'DOUBTFUL'), 0)
}

/** Rows with their match of now, and those that come out otherwise than they were shown. */
export async function compareLedger(ctx: Ctx, importId: number) {
  const rows = await ledgerDrafts(ctx, importId)
  const matches = await matchNow(ctx, rows.map(r => r.draft), ordinal => rows[ordinal]?.decision ?? null)
  const changed = rows.flatMap((row, i) => (JSON.stringify(row.shown) === JSON.stringify(matches[i]) ? [] : [{ id: row.id, match: matches[i]! }]))
  return { rows, matches, changed }
}

/** Matches again and keeps what has changed since. */
export async function recheckLedger(ctx: Ctx, target: LedgerImport): Promise<void> {
  const { matches, changed } = await compareLedger(ctx, target.id)
  for (const { id, match } of changed) await ctx.rows.updateTable('ledgerRow').set(matchColumns(match) as never).where('id', '=', id).execute()
  const inSheets = (JSON.parse(target.report) as { problems: { severity: string }[] }[]).flatMap(s => s.problems).filter(p => p.severity !== 'NOTE').length
  sumUp(target, matches, inSheets)
  await ctx.flush()
}
