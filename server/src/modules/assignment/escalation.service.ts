import { invalid, Refusal } from '../../kernel/refusal'
import type { Ctx } from '../../platform/context'
import { officeUnits } from '../identity/directory.query'
import { requireMay } from '../identity/permission.service'
import { notify } from '../inbox/message.service'
import { findAssignment } from './action.service'
import { Assignment } from './assignment.entity'
import { ASSIGNMENT_STATES, WORKING } from './assignment.rules'
import { AssignmentEscalation } from './escalation.entity'
import { mayEscalate, rungsFor } from './escalation.query'
import { personOf, writeStep, type MoveInput } from './step.service'

const standingOf = (ctx: Ctx, assignmentId: number) => ctx.em.findOne(AssignmentEscalation, { assignmentId, untilOn: null })

/**
 * 上报: to the next rung of the county's ladder (灵宝 四(二)2(3)). The responsible unit brings it to the first, a unit that holds it
 * or the office further up. The rung holds it from today; the state stays. Returns the assignment's id.
 * @throws Refusal NOT_FOUND, CONFLICT, FORBIDDEN; STATE when the county has no ladder, it is not being worked on, or there is no higher rung.
 */
export async function escalateAssignment(ctx: Ctx, input: MoveInput & { reason: string }): Promise<number> {
  await ctx.lock(`assignment:${input.id}`)
  const found = await findAssignment(ctx, input.id)
  const standing = await standingOf(ctx, found.id)
  const holder = standing ? (standing.unitId ?? null) : found.unitId
  if (!mayEscalate(ctx, holder)) requireMay(ctx, holder === null ? 'assignment.handOver' : 'assignment.work', { unitIds: [holder] })
  const a = await ctx.findVersion(Assignment, input.id, input.version, '交办事项')
  const { ladder, next: above } = await rungsFor(ctx, { unitId: a.unitId, projectId: a.projectId ?? null })
  if (ladder.because) throw new Refusal('STATE', ladder.because)
  if (!WORKING.includes(a.state)) throw new Refusal('STATE', `这件事现在是“${ASSIGNMENT_STATES[a.state]}”，不能上报。${a.state === 'HANDED_OVER' ? '请先签收。' : '正在办理的事项才能上报。'}`)
  const next = above(standing)
  if (!next) throw new Refusal('STATE', `这件事已上报${standing?.name ?? ''}，上面没有更高的层级，请登记答复后交回。`)
  if (!input.reason.trim()) throw invalid({ field: 'reason', message: '请写明上报的理由：哪些事超出职责，需要解决什么。' })
  if (standing) standing.untilOn = ctx.today
  ctx.em.create(AssignmentEscalation, {
    jurisdictionId: ctx.jurisdictionId, assignmentId: a.id, rung: next.place, unitId: next.unitId, seriesCode: next.seriesCode, name: next.name, clause: next.clause ?? ladder.clause, reason: input.reason.trim(), fromOn: ctx.today, at: ctx.now,
    byUserId: ctx.actor.userId, byPostId: ctx.actor.postId, byUnitId: ctx.actor.unitId, byText: personOf(ctx), untilOn: null, answer: null, answeredByText: null,
  })
  await writeStep(ctx, a, 'escalate', input.reason, next.name)
  await ctx.flush()
  await notify(ctx, {
    to: { unitIds: [...(await officeUnits(ctx)), next.unitId], postIds: [a.leadOfficialPostId] }, kind: 'ASSIGNMENT_ESCALATED', title: `上报${next.name}：${a.title}`,
    text: `${a.number} ${input.reason.trim()}`, link: `/assignments/${a.id}`,
  })
  return a.id
}

/** 答复交回: the rung's answer, written by the unit that holds it, the office or the leader in charge; the responsible unit goes on. @throws Refusal STATE when no rung holds it. */
export async function handBackAssignment(ctx: Ctx, input: MoveInput & { answer: string }): Promise<number> {
  await ctx.lock(`assignment:${input.id}`)
  const found = await findAssignment(ctx, input.id)
  const standing = await standingOf(ctx, found.id)
  requireMay(ctx, 'assignment.answer', { unitIds: [standing?.unitId], postIds: [found.leadOfficialPostId] })
  const a = await ctx.findVersion(Assignment, input.id, input.version, '交办事项')
  if (!standing) throw new Refusal('STATE', '这件事没有上报，或已经答复交回。请刷新查看。')
  if (!input.answer.trim()) throw invalid({ field: 'answer', message: '请写明答复：怎样解决，由谁办理。' })
  ctx.em.assign(standing, { untilOn: ctx.today, answer: input.answer.trim(), answeredByText: personOf(ctx) })
  await writeStep(ctx, a, 'handBack', `${standing.name}答复：${input.answer.trim()}`)
  await ctx.flush()
  await notify(ctx, {
    to: { unitIds: [a.unitId], postIds: [a.responsiblePostId] }, kind: 'ASSIGNMENT_ESCALATED', title: `已答复交回：${a.title}`,
    text: `${a.number} ${standing.name}答复：${input.answer.trim()}`, link: `/assignments/${a.id}`,
  })
  return a.id
}
