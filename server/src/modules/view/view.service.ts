import { forbidden, invalid, notFound } from '../../kernel/refusal'
import type { Ctx } from '../../platform/context'
import { mayDo, reachFor } from '../identity/permission.service'
import { View } from './view.entity'
import { cleanQuery, type Sharing } from './view.rules'

export interface ViewFields {
  collection: string
  name: string
  query: string
  sharing: Sharing
}

function checkSharing(ctx: Ctx, sharing: Sharing) {
  if (sharing === 'MINE') return
  const reach = reachFor(ctx, 'view.share')
  if (!reach || (sharing === 'COUNTY' && reach !== 'COUNTY')) throw forbidden('您的岗位不能保存这个范围的共用视图，请改为“仅自己”或请联席办保存。')
}

/** Saves a view; the same name in the same collection replaces the owner's own. Returns its id. */
export async function saveView(ctx: Ctx, input: ViewFields): Promise<number> {
  checkSharing(ctx, input.sharing)
  const query = cleanQuery(input.query)
  if (query === null) throw invalid({ field: 'query', message: '视图的条件不完整，请重新筛选后再保存。' })
  const { userId, unitId } = ctx.actor
  const fields = { query, sharing: input.sharing }
  const known = await ctx.em.findOne(View, { collection: input.collection, name: input.name.trim(), userId })
  const view = known
    ? ctx.em.assign(known, fields)
    : ctx.em.create(View, { jurisdictionId: ctx.jurisdictionId, collection: input.collection, name: input.name.trim(), ...fields, userId, unitId })
  await ctx.flush()
  return view.id
}

/** One's own views; shared ones too by who may share that far. @throws Refusal NOT_FOUND for what the list does not show. */
export async function removeView(ctx: Ctx, id: number): Promise<void> {
  const view = await ctx.find(View, id, '视图')
  const own = view.userId === ctx.actor.userId
  const shown = own || view.sharing === 'COUNTY' || (view.sharing === 'UNIT' && ctx.actor.unitIds.includes(view.unitId))
  if (!shown && !(view.sharing !== 'MINE' && mayDo(ctx, 'view.share', { unitIds: [view.unitId] }))) throw notFound('视图')
  if (!own && !(view.sharing !== 'MINE' && mayDo(ctx, 'view.share', { unitIds: [view.unitId] }))) throw forbidden('只能删除自己保存的视图。')
  ctx.em.remove(view)
}
