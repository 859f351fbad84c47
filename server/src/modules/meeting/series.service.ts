import { conflict, invalid, notFound } from '../../kernel/refusal'
import type { Ctx } from '../../platform/context'
import { Post } from '../identity/identity.entity'
import { requireMay } from '../identity/permission.service'
import { regulationOf } from '../regulation/regulation.service'
import { tellMovedCall } from './call.service'
import { Meeting } from './meeting.entity'
import { nameMembers } from './member.service'
import { MeetingSeries } from './series.entity'
import { fromPack, HABITS, leadDays } from './series.query'
import { cadenceText } from './series.rules'

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
  await nameMembers(ctx, series, printed.conveners ?? [], pack.data.regulation.effective.from)
  return series
}

export interface SaveSeries {
  code: string
  /** What was seen; absent where nothing can have been seen. */
  version?: number | null
  chairPostId?: number | null
  place: string
  startTime: string
  budgetMinutes: number
  cutoffWorkdays?: number | null
  noticeWorkdays?: number | null
  asksPapers?: boolean | null
  /** Only where the regulation says as needed. */
  ownCadence?: string | null
  ownTopics?: readonly string[] | null
}

/**
 * The county's habits for a series, 本县设定: who takes the chair, where, when, how long, how early; a cadence only where the
 * regulation leaves it open. Meetings in preparation get their new last days.
 * @throws Refusal INVALID for a cadence that the regulation fixes.
 */
export async function saveSeries(ctx: Ctx, input: SaveSeries): Promise<void> {
  requireMay(ctx, 'meeting.manage')
  const before = await ctx.em.findOne(MeetingSeries, { code: input.code })
  if (input.version != null && input.version !== (before?.version ?? 0)) throw conflict('会议制度')
  const series = await seriesOf(ctx, input.code)
  if (input.chairPostId != null) await ctx.find(Post, input.chairPostId, '主持人岗位')
  if (input.ownCadence && series.cadence !== 'AS_NEEDED') {
    const by = series.clause ? `（依据 ${series.clause}）` : ''
    throw invalid({ field: 'ownCadence', message: `制度规定${cadenceText(series.cadence, series.atLeast)}${by}，召开周期不能改设。` })
  }
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(input.startTime)) throw invalid({ field: 'startTime', message: '开始时间请按 09:00 的格式填写。' })
  const topics = input.ownTopics?.map(t => t.trim()).filter(Boolean)
  ctx.em.assign(series, {
    chairPostId: input.chairPostId ?? null, place: input.place.trim(), startTime: input.startTime, budgetMinutes: input.budgetMinutes,
    cutoffWorkdays: input.cutoffWorkdays ?? series.cutoffWorkdays, noticeWorkdays: input.noticeWorkdays ?? series.noticeWorkdays, asksPapers: input.asksPapers ?? series.asksPapers,
    ownCadence: input.ownCadence === undefined ? series.ownCadence : input.ownCadence || null, ownTopics: topics ? topics.join('\n') : series.ownTopics,
  })
  const planned = await ctx.em.find(Meeting, { seriesId: series.id, state: 'PLANNED' })
  const cutoffs = planned.map(m => m.topicsDueOn ?? null)
  for (const meeting of planned) ctx.em.assign(meeting, await leadDays(ctx, series, meeting.heldOn))
  await ctx.flush()
  for (const [i, meeting] of planned.entries()) await tellMovedCall(ctx, meeting, cutoffs[i]!)
}
