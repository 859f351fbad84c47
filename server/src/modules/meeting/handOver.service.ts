import { conflict, Refusal } from '../../kernel/refusal'
import type { Ctx } from '../../platform/context'
import { Assignment } from '../assignment/assignment.entity'
import { handBackAssignment } from '../assignment/escalation.service'
import { handOverAssignments } from '../assignment/listing.service'
import { requireMay } from '../identity/permission.service'
import { handOverPlan } from './handOver.query'

export interface HandOverResolutions {
  meetingId: number
  /** What the preview showed: other people may have handed over or answered meanwhile. */
  assignmentIds: readonly number[]
  answerIds: readonly number[]
}

const same = (a: readonly number[], b: readonly number[]) => a.length === b.length && a.every(id => b.includes(id))

/**
 * 集中交办: hands the meeting's resolutions over in one go, each with its deadline, and answers the escalated matters that the
 * meeting decided on; they come back to their units. All or nothing.
 * @throws Refusal CONFLICT when it is no longer what the preview showed; STATE when nothing is left.
 */
export async function handOverResolutions(ctx: Ctx, input: HandOverResolutions): Promise<{ handedOver: number; answered: number }> {
  requireMay(ctx, 'assignment.handOver')
  await ctx.lock(`meeting:handOver:${ctx.jurisdictionId}`)
  const plan = await handOverPlan(ctx, input.meetingId)
  const ids = plan.units.flatMap(u => u.assignments.map(a => a.id))
  if (!same(ids, input.assignmentIds) || !same(plan.answers.map(a => a.id), input.answerIds)) throw conflict('集中交办的事项')
  if (!ids.length && !plan.answers.length) throw new Refusal('STATE', '这次会议没有可以交办的议定事项，也没有待答复的上报事项。')
  await handOverAssignments(ctx, ids)
  for (const { id, answer } of plan.answers) await handBackAssignment(ctx, { id, version: (await ctx.find(Assignment, id, '交办事项')).version, answer })
  return { handedOver: ids.length, answered: plan.answers.length }
}
