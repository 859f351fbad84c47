import { yearOf } from '../../kernel/day'
import { forbidden, invalid, notFound, Refusal } from '../../kernel/refusal'
import { searchKey } from '../../kernel/text'
import type { Ctx } from '../../platform/context'
import { bindAttachments } from '../document/attachment.service'
import { takeSerial } from '../document/document.service'
import { Unit } from '../identity/identity.entity'
import { mayDo, requireMay } from '../identity/permission.service'
import { notify } from '../inbox/message.service'
import { projectsMatching } from '../project/project.query'
import type { Ability } from './action.query'
import { seriesOf } from './series.service'
import { Topic } from './topic.entity'
import { findTopic } from './topic.query'
import { TOPIC_STATES, topicGaps, topicNumber, topicWorkflow, type TopicAction, type TopicState } from './topic.rules'

export interface TopicFields {
  title: string
  problem: string
  request: string
  proposedDecision: string
  onProblem?: boolean | null
  /** The office may propose for any unit; a unit only for itself. */
  proposerUnitId?: number | null
  projectId?: number | null
  /** Code of the meeting series it is meant for. */
  seriesCode?: string | null
  minutes?: number | null
  attachmentIds?: readonly number[] | null
}

/** @throws Refusal STATE in words, when the workflow has no such step from here. */
export function stepTopic(topic: Topic, action: TopicAction): void {
  const step = topicWorkflow.steps[action]
  if (!step.from.includes(topic.state))
    throw new Refusal('STATE', `议题“${topic.title}”现为“${TOPIC_STATES[topic.state]}”，不能${step.label}。请刷新后再办理。`)
  topic.state = step.to
}

async function findOwn(ctx: Ctx, id: number, version: number, ability: Ability): Promise<Topic> {
  // Outside the actor's sight it is not there, whatever the ability.
  if (!(await findTopic(ctx, id))) throw notFound('议题')
  const topic = await ctx.findVersion(Topic, id, version, '议题')
  requireMay(ctx, ability, { unitIds: [topic.proposerUnitId] })
  return topic
}

const keyOf = (t: Pick<Topic, 'title' | 'number'>, unit: Unit) => searchKey(t.title, t.number ?? '', unit.shortName).slice(0, 1500)

async function fieldsOf(ctx: Ctx, input: TopicFields) {
  const unit = await ctx.find(Unit, input.proposerUnitId ?? ctx.actor.unitId, '提请单位')
  if (!mayDo(ctx, 'topic.propose', { unitIds: [unit.id] })) throw forbidden('只能以本单位名义提出议题，请把提请单位改为本单位。')
  const projectId = input.projectId ?? null
  if (projectId !== null && !(await projectsMatching(ctx, {}).select('project.id').where('project.id', '=', projectId).executeTakeFirst())) throw notFound('项目')
  const series = input.seriesCode ? await seriesOf(ctx, input.seriesCode) : null
  return {
    unit,
    fields: {
      title: input.title.trim(), problem: input.problem.trim(), request: input.request.trim(), proposedDecision: input.proposedDecision.trim(),
      onProblem: input.onProblem ?? true, proposerUnitId: unit.id, projectId, seriesId: series?.id ?? null, minutes: input.minutes ?? 15,
    },
  }
}

/** A new topic as a draft of its unit. Returns its id. */
export async function proposeTopic(ctx: Ctx, input: TopicFields): Promise<number> {
  const { unit, fields } = await fieldsOf(ctx, input)
  const topic = ctx.em.create(Topic, {
    jurisdictionId: ctx.jurisdictionId, ...fields, number: null, proposedByPostId: ctx.actor.postId, proposedByName: ctx.actor.userName,
    state: 'DRAFT', round: 1, returnReason: null, createdAt: ctx.now, submittedAt: null, handedInAt: null, raisedOn: null, raisedReason: null, raisedByName: null,
    sourceType: null, sourceId: null, sourceReason: null, searchKey: keyOf({ title: fields.title, number: null }, unit),
  })
  await ctx.flush()
  if (input.attachmentIds?.length) await bindAttachments(ctx, input.attachmentIds, 'Topic', topic.id)
  return topic.id
}

const EDITABLE: readonly TopicState[] = ['DRAFT', 'RETURNED']
const EDITABLE_BY_OFFICE: readonly TopicState[] = [...EDITABLE, 'SUBMITTED', 'POOLED']

/** Changes a topic: its unit before it is submitted or when it was returned, the office until it is on an agenda. */
export async function saveTopic(ctx: Ctx, input: TopicFields & { id: number; version: number }): Promise<number> {
  const topic = await findOwn(ctx, input.id, input.version, 'topic.propose')
  const editable = mayDo(ctx, 'topic.manage') ? EDITABLE_BY_OFFICE : EDITABLE
  if (!editable.includes(topic.state)) throw new Refusal('STATE', `议题现为“${TOPIC_STATES[topic.state]}”，不能再改。如需修改，请联系联席办退回。`)
  const { unit, fields } = await fieldsOf(ctx, { ...input, proposerUnitId: input.proposerUnitId ?? topic.proposerUnitId })
  ctx.em.assign(topic, { ...fields, searchKey: keyOf({ title: fields.title, number: topic.number ?? null }, unit) })
  await ctx.flush()
  if (input.attachmentIds?.length) await bindAttachments(ctx, input.attachmentIds, 'Topic', topic.id)
  return topic.id
}

export interface TopicStepInput {
  id: number
  version: number
}

/** Hands a topic to the office. The first time it gets its number and its place in time; returned and submitted again, it keeps both (P2). */
export async function submitTopic(ctx: Ctx, input: TopicStepInput): Promise<number> {
  const topic = await findOwn(ctx, input.id, input.version, 'topic.propose')
  const gaps = topicGaps({ ...topic, papersOwed: (await findTopic(ctx, topic.id))!.papersOwed })
  if (gaps.length) throw invalid(...gaps)
  stepTopic(topic, 'submitTopic')
  topic.submittedAt ??= ctx.now
  topic.handedInAt = ctx.now
  topic.returnReason = null
  if (topic.number == null) {
    const year = yearOf(ctx.today)
    topic.number = topicNumber(year, await takeSerial(ctx, 'NUMBER', '议题', year))
    topic.searchKey = keyOf(topic, await ctx.find(Unit, topic.proposerUnitId, '提请单位'))
  }
  await ctx.flush()
  return topic.id
}

/** Into the pool: it can be put on an agenda. */
export async function acceptTopic(ctx: Ctx, input: TopicStepInput): Promise<number> {
  const topic = await findOwn(ctx, input.id, input.version, 'topic.manage')
  stepTopic(topic, 'acceptTopic')
  await ctx.flush()
  return topic.id
}

/** Back to its unit with what is to be supplied; the number stays. */
export async function returnTopic(ctx: Ctx, input: TopicStepInput & { reason: string }): Promise<number> {
  const topic = await findOwn(ctx, input.id, input.version, 'topic.manage')
  if (!input.reason.trim()) throw invalid({ field: 'reason', message: '请写明需要补正的内容。' })
  stepTopic(topic, 'returnTopic')
  topic.returnReason = input.reason.trim()
  await ctx.flush()
  await notify(ctx, { to: { postIds: [topic.proposedByPostId], unitIds: [topic.proposerUnitId] }, kind: 'TOPIC_RETURNED', title: `议题退回补正：${topic.title}`, text: `需要补正：${topic.returnReason}`, link: `/topics/${topic.id}` })
  return topic.id
}

/** Its unit, or the office for it, gives a topic up before it is on an agenda. */
export async function withdrawTopic(ctx: Ctx, input: TopicStepInput): Promise<number> {
  const topic = await findOwn(ctx, input.id, input.version, 'topic.propose')
  stepTopic(topic, 'withdrawTopic')
  await ctx.flush()
  return topic.id
}
