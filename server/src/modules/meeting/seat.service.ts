import { forbidden, invalid, notFound, Refusal } from '../../kernel/refusal'
import type { Ctx } from '../../platform/context'
import { countyRows } from '../../platform/rows'
import { Post, Unit } from '../identity/identity.entity'
import { mayDo, requireMay } from '../identity/permission.service'
import { answerGap, seatTaken, type AnswerWords, type SeatKind, type Seated } from './attendance.rules'
import { Attendance, Meeting } from './meeting.entity'
import { findMeeting } from './meeting.query'
import { isOpen, MEETING_STATES } from './meeting.rules'
import { holdMeeting } from './settle.service'
import { isOwnSeat } from './sight.query'
import { tellInvited, tellReleased } from './tell.service'

export interface SeatFields {
  unitId: number
  /** The unit's head where absent. */
  postId?: number | null
  kind: SeatKind
}

interface NewSeat extends Seated {
  unitText?: string | null
  /** The unit's people sit for themselves. */
  byPost?: boolean
}

/** The post that sits for a unit: its head, else its liaison. */
export const sitter = (posts: readonly Post[], unitId: number): Post | undefined =>
  posts.find(p => p.unitId === unitId && p.role === 'UNIT_HEAD') ?? posts.find(p => p.unitId === unitId && p.role === 'LIAISON') ?? posts.find(p => p.unitId === unitId)

export const mustBeOpen = (meeting: Meeting): void => {
  if (!isOpen(meeting.state)) throw new Refusal('STATE', `会议${MEETING_STATES[meeting.state]}，不能再调整。`)
}

/** Ids of units whose people sit for themselves: of the county's leaders each post has a seat of its own. */
export const leadershipUnits = async (ctx: Ctx): Promise<ReadonlySet<number>> => new Set((await ctx.em.find(Unit, { kind: 'LEADERSHIP' })).map(u => u.id))

/** Adds a seat unless the unit (for a leader: the post) has one; null then. Seats are in the order they were given. */
export function addSeat(ctx: Ctx, meeting: Meeting, seats: Attendance[], seat: NewSeat): Attendance | null {
  if (seatTaken(seats, seat)) return null
  const made = ctx.em.create(Attendance, {
    jurisdictionId: ctx.jurisdictionId, meetingId: meeting.id, ordinal: seats.length + 1, kind: seat.kind, unitId: seat.unitId, unitText: seat.unitText ?? null,
    postId: seat.postId, state: 'INVITED', standInName: null, announcedName: null, reason: null, holderName: null, answeredAt: null, checkedInAt: null, readAt: null, remindedAt: null, reminders: 0,
  })
  seats.push(made)
  return made
}

export const seatsOf = (ctx: Ctx, meetingId: number) => ctx.em.find(Attendance, { meetingId }, { orderBy: { ordinal: 'asc', id: 'asc' } })

/** Invites posts, or units by their head; after the notice they get it at once. @throws Refusal INVALID in words for who has a seat already. */
export async function inviteToMeeting(ctx: Ctx, input: { meetingId: number; seats: readonly SeatFields[] }): Promise<number> {
  requireMay(ctx, 'meeting.manage')
  const meeting = await holdMeeting(ctx, input.meetingId)
  mustBeOpen(meeting)
  const seats = await seatsOf(ctx, meeting.id)
  const leaders = await leadershipUnits(ctx)
  const there = new Set(seats)
  for (const wanted of input.seats) {
    const unit = await ctx.find(Unit, wanted.unitId, '参会单位')
    const posts = await ctx.em.find(Post, { unitId: unit.id }, { orderBy: { ordinal: 'asc' } })
    const post = wanted.postId == null ? sitter(posts, unit.id) : posts.find(p => p.id === wanted.postId)
    if (wanted.postId != null && !post) throw invalid({ field: 'postId', message: `所选岗位不在${unit.name}，请重新选择。` })
    const byPost = leaders.has(unit.id)
    if (!addSeat(ctx, meeting, seats, { unitId: unit.id, postId: post?.id ?? null, kind: wanted.kind, byPost }))
      throw invalid({ field: 'seats', message: `${unit.name}${byPost ? (post?.name ?? '') : ''}已有席位，不必重复增加。${byPost ? '' : '要换由其他岗位参会的，请先取消原席位。'}` })
  }
  await ctx.flush()
  await tellInvited(ctx, meeting, seats.filter(s => !there.has(s)))
  return meeting.id
}

/** Takes a seat away again. */
export async function removeSeat(ctx: Ctx, input: { id: number; version: number }): Promise<number> {
  requireMay(ctx, 'meeting.manage')
  const place = await countyRows(ctx, 'attendance').select('attendance.meetingId').where('attendance.id', '=', input.id).executeTakeFirst()
  if (!place) throw notFound('席位')
  const meeting = await holdMeeting(ctx, place.meetingId)
  const seat = await ctx.findVersion(Attendance, input.id, input.version, '席位')
  mustBeOpen(meeting)
  ctx.em.remove(seat)
  await ctx.flush()
  await tellReleased(ctx, meeting, [seat], '本席位已取消')
  return meeting.id
}

async function answerable(ctx: Ctx, id: number, version: number): Promise<{ seat: Attendance; meeting: Meeting }> {
  const known = await ctx.find(Attendance, id, '席位')
  if (!(await findMeeting(ctx, known.meetingId))) throw notFound('席位')
  if (!isOwnSeat(ctx, { postId: known.postId ?? null, unitId: known.unitId ?? null }) && !mayDo(ctx, 'meeting.manage')) throw forbidden('这不是您或本单位的席位，请由该席位的单位办理。')
  const seat = await ctx.findVersion(Attendance, id, version, '席位')
  return { seat, meeting: await ctx.find(Meeting, seat.meetingId, '会议') }
}

/** P6: accepts, declines with a reason, or names a stand-in; may be changed until the meeting begins. */
export async function answerInvitation(ctx: Ctx, input: AnswerWords & { id: number; version: number }): Promise<number> {
  const { seat, meeting } = await answerable(ctx, input.id, input.version)
  if (meeting.state !== 'CONVENED') throw new Refusal('STATE', `会议${MEETING_STATES[meeting.state]}，现在不能回复。如有变化，请联系联席办。`)
  const gap = answerGap(input)
  if (gap) throw invalid(gap)
  const announced = input.answer === 'STAND_IN' ? input.standInName!.trim() : null
  ctx.em.assign(seat, {
    state: input.answer, standInName: announced, announcedName: announced,
    reason: input.answer === 'ACCEPTED' ? null : input.reason?.trim() || null, answeredAt: ctx.now,
  })
  await ctx.flush()
  return meeting.id
}

/** P6: on the day, by the seat's own people or by the office at the door. */
export async function checkIn(ctx: Ctx, input: { id: number; version: number; standInName?: string | null }): Promise<number> {
  const { seat, meeting } = await answerable(ctx, input.id, input.version)
  const begun = meeting.state === 'IN_SESSION' || (meeting.state === 'CONVENED' && meeting.heldOn === ctx.today)
  if (!begun) throw new Refusal('STATE', '会议当天才能签到。请在会议当天到场后办理。')
  ctx.em.assign(seat, { state: 'PRESENT', checkedInAt: ctx.now, standInName: input.standInName?.trim() || seat.standInName })
  await ctx.flush()
  return meeting.id
}
