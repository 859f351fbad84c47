import type { Ctx } from '../../platform/context'
import type { ProjectFilter } from './filter.rules'
import type { MonthPlan, QuarterPlan } from './import/draft.rules'
import type { ExistingProject } from './import/match.rules'
import type { Reference } from './import/resolve.rules'
import { codesOf, coLeadsOf } from './part.query'
import { holdersOf, projectsMatching } from './project.query'

const CHUNK = 2000

const rowsAfter = (ctx: Ctx, filter: ProjectFilter, afterId: number) =>
  projectsMatching(ctx, filter)
    .leftJoin('unit as responsible', 'responsible.id', 'project.responsibleUnitId')
    .leftJoin('unit as leader', 'leader.id', 'project.leadUnitId')
    .leftJoin('unit as authority', 'authority.id', 'project.sectorAuthorityUnitId')
    .leftJoin('unit as locality', 'locality.id', 'project.localityUnitId')
    .selectAll('project')
    .select(['responsible.name as responsibleUnitName', 'leader.name as leadUnitName', 'authority.name as authorityName', 'locality.name as localityUnitName'])
    .where('project.id', '>', afterId)
    .orderBy('project.id')
    .limit(CHUNK)
    .execute()

const reference = (id: number | null, name: string | null, text: string | null): Reference | null =>
  id !== null ? { id: String(id), text: name ?? '' } : text === null ? null : { id: null, text }

const read = <T>(json: string | null): T | null => (json === null ? null : (JSON.parse(json) as T))

/**
 * Projects as a list speaks of them, in the order they were registered: what an import compares with and an export writes.
 * @param most stops after so many
 */
export async function existingProjects(ctx: Ctx, filter: ProjectFilter = {}, most = 100_000): Promise<ExistingProject[]> {
  const found: ExistingProject[] = []
  for (let last = 0; found.length < most; ) {
    const rows = await rowsAfter(ctx, filter, last)
    if (!rows.length) break
    last = rows.at(-1)!.id
    const ids = rows.map(r => r.id)
    const codes = Map.groupBy(await codesOf(ctx, ids), c => c.projectId)
    const coLeads = Map.groupBy(await coLeadsOf(ctx, ids), l => l.projectId)
    const holders = await holdersOf(ctx, [
      ...rows.flatMap(r => [r.leadOfficialPostId, r.serviceOfficerPostId]),
      ...[...coLeads.values()].flat().map(l => l.postId),
    ])
    const person = (postId: number | null, text: string | null): Reference[] =>
      postId !== null && holders.has(postId) ? [{ id: String(postId), text: holders.get(postId)! }] : text ? [{ id: null, text }] : []
    for (const r of rows)
      found.push({
        id: String(r.id),
        name: r.name,
        nameKey: r.nameKey,
        codes: (codes.get(r.id) ?? []).map(c => c.code),
        level: r.level,
        projectClass: r.projectClass,
        stage: r.stage,
        constructionKind: r.constructionKind,
        leadOfficials: [...person(r.leadOfficialPostId, r.leadOfficialText), ...(coLeads.get(r.id) ?? []).flatMap(l => person(l.postId, l.text))],
        serviceOfficer: person(r.serviceOfficerPostId, r.serviceOfficerText)[0] ?? null,
        responsibleUnit: reference(r.responsibleUnitId, r.responsibleUnitName, r.responsibleUnitText),
        leadUnit: reference(r.leadUnitId, r.leadUnitName, r.leadUnitText),
        sectorAuthority: reference(r.sectorAuthorityUnitId, r.authorityName, r.sectorAuthorityUnitText),
        localityUnit: reference(r.localityUnitId, r.localityUnitName, r.localityUnitText),
        owner: r.owner,
        totalInvestment: r.totalInvestment,
        annualPlanInvestment: r.annualPlanInvestment,
        cumulativeInvestment: r.cumulativeInvestment,
        place: r.place,
        content: r.content,
        benefits: r.benefits,
        annualTask: r.annualTask,
        progress: r.progress,
        problems: r.problems,
        remark: r.remark,
        plannedStartOn: r.plannedStartOn,
        plannedFinishOn: r.plannedFinishOn,
        quarterPlans: read<QuarterPlan[]>(r.quarterPlans) ?? [],
        monthPlans: read<MonthPlan[]>(r.monthPlans) ?? [],
        extras: read<Record<string, string>>(r.extras) ?? {},
      })
  }
  return found.slice(0, most)
}
