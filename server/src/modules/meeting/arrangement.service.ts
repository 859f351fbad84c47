import { invalid, notFound, Refusal } from '../../kernel/refusal'
import type { Ctx } from '../../platform/context'
import { requireMay } from '../identity/permission.service'
import { Arrangement } from './arrangement.entity'
import { arrangementParts, changedSince } from './arrangement.query'
import { ARRANGEMENT_STATES, changedWord, missingParts } from './arrangement.rules'
import { Meeting } from './meeting.entity'
import { findMeeting } from './meeting.query'
import { holdSession } from './settle.service'
import { freezeAgenda } from './version.service'

const signature = (ctx: Ctx) => `${ctx.actor.postName} ${ctx.actor.userName}`.slice(0, 80)

async function preparing(ctx: Ctx, meetingId: number) {
  const row = await findMeeting(ctx, meetingId)
  if (!row) throw notFound('会议')
  if (row.approvalBy === null) throw new Refusal('STATE', `本县制度没有要求“${row.seriesName}”的会议安排报批，可以直接发通知。`)
  if (row.state !== 'PLANNED') throw new Refusal('STATE', '会议通知已经发出，会议安排不再报批。')
  return row
}

/**
 * Submits the arrangement to whom the regulation names, with its six parts (灵宝 四(二)2(1)).
 * @throws Refusal INVALID that names each missing part
 */
export async function submitArrangement(ctx: Ctx, input: { meetingId: number; version: number }): Promise<number> {
  requireMay(ctx, 'meeting.manage')
  await holdSession(ctx, input.meetingId)
  const row = await preparing(ctx, input.meetingId)
  const kept = await ctx.em.findOne(Arrangement, { meetingId: row.id })
  if ((kept?.version ?? 0) !== input.version) throw new Refusal('CONFLICT', '会议安排刚才已被他人报批或退回，请刷新后查看。')
  const again = kept?.state === 'APPROVED' && (await changedSince(ctx, row)).length > 0
  if (kept && kept.state !== 'RETURNED' && !again) throw new Refusal('STATE', `会议安排${ARRANGEMENT_STATES[kept.state]}，不必再报。`)
  const parts = await arrangementParts(ctx, row)
  const missing = missingParts(parts)
  if (missing.length)
    throw invalid(...parts.filter(p => !p.done).map(p => ({ field: p.key, message: `会议安排还缺${p.label}：${p.hint}（依据 ${row.seriesClause ?? '制度'}）。` })))
  const fields = { state: 'SUBMITTED' as const, parts: JSON.stringify(parts), submittedAt: ctx.now, submittedByName: signature(ctx), decidedAt: null, decidedByName: null, decisionNote: null }
  if (again) ctx.em.assign(await ctx.find(Meeting, row.id, '会议'), { approved: false, approvalNote: null })
  if (kept) ctx.em.assign(kept, fields)
  else ctx.em.create(Arrangement, { jurisdictionId: ctx.jurisdictionId, meetingId: row.id, ...fields })
  await ctx.flush()
  return row.id
}

export interface DecideArrangement {
  meetingId: number
  version: number
  approve: boolean
  /** Paper or person that agreed, or why it is returned. */
  note?: string | null
}

/** A leader agrees or returns; the office enters what came back on paper and says which. Agreed, the agenda is frozen as a version. */
export async function decideArrangement(ctx: Ctx, input: DecideArrangement): Promise<number> {
  requireMay(ctx, 'meeting.approve')
  await holdSession(ctx, input.meetingId)
  const row = await preparing(ctx, input.meetingId)
  const kept = await ctx.em.findOne(Arrangement, { meetingId: row.id })
  if (!kept || kept.state !== 'SUBMITTED') throw new Refusal('STATE', '会议安排还没有报批，或已经有了意见，请刷新后查看。')
  if (kept.version !== input.version) throw new Refusal('CONFLICT', '会议安排刚才已有变动，请刷新后再办理。')
  const note = input.note?.trim() ?? ''
  const byLeader = ctx.actor.role === 'LEAD_OFFICIAL'
  if (!note && !input.approve) throw invalid({ field: 'note', message: '请写明退回修改的意见。' })
  if (!note && !byLeader) throw invalid({ field: 'note', message: `请写明${row.approvalBy ?? ''}由谁、何时同意，或批件的文号。` })
  ctx.em.assign(kept, { state: input.approve ? 'APPROVED' : 'RETURNED', decidedAt: ctx.now, decidedByName: signature(ctx), decisionNote: note || null })
  if (input.approve) {
    const meeting = await ctx.find(Meeting, row.id, '会议')
    ctx.em.assign(meeting, { approved: true, approvalNote: (byLeader ? `${signature(ctx)} ${ctx.today} 同意${note ? `：${note}` : ''}` : note).slice(0, 200) })
    await freezeAgenda(ctx, meeting, 'APPROVED', note)
  }
  await ctx.flush()
  return row.id
}

/**
 * Before the notice: what is held is what was agreed to (灵宝 四(二)2(1)).
 * @throws Refusal STATE that names each part that has changed since
 */
export async function mustBeAsApproved(ctx: Ctx, m: { id: number; heldAt: number; place: string; approvalBy: string | null }): Promise<void> {
  const changed = m.approvalBy === null ? [] : await changedSince(ctx, m)
  if (changed.length) throw new Refusal('STATE', changedWord(changed))
}

/** Time, place or chair moved before the notice: what was agreed to is no longer what is planned, and goes for approval again. */
export async function withdrawApproval(ctx: Ctx, meeting: Meeting): Promise<void> {
  const kept = await ctx.em.findOne(Arrangement, { meetingId: meeting.id })
  if (!kept || kept.state === 'RETURNED') return
  ctx.em.assign(kept, { state: 'RETURNED', decisionNote: '时间、地点或主持人已改，须重新报批' })
  ctx.em.assign(meeting, { approved: false, approvalNote: null })
}
