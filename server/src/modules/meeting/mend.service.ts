import { invalid, notFound, Refusal } from '../../kernel/refusal'
import type { Ctx } from '../../platform/context'
import { requireMay } from '../identity/permission.service'
import { AgendaItem, Resolution } from './agenda.entity'
import { decides } from './agenda.rules'
import { Meeting } from './meeting.entity'
import { findMeeting } from './meeting.query'
import { judgedResolution, type ResolutionFields } from './outcome.service'
import { handOn } from './release.service'
import { isDuty } from './resolution.rules'
import { holdSession } from './settle.service'
import { Topic } from './topic.entity'

export interface AddLateResolution {
  agendaItemId: number
  /** Of the agenda item, as it was seen. */
  version: number
  reason: string
  /** The resolution on record that is completed, its words unchanged; absent for one that was left out. */
  resolutionId?: number | null
  resolution: ResolutionFields
}

/** The resolution that is completed: what has its assignment is left as it is. */
async function unfinished(ctx: Ctx, item: AgendaItem, id: number): Promise<Resolution> {
  const known = await ctx.find(Resolution, id, '议定事项')
  if (known.agendaItemId !== item.id) throw notFound('议定事项')
  if (known.assignmentId != null) throw new Refusal('STATE', '这条议定事项已经列为交办事项，要改责任单位或时限，请在交办事项里办理。')
  return known
}

/** What is on record stays; what it lacks is taken from the input. */
const completing = (known: Resolution, wanted: ResolutionFields): ResolutionFields => ({
  text: known.text, onProblem: known.onProblem, unitId: known.unitId ?? wanted.unitId, dueOn: known.dueOn ?? wanted.dueOn, standard: known.standard || wanted.standard,
  ...(known.responsiblePerson
    ? { responsiblePostId: known.responsiblePostId, responsiblePerson: known.responsiblePerson }
    : { responsiblePostId: wanted.responsiblePostId, responsiblePerson: wanted.responsiblePerson }),
})

/**
 * 补列议定事项: after the close, what a topic was decided and was left out, or lacked unit and day, is put on record with the reason and handed
 * on like all others. What is on record is never rewritten; both show when, by whom and why it was added.
 * @throws Refusal STATE unless the meeting is closed and the item decided; GATE by the rule on recording (CZ16).
 */
export async function addLateResolution(ctx: Ctx, input: AddLateResolution): Promise<number> {
  requireMay(ctx, 'meeting.mend')
  const seen = await ctx.find(AgendaItem, input.agendaItemId, '议程事项')
  if (!(await findMeeting(ctx, seen.meetingId))) throw notFound('议程事项')
  await holdSession(ctx, seen.meetingId)
  const item = await ctx.findVersion(AgendaItem, input.agendaItemId, input.version, '议程事项')
  const meeting = await ctx.find(Meeting, item.meetingId, '会议')
  if (meeting.state !== 'CLOSED') throw new Refusal('STATE', '会议还没有结束，请直接记录结果，不必补列。')
  if (!decides(item.outcome ?? null)) throw new Refusal('STATE', `“${item.title}”没有议定，不能补列议定事项；确需办理的，请重新提请会议研究，或列为日常交办。`)
  const reason = input.reason.trim()
  if (!reason) throw invalid({ field: 'reason', message: '请写明补列的原因，操作日志和落实链条上会显示。' })
  const completed = input.resolutionId == null ? null : await unfinished(ctx, item, input.resolutionId)
  const topic = item.topicId == null ? null : await ctx.find(Topic, item.topicId, '议题')
  const wanted = completed ? completing(completed, input.resolution) : input.resolution
  const fields = await judgedResolution(ctx, meeting.heldOn, wanted, topic?.onProblem ?? false, field => `resolution.${field}`, '补列的议定事项')
  if ((completed || fields.onProblem) && !isDuty(fields)) throw invalid({ field: 'resolution.unitId', message: '请写明责任单位和完成时限，才能列为交办事项。' })
  const added = { addedAt: ctx.now, addedBy: `${ctx.actor.userName}（${ctx.actor.postName}）`, addedReason: reason }
  const last = await ctx.em.find(Resolution, { agendaItemId: item.id }, { orderBy: { ordinal: 'desc' }, limit: 1 })
  const resolution = completed
    ? ctx.em.assign(completed, { ...fields, ...added })
    : ctx.em.create(Resolution, {
        jurisdictionId: ctx.jurisdictionId, agendaItemId: item.id, meetingId: meeting.id, ordinal: (last[0]?.ordinal ?? 0) + 1, ...fields, ...added, assignmentId: null,
      })
  item.changedAt = ctx.now
  await ctx.flush()
  await handOn(ctx, meeting, [item], [resolution])
  await ctx.flush()
  return meeting.id
}
