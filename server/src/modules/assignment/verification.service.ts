import { isDay, type Day } from '../../kernel/day'
import { forbidden, invalid, notFound, Refusal } from '../../kernel/refusal'
import type { Ctx } from '../../platform/context'
import { requireMay } from '../identity/permission.service'
import { findAssignment } from './action.service'
import { AssignmentExtension, AssignmentStop } from './assignment.entity'
import { assignmentOfExtension, unitsOfPerson, workRecords } from './assignmentFact.query'
import { ASSIGNMENT_STATES, EXTENSION_STATES, WORKING } from './assignment.rules'
import { personOf, signatureOf, takeStep, type MoveInput } from './step.service'
import { tellCleared, tellDecided, tellReturned } from './tell.service'

/**
 * 销号, the second key (N7, P4): evidence is there, and whoever turns it is neither of the persons nor of the units that
 * did the work.
 * @throws Refusal GATE with the verdict.
 */
export async function clearAssignment(ctx: Ctx, input: MoveInput & { note?: string | null }): Promise<number> {
  const a = await takeStep(ctx, input, 'clear', { note: input.note ?? null })
  await tellCleared(ctx, a)
  return a.id
}

/** 退回 with a reason; the work goes on. */
export async function returnAssignment(ctx: Ctx, input: MoveInput & { reason: string }): Promise<number> {
  const a = await takeStep(ctx, input, 'return', { note: input.reason, supplied: { returnReason: input.reason } })
  a.returns++
  await ctx.flush()
  await tellReturned(ctx, a, input.reason)
  return a.id
}

/** 撤销 by the office's head, with a reason; the number is not used again. */
export async function withdrawAssignment(ctx: Ctx, input: MoveInput & { reason: string }): Promise<number> {
  if (!input.reason.trim()) throw invalid({ field: 'reason', message: '请写明撤销的理由。' })
  return (await takeStep(ctx, input, 'withdraw', { note: input.reason })).id
}

const checkDeadline = (field: string, on: Day, after: Day | null | undefined): void => {
  if (!isDay(on)) throw invalid({ field, message: '日期不是有效日期，请重新选择。' })
  if (after != null && on <= after) throw invalid({ field, message: `新的完成时限应晚于现在的时限 ${after}。` })
}

/** 申请延期: the unit asks for more time; the first deadline stays shown for ever. */
export async function requestExtension(ctx: Ctx, input: { id: number; requestedOn: Day; reason: string }): Promise<number> {
  await ctx.lock(`assignment:${input.id}`)
  const a = await findAssignment(ctx, input.id)
  requireMay(ctx, 'assignment.work', { unitIds: [a.unitId] })
  if (!WORKING.includes(a.state))
    throw new Refusal('STATE', `这件事现在是“${ASSIGNMENT_STATES[a.state]}”，不能申请延期。${a.state === 'HANDED_OVER' ? '请先签收。' : ''}`)
  checkDeadline('requestedOn', input.requestedOn, a.dueOn)
  if (input.requestedOn < ctx.today) throw invalid({ field: 'requestedOn', message: '申请延期到的日期不能早于今天。' })
  if (!input.reason.trim()) throw invalid({ field: 'reason', message: '请写明延期的理由。' })
  const waiting = await ctx.em.findOne(AssignmentExtension, { assignmentId: a.id, state: 'REQUESTED' })
  if (waiting) throw new Refusal('STATE', `已经申请延期到 ${waiting.requestedOn}，请等待联席办审批。`)
  ctx.em.create(AssignmentExtension, {
    jurisdictionId: ctx.jurisdictionId, assignmentId: a.id, state: 'REQUESTED', beforeOn: a.dueOn ?? null, requestedOn: input.requestedOn,
    reason: input.reason.trim(), at: ctx.now, ...signatureOf(ctx), decidedAt: null, decidedByName: null, decision: null,
  })
  await ctx.flush()
  return a.id
}

export interface DecideExtension {
  extensionId: number
  version: number
  granted: boolean
  /** A day other than the one asked for. */
  dueOn?: Day | null
  decision?: string | null
}

/**
 * The office, or the leader in charge, grants more time or does not; nobody decides on a wish of the own unit.
 * @throws Refusal STATE once the work is no longer with the unit: a deadline is not moved behind what is done.
 */
export async function decideExtension(ctx: Ctx, input: DecideExtension): Promise<number> {
  const assignmentId = await assignmentOfExtension(ctx, input.extensionId)
  if (assignmentId === null) throw notFound('延期申请')
  await ctx.lock(`assignment:${assignmentId}`)
  const a = await findAssignment(ctx, assignmentId, '延期申请')
  requireMay(ctx, 'assignment.verify', { postIds: [a.leadOfficialPostId] })
  const extension = await ctx.findVersion(AssignmentExtension, input.extensionId, input.version, '延期申请')
  if (extension.state !== 'REQUESTED') throw new Refusal('STATE', `这次延期申请${EXTENSION_STATES[extension.state]}，不用再审批。请刷新查看。`)
  if (!WORKING.includes(a.state)) throw new Refusal('STATE', `这件事现在是“${ASSIGNMENT_STATES[a.state]}”，不能再审批延期。请刷新查看。`)
  const { unitIds } = (await workRecords(ctx, [a])).get(a.id)!
  if ((await unitsOfPerson(ctx)).some(id => unitIds.includes(id))) throw forbidden('不能审批本单位的延期申请，请由其他岗位办理。')
  if (!input.granted && !input.decision?.trim()) throw invalid({ field: 'decision', message: '不同意延期时，请写明理由。' })
  if (input.granted) {
    if (await ctx.em.count(AssignmentStop, { assignmentId: a.id, toOn: null })) throw new Refusal('STATE', '这件事正在停表，恢复计时后时限自动顺延。请恢复计时后再审批延期。')
    const dueOn = input.dueOn ?? extension.requestedOn
    checkDeadline('dueOn', dueOn, a.dueOn)
    ctx.em.assign(a, { dueOn, dueProvisional: false })
    extension.requestedOn = dueOn
  }
  ctx.em.assign(extension, {
    state: input.granted ? 'GRANTED' : 'REFUSED', decidedAt: ctx.now, decidedByName: personOf(ctx), decision: input.decision?.trim() || null,
  })
  await ctx.flush()
  await tellDecided(ctx, a, extension)
  return a.id
}

