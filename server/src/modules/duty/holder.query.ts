import type { Ctx } from '../../platform/context'
import { countyRows } from '../../platform/rows'
import { runningProjects } from '../project/project.query'

/** Posts that hold a kind of duty and who holds them today; vacant ones are left out. */
export const dutyPosts = (ctx: Ctx) =>
  countyRows(ctx, 'tenure')
    .innerJoin('post', 'post.id', 'tenure.postId')
    .innerJoin('unit', 'unit.id', 'post.unitId')
    .innerJoin('user', 'user.id', 'tenure.userId')
    .select(['post.id as postId', 'post.unitId', 'post.role', 'unit.kind', 'user.name as holderName'])
    .where('post.role', 'in', ['LEAD_OFFICIAL', 'UNIT_HEAD', 'OFFICE_HEAD'])
    .where('post.active', '=', 1 as never)
    .where('unit.active', '=', 1 as never)
    .where('tenure.fromOn', '<=', ctx.today)
    .where(eb => eb.or([eb('tenure.untilOn', 'is', null), eb('tenure.untilOn', '>=', ctx.today)]))
    .orderBy('tenure.id')
    .execute()

/** Who holds these posts today. */
export const holderNames = async (ctx: Ctx, postIds: readonly number[]) =>
  postIds.length
    ? countyRows(ctx, 'tenure')
        .innerJoin('user', 'user.id', 'tenure.userId')
        .select(['tenure.postId', 'user.name as holderName'])
        .where('tenure.postId', 'in', [...new Set(postIds)])
        .where('tenure.fromOn', '<=', ctx.today)
        .where(eb => eb.or([eb('tenure.untilOn', 'is', null), eb('tenure.untilOn', '>=', ctx.today)]))
        .orderBy('tenure.id', 'desc')
        .execute()
    : []

/** The posts that have a running project in charge, as principal or beside: who has none owes nothing and misses nothing. */
export async function postsInCharge(ctx: Ctx): Promise<Set<number>> {
  const principal = await runningProjects(ctx).select('project.leadOfficialPostId as postId').where('project.leadOfficialPostId', 'is not', null).distinct().execute()
  const beside = await runningProjects(ctx).innerJoin('projectOfficial', 'projectOfficial.projectId', 'project.id')
    .select('projectOfficial.postId').where('projectOfficial.postId', 'is not', null).distinct().execute()
  return new Set([...principal, ...beside].map(r => r.postId!))
}

/** The units that are the sector authority of a running project. */
export async function sectorUnits(ctx: Ctx): Promise<Set<number>> {
  const rows = await runningProjects(ctx).select('project.sectorAuthorityUnitId as unitId').where('project.sectorAuthorityUnitId', 'is not', null).distinct().execute()
  return new Set(rows.map(r => r.unitId!))
}
