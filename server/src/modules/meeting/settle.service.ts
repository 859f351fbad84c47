import { Refusal } from '../../kernel/refusal'
import type { Ctx } from '../../platform/context'
import { AgendaItem } from './agenda.entity'
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

/** Before a meeting closes. @throws Refusal STATE that names each item with text that is not on record. */
export async function mustBeRecorded(ctx: Ctx, meetingId: number): Promise<void> {
  const open = (await ctx.em.find(LiveItem, { meetingId })).filter(isTyped)
  if (!open.length) return
  const items = await ctx.em.find(AgendaItem, { id: { $in: open.map(l => l.agendaItemId) } }, { orderBy: { ordinal: 'asc' } })
  throw new Refusal('STATE', `${items.map(i => `“${i.title}”`).join('、')}的现场记录有改动还没有记录为结果，请到“现场”页签逐项记录后再结束会议。`)
}
