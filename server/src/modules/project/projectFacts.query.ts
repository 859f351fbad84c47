import type { Ctx } from '../../platform/context'
import { countyRows } from '../../platform/rows'
import type { Facts } from '../regulation/provision.query'

const answer = (value: unknown) => (value == null ? null : Boolean(value))

/**
 * What the county's regulation may ask about a project, for `judgeFor` and `gate`; null when there is no such project here.
 * What nobody has said is absent, so that a rule names it as missing.
 */
export async function projectFacts(ctx: Ctx, projectId: number): Promise<NonNullable<Facts['project']> | null> {
  const row = await countyRows(ctx, 'project')
    .leftJoin('unit as chain', 'chain.id', 'project.chainUnitId')
    .selectAll('project')
    .select('chain.name as chainName')
    .select(eb =>
      eb.selectFrom('projectCode').select(c => c.fn.countAll().as('n')).whereRef('projectCode.projectId', '=', 'project.id').where('projectCode.ownCode', 'is not', null).as('codes'))
    .where('project.id', '=', projectId)
    .executeTakeFirst()
  if (!row) return null
  return {
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
    codeCount: Number(row.codes ?? 0),
    chain: row.chainName,
    hasLeadOfficial: row.leadOfficialPostId != null,
    hasResponsibleUnit: row.responsibleUnitId != null,
    hasServiceOfficer: row.serviceOfficerPostId != null,
  }
}
