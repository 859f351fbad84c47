import { sql } from 'kysely'
import type { Ctx } from '../../platform/context'
import { countyRows } from '../../platform/rows'
import { mayDo } from '../identity/permission.service'
import { opinionLabel, opinionOverdue, opinionTone } from './opinion.rules'
import { heardWhole, seesCounty } from './sight.query'

/** Visibility included: the county's readers and who hears the whole agenda all, the proposer those on its topic, a unit its own. */
const opinionRows = (ctx: Ctx) =>
  countyRows(ctx, 'opinion')
    .innerJoin('topic', 'topic.id', 'opinion.topicId')
    .innerJoin('unit', 'unit.id', 'opinion.unitId')
    .select([
      'opinion.id', 'opinion.version', 'opinion.topicId', 'topic.title as topicTitle', 'topic.number as topicNumber', 'topic.proposerUnitId', 'topic.state as topicState',
      'opinion.unitId', 'unit.name as unitName', 'opinion.question', 'opinion.askedByName', 'opinion.askedOn', 'opinion.workdays', 'opinion.dueOn', 'opinion.arithmetic',
      'opinion.provisional', 'opinion.stance', 'opinion.text', 'opinion.answeredAt', 'opinion.answeredByName',
    ])
    .$if(!seesCounty(ctx), q =>
      q.where(eb => eb.or([
        eb('opinion.unitId', 'in', [...ctx.actor.unitIds, -1]),
        eb('topic.proposerUnitId', 'in', [...ctx.actor.unitIds, -1]),
        eb('topic.id', 'in', eb.selectFrom('agendaItem').select('agendaItem.topicId').where('agendaItem.meetingId', 'in', heardWhole(ctx)(eb as never) as never) as never),
      ])))

type OpinionRow = Awaited<ReturnType<ReturnType<typeof opinionRows>['execute']>>[number]

const shown = (ctx: Ctx, o: OpinionRow) => ({
  ...o,
  stateLabel: opinionLabel(o, ctx.today),
  stateTone: opinionTone(o, ctx.today),
  overdue: opinionOverdue(o, ctx.today),
  mayAnswer: o.stance === null && mayDo(ctx, 'topic.propose', { unitIds: [o.unitId] }),
  mayWithdraw: o.stance === null && mayDo(ctx, 'topic.propose', { unitIds: [o.proposerUnitId] }),
})

/** The opinions on a topic that the actor may read, in the order in which they were asked for. */
export async function listOpinions(ctx: Ctx, topicId: number) {
  const rows = await opinionRows(ctx).where('opinion.topicId', '=', topicId).orderBy('opinion.id').execute()
  return rows.map(o => shown(ctx, o))
}

export async function findOpinion(ctx: Ctx, id: number) {
  const row = await opinionRows(ctx).where('opinion.id', '=', id).executeTakeFirst()
  return row ? shown(ctx, row) : null
}

/** Open ones: those that the actor's unit is to answer, and for who asked those that are overdue. */
export async function openOpinions(ctx: Ctx) {
  // What a meeting has settled waits for nobody any more.
  const open = () => opinionRows(ctx).where('opinion.stance', 'is', null).where('topic.state', 'in', ['DRAFT', 'SUBMITTED', 'RETURNED', 'POOLED', 'SCHEDULED'])
  const own = open().where('opinion.unitId', 'in', [...ctx.actor.unitIds, -1]).orderBy('opinion.dueOn').limit(50)
  const late = open().where('opinion.dueOn', '<', ctx.today).orderBy('opinion.dueOn').limit(50)
  const asks = (o: OpinionRow) => mayDo(ctx, 'topic.propose', { unitIds: [o.proposerUnitId] })
  return { own: await own.execute(), late: (await late.execute()).filter(o => asks(o) && !ctx.actor.unitIds.includes(o.unitId)) }
}

/** Asked, answered and overdue opinions of a topic in a select over `topic`. */
export const opinionCounts = (today: string) =>
  [
    sql<number>`(select count(*) from opinion where opinion.topicId = topic.id)`.as('opinionsAsked'),
    sql<number>`(select count(*) from opinion where opinion.topicId = topic.id and opinion.stance is not null)`.as('opinionsAnswered'),
    sql<number>`(select count(*) from opinion where opinion.topicId = topic.id and opinion.stance is null and opinion.dueOn < ${today} and topic.state in ('DRAFT', 'SUBMITTED', 'RETURNED', 'POOLED', 'SCHEDULED'))`.as('opinionsOverdue'),
  ] as const

/** The opinions on what is on a meeting's agenda: how many are there, which units still owe theirs, and on which topics by when. */
export async function opinionsAt(ctx: Ctx, meetingId: number): Promise<{ answered: number; owing: string[]; given: string[]; waiting: { topicId: number; dueOn: string }[] }> {
  const rows = await countyRows(ctx, 'opinion')
    .innerJoin('agendaItem', 'agendaItem.topicId', 'opinion.topicId')
    .innerJoin('unit', 'unit.id', 'opinion.unitId')
    .select(['opinion.id', 'opinion.stance', 'opinion.topicId', 'opinion.dueOn', 'unit.name'])
    .where('agendaItem.meetingId', '=', meetingId)
    .orderBy('opinion.id')
    .execute()
  const [given, waiting] = [rows.filter(r => r.stance !== null), rows.filter(r => r.stance === null)]
  return { answered: given.length, owing: [...new Set(waiting.map(r => r.name))], given: given.map(r => `${r.name}${r.id}`), waiting }
}
