import { todayIn } from '../../kernel/day'
import type { Ctx } from '../../platform/context'
import { countyRows } from '../../platform/rows'
import { mayDo } from '../identity/permission.service'
import { recipientsOf } from '../inbox/recipient.query'
import { answerLate, answerOf, callAnswerLabel, callAnswerTone, callGap, NOT_ASKED, takesAnswers } from './call.rules'
import { reminderText } from './callText.rules'
import { liaisonsOf } from './liaison.query'
import type { MeetingState } from './meeting.rules'
import { seesCounty } from './sight.query'
import type { TopicState } from './topic.rules'

/** Visibility included: the county's readers all, a unit those that asked it. */
const callRows = (ctx: Ctx) =>
  countyRows(ctx, 'topicCall')
    .innerJoin('meeting', 'meeting.id', 'topicCall.meetingId')
    .innerJoin('meetingSeries', 'meetingSeries.id', 'meeting.seriesId')
    .select([
      'topicCall.id', 'topicCall.version', 'topicCall.meetingId', 'topicCall.note', 'topicCall.calledAt', 'topicCall.calledByName', 'meeting.title as meetingTitle', 'meeting.seriesId',
      'meeting.state as meetingState', 'meeting.heldOn', 'meeting.topicsDueOn as dueOn', 'meetingSeries.code as seriesCode', 'meetingSeries.name as seriesName',
    ])
    .$if(!seesCounty(ctx), q =>
      q.where('topicCall.id', 'in', eb =>
        eb.selectFrom('topicCallAnswer').select('topicCallAnswer.topicCallId').where('topicCallAnswer.unitId', 'in', [...ctx.actor.unitIds, -1])))

type CallRow = Awaited<ReturnType<ReturnType<typeof callRows>['execute']>>[number]

const shown = (ctx: Ctx, c: CallRow) => ({ ...c, calledAt: Number(c.calledAt), overdue: c.dueOn !== null && c.dueOn < ctx.today, mayRemind: mayDo(ctx, 'meeting.manage') && takesAnswers(c.meetingState) })

export async function findCall(ctx: Ctx, id: number) {
  const row = await callRows(ctx).where('topicCall.id', '=', id).executeTakeFirst()
  return row ? shown(ctx, row) : null
}

export async function callOf(ctx: Ctx, meetingId: number) {
  const row = await callRows(ctx).where('topicCall.meetingId', '=', meetingId).executeTakeFirst()
  return row ? shown(ctx, row) : null
}

type Call = NonNullable<Awaited<ReturnType<typeof findCall>>>

/** All series that a meeting serves: a topic for any of them answers. */
async function seriesServed(ctx: Ctx, meeting: { id: number; seriesId: number }): Promise<number[]> {
  const joint = await countyRows(ctx, 'jointSeries').select('jointSeries.seriesId').where('jointSeries.meetingId', '=', meeting.id).execute()
  return [meeting.seriesId, ...joint.map(j => j.seriesId)]
}

/** Topics that answer nothing: not handed in yet, or taken back. */
const UNSAID: TopicState[] = ['DRAFT', 'WITHDRAWN']

/** What the units have handed in for the meeting's series since it was asked for. */
const topicsFor = (ctx: Ctx, call: { calledAt: number }, seriesIds: readonly number[], unitIds: readonly number[]) =>
  countyRows(ctx, 'topic')
    .select(['topic.id', 'topic.title', 'topic.number', 'topic.proposerUnitId', 'topic.handedInAt', 'topic.proposedByName'])
    .where('topic.seriesId', 'in', [...seriesIds])
    .where('topic.proposerUnitId', 'in', [...unitIds, -1])
    .where('topic.state', 'not in', UNSAID)
    .where('topic.handedInAt', '>=', call.calledAt)
    .where('topic.handedInAt', '<=', ctx.now)
    .orderBy('topic.handedInAt')
    .orderBy('topic.id')
    .execute()

/** The units that were asked and their answers, in the members' order; a unit sees its own only. */
export async function listCallAnswers(ctx: Ctx, call: Call) {
  const rows = await countyRows(ctx, 'topicCallAnswer')
    .innerJoin('unit', 'unit.id', 'topicCallAnswer.unitId')
    .select([
      'topicCallAnswer.id', 'topicCallAnswer.version', 'topicCallAnswer.unitId', 'unit.name as unitName', 'topicCallAnswer.answeredAt',
      'topicCallAnswer.answeredByName', 'topicCallAnswer.remindedAt', 'topicCallAnswer.reminders',
    ])
    .where('topicCallAnswer.topicCallId', '=', call.id)
    .$if(!seesCounty(ctx), q => q.where('topicCallAnswer.unitId', 'in', [...ctx.actor.unitIds, -1]))
    .orderBy('topicCallAnswer.ordinal')
    .execute()
  const unitIds = rows.map(r => r.unitId)
  const topics = Map.groupBy(await topicsFor(ctx, call, await seriesServed(ctx, { id: call.meetingId, seriesId: call.seriesId }), unitIds), t => t.proposerUnitId)
  const liaisons = await liaisonsOf(ctx, unitIds)
  return rows.map(r => {
    const handedIn = topics.get(r.unitId) ?? []
    const answer = answerOf(handedIn.length, r.answeredAt !== null)
    const answeredAt = handedIn[0]?.handedInAt ?? r.answeredAt
    const facts = { answer, answeredOn: answeredAt === null ? null : todayIn(Number(answeredAt)), dueOn: call.dueOn }
    return {
      ...r, answer, answeredAt, answeredByName: handedIn[0]?.proposedByName ?? r.answeredByName, late: answerLate(facts, ctx.today), stateLabel: callAnswerLabel(facts, ctx.today), stateTone: callAnswerTone(facts, ctx.today),
      liaisonName: liaisons.get(r.unitId)?.[0]?.userName ?? null, topics: handedIn,
      mayAnswer: answer === null && takesAnswers(call.meetingState) && mayDo(ctx, 'topic.propose', { unitIds: [r.unitId] }),
    }
  })
}

/** Whom a call or its reminder goes to: the units' liaisons; where a unit has none, who answers for it. */
export async function addressOf(ctx: Ctx, unitIds: readonly number[]) {
  const liaisons = await liaisonsOf(ctx, unitIds)
  return { postIds: [...liaisons.values()].flat().map(l => l.postId), unitIds: unitIds.filter(id => !liaisons.has(id)) }
}

/** The units that owe an answer still. */
export const owingUnits = async (ctx: Ctx, call: Call) => (await listCallAnswers(ctx, call)).filter(a => a.answer === null)

/** What a reminder would say, and to whom; null where the actor sends none, or nobody is left to be reminded. */
export async function callReminder(ctx: Ctx, call: Call) {
  if (!call.mayRemind) return null
  const owing = await owingUnits(ctx, call)
  if (!owing.length) return null
  const people = await recipientsOf(ctx, await addressOf(ctx, owing.map(a => a.unitId)))
  return { ...reminderText(call), units: owing.map(a => a.unitName), people: people.map(p => `${p.postText} ${p.userName}`) }
}

export interface CallOf {
  id: number
  state: MeetingState
  topicsDueOn: string | null
}

/** Why the office cannot call for topics of a meeting now; null when it can. */
export async function callHindrance(ctx: Ctx, m: CallOf): Promise<string | null> {
  return callGap({ state: m.state, dueOn: m.topicsDueOn, issued: (await callOf(ctx, m.id)) !== null }, ctx.today)
}

/** Units of the series' members on the meeting's day that can be asked: each once, in the members' order. */
export async function unitsToAsk(ctx: Ctx, meeting: { id: number; seriesId: number; heldOn: string }): Promise<number[]> {
  const rows = await countyRows(ctx, 'seriesMember')
    .innerJoin('unit', 'unit.id', 'seriesMember.unitId')
    .select('unit.id')
    .where('seriesMember.seriesId', 'in', await seriesServed(ctx, meeting))
    .where('seriesMember.fromOn', '<=', meeting.heldOn)
    .where(eb => eb.or([eb('seriesMember.untilOn', 'is', null), eb('seriesMember.untilOn', '>=', meeting.heldOn)]))
    .where('unit.kind', 'not in', NOT_ASKED as never)
    .where('unit.active', '=', 1 as never)
    .orderBy('seriesMember.ordinal')
    .orderBy('seriesMember.id')
    .execute()
  return [...new Set(rows.map(r => r.id))]
}

/** Calls that the actor's unit still owes an answer; its head is troubled only where there is no liaison. */
export async function openCalls(ctx: Ctx) {
  const rows = await countyRows(ctx, 'topicCallAnswer')
    .innerJoin('topicCall', 'topicCall.id', 'topicCallAnswer.topicCallId')
    .innerJoin('meeting', 'meeting.id', 'topicCall.meetingId')
    .select(['topicCall.id', 'topicCallAnswer.unitId', 'meeting.title', 'meeting.topicsDueOn as dueOn'])
    .where('topicCallAnswer.answeredAt', 'is', null)
    .where('topicCallAnswer.unitId', '=', ctx.actor.unitId)
    .where(eb => eb.not(eb.exists(
      eb.selectFrom('topic').select('topic.id')
        .whereRef('topic.proposerUnitId', '=', 'topicCallAnswer.unitId')
        .whereRef('topic.handedInAt', '>=', 'topicCall.calledAt')
        .where('topic.handedInAt', '<=', ctx.now)
        .where('topic.state', 'not in', UNSAID)
        .where(t => t.or([
          t('topic.seriesId', '=', t.ref('meeting.seriesId')),
          t('topic.seriesId', 'in', t.selectFrom('jointSeries').select('jointSeries.seriesId').whereRef('jointSeries.meetingId', '=', 'meeting.id')),
        ])),
    )))
    .where('meeting.state', 'in', ['PLANNED', 'CONVENED'])
    .orderBy('meeting.heldAt')
    .limit(20)
    .execute()
  if (!rows.length || ctx.actor.role === 'LIAISON') return rows
  return (await liaisonsOf(ctx, [ctx.actor.unitId])).has(ctx.actor.unitId) ? [] : rows
}
