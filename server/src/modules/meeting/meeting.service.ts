import { todayIn, yearOf } from '../../kernel/day'
import { invalid, Refusal } from '../../kernel/refusal'
import { searchKey } from '../../kernel/text'
import type { Ctx } from '../../platform/context'
import { Post } from '../identity/identity.entity'
import { requireMay } from '../identity/permission.service'
import { gate } from '../regulation/regulation.service'
import { holdersOn } from './attendance.query'
import { tellMovedCall } from './call.service'
import { takeOn, takeUpReturning } from './agenda.service'
import { AgendaItem } from './agenda.entity'
import { Meeting, type Attendance } from './meeting.entity'
import { findMeeting, meetingFacts } from './meeting.query'
import { MEETING_STATES, meetingTitle, meetingWorkflow, type MeetingAction, type MeetingForm } from './meeting.rules'
import { mustBeAsApproved, withdrawApproval } from './arrangement.service'
import { freezeAgenda } from './version.service'
import { membersOn } from './member.service'
import { addSeat, leadershipUnits, mustBeOpen, seatsOf } from './seat.service'
import { MeetingSeries } from './series.entity'
import { leadDays, togetherWith } from './series.query'
import { chairNamed } from './series.rules'
import { seriesOf } from './series.service'
import { holdSession } from './settle.service'
import { JointSeries } from './sitting.entity'
import { Topic } from './topic.entity'
import { tellInvited, tellSeats } from './tell.service'
import { stepTopic } from './topic.service'

/** @throws Refusal STATE in words, when the workflow has no such step from here. */
export function stepMeeting(meeting: Meeting, action: MeetingAction): void {
  const step = meetingWorkflow.steps[action]
  if (!step.from.includes(meeting.state)) throw new Refusal('STATE', `会议现为“${MEETING_STATES[meeting.state]}”，不能${step.label}。请刷新后再办理。`)
  meeting.state = step.to
}

const MINUTE = 60_000

export interface MeetingStep {
  id: number
  version: number
}

export interface PlanMeeting {
  /** Code of the series. */
  seriesCode: string
  /** Instant of its beginning. */
  heldAt: number
  place?: string | null
  form?: MeetingForm | null
  chairPostId?: number | null
  /** Length in minutes; the series' usual one when absent. */
  budgetMinutes?: number | null
  /** Codes of further series that it serves in one sitting; those that the regulation names when absent. */
  jointCodes?: readonly string[] | null
  /** Of the series' members only these; all when absent (泾川 附件: 召集部分成员单位). */
  memberIds?: readonly number[] | null
}

/** The chair and the members of the day, in their order; of several series each once. */
async function inviteMembers(ctx: Ctx, meeting: Meeting, all: readonly MeetingSeries[], memberIds: readonly number[] | null): Promise<void> {
  const series = all[0]!
  const posts = await ctx.em.find(Post, { active: true }, { orderBy: { unitId: 'asc', ordinal: 'asc' } })
  meeting.chairPostId ??= series.chairPostId ?? chairNamed(series.chair, posts)?.id ?? null
  const seats: Parameters<typeof addSeat>[2] = []
  const chair = posts.find(p => p.id === meeting.chairPostId)
  if (chair) addSeat(ctx, meeting, seats, { unitId: chair.unitId, postId: chair.id, kind: 'CHAIR' })
  const leaders = await leadershipUnits(ctx)
  const members = (await Promise.all(all.map(s => membersOn(ctx, s.id, meeting.heldOn)))).flat()
  const unknown = (memberIds ?? []).find(id => !members.some(m => m.id === id))
  if (unknown !== undefined) throw invalid({ field: 'memberIds', message: '所选成员不在这个会议的成员之中，请重新选择。' })
  for (const m of members)
    if (!memberIds || memberIds.includes(m.id)) addSeat(ctx, meeting, seats, { unitId: m.unitId ?? null, unitText: m.unitText ?? null, postId: m.postId ?? null, kind: 'MEMBER', byPost: m.unitId != null && leaders.has(m.unitId) })
}

/**
 * Plans a meeting of a series: the next ordinal of the year, the seats that the regulation names, its standing matters, and what
 * an earlier meeting of the series has deferred (N5). Returns its id.
 */
export async function planMeeting(ctx: Ctx, input: PlanMeeting): Promise<number> {
  requireMay(ctx, 'meeting.manage')
  const series = await seriesOf(ctx, input.seriesCode)
  const joint: MeetingSeries[] = []
  for (const code of new Set(input.jointCodes ?? (await togetherWith(ctx, series.code)))) if (code !== series.code) joint.push(await seriesOf(ctx, code))
  if (input.chairPostId != null) await ctx.find(Post, input.chairPostId, '主持人岗位')
  const heldOn = todayIn(input.heldAt)
  const year = yearOf(heldOn)
  await ctx.lock(`meeting:ordinal:${series.id}:${year}`)
  const last = await ctx.em.findOne(Meeting, { seriesId: series.id, year }, { orderBy: { ordinal: 'desc' } })
  const ordinal = (last?.ordinal ?? 0) + 1
  const title = meetingTitle(series.name, year, ordinal, joint.map(s => s.name))
  const budgetMinutes = input.budgetMinutes ?? series.budgetMinutes
  const meeting = ctx.em.create(Meeting, {
    jurisdictionId: ctx.jurisdictionId, seriesId: series.id, title, year, ordinal, state: 'PLANNED', heldOn, heldAt: input.heldAt, endAt: input.heldAt + budgetMinutes * MINUTE,
    place: input.place?.trim() ?? series.place, form: input.form ?? null, chairPostId: input.chairPostId ?? null, chairName: null, budgetMinutes, approved: false, approvalNote: null, noticeText: null,
    ...(await leadDays(ctx, series, heldOn)), noticedAt: null, openedAt: null, closedAt: null, cancelReason: null, searchKey: searchKey(title),
  })
  await ctx.flush()
  for (const { id } of joint) ctx.em.create(JointSeries, { jurisdictionId: ctx.jurisdictionId, meetingId: meeting.id, seriesId: id })
  await inviteMembers(ctx, meeting, [series, ...joint], input.memberIds ?? null)
  let at = 0
  const matters = [series, ...joint].flatMap(s => [s.standingTopics, s.ownTopics ?? '']).join('\n').split('\n').filter(Boolean)
  for (const matter of new Set(matters)) takeOn(ctx, meeting, { topicId: null, title: matter, minutes: 10, round: 1, ordinal: ++at })
  await ctx.flush()
  await takeUpReturning(ctx, meeting)
  return meeting.id
}

export interface SaveMeeting {
  id: number
  version: number
  heldAt: number
  place: string
  form?: MeetingForm | null
  chairPostId?: number | null
  budgetMinutes: number
}

/** Changes time, place, chair and length before the meeting begins; an arrangement that was agreed to goes for approval again. */
export async function saveMeeting(ctx: Ctx, input: SaveMeeting): Promise<number> {
  const meeting = await find(ctx, input)
  if (meeting.state !== 'PLANNED' && meeting.state !== 'CONVENED') throw new Refusal('STATE', `会议${MEETING_STATES[meeting.state]}，时间地点不能再改。`)
  const heldOn = todayIn(input.heldAt)
  if (yearOf(heldOn) !== meeting.year) throw invalid({ field: 'heldAt', message: `会议已编为 ${meeting.year} 年的第 ${meeting.ordinal} 次，请改到当年，或取消后另行筹备。` })
  const chair = input.chairPostId == null ? null : await ctx.find(Post, input.chairPostId, '主持人岗位')
  let added: Attendance | null = null
  if (chair && chair.id !== meeting.chairPostId) {
    const seats = await seatsOf(ctx, meeting.id)
    const old = seats.find(s => s.kind === 'CHAIR')
    const own = seats.find(s => s.postId === chair.id)
    if (own) own.kind = 'CHAIR'
    else added = addSeat(ctx, meeting, seats, { unitId: chair.unitId, postId: chair.id, kind: 'CHAIR' })
    if (old && old !== own) old.kind = 'MEMBER'
  }
  const cutoff = meeting.topicsDueOn ?? null
  const news = meeting.state === 'CONVENED' && (meeting.heldAt !== input.heldAt || meeting.place !== input.place.trim())
  const moved = input.heldAt !== meeting.heldAt || input.place.trim() !== meeting.place || (chair?.id ?? null) !== (meeting.chairPostId ?? null)
  if (moved && meeting.state === 'PLANNED') await withdrawApproval(ctx, meeting)
  ctx.em.assign(meeting, {
    heldOn, ...(await leadDays(ctx, await ctx.find(MeetingSeries, meeting.seriesId, '会议制度'), heldOn)),
    heldAt: input.heldAt, endAt: input.heldAt + input.budgetMinutes * MINUTE, place: input.place.trim(), form: input.form ?? null, chairPostId: chair?.id ?? null,
    budgetMinutes: input.budgetMinutes,
  })
  await ctx.flush()
  await tellMovedCall(ctx, meeting, cutoff)
  if (news) await tellSeats(ctx, meeting, 'MEETING_CHANGED', await seatsOf(ctx, meeting.id))
  if (added) await tellInvited(ctx, meeting, [added])
  return meeting.id
}

const find = async (ctx: Ctx, input: MeetingStep): Promise<Meeting> => {
  requireMay(ctx, 'meeting.manage')
  await holdSession(ctx, input.id)
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
  await mustBeAsApproved(ctx, row)
  ctx.em.assign(meeting, { noticedAt: ctx.now, noticeText: input.noticeText?.trim() || null })
  await freezeAgenda(ctx, meeting, 'NOTICE')
  await ctx.flush()
  await tellSeats(ctx, meeting, 'MEETING_NOTICE', await seatsOf(ctx, meeting.id))
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
  if (meeting.noticedAt != null) await tellSeats(ctx, meeting, 'MEETING_CANCELLED', await seatsOf(ctx, meeting.id))
  return meeting.id
}
