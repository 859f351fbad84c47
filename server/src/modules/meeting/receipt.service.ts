import { instantText } from '../../kernel/day'
import { Refusal, notFound } from '../../kernel/refusal'
import type { Ctx } from '../../platform/context'
import { requireMay } from '../identity/permission.service'
import { notify } from '../inbox/message.service'
import { Meeting } from './meeting.entity'
import { findMeeting } from './meeting.query'
import { MEETING_STATES } from './meeting.rules'
import { seatsOf } from './seat.service'
import { isOwnSeat } from './sight.query'

/** The actor has opened the notice: the own seats are marked as read, once. Returns the meeting's id. */
export async function readInvitation(ctx: Ctx, meetingId: number): Promise<number> {
  if (!(await findMeeting(ctx, meetingId))) throw notFound('会议')
  for (const seat of await seatsOf(ctx, meetingId))
    if (seat.readAt == null && isOwnSeat(ctx, { postId: seat.postId ?? null, unitId: seat.unitId ?? null })) seat.readAt = ctx.now
  await ctx.flush()
  return meetingId
}

/** Reminds all who have not read or not answered, in one go. @throws Refusal STATE when nobody is left to remind. */
export async function remindInvited(ctx: Ctx, meetingId: number): Promise<number> {
  requireMay(ctx, 'meeting.manage')
  const meeting = await ctx.find(Meeting, meetingId, '会议')
  if (meeting.state !== 'CONVENED') throw new Refusal('STATE', `会议${MEETING_STATES[meeting.state]}，只有发出通知后、开会前才需要提醒。`)
  const waiting = (await seatsOf(ctx, meeting.id)).filter(s => s.state === 'INVITED' && (s.postId != null || s.unitId != null))
  if (!waiting.length) throw new Refusal('STATE', '参会单位都已回复，不需要提醒。')
  for (const seat of waiting) ctx.em.assign(seat, { remindedAt: ctx.now, reminders: seat.reminders + 1 })
  await ctx.flush()
  await notify(ctx, {
    to: { postIds: waiting.map(s => s.postId), unitIds: waiting.filter(s => s.postId == null).map(s => s.unitId) }, kind: 'MEETING_NOTICE', subject: `/meetings/${meeting.id}/reminder`,
    title: `请回复参会：${meeting.title}`, text: `会议定于 ${instantText(meeting.heldAt)} 在${meeting.place}召开，请尽快回复参会、委托或请假。`, link: `/meetings/${meeting.id}`, heldOn: meeting.heldOn,
  })
  return meeting.id
}
