import { monthDayText } from '../../kernel/day'
import { forbidden, invalid, notFound, Refusal } from '../../kernel/refusal'
import { dueAfterWorkdays } from '../../kernel/workday'
import type { Ctx } from '../../platform/context'
import { calendarOf } from '../calendar/calendar.service'
import { bindAttachments } from '../document/attachment.service'
import { Unit } from '../identity/identity.entity'
import { mayDo, requireMay } from '../identity/permission.service'
import { notify } from '../inbox/message.service'
import { Opinion } from './opinion.entity'
import { findOpinion } from './opinion.query'
import { opinionGap, type Stance } from './opinion.rules'
import { Topic } from './topic.entity'
import { findTopic } from './topic.query'
import { TOPIC_STATES, type TopicState } from './topic.rules'

export interface AskOpinions {
  topicId: number
  unitIds: readonly number[]
  question: string
  workdays: number
}

const OPEN: readonly TopicState[] = ['DRAFT', 'SUBMITTED', 'RETURNED', 'POOLED', 'SCHEDULED']
const signature = (ctx: Ctx) => `${ctx.actor.unitName}${ctx.actor.postName} ${ctx.actor.userName}`.slice(0, 80)

/**
 * The office or the proposer asks units for their view on a topic, each by a day counted in working days from tomorrow.
 * @throws Refusal INVALID for the proposer itself and for a unit that has one to answer already.
 */
export async function askOpinions(ctx: Ctx, input: AskOpinions): Promise<number> {
  const row = await findTopic(ctx, input.topicId)
  if (!row) throw notFound('议题')
  requireMay(ctx, 'topic.propose', { unitIds: [row.proposerUnitId] })
  const topic = await ctx.find(Topic, input.topicId, '议题')
  if (!OPEN.includes(topic.state)) throw new Refusal('STATE', `议题${TOPIC_STATES[topic.state]}，不再征求意见。`)
  if (!input.unitIds.length) throw invalid({ field: 'unitIds', message: '请选择要征求意见的单位。' })
  const due = dueAfterWorkdays(ctx.today, input.workdays, await calendarOf(ctx))
  for (const id of new Set(input.unitIds)) {
    const unit = await ctx.find(Unit, id, '征求意见的单位')
    if (unit.id === topic.proposerUnitId) throw invalid({ field: 'unitIds', message: `${unit.name}是提请单位，不必向它征求意见。` })
    if (await ctx.em.count(Opinion, { topicId: topic.id, unitId: unit.id, stance: null })) throw invalid({ field: 'unitIds', message: `${unit.name}已有一份待回复的意见，请等它回复，或撤回后再征求。` })
    ctx.em.create(Opinion, {
      jurisdictionId: ctx.jurisdictionId, topicId: topic.id, unitId: unit.id, question: input.question.trim(), askedByPostId: ctx.actor.postId, askedByName: signature(ctx),
      askedOn: ctx.today, workdays: input.workdays, dueOn: due.dueOn, arithmetic: due.arithmetic.slice(0, 500), provisional: due.provisional, stance: null, text: '',
      answeredAt: null, answeredByPostId: null, answeredByName: null,
    })
  }
  await ctx.flush()
  await notify(ctx, {
    to: { unitIds: input.unitIds }, kind: 'OPINION_ASKED', title: `征求会审意见：${topic.title}`, text: `请于${monthDayText(due.dueOn)}前回复意见。`, link: `/topics/${topic.id}`,
  })
  return topic.id
}

/** Opinions that wait and whose day stood on assumed weekends, counted again from the day they were asked (N3). */
export async function recountOpinions(ctx: Ctx): Promise<void> {
  const calendar = await calendarOf(ctx)
  for (const o of await ctx.em.find(Opinion, { provisional: true, stance: null })) {
    const due = dueAfterWorkdays(o.askedOn, o.workdays, calendar)
    ctx.em.assign(o, { dueOn: due.dueOn, arithmetic: due.arithmetic.slice(0, 500), provisional: due.provisional })
  }
  await ctx.flush()
}

export interface AnswerOpinion {
  id: number
  version: number
  stance: Stance
  text?: string | null
  attachmentIds?: readonly number[] | null
}

/** A unit gives its view, once; the office may enter one that came on paper. Returns the topic's id. */
export async function answerOpinion(ctx: Ctx, input: AnswerOpinion): Promise<number> {
  const known = await findOpinion(ctx, input.id)
  if (!known) throw notFound('会审意见')
  if (!mayDo(ctx, 'topic.propose', { unitIds: [known.unitId] })) throw forbidden(`这份意见由${known.unitName}回复。`)
  const opinion = await ctx.findVersion(Opinion, input.id, input.version, '会审意见')
  if (opinion.stance != null) throw new Refusal('STATE', '这份意见已经回复，不能再改。如有变化，请提请单位再次征求。')
  const gap = opinionGap(input.stance, input.text ?? '')
  if (gap) throw invalid({ field: 'text', message: gap })
  ctx.em.assign(opinion, { stance: input.stance, text: input.text?.trim() ?? '', answeredAt: ctx.now, answeredByPostId: ctx.actor.postId, answeredByName: signature(ctx) })
  await ctx.flush()
  if (input.attachmentIds?.length) await bindAttachments(ctx, input.attachmentIds, 'Opinion', opinion.id)
  return opinion.topicId
}

/** Who asked takes an unanswered one back. Returns the topic's id. */
export async function withdrawOpinion(ctx: Ctx, input: { id: number; version: number }): Promise<number> {
  const known = await findOpinion(ctx, input.id)
  if (!known) throw notFound('会审意见')
  requireMay(ctx, 'topic.propose', { unitIds: [known.proposerUnitId] })
  const opinion = await ctx.findVersion(Opinion, input.id, input.version, '会审意见')
  if (opinion.stance != null) throw new Refusal('STATE', '对方已经回复，不能撤回。')
  ctx.em.remove(opinion)
  await ctx.flush()
  return opinion.topicId
}
