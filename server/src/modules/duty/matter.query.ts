import type { Ctx } from '../../platform/context'
import { countyRows } from '../../platform/rows'
import { runningProjects } from '../project/project.query'

/** What a scheduling took up, in order. */
export const mattersOf = (ctx: Ctx, dutyId: number) =>
  countyRows(ctx, 'dutyMatter')
    .innerJoin('unit', 'unit.id', 'dutyMatter.unitId')
    .select(['dutyMatter.id', 'dutyMatter.matter', 'dutyMatter.unitId', 'unit.name as unitName', 'dutyMatter.requirement', 'dutyMatter.dueOn'])
    .where('dutyMatter.dutyId', '=', dutyId)
    .orderBy('dutyMatter.ordinal')
    .execute()

/** How the projects stand that a post has in charge, as principal or beside, for its report; the largest first. */
export const projectsInCharge = (ctx: Ctx, postId: number) =>
  runningProjects(ctx)
    .select(['project.name', 'project.annualPlanInvestment', 'project.cumulativeInvestment', 'project.completionRate', 'project.progress'])
    .where(eb => eb.or([
      eb('project.leadOfficialPostId', '=', postId),
      eb('project.id', 'in', eb.selectFrom('projectOfficial').select('projectOfficial.projectId').where('projectOfficial.postId', '=', postId)),
    ]))
    .orderBy('project.annualPlanInvestment', 'desc')
    .orderBy('project.id')
    .limit(40)
    .execute()

/** The draft or the paper that reports on a duty's period; null where none has been drawn up. */
export const reportOf = (ctx: Ctx, dutyId: number) =>
  countyRows(ctx, 'document')
    .select(['document.id', 'document.title', 'document.state', 'document.number'])
    .where('document.kind', '=', 'SPECIAL_REPORT')
    .where('document.subjectType', '=', 'Duty')
    .where('document.subjectId', '=', dutyId)
    .orderBy('document.id', 'desc')
    .limit(1)
    .executeTakeFirst()
