import { notFound } from '../../kernel/refusal'
import type { Ctx } from '../../platform/context'
import { Post } from '../identity/identity.entity'
import { requireMay } from '../identity/permission.service'
import { regulationOf } from '../regulation/regulation.service'
import { MeetingSeries } from './series.entity'
import { fromPack, HABITS } from './series.query'

/**
 * The row of a series, made from the pack when it is first needed and brought up to the pack's wording each time.
 * @throws Refusal NOT_FOUND for a code that neither the county's regulation nor its past knows.
 */
export async function seriesOf(ctx: Ctx, code: string): Promise<MeetingSeries> {
  const { pack } = await regulationOf(ctx)
  const printed = pack.data.series.find(s => s.code === code)
  await ctx.lock(`meeting:series:${ctx.jurisdictionId}`)
  const kept = await ctx.em.findOne(MeetingSeries, { code })
  if (!printed) {
    if (kept) return kept
    throw notFound('会议制度')
  }
  const series = kept
    ? ctx.em.assign(kept, fromPack(printed))
    : ctx.em.create(MeetingSeries, { jurisdictionId: ctx.jurisdictionId, ...fromPack(printed), ...HABITS })
  await ctx.flush()
  return series
}

export interface SaveSeries {
  code: string
  chairPostId?: number | null
  place: string
  startTime: string
  budgetMinutes: number
}

/** The county's habits for a series, 本县设定: who takes the chair, where, when and how long. */
export async function saveSeries(ctx: Ctx, input: SaveSeries): Promise<void> {
  requireMay(ctx, 'meeting.manage')
  const series = await seriesOf(ctx, input.code)
  if (input.chairPostId != null) await ctx.find(Post, input.chairPostId, '主持人岗位')
  ctx.em.assign(series, { chairPostId: input.chairPostId ?? null, place: input.place.trim(), startTime: input.startTime, budgetMinutes: input.budgetMinutes })
  await ctx.flush()
}
