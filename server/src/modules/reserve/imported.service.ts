import { sentenceOf } from '../../kernel/verdict'
import type { Ctx } from '../../platform/context'
import { countyRows } from '../../platform/rows'
import { mayDo } from '../identity/permission.service'
import type { FollowUp } from '../project/import/follower.service'
import { projectFactsOf } from '../project/projectFacts.query'
import { librariesOf, type JudgementRecord } from '../regulation/provision.query'
import { weigh } from '../regulation/regulation.service'
import { admissionFacts, type Asked } from './admission.query'
import { admittedAtOnce, CURRENT, placeKey } from './reserve.rules'
import { lockLibraries, who } from './reserve.service'

/** Entries of one statement: SQLite takes 32,766 variables. */
const AT_ONCE = 500
const SHOWN = 50

/** Projects among these that have a place in the tier already. */
const placedOf = async (ctx: Ctx, tier: Asked['tier'], ids: readonly number[]) =>
  new Set((await countyRows(ctx, 'libraryEntry').select('libraryEntry.projectId').where('libraryEntry.tier', '=', tier).where('libraryEntry.state', 'in', [...CURRENT])
    .where('libraryEntry.projectId', 'in', [...ids]).execute()).map(r => r.projectId))

interface Judged extends Asked {
  record: JudgementRecord | null
  refusal: string
}

/** The brief as the list gave it, judged by the rules of the proposal and of the admission. */
async function judgeMany(ctx: Ctx, tier: Asked['tier'], ids: readonly number[]): Promise<Judged[]> {
  const projects = await projectFactsOf(ctx, ids)
  const asked = ids.flatMap((projectId): Asked[] => {
    const project = projects.get(projectId)
    return project ? [{ projectId, tier, unitId: null, proposerUnitId: ctx.actor.unitId, project }] : []
  })
  const facts = await admissionFacts(ctx, asked)
  const out: Judged[] = []
  for (const [i, one] of asked.entries()) {
    const proposed = await weigh(ctx, 'library.propose', facts[i]!, { tier })
    const { verdict, record } = proposed.verdict.allowed ? await weigh(ctx, 'library.admit', facts[i]!, { tier }) : proposed
    out.push({ ...one, record: verdict.allowed ? record : null, refusal: verdict.allowed ? '' : sentenceOf(verdict) })
  }
  return out
}

async function insertEntries(ctx: Ctx, importId: number, judged: readonly Judged[]): Promise<void> {
  const [by, jurisdictionId] = [who(ctx), ctx.jurisdictionId]
  const rows = judged.map(({ projectId, tier, unitId, proposerUnitId, project, record }) => ({
    jurisdictionId, version: 1, tier, unitId, projectId, state: 'ADMITTED' as const, place: placeKey(tier, projectId, 'ADMITTED'), proposerUnitId,
    proposedByText: by, proposedOn: ctx.today, decidedByText: by, decidedOn: ctx.today, leftOn: null, reason: null,
    submitted: JSON.stringify(project), importId, judgement: JSON.stringify(record),
  }))
  await ctx.rows.insertInto('libraryEntry').values(rows as never).execute()
  const made = await countyRows(ctx, 'libraryEntry').select(['libraryEntry.id', 'libraryEntry.projectId', 'libraryEntry.tier']).where('libraryEntry.importId', '=', importId)
    .where('libraryEntry.projectId', 'in', judged.map(j => j.projectId)).execute()
  const steps = made.flatMap(({ id }) => (['propose', 'admit'] as const).map(action => ({ jurisdictionId, version: 1, entryId: id, action, at: ctx.now, byText: by, reason: null })))
  await ctx.rows.insertInto('libraryEntryStep').values(steps as never).execute()
  for (const { id, projectId, tier } of made)
    ctx.journal.push({ kind: 'CREATE', subjectType: 'LibraryEntry', subjectId: id, changes: { projectId: [null, projectId], tier: [null, tier], state: [null, 'ADMITTED'] } })
}

/**
 * 长子 一3: a county with a management library takes in what its lists bring, as far as each brief is complete; what is
 * lacking is told per project. Null where the county has no such library, or the importer may not propose for it.
 */
export async function enterImported(ctx: Ctx, importId: number, projectIds: readonly number[]): Promise<FollowUp | null> {
  const library = (await librariesOf(ctx)).find(l => admittedAtOnce(l.tier))
  if (!library || !mayDo(ctx, 'reserve.propose', { unitIds: [] })) return null
  await lockLibraries(ctx)
  const refused: FollowUp['refused'] = []
  let [entered, refusedCount] = [0, 0]
  for (let i = 0; i < projectIds.length; i += AT_ONCE) {
    const some = projectIds.slice(i, i + AT_ONCE)
    const placed = await placedOf(ctx, library.tier, some)
    const judged = await judgeMany(ctx, library.tier, some.filter(id => !placed.has(id)))
    const fit = judged.filter(j => j.record)
    if (fit.length) await insertEntries(ctx, importId, fit)
    entered += fit.length
    refusedCount += judged.length - fit.length
    for (const { projectId, project, record, refusal } of judged)
      if (!record && refused.length < SHOWN) refused.push({ projectId, projectName: project.name ?? '', message: refusal })
  }
  return { title: library.name, clause: library.clause ?? null, entered, refusedCount, refused }
}

/** Takes back the entries that came in with an import and have not been touched since. */
export async function takeBackImported(ctx: Ctx, importId: number): Promise<void> {
  const library = (await librariesOf(ctx)).find(l => admittedAtOnce(l.tier))
  if (library) await lockLibraries(ctx)
  const own = await countyRows(ctx, 'libraryEntry').select(['libraryEntry.id', 'libraryEntry.projectId']).where('libraryEntry.importId', '=', importId).where('libraryEntry.version', '=', 1).execute()
  for (let i = 0; i < own.length; i += AT_ONCE) {
    const ids = own.slice(i, i + AT_ONCE).map(e => e.id)
    await ctx.rows.deleteFrom('libraryEntryStep').where('entryId', 'in', ids).execute()
    await ctx.rows.deleteFrom('libraryEntry').where('jurisdictionId', '=', ctx.jurisdictionId).where('id', 'in', ids).execute()
  }
  for (const { id, projectId } of own) ctx.journal.push({ kind: 'DELETE', subjectType: 'LibraryEntry', subjectId: id, changes: { projectId: [projectId, null] } })
}
