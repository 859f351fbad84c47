import { sql } from 'kysely'
import type { Day } from '../../kernel/day'
import { notFound } from '../../kernel/refusal'
import { workdaysBetween, yearsMissing, type WorkCalendar } from '../../kernel/workday'
import { pageOf, type PageArgs } from '../../platform/connection'
import type { Ctx } from '../../platform/context'
import { countyRows, matches } from '../../platform/rows'
import { calendarOf } from '../calendar/calendar.service'
import { mayDo, reachFor } from '../identity/permission.service'
import { regulationOf } from '../regulation/regulation.service'
import { actionsOf, type Action } from './action.service'
import {
  ASSIGNMENT_STATES, countedDays, dueTextOf, EDITABLE, HOLDERS, isOverdue, OPEN, RECURRENCES, SOURCE_TYPES, STATE_TONES, WORKING, type AssignmentState, type Holder, type SourceType,
  type Stop,
} from './assignment.rules'
import { stopsFor } from './history.query'

export interface AssignmentFilter {
  text?: string | null
  states?: AssignmentState[] | null
  unitIds?: number[] | null
  leadOfficialPostIds?: number[] | null
  sourceTypes?: SourceType[] | null
  sourceId?: number | null
  /** From what meetings of these series decided, joint sittings included: for who follows them (登封 一(二)). */
  seriesCodes?: string[] | null
  projectId?: number | null
  holders?: Holder[] | null
  overdue?: boolean | null
  /** The problem ledger: from the problem list, or a meeting's resolution on a problem. */
  problem?: boolean | null
  /** Not cleared and not withdrawn. */
  open?: boolean | null
  /** It has come back after an earlier one was cleared. */
  recurring?: boolean | null
  /** The office: what lies with it. A leader: what the post is in charge of. A unit: what it is responsible for. */
  mine?: boolean | null
  dueFrom?: Day | null
  dueTo?: Day | null
}

const open = OPEN as AssignmentState[]

/** The same test as `isOverdue`. */
const overdueOn = (today: Day) =>
  sql<boolean>`(assignment.dueOn < ${today} and assignment.state in (${sql.join(open)}) and not (assignment.state = 'SUBMITTED' and assignment.submittedOn <= assignment.dueOn)
    and not exists (select 1 from assignmentStop where assignmentStop.assignmentId = assignment.id and assignmentStop.toOn is null and assignmentStop.fromOn <= assignment.dueOn))`

/** Resolutions of the meetings that served one of these series. */
const decidedIn = (ctx: Ctx, codes: readonly string[]) => {
  const series = countyRows(ctx, 'meetingSeries').select('meetingSeries.id').where('meetingSeries.code', 'in', codes)
  return countyRows(ctx, 'resolution')
    .innerJoin('meeting', 'meeting.id', 'resolution.meetingId')
    .select('resolution.id')
    .where(eb => eb.or([
      eb('meeting.seriesId', 'in', series),
      eb('meeting.id', 'in', eb.selectFrom('jointSeries').select('jointSeries.meetingId').where('jointSeries.seriesId', 'in', series)),
    ]))
}

/** Which ones, visibility included: a unit sees what was handed over to it, as responsible or as assisting, and what was sent up to it. */
export const assignmentsMatching = (ctx: Ctx, filter: AssignmentFilter) => {
  const { actor } = ctx
  const unitIds = [...actor.unitIds, -1]
  return countyRows(ctx, 'assignment')
    .$if(reachFor(ctx, 'assignment.read') !== 'COUNTY', q =>
      q.where('assignment.handedOverOn', 'is not', null).where(eb =>
        eb.or([
          eb('assignment.unitId', 'in', unitIds),
          eb('assignment.id', 'in', eb.selectFrom('assistingUnit').select('assistingUnit.assignmentId').where('assistingUnit.unitId', 'in', unitIds)),
          eb('assignment.id', 'in', eb.selectFrom('assignmentEscalation').select('assignmentEscalation.assignmentId').where('assignmentEscalation.unitId', 'in', unitIds)),
        ])))
    .$if(Boolean(filter.text?.trim()), q => q.where(matches('assignment.searchKey', filter.text!)))
    .$if(Boolean(filter.states?.length), q => q.where('assignment.state', 'in', filter.states!))
    .$if(Boolean(filter.unitIds?.length), q => q.where('assignment.unitId', 'in', filter.unitIds!))
    .$if(Boolean(filter.leadOfficialPostIds?.length), q => q.where('assignment.leadOfficialPostId', 'in', filter.leadOfficialPostIds!))
    .$if(Boolean(filter.sourceTypes?.length), q => q.where('assignment.sourceType', 'in', filter.sourceTypes!))
    .$if(filter.sourceId != null, q => q.where('assignment.sourceId', '=', filter.sourceId!))
    .$if(Boolean(filter.seriesCodes?.length), q => q.where('assignment.sourceType', '=', 'RESOLUTION').where('assignment.sourceId', 'in', decidedIn(ctx, filter.seriesCodes!)))
    .$if(filter.projectId != null, q => q.where('assignment.projectId', '=', filter.projectId!))
    .$if(Boolean(filter.holders?.length), q => q.where('assignment.holder', 'in', filter.holders!))
    .$if(filter.overdue === true, q => q.where(overdueOn(ctx.today)))
    .$if(filter.overdue === false, q => q.where(sql<boolean>`not coalesce(${overdueOn(ctx.today)}, 0)`))
    .$if(filter.problem != null, q => q.where('assignment.onProblem', '=', Number(filter.problem) as never))
    .$if(filter.open === true, q => q.where('assignment.state', 'in', open))
    .$if(filter.recurring === true, q => q.where('assignment.recurrence', 'in', ['SUSPECTED', 'CONFIRMED']))
    .$if(filter.dueFrom != null, q => q.where('assignment.dueOn', '>=', filter.dueFrom!))
    .$if(filter.dueTo != null, q => q.where('assignment.dueOn', '<=', filter.dueTo!))
    .$if(filter.mine === true, q =>
      actor.role === 'LEAD_OFFICIAL' ? q.where('assignment.leadOfficialPostId', '=', actor.postId)
      : reachFor(ctx, 'assignment.read') === 'COUNTY' ? q.where('assignment.holder', '=', 'OFFICE')
      : q.where('assignment.unitId', 'in', unitIds))
}

const assignmentRows = (ctx: Ctx, filter: AssignmentFilter) =>
  assignmentsMatching(ctx, filter)
    .leftJoin('unit', 'unit.id', 'assignment.unitId')
    .leftJoin('post as responsible', 'responsible.id', 'assignment.responsiblePostId')
    .leftJoin('post as leader', 'leader.id', 'assignment.leadOfficialPostId')
    .leftJoin('project', 'project.id', 'assignment.projectId')
    .select([
      'assignment.id', 'assignment.version', 'assignment.number', 'assignment.sourceType', 'assignment.sourceId', 'assignment.sourceText',
      'assignment.title', 'assignment.content', 'assignment.standard', 'assignment.unitId', 'unit.name as unitName', 'unit.shortName as unitShortName',
      'assignment.responsiblePostId', 'responsible.name as responsiblePostName', 'assignment.responsiblePerson',
      'assignment.leadOfficialPostId', 'leader.name as leadOfficialPostName', 'assignment.projectId', 'project.name as projectName',
      'assignment.dueOn', 'assignment.dueProvisional', 'assignment.originalDueOn', 'assignment.state', 'assignment.holder', 'assignment.heldSinceOn', 'assignment.listedOn',
      'assignment.judgedOn', 'assignment.handedOverOn', 'assignment.signedOn', 'assignment.submittedOn', 'assignment.clearedOn',
      'assignment.withdrawnOn', 'assignment.returns', 'assignment.judgement', 'assignment.judgedByText', 'assignment.recurrenceOfId', 'assignment.recurrence',
      'assignment.recurrenceByText', 'assignment.heldByName',
    ])

type Raw = Awaited<ReturnType<ReturnType<typeof assignmentRows>['execute']>>[number]

const dueToneOf = (overdue: boolean, left: number | null, state: AssignmentState) =>
  overdue ? 'bad' : state !== 'SUBMITTED' && left !== null && left <= 3 ? 'warn' : 'neutral'

/** `局长 王甲一`; a source that wrote the post beside the name is shown as it wrote. */
const personText = (post: string | null, person: string | null) =>
  post && person?.includes(post) ? person : [post, person].filter(Boolean).join(' ') || null

const shape = (ctx: Ctx, calendar: WorkCalendar, office: string, stops: ReadonlyMap<number, readonly Stop[]>) => (raw: Raw) => {
  const row = { ...raw, stoppedOn: stops.get(raw.id)?.find(s => s.toOn === null)?.fromOn ?? null }
  const overdue = isOverdue(row, ctx.today)
  const left = row.dueOn && open.includes(row.state) ? workdaysBetween(ctx.today, row.dueOn, calendar) : null
  const unitName = row.unitName ?? ''
  return {
    ...row,
    unitName,
    sourceLabel: SOURCE_TYPES[row.sourceType],
    recurrenceLabel: row.recurrence && RECURRENCES[row.recurrence],
    mayDecideRecurrence: row.recurrence !== null && mayDo(ctx, 'assignment.list'),
    stateLabel: ASSIGNMENT_STATES[row.state],
    stateTone: STATE_TONES[row.state],
    responsibleText: personText(row.responsiblePostName, row.responsiblePerson),
    overdue,
    dueTone: dueToneOf(overdue, left, row.state),
    workdaysLeft: left,
    dueText: dueTextOf(row, ctx.today, left, left !== null && yearsMissing([ctx.today, row.dueOn!], calendar).length > 0),
    holderLabel: row.holder && HOLDERS[row.holder],
    holderName:
      row.holder === null ? null
      : row.holder === 'OFFICE' ? office
      : row.holder === 'UNIT' ? unitName
      : row.holder === 'ESCALATED' ? row.heldByName
      : (row.leadOfficialPostName ?? '分包领导'),
    heldDays: row.holder === null ? null : countedDays(row.heldSinceOn, ctx.today, stops.get(row.id)),
    clockStopped: row.stoppedOn !== null,
    mayStopClock: open.includes(row.state) && mayDo(ctx, 'assignment.verify', { postIds: [row.leadOfficialPostId] }),
    /** Handed in after the deadline. */
    late: row.submittedOn !== null && row.dueOn !== null && row.submittedOn > row.dueOn,
    mayEdit: EDITABLE.includes(row.state) && mayDo(ctx, 'assignment.list'),
    mayNote: WORKING.includes(row.state) && mayDo(ctx, 'assignment.draft', { unitIds: ctx.actor.unitIds }),
    mayRequestExtension: WORKING.includes(row.state) && mayDo(ctx, 'assignment.work', { unitIds: [row.unitId] }),
    actions: [] as Action[],
  }
}
export type AssignmentRow = ReturnType<ReturnType<typeof shape>>

/** OBSTACLES: of each action's reasons those that stand against it; a page of cards would else be mostly reasons for what is allowed anyway. */
type ActionsAsked = 'NONE' | 'OBSTACLES' | 'ALL'

async function shaped(ctx: Ctx, rows: Raw[], asked: ActionsAsked): Promise<AssignmentRow[]> {
  const { labels } = (await regulationOf(ctx)).pack.data
  const nodes = rows.map(shape(ctx, await calendarOf(ctx), labels.office, await stopsFor(ctx, rows.map(r => r.id))))
  if (asked === 'NONE') return nodes
  const actions = await actionsOf(ctx, nodes)
  const shown = (a: Action) => (asked === 'ALL' ? a : { ...a, because: a.because.filter(e => e.outcome !== 'PASSED') })
  return nodes.map(node => ({ ...node, actions: (actions.get(node.id) ?? []).map(shown) }))
}

export const ORDERS = { DUE_ON: '按时限', LISTED: '按列单先后', HELD: '按停留时间' } as const
export interface AssignmentOrder {
  by: keyof typeof ORDERS
  descending?: boolean | null
}
const COLUMN = { DUE_ON: 'assignment.dueOn', LISTED: 'assignment.id', HELD: 'assignment.heldSinceOn' } as const

export const countAssignments = async (ctx: Ctx, filter: AssignmentFilter): Promise<number> =>
  Number((await assignmentsMatching(ctx, filter).select(eb => eb.fn.countAll().as('n')).executeTakeFirstOrThrow()).n)

export interface Asked {
  count: boolean
  actions: boolean
}

/** One page; the latest listed first when no order is given. */
export async function listAssignmentRows(ctx: Ctx, filter: AssignmentFilter, order: AssignmentOrder | null | undefined, page: PageArgs, asked: Asked) {
  const by = { by: COLUMN[order?.by ?? 'LISTED'], desc: order ? (order.descending ?? false) : true }
  const found = await pageOf<Raw>(assignmentRows(ctx, filter), 'assignment.id', by, page, asked.count ? () => countAssignments(ctx, filter) : null)
  return { ...found, nodes: await shaped(ctx, found.nodes, asked.actions ? 'OBSTACLES' : 'NONE') }
}

/** All of them, for a file. */
export const everyAssignmentRow = async (ctx: Ctx, filter: AssignmentFilter, order: AssignmentOrder): Promise<AssignmentRow[]> => {
  const direction = order.descending ? 'desc' : 'asc'
  return shaped(ctx, await assignmentRows(ctx, filter).orderBy(COLUMN[order.by], direction).orderBy('assignment.id', direction).execute(), 'NONE')
}

/** @throws Refusal NOT_FOUND for what the actor may not see, too. */
export async function findAssignmentRow(ctx: Ctx, id: number): Promise<AssignmentRow> {
  const [row] = await shaped(ctx, await assignmentRows(ctx, {}).where('assignment.id', '=', id).execute(), 'ALL')
  if (!row) throw notFound('交办事项')
  return row
}

/** Those of some that the actor may see, without their actions: one reading for all. */
export const findAssignmentRows = async (ctx: Ctx, ids: readonly number[]): Promise<AssignmentRow[]> =>
  ids.length ? shaped(ctx, await assignmentRows(ctx, {}).where('assignment.id', 'in', [...ids]).execute(), 'NONE') : []

/** How many in each state, and of them overdue: the numbers of boards and dashboards. */
export async function countByState(ctx: Ctx, filter: AssignmentFilter) {
  const rows = await assignmentsMatching(ctx, filter)
    .select(eb => ['assignment.state', eb.fn.countAll().as('n'), sql<number>`sum(case when ${overdueOn(ctx.today)} then 1 else 0 end)`.as('overdue')])
    .groupBy('assignment.state')
    .execute()
  const by = new Map(rows.map(r => [r.state, r]))
  return (Object.keys(ASSIGNMENT_STATES) as AssignmentState[]).map(state => ({
    state, label: ASSIGNMENT_STATES[state], tone: STATE_TONES[state], count: Number(by.get(state)?.n ?? 0), overdue: Number(by.get(state)?.overdue ?? 0),
  }))
}

const LANE_CARDS = 60
/** The board's order: what was sent back stands beside the work it belongs to. */
const LANES: readonly AssignmentState[] = ['LISTED', 'JUDGED', 'HANDED_OVER', 'IN_PROGRESS', 'RETURNED', 'SUBMITTED', 'CLEARED']

/** Lanes with counts and the first cards, the nearest deadline first; what is cleared, the latest first. */
export async function boardOf(ctx: Ctx, filter: AssignmentFilter) {
  const unit = reachFor(ctx, 'assignment.read') !== 'COUNTY'
  const states = LANES.filter(s => !filter.states?.length || filter.states.includes(s)).filter(s => !unit || (s !== 'LISTED' && s !== 'JUDGED'))
  const withdrawn: AssignmentState[] = filter.states?.includes('WITHDRAWN') ? ['WITHDRAWN'] : []
  const lanes = [...states, ...withdrawn]
  const [counted, ...rows] = await Promise.all([
    countByState(ctx, filter),
    ...lanes.map(state =>
      assignmentRows(ctx, { ...filter, states: [state] })
        .$if(state === 'CLEARED', q => q.orderBy('assignment.clearedOn', 'desc').orderBy('assignment.id', 'desc'))
        .$if(state !== 'CLEARED', q => q.orderBy('assignment.dueOn').orderBy('assignment.id'))
        .limit(LANE_CARDS)
        .execute()),
  ])
  const counts = new Map(counted.map(c => [c.state, c]))
  // What the cards' actions hang on is read for all lanes at once.
  const cards = Map.groupBy(await shaped(ctx, rows.flat(), 'OBSTACLES'), card => card.state)
  return lanes.map(state => {
    const { label, tone, count } = counts.get(state)!
    return { key: state, label, tone, totalCount: count, nodes: cards.get(state) ?? [] }
  })
}

/** What falls due in a range of days, both included. */
export async function calendarItems(ctx: Ctx, filter: AssignmentFilter, from: Day, to: Day) {
  const rows = await assignmentRows(ctx, filter)
    .where('assignment.dueOn', '>=', from)
    .where('assignment.dueOn', '<=', to)
    .orderBy('assignment.dueOn')
    .orderBy('assignment.id')
    .limit(1000)
    .execute()
  return (await shaped(ctx, rows, 'NONE')).map(row => ({
    id: row.id, on: row.dueOn!, title: row.title, detail: `${row.unitName} · ${row.stateLabel}`, tone: row.overdue ? 'bad' : row.stateTone,
  }))
}
