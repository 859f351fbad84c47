import type { Ctx } from '../../platform/context'
import { countyRows } from '../../platform/rows'
import { reachFor } from '../identity/permission.service'

const absenceRows = (ctx: Ctx) =>
  countyRows(ctx, 'absence')
    .innerJoin('post', 'post.id', 'absence.postId')
    .innerJoin('unit', 'unit.id', 'post.unitId')
    .select([
      'absence.id', 'absence.version', 'absence.postId', 'post.name as postName', 'unit.name as unitName', 'absence.holderName', 'absence.fromOn', 'absence.untilOn',
      'absence.reason', 'absence.delegationId', 'absence.delegateText', 'absence.byText',
    ])

/** The latest 200, the newest first; a unit's people see those of the unit's own posts. */
export const listAbsences = (ctx: Ctx) => absenceRows(ctx)
  .$if(reachFor(ctx, 'duty.read') !== 'COUNTY', q => q.where('post.unitId', 'in', [...ctx.actor.unitIds, -1]))
  .orderBy('absence.fromOn', 'desc').orderBy('absence.id', 'desc').limit(200).execute()

/** Who holds a post today. */
export const holderOf = (ctx: Ctx, postId: number) =>
  countyRows(ctx, 'tenure')
    .innerJoin('user', 'user.id', 'tenure.userId')
    .select(['user.id', 'user.name'])
    .where('tenure.postId', '=', postId)
    .where('user.active', '=', 1 as never)
    .where('tenure.fromOn', '<=', ctx.today)
    .where(eb => eb.or([eb('tenure.untilOn', 'is', null), eb('tenure.untilOn', '>=', ctx.today)]))
    .orderBy('tenure.id')
    .limit(1)
    .executeTakeFirst()
