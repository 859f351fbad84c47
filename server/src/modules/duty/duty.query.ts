import { sql } from 'kysely'
import { monthDayText, type Day } from '../../kernel/day'
import { notFound } from '../../kernel/refusal'
import { pageOf, type PageArgs } from '../../platform/connection'
import type { Ctx } from '../../platform/context'
import { countyRows } from '../../platform/rows'
import { mayDo, reachFor } from '../identity/permission.service'
import { dutiesOf } from '../regulation/provision.query'
import { DUTY_STATES, DUTY_TONES, dutyStateOf, standInOf, type DutyState } from './duty.rules'
import { standInsFor, type StandIn } from './standIn.query'

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
const stateOn = (today: Day) => sql<DutyState>`case
  when duty.doneOn is null and duty.dueOn < ${today} then 'MISSED' when duty.doneOn is null then 'DUE'
  when duty.madeUp = 1 then 'MADE_UP' else 'DONE' end`

/** A unit sees its own posts' duties. */
const dutiesMatching = (ctx: Ctx, filter: DutyFilter) =>
  countyRows(ctx, 'duty')
    .innerJoin('post', 'post.id', 'duty.postId')
    .innerJoin('unit', 'unit.id', 'post.unitId')
    .leftJoin('project', 'project.id', 'duty.projectId')
    .$if(reachFor(ctx, 'duty.read') !== 'COUNTY', q => q.where('post.unitId', 'in', [...ctx.actor.unitIds, -1]))
    .$if(Boolean(filter.states?.length), q => q.where(stateOn(ctx.today), 'in', filter.states!))
    .$if(Boolean(filter.postIds?.length), q => q.where('duty.postId', 'in', filter.postIds!))
    .$if(Boolean(filter.codes?.length), q => q.where('duty.code', 'in', filter.codes!))
    .$if(filter.mine === true, q => q.where('duty.postId', '=', ctx.actor.postId))
    .$if(filter.dueFrom != null, q => q.where('duty.dueOn', '>=', filter.dueFrom!))
    .$if(filter.dueTo != null, q => q.where('duty.dueOn', '<=', filter.dueTo!))

export const dutyRows = (ctx: Ctx, filter: DutyFilter) =>
  dutiesMatching(ctx, filter).select([
    'duty.id', 'duty.version', 'duty.postId', 'post.name as postName', 'post.unitId', 'unit.name as unitName', 'duty.code', 'duty.name', 'duty.clause', 'duty.period',
    'duty.fromOn', 'duty.dueOn', 'duty.holderName', 'duty.doneOn', 'duty.heldOn', 'duty.madeUp', 'duty.evidence', 'duty.evidenceLink', 'duty.content', 'duty.doneByText', 'duty.projectId', 'project.name as projectName',
  ])
type Raw = Awaited<ReturnType<ReturnType<typeof dutyRows>['execute']>>[number]

const standInText = (d: StandIn) => `${monthDayText(d.fromOn)}至${monthDayText(d.untilOn)}由${d.postName}${d.holderName ?? ''}代行`

/** Rows as screens show them: their state, who stands in, what may be done. */
async function shape(ctx: Ctx, rows: readonly Raw[]) {
  if (!rows.length) return []
  const days = rows.flatMap(r => [r.fromOn, r.dueOn]).sort()
  const standIns = Map.groupBy(await standInsFor(ctx, rows.map(r => r.postId), days[0]!, days.at(-1)!), d => d.fromPostId)
  const kinds = new Map((await dutiesOf(ctx)).map(d => [d.code, d]))
  return rows.map(row => {
    const state = dutyStateOf({ ...row, madeUp: Boolean(row.madeUp) }, ctx.today)
    const standIn = standInOf(row, standIns.get(row.postId) ?? [])
    return {
      ...row, projectId: row.projectId || null, state, stateLabel: DUTY_STATES[state], stateTone: DUTY_TONES[state], postText: `${row.unitName}${row.postName}`, evidenceAsked: kinds.get(row.code)?.evidence ?? false,
      mattersAsked: kinds.get(row.code)?.matters ?? false, reportAsked: kinds.get(row.code)?.reportOn != null,
      standInText: standIn && standInText(standIn.delegation), standInAnswers: standIn?.answers ?? false,
      mayFulfil: (state === 'DUE' || state === 'MISSED') && mayDo(ctx, 'duty.fulfil', { unitIds: [row.unitId], postIds: [row.postId] }),
    }
  })
}

/** One page, the latest period first. */
export async function listDuties(ctx: Ctx, filter: DutyFilter, page: PageArgs) {
  const counted = async () => Number((await dutiesMatching(ctx, filter).select(eb => eb.fn.countAll().as('n')).executeTakeFirstOrThrow()).n)
  const found = await pageOf<Raw>(dutyRows(ctx, filter), 'duty.id', { by: 'duty.dueOn', desc: true }, page, counted)
  return { ...found, nodes: await shape(ctx, found.nodes) }
}

/** @throws Refusal NOT_FOUND for what the actor may not see, too. */
export async function findDutyRow(ctx: Ctx, id: number) {
  const row = await dutyRows(ctx, {}).where('duty.id', '=', id).executeTakeFirst()
  if (!row) throw notFound('职责')
  return (await shape(ctx, [row]))[0]!
}

interface Tally { done: number; due: number; madeUp: number; missed: number }
const TALLY: Record<DutyState, keyof Tally> = { DONE: 'done', DUE: 'due', MADE_UP: 'madeUp', MISSED: 'missed' }
const none = (): Tally => ({ done: 0, due: 0, madeUp: 0, missed: 0 })

/** Duties of periods for which somebody else stood in and answers: they move to that post on the board. */
async function standInDuties(ctx: Ctx, filter: DutyFilter): Promise<{ postId: number; state: DutyState; standIn: StandIn }[]> {
  const rows = await dutiesMatching(ctx, filter)
    .where('duty.postId', 'in', eb => eb.selectFrom('delegation').select('delegation.fromPostId').where('delegation.jurisdictionId', '=', ctx.jurisdictionId))
    .select(['duty.postId', 'duty.fromOn', 'duty.dueOn', stateOn(ctx.today).as('state')])
    .execute()
  if (!rows.length) return []
  const days = rows.flatMap(r => [r.fromOn, r.dueOn]).sort()
  const standIns = Map.groupBy(await standInsFor(ctx, rows.map(r => r.postId), days[0]!, days.at(-1)!), d => d.fromPostId)
  return rows.flatMap(r => {
    const found = standInOf(r, standIns.get(r.postId) ?? [])
    return found?.answers ? [{ postId: r.postId, state: r.state, standIn: found.delegation }] : []
  })
}

/**
 * By post: how many done, due, made up and missed, the most missed first. What a delegate answers for is counted with the delegate,
 * and said so: nobody is blamed for what was another's (DF1).
 */
export async function dutyBoard(ctx: Ctx, filter: DutyFilter) {
  const sum = (state: DutyState) => sql<number>`sum(case when ${stateOn(ctx.today)} = ${state} then 1 else 0 end)`
  const rows = await dutiesMatching(ctx, filter)
    .select([
      'duty.postId', 'post.name as postName', 'unit.name as unitName', sql<string | null>`max(duty.holderName)`.as('holderName'),
      sum('DONE').as('done'), sum('DUE').as('due'), sum('MADE_UP').as('madeUp'), sum('MISSED').as('missed'),
    ])
    .groupBy(['duty.postId', 'post.name', 'unit.name'])
    .execute()
  const people = new Map(rows.map(r => [r.postId, {
    postId: r.postId, postText: `${r.unitName}${r.postName}`, holderName: r.holderName,
    done: Number(r.done), due: Number(r.due), madeUp: Number(r.madeUp), missed: Number(r.missed), standIn: 0, handedOver: 0,
  }]))
  for (const { postId, state, standIn } of await standInDuties(ctx, filter)) {
    const from = people.get(postId)
    if (!from) continue
    const to = people.get(standIn.toPostId)
      ?? { postId: standIn.toPostId, postText: `${standIn.unitName}${standIn.postName}`, holderName: standIn.holderName, ...none(), standIn: 0, handedOver: 0 }
    people.set(to.postId, to)
    from[TALLY[state]]--
    from.handedOver++
    to[TALLY[state]]++
    to.standIn++
  }
  return [...people.values()].sort((a, b) => b.missed - a.missed || b.due - a.due || a.postId - b.postId)
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
