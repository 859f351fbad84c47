import { addDays, type Day } from '../../kernel/day'
import type { Ctx } from '../../platform/context'
import type { CalendarEvent, Hit, Todo } from '../../platform/manifest'
import { mayDo, reachFor } from '../identity/permission.service'
import { conductMatching } from './conduct.query'
import { dueBetween, supervisionsMatching, type SupervisionFilter } from './supervision.query'
import { DUE_FOR, SUPERVISION_KINDS, SUPERVISION_STATES, type SupervisionKind, type SupervisionState } from './supervision.rules'

const MOST = 60
/** What is due within so many days stands on the desk of who works on it. */
const NEAR_DAYS = 7

interface Row { id: number; kind: SupervisionKind; state: SupervisionState; title: string; dueOn: Day | null }
const rowsOf = (ctx: Ctx, filter: SupervisionFilter): Promise<Row[]> =>
  supervisionsMatching(ctx, filter)
    .select(['supervision.id', 'supervision.kind', 'supervision.state', 'supervision.title', 'supervision.dueOn'])
    .orderBy('supervision.dueOn')
    .limit(MOST)
    .execute()

const todo = (step: string, label: (s: Row) => string, dueOn = (s: Row) => s.dueOn) => (s: Row): Todo => ({
  key: `supervision:${s.id}:${step}`, title: `${label(s)}：${s.title}`, kind: 'supervision', link: `/supervisions/${s.id}`, dueOn: dueOn(s),
})

async function unitTodos(ctx: Ctx): Promise<Todo[]> {
  const [sign, reply, due, conduct] = await Promise.all([
    rowsOf(ctx, { states: ['ISSUED'] }),
    rowsOf(ctx, { states: ['RECEIVED', 'REPLY_RETURNED', 'CALLED'] }),
    rowsOf(ctx, { states: ['RESOLVING'], dueTo: addDays(ctx.today, NEAR_DAYS) }),
    conductMatching(ctx, { states: ['SELF_INVESTIGATION'] }).select(['conductCase.id', 'conductCase.title', 'conductCase.dueOn']).limit(MOST).execute(),
  ])
  return [
    ...sign.map(todo('sign', s => `${(s.dueOn ?? '') < ctx.today ? '已逾期，' : ''}签收${SUPERVISION_KINDS[s.kind]}`)),
    ...reply.map(todo('due', s => `${(s.dueOn ?? '') < ctx.today ? '已逾期，' : ''}${s.state === 'CALLED' ? '参加约谈' : s.state === 'REPLY_RETURNED' ? '复函退回，重新复函' : '督办复函'}`)),
    ...due.map(todo('resolve', s => `${(s.dueOn ?? '') < ctx.today ? '已逾期，' : ''}报送督办结果`)),
    ...conduct.map(c => ({ key: `conduct:${c.id}:report`, title: `报送调查处理结果：${c.title}`, kind: 'supervision', link: `/conduct/${c.id}`, dueOn: c.dueOn })),
  ]
}

async function officeTodos(ctx: Ctx): Promise<Todo[]> {
  const [review, verify, late, talks, reported] = await Promise.all([
    rowsOf(ctx, { states: ['REPLIED'] }),
    rowsOf(ctx, { states: ['SUBMITTED'] }),
    rowsOf(ctx, { states: ['ISSUED', 'RECEIVED', 'REPLY_RETURNED'], overdue: true }),
    rowsOf(ctx, { states: ['CALLED'], dueTo: ctx.today }),
    conductMatching(ctx, { states: ['REPORTED'] }).select(['conductCase.id', 'conductCase.title']).limit(MOST).execute(),
  ])
  // The due day shown is the unit's; what the office does about it has none of its own.
  const own = () => null
  return [
    ...late.map(todo('late', s => `逾期未${DUE_FOR[s.state]}`)),
    ...review.map(todo('review', () => '审核复函', own)),
    ...verify.map(todo('verify', () => '核实督办结果', own)),
    ...talks.map(todo('talk', () => '记录约谈')),
    ...reported.map(c => ({ key: `conduct:${c.id}:judge`, title: `核实整改：${c.title}`, kind: 'supervision', link: `/conduct/${c.id}`, dueOn: null })),
  ]
}

/** What waits for the actor: signing, replying, results; for the office replies, results and who is late. */
export async function supervisionTodos(ctx: Ctx): Promise<Todo[]> {
  if (mayDo(ctx, 'supervision.issue')) return officeTodos(ctx)
  return mayDo(ctx, 'supervision.work', { unitIds: ctx.actor.unitIds }) ? unitTodos(ctx) : []
}

export async function searchSupervisions(ctx: Ctx, text: string, limit: number): Promise<Hit[]> {
  if (!reachFor(ctx, 'supervision.read')) return []
  const rows = await supervisionsMatching(ctx, { text })
    .select(['supervision.id', 'supervision.kind', 'supervision.number', 'supervision.title', 'supervision.state'])
    .orderBy('supervision.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(s => ({
    kind: 'supervision', label: SUPERVISION_KINDS[s.kind], title: s.title, hint: [s.number, SUPERVISION_STATES[s.state]].filter(Boolean).join(' · '), link: `/supervisions/${s.id}`,
  }))
}

/** Due days of open supervisions: the unit's own, all for the office. */
export async function supervisionEvents(ctx: Ctx, from: Day, to: Day): Promise<CalendarEvent[]> {
  if (!mayDo(ctx, 'supervision.read', { unitIds: ctx.actor.unitIds })) return []
  return (await dueBetween(ctx, {}, from, to)).map(s => ({
    uid: `supervision-${s.id}`, kind: 'supervision', title: `督办${DUE_FOR[s.state] ?? ''}到期：${s.title}`, link: `/supervisions/${s.id}`, on: s.dueOn, startAt: null, endAt: null,
    place: s.state === 'CALLED' ? s.place : null, note: [s.number, s.unitName].filter(Boolean).join(' '),
  }))
}
