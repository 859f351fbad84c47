import { sql } from 'kysely'
import type { Day } from '../../kernel/day'
import { notFound } from '../../kernel/refusal'
import { pageOf, type PageArgs } from '../../platform/connection'
import type { Ctx } from '../../platform/context'
import type { Todo } from '../../platform/manifest'
import { countyRows } from '../../platform/rows'
import { mayDo, reachFor } from '../identity/permission.service'
import { DUTY_STATES, DUTY_TONES, dutyStateOf, type DutyState } from './duty.rules'

export interface DutyFilter {
  states?: DutyState[] | null
  postIds?: number[] | null
  codes?: string[] | null
  /** Of the actor's own post, or the one it stands in for. */
  mine?: boolean | null
  dueFrom?: Day | null
  dueTo?: Day | null
}

/** The same test as `dutyStateOf`. */
const stateOn = (today: Day) => sql<DutyState>`case when duty.doneOn is not null then 'DONE' when duty.dueOn < ${today} then 'MISSED' else 'DUE' end`

/** A unit sees its own posts' duties. */
const dutiesMatching = (ctx: Ctx, filter: DutyFilter) =>
  countyRows(ctx, 'duty')
    .innerJoin('post', 'post.id', 'duty.postId')
    .innerJoin('unit', 'unit.id', 'post.unitId')
    .$if(reachFor(ctx, 'duty.read') !== 'COUNTY', q => q.where('post.unitId', 'in', [...ctx.actor.unitIds, -1]))
    .$if(Boolean(filter.states?.length), q => q.where(stateOn(ctx.today), 'in', filter.states!))
    .$if(Boolean(filter.postIds?.length), q => q.where('duty.postId', 'in', filter.postIds!))
    .$if(Boolean(filter.codes?.length), q => q.where('duty.code', 'in', filter.codes!))
    .$if(filter.mine === true, q => q.where('duty.postId', '=', ctx.actor.postId))
    .$if(filter.dueFrom != null, q => q.where('duty.dueOn', '>=', filter.dueFrom!))
    .$if(filter.dueTo != null, q => q.where('duty.dueOn', '<=', filter.dueTo!))

const dutyRows = (ctx: Ctx, filter: DutyFilter) =>
  dutiesMatching(ctx, filter).select([
    'duty.id', 'duty.version', 'duty.postId', 'post.name as postName', 'post.unitId', 'unit.name as unitName', 'duty.code', 'duty.name', 'duty.clause', 'duty.period',
    'duty.fromOn', 'duty.dueOn', 'duty.holderName', 'duty.doneOn', 'duty.content', 'duty.doneByText',
  ])
type Raw = Awaited<ReturnType<ReturnType<typeof dutyRows>['execute']>>[number]

const shape = (ctx: Ctx) => (row: Raw) => {
  const state = dutyStateOf(row, ctx.today)
  return {
    ...row, state, stateLabel: DUTY_STATES[state], stateTone: DUTY_TONES[state], postText: `${row.unitName}${row.postName}`,
    late: row.doneOn !== null && row.doneOn > row.dueOn, mayFulfil: state !== 'DONE' && mayDo(ctx, 'duty.fulfil', { unitIds: [row.unitId], postIds: [row.postId] }),
  }
}

/** One page, the latest period first. */
export async function listDuties(ctx: Ctx, filter: DutyFilter, page: PageArgs) {
  const counted = async () => Number((await dutiesMatching(ctx, filter).select(eb => eb.fn.countAll().as('n')).executeTakeFirstOrThrow()).n)
  const found = await pageOf<Raw>(dutyRows(ctx, filter), 'duty.id', { by: 'duty.dueOn', desc: true }, page, counted)
  return { ...found, nodes: found.nodes.map(shape(ctx)) }
}

/** @throws Refusal NOT_FOUND for what the actor may not see, too. */
export async function findDutyRow(ctx: Ctx, id: number) {
  const row = await dutyRows(ctx, {}).where('duty.id', '=', id).executeTakeFirst()
  if (!row) throw notFound('职责')
  return shape(ctx)(row)
}

/** By post: how many done, due and missed, the most missed first. */
export async function dutyBoard(ctx: Ctx, filter: DutyFilter) {
  const sum = (state: DutyState) => sql<number>`sum(case when ${stateOn(ctx.today)} = ${state} then 1 else 0 end)`
  const rows = await dutiesMatching(ctx, filter)
    .select(['duty.postId', 'post.name as postName', 'unit.name as unitName', sql<string | null>`max(duty.holderName)`.as('holderName'), sum('DONE').as('done'), sum('DUE').as('due'), sum('MISSED').as('missed')])
    .groupBy(['duty.postId', 'post.name', 'unit.name'])
    .orderBy('duty.postId')
    .execute()
  return rows
    .map(r => ({ postId: r.postId, postText: `${r.unitName}${r.postName}`, holderName: r.holderName, done: Number(r.done), due: Number(r.due), missed: Number(r.missed) }))
    .sort((a, b) => b.missed - a.missed || b.due - a.due || a.postId - b.postId)
}

export const dutyFiles = (ctx: Ctx, id: number) =>
  countyRows(ctx, 'attachment')
    .select(['attachment.id', 'attachment.name', 'attachment.size'])
    .where('attachment.subjectType', '=', 'Duty')
    .where('attachment.subjectId', '=', id)
    .orderBy('attachment.id')
    .execute()

export const seesDuty = async (ctx: Ctx, id: number): Promise<boolean> =>
  Boolean(reachFor(ctx, 'duty.read')) && Boolean(await dutiesMatching(ctx, {}).select('duty.id').where('duty.id', '=', id).executeTakeFirst())

/** Posts that hold a kind of duty and who holds them today; vacant ones are left out. */
export const dutyPosts = (ctx: Ctx) =>
  countyRows(ctx, 'tenure')
    .innerJoin('post', 'post.id', 'tenure.postId')
    .innerJoin('unit', 'unit.id', 'post.unitId')
    .innerJoin('user', 'user.id', 'tenure.userId')
    .select(['post.id as postId', 'post.role', 'unit.kind', 'user.name as holderName'])
    .where('post.role', 'in', ['LEAD_OFFICIAL', 'UNIT_HEAD', 'OFFICE_HEAD'])
    .where('post.active', '=', 1 as never)
    .where('unit.active', '=', 1 as never)
    .where('tenure.fromOn', '<=', ctx.today)
    .where(eb => eb.or([eb('tenure.untilOn', 'is', null), eb('tenure.untilOn', '>=', ctx.today)]))
    .orderBy('tenure.id')
    .execute()

/** What the actor's post has to do in its periods; the office sees how many were missed. */
export async function dutyTodos(ctx: Ctx): Promise<Todo[]> {
  if (!reachFor(ctx, 'duty.read')) return []
  const own = await dutyRows(ctx, { mine: true, states: ['DUE'] }).orderBy('duty.dueOn').limit(20).execute()
  const todos: Todo[] = own.map(d => ({ key: `duty:${d.id}`, title: `${d.name}（${d.period}）`, kind: 'duty', link: `/duties/${d.id}`, dueOn: d.dueOn }))
  if (!mayDo(ctx, 'duty.make')) return todos
  const missed = Number((await dutiesMatching(ctx, { states: ['MISSED'] }).select(eb => eb.fn.countAll().as('n')).executeTakeFirstOrThrow()).n)
  if (missed) todos.push({ key: 'duty:missed', title: `经常性职责未履行 ${missed} 项`, kind: 'duty', link: '/duties?states=MISSED', dueOn: null })
  return todos
}
