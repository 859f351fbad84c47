import { Refusal } from '../../kernel/refusal'
import type { Ctx } from '../../platform/context'
import { findAssignmentRow } from '../assignment/assignment.query'
import { requireMay } from '../identity/permission.service'
import { draftTopic } from './candidate.service'
import { meetingOf } from './escalated.query'
import { seriesOf } from './series.service'

/**
 * 提请上会: an escalated matter becomes a topic in the pool of the series that its rung is (泾川 二(二)6, 灵宝 四(二)2), with who
 * held it for how long. Returns the topic's id.
 * @throws Refusal NOT_FOUND, FORBIDDEN; STATE when it lies with no meeting, or is a topic already.
 */
export async function bringToMeeting(ctx: Ctx, assignmentId: number): Promise<number> {
  requireMay(ctx, 'topic.manage')
  const a = await findAssignmentRow(ctx, assignmentId)
  await ctx.lock(`meeting:candidates:${ctx.jurisdictionId}`)
  const { topic, seriesCode, candidate } = await meetingOf(ctx, a)
  if (seriesCode === null)
    throw new Refusal('STATE', a.heldByName === null ? '这件事没有上报，先上报到由会议研究的一级，再提请上会。' : `这件事现在由${a.heldByName}承接，本县制度没有规定由哪个会议研究。请登记答复，或再往上报。`)
  if (!candidate) throw new Refusal('STATE', `这件事已作为议题${topic?.number ?? ''}提请上会（${topic?.stateLabel ?? ''}），不用再提请。`)
  return draftTopic(ctx, candidate, (await seriesOf(ctx, seriesCode)).id)
}
