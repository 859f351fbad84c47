import { Refusal } from '../../kernel/refusal'
import type { Ctx } from '../../platform/context'
import { requireMay } from '../identity/permission.service'
import { findAssignment } from './action.service'
import { AssignmentStop, type Assignment } from './assignment.entity'
import { ASSIGNMENT_STATES, OPEN } from './assignment.rules'
import { endStop } from './due.service'
import { personOf } from './step.service'

const standing = (ctx: Ctx, assignmentId: number) => ctx.em.findOne(AssignmentStop, { assignmentId, toOn: null })

async function mayStop(ctx: Ctx, id: number): Promise<Assignment> {
  await ctx.lock(`assignment:${id}`)
  const a = await findAssignment(ctx, id)
  requireMay(ctx, 'assignment.verify', { postIds: [a.leadOfficialPostId] })
  return a
}

/**
 * 停表: the matter waits for what no holder can do (行政许可法 45: hearing, expert review; a decision of the level above). From
 * today its days count for nobody, and the deadline moves by them once it goes on. Returns the assignment's id.
 * @throws Refusal STATE when it is closed or already stands.
 */
export async function stopAssignmentClock(ctx: Ctx, input: { id: number; reason: string }): Promise<number> {
  const a = await mayStop(ctx, input.id)
  if (!OPEN.includes(a.state)) throw new Refusal('STATE', `这件事${ASSIGNMENT_STATES[a.state]}，不用停表。请刷新查看。`)
  const now = await standing(ctx, a.id)
  if (now) throw new Refusal('STATE', `从 ${now.fromOn} 起已经停表（${now.reason}），不用再停。`)
  ctx.em.create(AssignmentStop, {
    jurisdictionId: ctx.jurisdictionId, assignmentId: a.id, fromOn: ctx.today, toOn: null, reason: input.reason.trim(), byText: personOf(ctx), resumedByText: null, beforeOn: null, afterOn: null, arithmetic: null,
  })
  await ctx.flush()
  return a.id
}

/** 恢复计时: from today the days count again, and the deadline moves by the stopped time (N3). @throws Refusal STATE when the clock runs. */
export async function resumeAssignmentClock(ctx: Ctx, id: number): Promise<number> {
  const a = await mayStop(ctx, id)
  const now = await standing(ctx, a.id)
  if (!now) throw new Refusal('STATE', '这件事没有停表，不用恢复。请刷新查看。')
  now.resumedByText = personOf(ctx)
  await endStop(ctx, a, now, true)
  await ctx.flush()
  return a.id
}
