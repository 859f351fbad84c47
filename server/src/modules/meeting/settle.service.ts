import { Refusal } from '../../kernel/refusal'
import type { Ctx } from '../../platform/context'
import type { AgendaItem } from './agenda.entity'
import { LiveItem } from './live.entity'
import { Meeting } from './meeting.entity'

/**
 * One writer a meeting: what is recorded or typed while another closes it would belong to no assignment, and a topic put on the
 * agenda while another closes or cancels it would belong to no meeting. Taken before meeting and item are read, and before the
 * lock of a single item.
 */
export const holdSession = (ctx: Ctx, meetingId: number): Promise<void> => ctx.lock(`meeting:session:${meetingId}`)

/** The meeting as it is once this writer has it to itself. */
export async function holdMeeting(ctx: Ctx, meetingId: number): Promise<Meeting> {
  await holdSession(ctx, meetingId)
  return ctx.find(Meeting, meetingId, '会议')
}

const isTyped = (live: LiveItem): boolean => live.serial > live.recordedSerial

/**
 * Before an item's outcome is written by a form: what is being typed about it in the meeting must not be passed over.
 * @throws Refusal CONFLICT while something typed is not on record.
 */
export async function settleDraft(ctx: Ctx, agendaItemId: number): Promise<void> {
  const live = await ctx.em.findOne(LiveItem, { agendaItemId })
  if (!live) return
  if (isTyped(live)) throw new Refusal('CONFLICT', '“现场记录”里有这项议程还没有记录的文字，请到“现场”页签核对后记录，或在那里修改。')
  // From here the record is what is gone on from.
  ctx.em.assign(live, { fields: '', serial: live.serial + 1, recordedSerial: live.serial + 1 })
}

/** Before an item leaves the agenda, and what is typed live goes with it. @throws Refusal STATE while something typed is not on record. */
export async function mustBeSettled(ctx: Ctx, item: AgendaItem): Promise<void> {
  const live = await ctx.em.findOne(LiveItem, { agendaItemId: item.id })
  if (live && isTyped(live)) throw new Refusal('STATE', `“${item.title}”的现场记录有改动还没有记录为结果，移出会丢失这些文字。请先到“现场”页签记录；会议没有研究的，记为缓议、退回或撤回。`)
}
