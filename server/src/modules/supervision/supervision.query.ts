import { sql } from 'kysely'
import type { Day } from '../../kernel/day'
import { notFound } from '../../kernel/refusal'
import { workdaysBetween, type WorkCalendar } from '../../kernel/workday'
import { pageOf, type PageArgs } from '../../platform/connection'
import type { Ctx } from '../../platform/context'
import { countyRows, matches } from '../../platform/rows'
import { calendarOf } from '../calendar/calendar.service'
import { reachFor } from '../identity/permission.service'
import { actionsOf, type Action } from './action.service'
import {
  dueTextOf, isOverdue, OPEN, STATE_TONES, SUPERVISION_KINDS, SUPERVISION_STATES, WITH_UNIT, type SupervisionKind, type SupervisionState,
} from './supervision.rules'

export interface SupervisionFilter {
  text?: string | null
  kinds?: SupervisionKind[] | null
  states?: SupervisionState[] | null
  unitIds?: number[] | null
  projectId?: number | null
  assignmentId?: number | null
  overdue?: boolean | null
  /** Not closed and not withdrawn. */
  open?: boolean | null
  /** The office: what lies with it. A unit: what lies with the unit. */
  mine?: boolean | null
  dueFrom?: Day | null
  dueTo?: Day | null
}

const withUnit = WITH_UNIT as SupervisionState[]
const withOffice: SupervisionState[] = ['DRAFT', 'REPLIED', 'SUBMITTED', 'CALLED']

/** The same test as `isOverdue`. */
const overdueOn = (today: Day) => sql<boolean>`(supervision.dueOn < ${today} and supervision.state in (${sql.join(withUnit)}))`

/** Which ones, visibility included: a unit sees what was issued to it. */
export const supervisionsMatching = (ctx: Ctx, filter: SupervisionFilter) => {
  const county = reachFor(ctx, 'supervision.read') === 'COUNTY'
  return countyRows(ctx, 'supervision')
    .$if(!county, q => q.where('supervision.state', '!=', 'DRAFT').where('supervision.unitId', 'in', [...ctx.actor.unitIds, -1]))
    .$if(Boolean(filter.text?.trim()), q => q.where(matches('supervision.searchKey', filter.text!)))
    .$if(Boolean(filter.kinds?.length), q => q.where('supervision.kind', 'in', filter.kinds!))
    .$if(Boolean(filter.states?.length), q => q.where('supervision.state', 'in', filter.states!))
    .$if(Boolean(filter.unitIds?.length), q => q.where('supervision.unitId', 'in', filter.unitIds!))
    .$if(filter.projectId != null, q => q.where('supervision.projectId', '=', filter.projectId!))
    .$if(filter.assignmentId != null, q => q.where('supervision.assignmentId', '=', filter.assignmentId!))
    .$if(filter.overdue === true, q => q.where(overdueOn(ctx.today)))
    .$if(filter.overdue === false, q => q.where(sql<boolean>`not coalesce(${overdueOn(ctx.today)}, 0)`))
    .$if(filter.open === true, q => q.where('supervision.state', 'in', OPEN as SupervisionState[]))
    .$if(filter.dueFrom != null, q => q.where('supervision.dueOn', '>=', filter.dueFrom!))
    .$if(filter.dueTo != null, q => q.where('supervision.dueOn', '<=', filter.dueTo!))
    .$if(filter.mine === true, q => (county ? q.where('supervision.state', 'in', withOffice) : q.where('supervision.state', 'in', withUnit)))
}

const supervisionRows = (ctx: Ctx, filter: SupervisionFilter) =>
  supervisionsMatching(ctx, filter)
    .leftJoin('unit', 'unit.id', 'supervision.unitId')
    .leftJoin('project', 'project.id', 'supervision.projectId')
    .leftJoin('assignment', 'assignment.id', 'supervision.assignmentId')
    .leftJoin('document', 'document.id', 'supervision.documentId')
    .select([
      'supervision.id', 'supervision.version', 'supervision.kind', 'supervision.state', 'supervision.title', 'supervision.unitId',
      'unit.name as unitName', 'supervision.projectId', 'project.name as projectName', 'supervision.assignmentId', 'assignment.title as assignmentTitle',
      'assignment.number as assignmentNumber', 'supervision.basis', 'supervision.facts', 'supervision.goal', 'supervision.goalDueOn',
      'supervision.talkWith', 'supervision.talkBy', 'supervision.talkOn', 'supervision.place', 'supervision.record', 'supervision.commitments',
      'supervision.documentId', 'document.attachmentId', 'document.token', 'supervision.number', 'supervision.issuedOn', 'supervision.receivedOn',
      'supervision.replyWorkdays', 'supervision.replySource', 'supervision.replyDueOn', 'supervision.replyProvisional', 'supervision.repliedOn', 'supervision.dueOn',
      'supervision.submittedOn', 'supervision.closedOn', 'supervision.withdrawnOn', 'supervision.returns',
    ])

type Raw = Awaited<ReturnType<ReturnType<typeof supervisionRows>['execute']>>[number]

const toneOf = (overdue: boolean, left: number | null) => (overdue ? 'bad' : left !== null && left <= 1 ? 'warn' : 'neutral')

const shape = (ctx: Ctx, calendar: WorkCalendar) => ({ token, ...row }: Raw) => {
  const overdue = isOverdue(row, ctx.today)
  const left = row.dueOn && OPEN.includes(row.state) ? workdaysBetween(ctx.today, row.dueOn, calendar) : null
  return {
    ...row,
    unitName: row.unitName ?? '',
    kindLabel: SUPERVISION_KINDS[row.kind],
    stateLabel: SUPERVISION_STATES[row.state],
    stateTone: STATE_TONES[row.state],
    overdue,
    dueText: dueTextOf(row, ctx.today, left),
    dueTone: toneOf(overdue, left),
    /** The reply came, or has not come, after its day. */
    replyLate: row.replyDueOn !== null && (row.repliedOn ?? ctx.today) > row.replyDueOn,
    verifyPath: token && `/v/${token}`,
    actions: [] as Action[],
  }
}
export type SupervisionRow = ReturnType<ReturnType<typeof shape>>

async function shaped(ctx: Ctx, rows: Raw[], withActions: boolean): Promise<SupervisionRow[]> {
  const nodes = rows.map(shape(ctx, await calendarOf(ctx)))
  if (!withActions) return nodes
  const actions = await actionsOf(ctx, nodes)
  return nodes.map(node => ({ ...node, actions: actions.get(node.id) ?? [] }))
}

export const ORDERS = { ISSUED: '按印发先后', DUE_ON: '按期限' } as const
export interface SupervisionOrder {
  by: keyof typeof ORDERS
  descending?: boolean | null
}
const COLUMN = { ISSUED: 'supervision.issuedOn', DUE_ON: 'supervision.dueOn' } as const

export const countSupervisions = async (ctx: Ctx, filter: SupervisionFilter): Promise<number> =>
  Number((await supervisionsMatching(ctx, filter).select(eb => eb.fn.countAll().as('n')).executeTakeFirstOrThrow()).n)

/** One page; the latest drawn up first when no order is given. */
export async function listSupervisions(
  ctx: Ctx, filter: SupervisionFilter, order: SupervisionOrder | null | undefined, page: PageArgs, asked: { count: boolean; actions: boolean },
) {
  const by = order ? { by: COLUMN[order.by], desc: order.descending ?? false } : { by: 'supervision.id', desc: true }
  const found = await pageOf<Raw>(supervisionRows(ctx, filter), 'supervision.id', by, page, asked.count ? () => countSupervisions(ctx, filter) : null)
  return { ...found, nodes: await shaped(ctx, found.nodes, asked.actions) }
}

/** @throws Refusal NOT_FOUND for what the actor may not see, too. */
export async function findSupervisionRow(ctx: Ctx, id: number): Promise<SupervisionRow> {
  const [row] = await shaped(ctx, await supervisionRows(ctx, {}).where('supervision.id', '=', id).execute(), true)
  if (!row) throw notFound('督办')
  return row
}

/** How many in each state, and of them overdue: the state tabs' numbers. */
export async function countByState(ctx: Ctx, filter: SupervisionFilter) {
  const rows = await supervisionsMatching(ctx, filter)
    .select(eb => ['supervision.state', eb.fn.countAll().as('n'), sql<number>`sum(case when ${overdueOn(ctx.today)} then 1 else 0 end)`.as('overdue')])
    .groupBy('supervision.state')
    .execute()
  const by = new Map(rows.map(r => [r.state, r]))
  return (Object.keys(SUPERVISION_STATES) as SupervisionState[]).map(state => ({
    state, label: SUPERVISION_STATES[state], tone: STATE_TONES[state], count: Number(by.get(state)?.n ?? 0), overdue: Number(by.get(state)?.overdue ?? 0),
  }))
}

/** What falls due in a range of days, both included. */
export async function dueBetween(ctx: Ctx, filter: SupervisionFilter, from: Day, to: Day): Promise<SupervisionRow[]> {
  const rows = await supervisionRows(ctx, { ...filter, open: true, dueFrom: from, dueTo: to }).orderBy('supervision.dueOn').orderBy('supervision.id').limit(500).execute()
  return shaped(ctx, rows, false)
}

/** What went out in a range of days, both included, and was not withdrawn; in the order of issue. */
export async function supervisionsIssued(ctx: Ctx, from: Day, to: Day): Promise<SupervisionRow[]> {
  const rows = await supervisionRows(ctx, {})
    .where('supervision.issuedOn', '>=', from).where('supervision.issuedOn', '<=', to).where('supervision.state', '!=', 'WITHDRAWN')
    .orderBy('supervision.issuedOn').orderBy('supervision.id').limit(300).execute()
  return shaped(ctx, rows, false)
}

/** Whether the actor may see it, for its files. */
export const seesSupervision = async (ctx: Ctx, id: number): Promise<boolean> =>
  Boolean(reachFor(ctx, 'supervision.read')) &&
  Boolean(await supervisionsMatching(ctx, {}).select('supervision.id').where('supervision.id', '=', id).executeTakeFirst())
