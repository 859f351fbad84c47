import { instantText } from '../../kernel/day'
import type { Ctx } from '../../platform/context'
import { notify } from '../inbox/message.service'
import type { Meeting } from './meeting.entity'
import { seatsOf } from './seat.service'

type Event = 'MEETING_NOTICE' | 'MEETING_CHANGED' | 'MEETING_CANCELLED'

const SAYS: Record<Event, (m: Meeting) => { title: string; text: string }> = {
  MEETING_NOTICE: m => ({ title: `会议通知：${m.title}`, text: `定于 ${instantText(m.heldAt)} 在${m.place}召开，请回复是否参会。` }),
  MEETING_CHANGED: m => ({ title: `会议时间地点有变：${m.title}`, text: `改为 ${instantText(m.heldAt)} 在${m.place}召开，请重新安排。` }),
  MEETING_CANCELLED: m => ({ title: `会议取消：${m.title}`, text: `原定 ${instantText(m.heldAt)} 召开的会议已取消。原因：${m.cancelReason ?? '未写明'}。` }),
}

/** Tells all who have a seat: the post that sits, else who answers for the unit. */
export async function tellSeats(ctx: Ctx, meeting: Meeting, event: Event): Promise<void> {
  const seats = await seatsOf(ctx, meeting.id)
  const to = { postIds: seats.map(s => s.postId), unitIds: seats.filter(s => s.postId == null).map(s => s.unitId) }
  await notify(ctx, { to, kind: event, ...SAYS[event](meeting), link: `/meetings/${meeting.id}`, heldOn: meeting.heldOn })
}
