import { lastDayOfMonth, monthOf } from '../../kernel/day'
import type { Ctx } from '../../platform/context'
import { countAssignments, countByState, type AssignmentFilter } from '../assignment/assignment.query'
import { mayDo, reachFor } from '../identity/permission.service'
import { countTopics } from '../meeting/topic.query'
import { alarm, drawn, percentOf, type Figure, type Filter } from './figure.rules'

type Counted = Awaited<ReturnType<typeof countByState>>

const sum = (rows: Counted, states?: readonly string[]) => rows.filter(r => !states || states.includes(r.state)).reduce((n, r) => n + r.count, 0)
const overdueIn = (rows: Counted) => rows.reduce((n, r) => n + r.overdue, 0)
const CLOSED: readonly string[] = ['CLEARED', 'WITHDRAWN']
/** Before the hand-over a unit sees nothing. */
const UNHANDED: readonly string[] = ['LISTED', 'JUDGED']
const openIn = (rows: Counted) => rows.filter(r => !CLOSED.includes(r.state)).reduce((n, r) => n + r.count, 0)

/** What waits for this post: the leader's judgement, the office's decision, the unit's work; nothing for who only reads. */
function waiting(ctx: Ctx): { label: string; filter: AssignmentFilter } | null {
  if (!mayDo(ctx, 'attachment.add', { unitIds: ctx.actor.unitIds }) || ctx.actor.role === 'ADMINISTRATOR') return null
  if (ctx.actor.role === 'LEAD_OFFICIAL') return { label: '等我研判的事项', filter: { leadOfficialPostIds: [ctx.actor.postId], holders: ['LEADER'] } }
  if (reachFor(ctx, 'assignment.read') === 'COUNTY') return { label: '在联席办的事项', filter: { holders: ['OFFICE'] } }
  return { label: '在本单位手上的事项', filter: { unitIds: [...ctx.actor.unitIds], holders: ['UNIT'] } }
}

/** Assignments by state, what is late, and what became of the meetings' resolutions. */
export async function assignmentFigures(ctx: Ctx): Promise<Figure[]> {
  const month = { dueFrom: `${monthOf(ctx.today)}-01`, dueTo: lastDayOfMonth(ctx.today) }
  const resolved: AssignmentFilter = { sourceTypes: ['RESOLUTION'] }
  const own = waiting(ctx)
  const [all, due, decided, waits, led, topics, returning, pooled] = await Promise.all([
    countByState(ctx, {}), countByState(ctx, month), countByState(ctx, resolved), own ? countAssignments(ctx, own.filter) : 0,
    ctx.actor.role === 'LEAD_OFFICIAL' ? countAssignments(ctx, { mine: true, open: true }) : 0,
    countTopics(ctx, { states: ['DECIDED'] }), countTopics(ctx, { returning: true }), countTopics(ctx, { states: ['POOLED', 'SCHEDULED'] }),
  ])
  const [open, overdue, dueCount, dueCleared] = [openIn(all), overdueIn(all), sum(due), sum(due, ['CLEARED'])]
  const [handed, cleared, late] = [sum(decided) - sum(decided, ['WITHDRAWN']), sum(decided, ['CLEARED']), overdueIn(decided)]
  const rate = percentOf(dueCleared, dueCount)
  const base = { list: 'assignments' as const, unit: '件' }
  const decision = { section: 'DECISION' as const }
  return [
    drawn({ ...base, key: 'open', section: 'MAIN', label: '未销号交办事项', filter: { open: true }, count: open, tone: 'info', note: `共交办 ${sum(all) - sum(all, ['WITHDRAWN'])} 件` }),
    drawn({ ...base, key: 'overdue', section: 'MAIN', label: '逾期交办事项', filter: { overdue: true }, count: overdue, tone: alarm(overdue, 'bad'), note: `占未销号 ${percentOf(overdue, open) ?? 0} %` }),
    drawn({
      ...base, key: 'monthRate', section: 'MAIN', label: '本月到期办结率', kind: 'PERCENT', value: rate, unit: '%', filter: month, count: dueCount,
      note: dueCount ? `办结 ${dueCleared} 件 ÷ 本月到期 ${dueCount} 件` : '本月没有到期的事项', tone: rate === null ? 'neutral' : 'info',
    }),
    ...(own ? [drawn({ ...base, key: 'waiting', section: 'MINE', label: own.label, filter: own.filter as Filter, count: waits, tone: waits ? 'warn' : 'good' })] : []),
    ...(ctx.actor.role === 'LEAD_OFFICIAL'
      ? [drawn({ ...base, key: 'ownOpen', section: 'MINE', label: '我分管的未销号事项', filter: { mine: true, open: true }, count: led, tone: 'info' })]
      : []),
    ...all
      .filter(s => s.state !== 'WITHDRAWN' && (s.count > 0 || !UNHANDED.includes(s.state) || reachFor(ctx, 'assignment.read') === 'COUNTY'))
      .map(s =>
        drawn({
          ...base, key: `assignment.${s.state}`, section: 'ASSIGNMENT', label: s.label, filter: { states: [s.state] }, count: s.count, tone: s.tone,
          note: s.overdue ? `逾期 ${s.overdue} 件` : null,
        })),
    drawn({ ...decision, key: 'pooled', label: '等待上会的议题', list: 'topics', unit: '个', filter: { states: ['POOLED', 'SCHEDULED'] }, count: pooled }),
    drawn({ ...decision, key: 'decided', label: '已议定的议题', list: 'topics', unit: '个', filter: { states: ['DECIDED'] }, count: topics, tone: 'info' }),
    drawn({ ...decision, key: 'returning', label: '缓议、退回后再次上会', list: 'topics', unit: '个', filter: { returning: true }, count: returning }),
    drawn({ ...base, ...decision, key: 'resolved', label: '议定转交办', filter: resolved as Filter, count: sum(decided), tone: 'info' }),
    drawn({
      ...base, ...decision, key: 'resolvedCleared', label: '已销号', filter: { ...resolved, states: ['CLEARED'] } as Filter, count: cleared, tone: 'good',
      note: handed ? `销号率 ${percentOf(cleared, handed)} %` : null,
    }),
    drawn({ ...base, ...decision, key: 'resolvedOverdue', label: '逾期未销号', filter: { ...resolved, overdue: true } as Filter, count: late, tone: alarm(late, 'bad') }),
  ]
}
