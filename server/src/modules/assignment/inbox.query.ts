import { addDays, type Day } from '../../kernel/day'
import type { Ctx } from '../../platform/context'
import type { CalendarEvent, Hit, Todo } from '../../platform/manifest'
import { countyRows } from '../../platform/rows'
import { mayDo, reachFor } from '../identity/permission.service'
import { assignmentsMatching, type AssignmentFilter } from './assignment.query'
import { ASSIGNMENT_STATES } from './assignment.rules'

/** What is due within so many days stands on the desk of who works on it. */
const NEAR_DAYS = 7
const MOST = 60

const rowsOf = (ctx: Ctx, filter: AssignmentFilter) =>
  assignmentsMatching(ctx, filter)
    .select(['assignment.id', 'assignment.number', 'assignment.title', 'assignment.dueOn', 'assignment.state'])
    .orderBy('assignment.dueOn')
    .limit(MOST)

const todo = (step: string, label: string) => (a: { id: number; title: string; dueOn: Day | null }): Todo => ({
  key: `assignment:${a.id}:${step}`, title: `${label}：${a.title}`, kind: 'assignment', link: `/assignments/${a.id}`, dueOn: a.dueOn,
})

async function unitTodos(ctx: Ctx): Promise<Todo[]> {
  const own = { unitIds: [...ctx.actor.unitIds] }
  const near = addDays(ctx.today, NEAR_DAYS)
  const [sign, due, returned, raised, drafts] = await Promise.all([
    rowsOf(ctx, { ...own, states: ['HANDED_OVER'] }).execute(),
    rowsOf(ctx, { ...own, states: ['IN_PROGRESS'], dueTo: near }).execute(),
    rowsOf(ctx, { ...own, states: ['RETURNED'] }).execute(),
    rowsOf(ctx, { holders: ['ESCALATED'] })
      .where('assignment.id', 'in', eb =>
        eb.selectFrom('assignmentEscalation').select('assignmentEscalation.assignmentId')
          .where('assignmentEscalation.untilOn', 'is', null).where('assignmentEscalation.unitId', 'in', [...ctx.actor.unitIds, -1]))
      .execute(),
    rowsOf(ctx, { states: ['IN_PROGRESS', 'RETURNED'] })
      .where('assignment.id', 'in', eb =>
        eb.selectFrom('assignmentNote').select('assignmentNote.assignmentId')
          .where('assignmentNote.state', '=', 'DRAFT').where('assignmentNote.byUnitId', 'in', [...ctx.actor.unitIds, -1]))
      .execute(),
  ])
  return [
    ...sign.map(todo('sign', '签收')),
    ...returned.map(todo('returned', '退回补办')),
    ...raised.map(todo('escalated', '上报待答复')),
    ...due.map(a => todo('due', (a.dueOn ?? '') < ctx.today ? '已逾期' : '办理到期')(a)),
    ...drafts.map(todo('confirm', '确认办理情况')),
  ]
}

async function officeTodos(ctx: Ctx): Promise<Todo[]> {
  const [handOver, verify, escalated, extensions] = await Promise.all([
    rowsOf(ctx, { states: ['LISTED', 'JUDGED'], holders: ['OFFICE'] }).execute(),
    rowsOf(ctx, { states: ['SUBMITTED'] }).execute(),
    rowsOf(ctx, { holders: ['ESCALATED'] }).execute(),
    rowsOf(ctx, { states: ['IN_PROGRESS', 'RETURNED'] })
      .where('assignment.id', 'in', eb =>
        eb.selectFrom('assignmentExtension').select('assignmentExtension.assignmentId').where('assignmentExtension.state', '=', 'REQUESTED'))
      .execute(),
  ])
  return [...verify.map(todo('verify', '核实销号')), ...escalated.map(todo('escalated', '上报待答复')), ...extensions.map(todo('extension', '审批延期')), ...handOver.map(todo('handOver', '交单'))]
}

/** What waits for the actor: signing, work that falls due, what came back, drafts; verifying and handing over; judging. */
export async function assignmentTodos(ctx: Ctx): Promise<Todo[]> {
  const { actor } = ctx
  if (mayDo(ctx, 'assignment.handOver')) return officeTodos(ctx)
  if (actor.role === 'LEAD_OFFICIAL') {
    const listed = await rowsOf(ctx, { states: ['LISTED'], holders: ['LEADER'], leadOfficialPostIds: [actor.postId] }).execute()
    return listed.map(todo('judge', '研判'))
  }
  return mayDo(ctx, 'assignment.work', { unitIds: actor.unitIds }) ? unitTodos(ctx) : []
}

export async function searchAssignments(ctx: Ctx, text: string, limit: number): Promise<Hit[]> {
  if (!reachFor(ctx, 'assignment.read')) return []
  const rows = await assignmentsMatching(ctx, { text })
    .select(['assignment.id', 'assignment.number', 'assignment.title', 'assignment.state'])
    .orderBy('assignment.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(a => ({
    kind: 'assignment', label: '交办事项', title: a.title, hint: `${a.number} · ${ASSIGNMENT_STATES[a.state]}`, link: `/assignments/${a.id}`,
  }))
}

/** Deadlines of open matters: a unit's own, a leader's own, the county's for the office. */
export async function assignmentEvents(ctx: Ctx, from: Day, to: Day): Promise<CalendarEvent[]> {
  if (!reachFor(ctx, 'assignment.read')) return []
  const own = ctx.actor.role === 'LEAD_OFFICIAL' || reachFor(ctx, 'assignment.read') !== 'COUNTY'
  const rows = await assignmentsMatching(ctx, { open: true, dueFrom: from, dueTo: to, ...(own && { mine: true }) })
    .leftJoin('unit', 'unit.id', 'assignment.unitId')
    .select(['assignment.id', 'assignment.number', 'assignment.title', 'assignment.dueOn', 'unit.name as unitName'])
    .orderBy('assignment.dueOn')
    .limit(1000)
    .execute()
  return rows.map(a => ({
    uid: `assignment-${a.id}`, kind: 'assignment', title: `到期：${a.title}`, link: `/assignments/${a.id}`, on: a.dueOn,
    startAt: null, endAt: null, place: null, note: `${a.number} ${a.unitName ?? ''}`,
  }))
}

/** Whether the actor may see the assignment, for its files. */
export const seesAssignment = async (ctx: Ctx, id: number): Promise<boolean> =>
  Boolean(reachFor(ctx, 'assignment.read')) &&
  Boolean(await assignmentsMatching(ctx, {}).select('assignment.id').where('assignment.id', '=', id).executeTakeFirst())

/** A note's files: those who see the assignment, drafts only the unit that wrote them. `change`: while it is a draft. */
export async function seesNote(ctx: Ctx, noteId: number, change: boolean): Promise<boolean> {
  const note = await countyRows(ctx, 'assignmentNote')
    .select(['assignmentNote.assignmentId', 'assignmentNote.state', 'assignmentNote.byUnitId'])
    .where('assignmentNote.id', '=', noteId)
    .executeTakeFirst()
  if (!note || !(await seesAssignment(ctx, note.assignmentId))) return false
  const own = mayDo(ctx, 'assignment.draft', { unitIds: [note.byUnitId] })
  return change ? own && note.state === 'DRAFT' : own || note.state === 'CONFIRMED'
}
