import { Refusal } from '../../kernel/refusal'
import type { Ctx } from '../../platform/context'
import { LiveItem } from './live.entity'

/**
 * One writer a meeting in session: what is recorded or typed while another closes it would belong to no assignment. Taken before
 * meeting and item are read, and before the lock of a single item.
 */
export const holdSession = (ctx: Ctx, meetingId: number): Promise<void> => ctx.lock(`meeting:session:${meetingId}`)

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
