import { invalid, Refusal } from '../../kernel/refusal'
import type { Ctx } from '../../platform/context'
import { requireMay } from '../identity/permission.service'
import { Meeting } from './meeting.entity'
import { MEETING_STATES } from './meeting.rules'
import { AgendaVersion } from './version.entity'
import { linesOf } from './version.query'
import { agendaDiff, type FrozenItem, type VersionCause } from './version.rules'

/** Keeps the agenda as it stands as the next version; where nothing changed since the last, only a new cause is kept. */
export async function freezeAgenda(ctx: Ctx, meeting: Meeting, cause: VersionCause, note = ''): Promise<void> {
  await ctx.flush()
  await ctx.lock(`meeting:version:${meeting.id}`)
  const last = await ctx.em.findOne(AgendaVersion, { meetingId: meeting.id }, { orderBy: { number: 'desc' } })
  const items = await linesOf(ctx, meeting.id)
  if (last && last.cause === cause && !agendaDiff(JSON.parse(last.items) as FrozenItem[], items).length) return
  ctx.em.create(AgendaVersion, {
    jurisdictionId: ctx.jurisdictionId, meetingId: meeting.id, number: (last?.number ?? 0) + 1, cause, note: note.trim() || null, items: JSON.stringify(items), frozenAt: ctx.now,
    frozenByName: `${ctx.actor.postName} ${ctx.actor.userName}`.slice(0, 80),
  })
  await ctx.flush()
}

/** The agenda is approved as it stands, by whom the note names; after the notice it is a further version that members can compare. */
export async function confirmAgenda(ctx: Ctx, input: { meetingId: number; note: string }): Promise<number> {
  requireMay(ctx, 'meeting.manage')
  const meeting = await ctx.find(Meeting, input.meetingId, '会议')
  if (meeting.state !== 'PLANNED' && meeting.state !== 'CONVENED') throw new Refusal('STATE', `会议${MEETING_STATES[meeting.state]}，议程不再审定。`)
  if (!input.note.trim()) throw invalid({ field: 'note', message: '请写明由谁、何时审定。' })
  if (!(await linesOf(ctx, meeting.id)).length) throw new Refusal('STATE', '议程还是空的，请先列入议题。')
  await freezeAgenda(ctx, meeting, meeting.state === 'CONVENED' ? 'CHANGED' : 'CONFIRMED', input.note)
  return meeting.id
}
