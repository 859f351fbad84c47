import type { Ctx } from '../../platform/context'
import { countyRows } from '../../platform/rows'

/** The liaisons of units today: who holds a 联络员 post, in an active post. Units without one are not in the answer. */
export async function liaisonsOf(ctx: Ctx, unitIds: readonly number[]) {
  if (!unitIds.length) return new Map<number, { postId: number; postName: string; grade: string; userName: string }[]>()
  const rows = await countyRows(ctx, 'tenure')
    .innerJoin('user', 'user.id', 'tenure.userId')
    .innerJoin('post', 'post.id', 'tenure.postId')
    .select(['post.unitId', 'post.id as postId', 'post.name as postName', 'post.grade', 'user.name as userName'])
    .where('post.unitId', 'in', [...new Set(unitIds)])
    .where('post.role', '=', 'LIAISON')
    .where('post.active', '=', 1 as never)
    .where('user.active', '=', 1 as never)
    .where('tenure.fromOn', '<=', ctx.today)
    .where(eb => eb.or([eb('tenure.untilOn', 'is', null), eb('tenure.untilOn', '>=', ctx.today)]))
    .orderBy('tenure.id')
    .execute()
  return Map.groupBy(rows, r => r.unitId)
}
