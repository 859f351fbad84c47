import { todayIn, yearOf } from '../../kernel/day'
import { invalid, Refusal } from '../../kernel/refusal'
import { searchKey } from '../../kernel/text'
import type { Ctx } from '../../platform/context'
import { Jurisdiction, Post, Unit } from '../identity/identity.entity'
import { requireMay } from '../identity/permission.service'
import { gate } from '../regulation/regulation.service'
import { holdersOn } from './attendance.query'
import { takeOn, takeUpReturning } from './agenda.service'
import { AgendaItem } from './agenda.entity'
import { Meeting } from './meeting.entity'
import { findMeeting, meetingFacts } from './meeting.query'
import { MEETING_STATES, meetingTitle, meetingWorkflow, type MeetingAction } from './meeting.rules'
import { addSeat, mustBeOpen, seatsOf, sitter } from './seat.service'
import type { MeetingSeries } from './series.entity'
import { chairNamed, unitNamed } from './series.rules'
import { seriesOf } from './series.service'
import { Topic } from './topic.entity'
import { stepTopic } from './topic.service'

/** @throws Refusal STATE in words, when the workflow has no such step from here. */
export function stepMeeting(meeting: Meeting, action: MeetingAction): void {
  const step = meetingWorkflow.steps[action]
  if (!step.from.includes(meeting.state)) throw new Refusal('STATE', `会议现为“${MEETING_STATES[meeting.state]}”，不能${step.label}。请刷新后再办理。`)
  meeting.state = step.to
}

const MINUTE = 60_000

export interface PlanMeeting {
  /** Code of the series. */
  seriesCode: string
  /** Instant of its beginning. */
  heldAt: number
  place?: string | null
  chairPostId?: number | null
  /** Length in minutes; the series' usual one when absent. */
  budgetMinutes?: number | null
}

/** The seats that the regulation names, matched with the county's directory: chair first, then members in its order. */
async function invitePack(ctx: Ctx, meeting: Meeting, series: MeetingSeries): Promise<void> {
  const units = await ctx.em.find(Unit, { active: true })
  const posts = await ctx.em.find(Post, { active: true }, { orderBy: { unitId: 'asc', ordinal: 'asc' } })
  const county = (await ctx.em.findOneOrFail(Jurisdiction, { id: ctx.jurisdictionId })).shortName
  meeting.chairPostId ??= series.chairPostId ?? chairNamed(series.chair, posts)?.id ?? null
  const seats: Parameters<typeof addSeat>[2] = []
  const chair = posts.find(p => p.id === meeting.chairPostId)
  if (chair) addSeat(ctx, meeting, seats, { unitId: chair.unitId, postId: chair.id, kind: 'CHAIR' })
  for (const printed of series.members.split('\n').filter(Boolean)) {
    const unit = unitNamed(printed, units, county)
    addSeat(ctx, meeting, seats, { unitId: unit?.id ?? null, unitText: unit ? null : printed, postId: unit ? (sitter(posts, unit.id)?.id ?? null) : null, kind: 'MEMBER' })
  }
}

/**
 * Plans a meeting of a series: the next ordinal of the year, the seats that the regulation names, its standing matters, and what
 * an earlier meeting of the series has deferred (N5). Returns its id.
 */
export async function planMeeting(ctx: Ctx, input: PlanMeeting): Promise<number> {
  requireMay(ctx, 'meeting.manage')
  const series = await seriesOf(ctx, input.seriesCode)
  if (input.chairPostId != null) await ctx.find(Post, input.chairPostId, '主持人岗位')
  const heldOn = todayIn(input.heldAt)
  const year = yearOf(heldOn)
  await ctx.lock(`meeting:ordinal:${series.id}:${year}`)
  const last = await ctx.em.findOne(Meeting, { seriesId: series.id, year }, { orderBy: { ordinal: 'desc' } })
  const ordinal = (last?.ordinal ?? 0) + 1
  const title = meetingTitle(series.name, year, ordinal)
  const budgetMinutes = input.budgetMinutes ?? series.budgetMinutes
  const meeting = ctx.em.create(Meeting, {
    jurisdictionId: ctx.jurisdictionId, seriesId: series.id, title, year, ordinal, state: 'PLANNED', heldOn, heldAt: input.heldAt, endAt: input.heldAt + budgetMinutes * MINUTE,
    place: input.place?.trim() ?? series.place, chairPostId: input.chairPostId ?? null, chairName: null, budgetMinutes, approved: false, approvalNote: null, noticeText: null,
    noticedAt: null, openedAt: null, closedAt: null, cancelReason: null, searchKey: searchKey(title),
  })
  await ctx.flush()
  await invitePack(ctx, meeting, series)
  let at = 0
  for (const matter of series.standingTopics.split('\n').filter(Boolean)) takeOn(ctx, meeting, { topicId: null, title: matter, minutes: 10, round: 1, ordinal: ++at })
  await ctx.flush()
  await takeUpReturning(ctx, meeting)
  return meeting.id
}

export interface SaveMeeting {
  id: number
  version: number
  heldAt: number
  place: string
  chairPostId?: number | null
  budgetMinutes: number
  approved?: boolean | null
  approvalNote?: string | null
}

/** Changes time, place, chair and length before the meeting begins, and records who agreed to the arrangement. */
export async function saveMeeting(ctx: Ctx, input: SaveMeeting): Promise<number> {
  requireMay(ctx, 'meeting.manage')
  const meeting = await ctx.findVersion(Meeting, input.id, input.version, '会议')
  if (meeting.state !== 'PLANNED' && meeting.state !== 'CONVENED') throw new Refusal('STATE', `会议${MEETING_STATES[meeting.state]}，时间地点不能再改。`)
  const heldOn = todayIn(input.heldAt)
  if (yearOf(heldOn) !== meeting.year) throw invalid({ field: 'heldAt', message: `会议已编为 ${meeting.year} 年的第 ${meeting.ordinal} 次，请改到当年，或取消后另行筹备。` })
  if (input.approved && !input.approvalNote?.trim()) throw invalid({ field: 'approvalNote', message: '请写明由谁、何时同意，或批件的文号。' })
  const chair = input.chairPostId == null ? null : await ctx.find(Post, input.chairPostId, '主持人岗位')
  if (chair && chair.id !== meeting.chairPostId) {
    const seats = await seatsOf(ctx, meeting.id)
    const old = seats.find(s => s.kind === 'CHAIR')
    const own = seats.find(s => s.postId === chair.id)
    if (own) own.kind = 'CHAIR'
    else addSeat(ctx, meeting, seats, { unitId: chair.unitId, postId: chair.id, kind: 'CHAIR' })
    if (old && old !== own) old.kind = 'MEMBER'
  }
  ctx.em.assign(meeting, {
    heldOn, heldAt: input.heldAt, endAt: input.heldAt + input.budgetMinutes * MINUTE, place: input.place.trim(), chairPostId: chair?.id ?? null,
    budgetMinutes: input.budgetMinutes, approved: input.approved ?? false, approvalNote: input.approvalNote?.trim() || null,
  })
  await ctx.flush()
  return meeting.id
}

export interface MeetingStep {
  id: number
  version: number
}

const find = async (ctx: Ctx, input: MeetingStep): Promise<Meeting> => {
  requireMay(ctx, 'meeting.manage')
  return ctx.findVersion(Meeting, input.id, input.version, '会议')
}

/** Convenes: judged by the county's rules on convening. From here on the units see the meeting and answer. */
export async function sendNotice(ctx: Ctx, input: MeetingStep & { noticeText?: string | null }): Promise<number> {
  const meeting = await find(ctx, input)
  stepMeeting(meeting, 'sendNotice')
  const row = (await findMeeting(ctx, meeting.id))!
  const gaps = [
    ...(row.place ? [] : [{ field: 'place', message: '还没有确定会议地点，请先填写。' }]),
    ...(row.seatCount ? [] : [{ field: 'seats', message: '还没有参会单位，请先确定参会人员。' }]),
  ]
  if (gaps.length) throw invalid(...gaps)
  await gate(ctx, 'meeting.convene', await meetingFacts(ctx, row))
  ctx.em.assign(meeting, { noticedAt: ctx.now, noticeText: input.noticeText?.trim() || null })
  await ctx.flush()
  return meeting.id
}

/** Begins: the chair's name is written down as of today. */
export async function openMeeting(ctx: Ctx, input: MeetingStep): Promise<number> {
  const meeting = await find(ctx, input)
  if (meeting.state === 'CONVENED' && meeting.heldOn > ctx.today) throw new Refusal('STATE', `会议定于 ${meeting.heldOn} 召开，请到当天再开始，或先修改会议时间。`)
  stepMeeting(meeting, 'openMeeting')
  meeting.openedAt = ctx.now
  if (meeting.chairPostId != null) meeting.chairName = (await holdersOn(ctx, [meeting.chairPostId], meeting.heldOn)).get(meeting.chairPostId) ?? null
  await ctx.flush()
  return meeting.id
}

/** Calls a meeting off; its topics go back to the pool. */
export async function cancelMeeting(ctx: Ctx, input: MeetingStep & { reason: string }): Promise<number> {
  const meeting = await find(ctx, input)
  if (!input.reason.trim()) throw invalid({ field: 'reason', message: '请写明取消的原因，参会单位会看到。' })
  mustBeOpen(meeting)
  stepMeeting(meeting, 'cancelMeeting')
  meeting.cancelReason = input.reason.trim()
  for (const item of await ctx.em.find(AgendaItem, { meetingId: meeting.id, topicId: { $ne: null } })) {
    stepTopic(await ctx.find(Topic, item.topicId!, '议题'), 'removeFromAgenda')
    ctx.em.remove(item)
  }
  await ctx.flush()
  return meeting.id
}
