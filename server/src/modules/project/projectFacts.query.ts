import type { Ctx } from '../../platform/context'
import { countyRows } from '../../platform/rows'
import type { Facts } from '../regulation/provision.query'

const answer = (value: unknown) => (value == null ? null : Boolean(value))

const projectsFor = (ctx: Ctx, projectIds: readonly number[]) =>
  countyRows(ctx, 'project')
    .leftJoin('unit as chain', 'chain.id', 'project.chainUnitId')
    .selectAll('project')
    .select('chain.name as chainName')
    .select(eb =>
      eb.selectFrom('projectCode').select(c => c.fn.countAll().as('n')).whereRef('projectCode.projectId', '=', 'project.id').where('projectCode.ownCode', 'is not', null).as('codes'))
    .where('project.id', 'in', [...projectIds])
    .execute()

type ProjectFacts = NonNullable<Facts['project']>
type FactRow = Awaited<ReturnType<typeof projectsFor>>[number]

/** What stands in the project's own columns, stored or still to be written. */
export const columnFacts = (row: Omit<FactRow, 'codes' | 'chainName'>): ProjectFacts => ({
  name: row.name,
  owner: row.owner,
  amount: row.totalInvestment,
  place: row.place,
  content: row.content,
  benefits: row.benefits,
  stage: row.stage,
  constructionKind: row.constructionKind,
  level: row.level,
  investmentKind: row.investmentKind,
  projectClass: row.projectClass,
  isIndustrial: row.projectClass == null ? null : row.projectClass === 'INDUSTRIAL',
  fitsIndustrialPlan: answer(row.fitsIndustrialPlan),
  majorLivelihood: answer(row.majorLivelihood),
  importantInfrastructure: answer(row.importantInfrastructure),
  overallEffect: answer(row.overallEffect),
  resourceDevelopment: answer(row.resourceDevelopment),
  majorPublicInterest: answer(row.majorPublicInterest),
  majorInfrastructure: answer(row.majorInfrastructure),
  feasibilityReached: answer(row.feasibilityReached),
  hasApproval: row.approvedOn != null,
  approvedOn: row.approvedOn,
  isKey: Boolean(row.keyProject),
  isMajor: Boolean(row.majorProject),
  hasLeadOfficial: row.leadOfficialPostId != null,
  hasResponsibleUnit: row.responsibleUnitId != null,
  hasServiceOfficer: row.serviceOfficerPostId != null,
})

const factsOf = (row: FactRow): ProjectFacts => ({ ...columnFacts(row), codeCount: Number(row.codes ?? 0), chain: row.chainName })

/**
 * What the county's regulation may ask about projects, by id; absent where there is no such project here.
 * What nobody has said is absent, so that a rule names it as missing.
 */
export async function projectFactsOf(ctx: Ctx, projectIds: readonly number[]): Promise<Map<number, ProjectFacts>> {
  if (!projectIds.length) return new Map()
  return new Map((await projectsFor(ctx, projectIds)).map(row => [row.id, factsOf(row)]))
}

/** As `projectFactsOf`, of one: for `judgeFor` and `gate`. */
export const projectFacts = async (ctx: Ctx, projectId: number) => (await projectFactsOf(ctx, [projectId])).get(projectId) ?? null
