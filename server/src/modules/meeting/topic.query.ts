import { sql } from 'kysely'
import { todayIn, type Day } from '../../kernel/day'
import type { Ctx } from '../../platform/context'
import { pageOf, type Order, type PageArgs } from '../../platform/connection'
import { countyRows, matches } from '../../platform/rows'
import { platformWord, actionsFrom } from './action.query'
import { heardWhole, seesCounty } from './sight.query'
import { opinionCounts } from './opinion.query'
import { opinionsText } from './opinion.rules'
import { sourceLink } from './candidate.rules'
import { BY_MEETING, isLate, roundText, TOPIC_STATES, TOPIC_TONES, topicGaps, topicWorkflow, type TopicState } from './topic.rules'

export interface TopicFilter {
  text?: string | null
  states?: TopicState[] | null
  proposerUnitIds?: number[] | null
  seriesCodes?: string[] | null
  projectId?: number | null
  onProblem?: boolean | null
  /** Only those with an opinion that is overdue. */
  opinionsOverdue?: boolean | null
  /** Only those that a meeting has deferred before. */
  returning?: boolean | null
}


/** Visibility included: a unit sees its own topics and those of meetings where it hears the whole agenda; drafts stay with their unit and with who wrote them. */
const topicsMatching = (ctx: Ctx, filter: TopicFilter) =>
  countyRows(ctx, 'topic')
    .where(eb => eb.or([eb('topic.state', '!=', 'DRAFT'), eb('topic.id', 'in', eb.selectFrom('opinion').select('opinion.topicId').where('opinion.unitId', 'in', [...ctx.actor.unitIds, -1])), eb('topic.proposerUnitId', 'in', [...ctx.actor.unitIds, -1]), eb('topic.proposedByPostId', '=', ctx.actor.postId)]))
    .$if(!seesCounty(ctx), q =>
      q.where(eb =>
        eb.or([
          eb('topic.proposerUnitId', 'in', [...ctx.actor.unitIds, -1]),
          // Who is asked for its opinion reads what it is about.
          eb('topic.id', 'in', eb.selectFrom('opinion').select('opinion.topicId').where('opinion.unitId', 'in', [...ctx.actor.unitIds, -1]) as never),
          eb('topic.id', 'in', eb.selectFrom('agendaItem').select('agendaItem.topicId').where('agendaItem.meetingId', 'in', heardWhole(ctx)(eb as never) as never) as never),
        ]),
      ),
    )
    .$if(Boolean(filter.text), q => q.where(matches('topic.searchKey', filter.text!)))
    .$if(Boolean(filter.states?.length), q => q.where('topic.state', 'in', filter.states!))
    .$if(Boolean(filter.proposerUnitIds?.length), q => q.where('topic.proposerUnitId', 'in', filter.proposerUnitIds!))
    .$if(Boolean(filter.seriesCodes?.length), q =>
      q.where('topic.seriesId', 'in', eb => eb.selectFrom('meetingSeries').select('meetingSeries.id').where('meetingSeries.code', 'in', filter.seriesCodes!)))
    .$if(filter.projectId != null, q => q.where('topic.projectId', '=', filter.projectId!))
    .$if(filter.onProblem != null, q => q.where('topic.onProblem', '=', Number(filter.onProblem) as never))
    .$if(Boolean(filter.returning), q => q.where('topic.round', '>', 1))
    .$if(Boolean(filter.opinionsOverdue), q =>
      q.where('topic.state', 'in', ['DRAFT', 'SUBMITTED', 'RETURNED', 'POOLED', 'SCHEDULED']).where('topic.id', 'in', eb => eb.selectFrom('opinion').select('opinion.topicId').where('opinion.stance', 'is', null).where('opinion.dueOn', '<', ctx.today)))

/** The last day for topics of the meeting that it is on, else of the next one of its series. */
const cutoff = (today: Day) =>
  sql<Day | null>`case when topic.state in ('SCHEDULED', 'DECIDED', 'NOTED') then meeting.topicsDueOn
    else (select min(coming.topicsDueOn) from meeting as coming where coming.seriesId = topic.seriesId and coming.state = 'PLANNED' and coming.heldOn >= ${today}) end`.as('cutoffOn')

/** 1 for a topic whose series asks for papers (本县设定) while it has none; over `topic` and its `meetingSeries`. */
export const papersOwed = () =>
  sql<number>`case when meetingSeries.asksPapers = 1 and not exists (select 1 from attachment where attachment.subjectType = 'Topic' and attachment.subjectId = topic.id) then 1 else 0 end`.as('papersOwed')

const topicRows = (ctx: Ctx, filter: TopicFilter) =>
  topicsMatching(ctx, filter)
    .innerJoin('unit', 'unit.id', 'topic.proposerUnitId')
    .leftJoin('post', 'post.id', 'topic.proposedByPostId')
    .leftJoin('project', 'project.id', 'topic.projectId')
    .leftJoin('meetingSeries', 'meetingSeries.id', 'topic.seriesId')
    .leftJoin('agendaItem', join =>
      join.on('agendaItem.id', '=', eb => eb.selectFrom('agendaItem as later').select(e => e.fn.max('later.id').as('id')).whereRef('later.topicId', '=', 'topic.id') as never))
    .leftJoin('meeting', 'meeting.id', 'agendaItem.meetingId')
    .select([
      'topic.id', 'topic.version', 'topic.number', 'topic.title', 'topic.problem', 'topic.request', 'topic.proposedDecision', 'topic.onProblem',
      'topic.proposerUnitId', 'unit.name as proposerUnitName', 'post.name as proposedByPost', 'topic.proposedByName',
      'topic.projectId', 'project.name as projectName', 'meetingSeries.code as seriesCode', 'meetingSeries.name as seriesName',
      'topic.state', 'topic.round', 'topic.minutes', 'topic.returnReason', 'topic.createdAt', 'topic.submittedAt',
      'meeting.id as lastMeetingId', 'meeting.title as lastMeetingTitle', 'meeting.state as lastMeetingState', 'meeting.heldOn as lastMeetingOn',
      'agendaItem.outcome', 'agendaItem.outcomeText', 'topic.raisedOn', 'topic.raisedReason', 'topic.raisedByName', 'topic.sourceType', 'topic.sourceId', 'topic.sourceReason',
      ...opinionCounts(ctx.today), cutoff(ctx.today), papersOwed(),
    ])

type TopicRow = Awaited<ReturnType<ReturnType<typeof topicRows>['execute']>>[number]

const shown = (ctx: Ctx, row: TopicRow) => {
  // A meeting in preparation is the office's own business until its notice goes out.
  const known = row.lastMeetingId !== null && (seesCounty(ctx) || row.lastMeetingState !== 'PLANNED')
  const gaps = topicGaps({ ...row, papersOwed: Number(row.papersOwed) === 1 }).map(g => platformWord('platform.topic.complete', g.message, 'MISSING'))
  return {
    ...row,
    papersOwed: Number(row.papersOwed) === 1,
    stateLabel: TOPIC_STATES[row.state],
    stateTone: TOPIC_TONES[row.state],
    roundText: roundText(row.round),
    late: isLate(row.submittedAt === null ? null : todayIn(Number(row.submittedAt)), row.cutoffOn, row.round),
    opinionsText: opinionsText(Number(row.opinionsAsked), Number(row.opinionsAnswered), Number(row.opinionsOverdue)),
    opinionsOverdue: Number(row.opinionsOverdue),
    sourceLink: sourceLink(row.sourceType, row.sourceId),
    meetingId: known ? row.lastMeetingId : null,
    meetingTitle: known ? row.lastMeetingTitle : null,
    meetingOn: known ? row.lastMeetingOn : null,
    actions: actionsFrom(ctx, topicWorkflow, row.state, [row.proposerUnitId], { submitTopic: gaps }, BY_MEETING),
  }
}

const ORDERS: Record<string, string> = { CREATED: 'topic.createdAt', SUBMITTED: 'topic.submittedAt', NUMBER: 'topic.id' }
export const TOPIC_ORDERS = { CREATED: '新提的在后', '-CREATED': '新提的在前', SUBMITTED: '先提交的在前', '-SUBMITTED': '后提交的在前', NUMBER: '按编号', '-NUMBER': '按编号倒序' } as const

/** `-CREATED`: the word of `TOPIC_ORDERS`, a minus for descending. */
const orderOf = (word: string | null | undefined): Order => {
  const key = word ?? '-CREATED'
  return { by: ORDERS[key.replace('-', '')] ?? 'topic.createdAt', desc: key.startsWith('-') }
}

export const countTopics = async (ctx: Ctx, filter: TopicFilter): Promise<number> =>
  Number((await topicsMatching(ctx, filter).select(eb => eb.fn.countAll().as('n')).executeTakeFirstOrThrow()).n)

export async function listTopics(ctx: Ctx, filter: TopicFilter, order: string | null, page: PageArgs, withCount: boolean) {
  const found = await pageOf<TopicRow>(topicRows(ctx, filter), 'topic.id', orderOf(order), page, withCount ? () => countTopics(ctx, filter) : null)
  return { ...found, nodes: found.nodes.map(row => shown(ctx, row)) }
}

export async function findTopic(ctx: Ctx, id: number) {
  const row = await topicRows(ctx, {}).where('topic.id', '=', id).executeTakeFirst()
  return row ? shown(ctx, row) : null
}

const LANE = 60

/** A lane for each state of the filter, its first cards and how many there are. */
export async function topicLanes(ctx: Ctx, filter: TopicFilter) {
  const wanted = (Object.keys(TOPIC_STATES) as TopicState[]).filter(s => !filter.states?.length || filter.states.includes(s))
  const counts = await topicsMatching(ctx, filter).select(['topic.state', eb => eb.fn.countAll().as('n')]).groupBy('topic.state').execute()
  const lanes = []
  for (const state of wanted) {
    const rows = await topicRows(ctx, { ...filter, states: [state] }).orderBy('topic.createdAt', 'desc').orderBy('topic.id', 'desc').limit(LANE).execute()
    lanes.push({
      key: state, label: TOPIC_STATES[state], tone: TOPIC_TONES[state], totalCount: Number(counts.find(c => c.state === state)?.n ?? 0),
      nodes: rows.map(row => shown(ctx, row)),
    })
  }
  return lanes
}

/** The meetings that have dealt with a topic, the first first: 第 n 次上会. */
export const topicHistory = (ctx: Ctx, topicId: number) =>
  countyRows(ctx, 'agendaItem')
    .innerJoin('meeting', 'meeting.id', 'agendaItem.meetingId')
    .select(['agendaItem.id', 'agendaItem.round', 'meeting.id as meetingId', 'meeting.title as meetingTitle', 'meeting.heldOn', 'meeting.state as meetingState', 'agendaItem.outcome', 'agendaItem.outcomeText'])
    .where('agendaItem.topicId', '=', topicId)
    .$if(!seesCounty(ctx), q => q.where('meeting.state', '!=', 'PLANNED'))
    .orderBy('meeting.heldAt')
    .execute()
