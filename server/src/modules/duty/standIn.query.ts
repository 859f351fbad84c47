import type { Day } from '../../kernel/day'
import type { Ctx } from '../../platform/context'
import { countyRows } from '../../platform/rows'

/** Delegations of posts that touch a span of days, with the post that takes over and who held it then, the latest of them. */
export async function standInsFor(ctx: Ctx, postIds: readonly number[], from: Day, to: Day) {
  if (!postIds.length) return []
  return countyRows(ctx, 'delegation')
    .innerJoin('post', 'post.id', 'delegation.toPostId')
    .innerJoin('unit', 'unit.id', 'post.unitId')
    .select(eb => [
      'delegation.fromPostId', 'delegation.toPostId', 'delegation.fromOn', 'delegation.untilOn', 'post.name as postName', 'unit.name as unitName',
      eb.selectFrom('tenure').innerJoin('user', 'user.id', 'tenure.userId').select('user.name')
        .whereRef('tenure.postId', '=', 'delegation.toPostId')
        .whereRef('tenure.fromOn', '<=', 'delegation.untilOn')
        .where(t => t.or([t('tenure.untilOn', 'is', null), t('tenure.untilOn', '>=', t.ref('delegation.fromOn'))]))
        .orderBy('tenure.fromOn', 'desc').orderBy('tenure.id', 'desc').limit(1).as('holderName'),
    ])
    .where('delegation.fromPostId', 'in', [...new Set(postIds)])
    .where('delegation.fromOn', '<=', to)
    .where('delegation.untilOn', '>=', from)
    .orderBy('delegation.id')
    .execute()
}
export type StandIn = Awaited<ReturnType<typeof standInsFor>>[number]
