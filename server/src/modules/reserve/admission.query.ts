import { notFound } from '../../kernel/refusal'
import type { Ctx } from '../../platform/context'
import { countyRows } from '../../platform/rows'
import { mayDo } from '../identity/permission.service'
import { UNIT_TIES } from '../project/project.query'
import { projectFacts } from '../project/projectFacts.query'
import { librariesOf, type Facts, type Tier, type UnitKind } from '../regulation/provision.query'
import { judgeFor } from '../regulation/regulation.service'
import { reviewFactsOfAll } from '../review/review.query'
import { figuresOf, libraryFacts } from './library.query'
import { CURRENT, ENTRY_STATES, libraryKey, unitColumnOf } from './reserve.rules'

export type ProjectCopy = NonNullable<Facts['project']>

/** What an admission is asked about: a kept entry, or one that is only thought of. */
export interface Asked {
  projectId: number
  tier: Tier
  unitId: number | null
  proposerUnitId: number
  project: ProjectCopy
}

/** The tiers in which projects have a current place, by project. */
async function membershipsOf(ctx: Ctx, projectIds: readonly number[]) {
  const rows = await countyRows(ctx, 'libraryEntry')
    .select(['libraryEntry.projectId', 'libraryEntry.tier'])
    .where('libraryEntry.projectId', 'in', [...projectIds])
    .where('libraryEntry.state', '=', 'ADMITTED')
    .execute()
  return new Map(Array.from(Map.groupBy(rows, r => r.projectId), ([id, held]) => [id, held.map(h => h.tier)]))
}

const authoritiesOf = async (ctx: Ctx, projectIds: readonly number[]) => {
  const rows = await countyRows(ctx, 'project')
    .innerJoin('unit', 'unit.id', 'project.sectorAuthorityUnitId')
    .select(['project.id', 'unit.name'])
    .where('project.id', 'in', [...projectIds])
    .execute()
  return new Map(rows.map(r => [r.id, r.name]))
}

const unitsBy = async (ctx: Ctx, ids: readonly number[]) => {
  const rows = await countyRows(ctx, 'unit').select(['unit.id', 'unit.name', 'unit.kind']).where('unit.id', 'in', [...new Set(ids)]).execute()
  return new Map(rows.map(r => [r.id, r]))
}

const stagesOf = async (ctx: Ctx, ids: readonly number[]) =>
  new Map((await countyRows(ctx, 'project').select(['project.id', 'project.stage']).where('project.id', 'in', [...ids]).execute()).map(p => [p.id, p.stage]))

/**
 * Everything that the rules may ask when projects enter libraries; the project as it was submitted, the rest as it is. Its stage too:
 * what has started since it was proposed does not come in (泾川 二(一)3).
 */
export async function admissionFacts(ctx: Ctx, asked: readonly Asked[]): Promise<Facts[]> {
  if (!asked.length) return []
  const ids = [...new Set(asked.map(a => a.projectId))]
  const [reviews, memberships, authorities] = [await reviewFactsOfAll(ctx, ids), await membershipsOf(ctx, ids), await authoritiesOf(ctx, ids)]
  const units = await unitsBy(ctx, asked.flatMap(a => [a.proposerUnitId, ...(a.unitId === null ? [] : [a.unitId])]))
  const stages = await stagesOf(ctx, ids)
  const figures = await figuresOf(ctx)
  const names = new Map((await librariesOf(ctx)).map(l => [l.tier, l.name]))
  return asked.map(a => {
    const proposer = units.get(a.proposerUnitId)
    const figure = figures.get(libraryKey(a.tier, a.unitId)) ?? { count: 0, total: 0, industrialCount: 0, industrialTotal: 0 }
    const industrial = a.project.isIndustrial === true
    const total = a.project.amount ?? 0
    const change = { count: 1, total, industrialCount: industrial ? 1 : 0, industrialTotal: industrial ? total : 0 }
    const library = [a.unitId === null ? '' : units.get(a.unitId)?.name, names.get(a.tier)].filter(Boolean).join(' ')
    return {
      project: { ...a.project, stage: stages.get(a.projectId) ?? a.project.stage },
      review: reviews.get(a.projectId) ?? {},
      library: libraryFacts(a.tier, library, figure, change),
      entry: {
        memberships: memberships.get(a.projectId) ?? [],
        proposer: proposer?.name ?? null,
        proposerKind: (proposer?.kind as UnitKind | undefined) ?? null,
        sectorAuthority: authorities.get(a.projectId) ?? null,
      },
    }
  })
}

/** @throws Refusal NOT_FOUND where the county has no such project. */
export async function copyOf(ctx: Ctx, projectId: number): Promise<ProjectCopy> {
  const facts = await projectFacts(ctx, projectId)
  if (!facts) throw notFound('项目')
  return facts
}

/** The units that a project is tied to. */
export const tiesOf = async (ctx: Ctx, projectId: number): Promise<Record<(typeof UNIT_TIES)[number], number | null> | null> =>
  (await countyRows(ctx, 'project').select(UNIT_TIES.map(column => `project.${column}` as const)).where('project.id', '=', projectId).executeTakeFirst()) ?? null

/**
 * For each library of the county that a project could enter: whether it can be proposed and would be admitted today, and why.
 * `tier` narrows to one; `unitId` names the library's unit where the project does not.
 */
export async function admissionOptions(ctx: Ctx, projectId: number, tier: Tier | null, unitId: number | null) {
  const ties = await tiesOf(ctx, projectId)
  if (!ties) throw notFound('项目')
  const project = await copyOf(ctx, projectId)
  const current = await countyRows(ctx, 'libraryEntry').select(['libraryEntry.id', 'libraryEntry.tier', 'libraryEntry.state'])
    .where('libraryEntry.projectId', '=', projectId).where('libraryEntry.state', 'in', [...CURRENT]).execute()
  const libraries = (await librariesOf(ctx)).filter(l => tier === null || l.tier === tier)
  const out = []
  for (const l of libraries) {
    const column = unitColumnOf(l.tier)
    const ownerId = l.each && column ? (ties[column] ?? unitId) : null
    const [facts] = await admissionFacts(ctx, [{ projectId, tier: l.tier, unitId: ownerId, proposerUnitId: ctx.actor.unitId, project }])
    const unitName = ownerId === null ? null : ((await unitsBy(ctx, [ownerId])).get(ownerId)?.name ?? null)
    const entry = current.find(e => e.tier === l.tier)
    const propose = await judgeFor(ctx, 'library.propose', facts!, { tier: l.tier })
    out.push({
      __typename: 'AdmissionOption' as const,
      tier: l.tier, libraryName: l.name, unitId: ownerId, unitName, each: l.each ?? false, clause: l.clause, source: l.source,
      entryId: entry?.id ?? null, entryState: entry?.state ?? null, entryStateLabel: entry ? ENTRY_STATES[entry.state] : null,
      mayPropose: !entry && mayDo(ctx, 'reserve.propose', { unitIds: [...Object.values(ties), ownerId] }),
      propose, admit: await judgeFor(ctx, 'library.admit', facts!, { tier: l.tier }),
    })
  }
  return out
}
