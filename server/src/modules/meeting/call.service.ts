import { forbidden, invalid, notFound, Refusal } from '../../kernel/refusal'
import type { Day } from '../../kernel/day'
import type { Ctx } from '../../platform/context'
import { mayDo, requireMay } from '../identity/permission.service'
import { notify } from '../inbox/message.service'
import { TopicCall, TopicCallAnswer } from './call.entity'
import { addressOf, callHindrance, callOf, callReminder, findCall, listCallAnswers, owingUnits, unitsToAsk } from './call.query'
import { takesAnswers } from './call.rules'
import { callText, movedText, reminderText } from './callText.rules'
import { Meeting } from './meeting.entity'
import { MEETING_STATES } from './meeting.rules'

const signature = (ctx: Ctx) => `${ctx.actor.unitName}${ctx.actor.postName} ${ctx.actor.userName}`.slice(0, 80)
const link = (id: number) => `/topic-calls/${id}`

/**
 * 征集议题: asks the member units of a planned meeting's series for topics, until the meeting's last day for them.
 * @throws Refusal STATE for a second call, after the cut-off, and once the notice is out
 */
export async function issueTopicCall(ctx: Ctx, input: { meetingId: number; note?: string | null }): Promise<number> {
  requireMay(ctx, 'meeting.manage')
  const meeting = await ctx.find(Meeting, input.meetingId, '会议')
  await ctx.lock(`meeting:call:${meeting.id}`)
  const gap = await callHindrance(ctx, { id: meeting.id, state: meeting.state, topicsDueOn: meeting.topicsDueOn ?? null })
  if (gap) throw new Refusal('STATE', gap)
  const unitIds = await unitsToAsk(ctx, meeting)
  if (!unitIds.length) throw invalid({ field: 'meetingId', message: '这个会议没有可以征集的成员单位，请先在会议制度里增加成员。' })
  const call = ctx.em.create(TopicCall, {
    jurisdictionId: ctx.jurisdictionId, meetingId: meeting.id, note: input.note?.trim() || null, calledAt: ctx.now, calledByPostId: ctx.actor.postId, calledByName: signature(ctx),
  })
  await ctx.flush()
  unitIds.forEach((unitId, i) => ctx.em.create(TopicCallAnswer, {
    jurisdictionId: ctx.jurisdictionId, topicCallId: call.id, ordinal: i + 1, unitId, answeredAt: null, answeredByName: null, remindedAt: null, reminders: 0,
  }))
  await ctx.flush()
  await notify(ctx, { to: await addressOf(ctx, unitIds), kind: 'TOPIC_CALL', ...callText((await findCall(ctx, call.id))!), link: link(call.id) })
  return meeting.id
}

/** 本次无议题, said by the unit, or by the office for it. Returns the call's id. */
export async function answerTopicCall(ctx: Ctx, input: { id: number; version: number }): Promise<number> {
  const known = await ctx.find(TopicCallAnswer, input.id, '议题征集')
  const call = await findCall(ctx, known.topicCallId)
  const own = call && (await listCallAnswers(ctx, call)).find(a => a.id === known.id)
  // A unit that was not asked does not learn that another was.
  if (!own) throw notFound('议题征集')
  if (!mayDo(ctx, 'topic.propose', { unitIds: [known.unitId] })) throw forbidden(`这项征集由${own.unitName}回复。`)
  const answer = await ctx.findVersion(TopicCallAnswer, input.id, input.version, '议题征集')
  if (!takesAnswers(call.meetingState)) throw new Refusal('STATE', `会议${MEETING_STATES[call.meetingState]}，不再收议题。`)
  if (own.answer !== null) throw new Refusal('STATE', own.answer === 'TOPIC' ? '本单位已报议题。不再提请的，请撤回议题。' : '已经回复“本次无议题”，不必再回复。')
  ctx.em.assign(answer, { answeredAt: ctx.now, answeredByName: signature(ctx) })
  await ctx.flush()
  return call.id
}

/** Reminds all that owe an answer, as the preview shows it. @throws Refusal STATE when nobody is left to remind. */
export async function remindTopicCall(ctx: Ctx, input: { meetingId: number }): Promise<number> {
  requireMay(ctx, 'meeting.manage')
  const meeting = await ctx.find(Meeting, input.meetingId, '会议')
  const call = await callOf(ctx, meeting.id)
  if (!call) throw new Refusal('STATE', '这次会议还没有征集议题。')
  if (!takesAnswers(meeting.state)) throw new Refusal('STATE', `会议${MEETING_STATES[meeting.state]}，不再收议题，不需要提醒。`)
  if (!(await callReminder(ctx, call))) throw new Refusal('STATE', '成员单位都已回复，不需要提醒。')
  const owing = await ctx.em.find(TopicCallAnswer, { id: { $in: (await owingUnits(ctx, call)).map(a => a.id) } })
  for (const a of owing) ctx.em.assign(a, { remindedAt: ctx.now, reminders: a.reminders + 1 })
  await ctx.flush()
  await notify(ctx, { to: await addressOf(ctx, owing.map(a => a.unitId)), kind: 'TOPIC_CALL', subject: `${link(call.id)}/reminder`, ...reminderText(call), link: link(call.id) })
  return meeting.id
}

/** The meeting was moved and with it the cut-off: those that owe an answer are told. */
export async function tellMovedCall(ctx: Ctx, meeting: Meeting, before: Day | null): Promise<void> {
  const call = await callOf(ctx, meeting.id)
  if (!call || call.dueOn === before) return
  const owing = await owingUnits(ctx, call)
  if (owing.length) await notify(ctx, { to: await addressOf(ctx, owing.map(a => a.unitId)), kind: 'TOPIC_CALL', ...movedText(call), link: link(call.id) })
}
