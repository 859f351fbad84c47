import { instantText } from '../../kernel/day'
import type { Ctx } from '../../platform/context'
import { notify } from '../inbox/message.service'
import type { Attendance, Meeting } from './meeting.entity'

type Seats = readonly Pick<Attendance, 'postId' | 'unitId'>[]
type Event = 'MEETING_NOTICE' | 'MEETING_CHANGED' | 'MEETING_CANCELLED'

const SAYS: Record<Event, (m: Meeting) => { title: string; text: string }> = {
  MEETING_NOTICE: m => ({ title: `会议通知：${m.title}`, text: `定于 ${instantText(m.heldAt)} 在${m.place}召开，请回复是否参会。` }),
  MEETING_CHANGED: m => ({ title: `会议时间地点有变：${m.title}`, text: `改为 ${instantText(m.heldAt)} 在${m.place}召开，请重新安排。` }),
  MEETING_CANCELLED: m => ({ title: `会议取消：${m.title}`, text: `原定 ${instantText(m.heldAt)} 召开的会议已取消。原因：${m.cancelReason ?? '未写明'}。` }),
}

const to = (seats: Seats) => ({ postIds: seats.map(s => s.postId), unitIds: seats.filter(s => s.postId == null).map(s => s.unitId) })

/** Tells who has a seat: the post that sits, else who answers for the unit. */
export async function tellSeats(ctx: Ctx, meeting: Meeting, event: Event, seats: Seats, toGroups = true): Promise<void> {
  await notify(ctx, { to: to(seats), kind: event, ...SAYS[event](meeting), link: `/meetings/${meeting.id}`, heldOn: meeting.heldOn, toGroups })
}

/** Who is given a seat after the notice has gone out gets the notice too; before it, with all the others. */
export async function tellInvited(ctx: Ctx, meeting: Meeting, seats: Seats): Promise<void> {
  if (meeting.noticedAt != null && seats.length) await tellSeats(ctx, meeting, 'MEETING_NOTICE', seats, false)
}

/** Who was told to come, and need not any more. */
export async function tellReleased(ctx: Ctx, meeting: Meeting, seats: Seats, why: string): Promise<void> {
  if (meeting.noticedAt == null || !seats.length) return
  await notify(ctx, { to: to(seats), kind: 'MEETING_CHANGED', subject: `/meetings/${meeting.id}/released`, title: `不必参会：${meeting.title}`, text: `${why}，${instantText(meeting.heldAt)} 的会议不必参加。`, link: '/meetings', heldOn: meeting.heldOn, toGroups: false })
}
