import { daysBetween } from '../../kernel/day'
import type { Ctx } from '../../platform/context'
import { countyRows } from '../../platform/rows'
import { mayDo } from '../identity/permission.service'
import { escalationOf } from '../regulation/provision.query'
import type { AssignmentRow } from './assignment.query'
import { WORKING } from './assignment.rules'

/** Rungs that held it, oldest first, each with its days. */
export async function escalationsOf(ctx: Ctx, assignmentId: number) {
  const rows = await countyRows(ctx, 'assignmentEscalation')
    .select([
      'assignmentEscalation.id', 'assignmentEscalation.rung', 'assignmentEscalation.name', 'assignmentEscalation.clause', 'assignmentEscalation.reason',
      'assignmentEscalation.fromOn', 'assignmentEscalation.byText', 'assignmentEscalation.untilOn', 'assignmentEscalation.answer', 'assignmentEscalation.answeredByText',
    ])
    .where('assignmentEscalation.assignmentId', '=', assignmentId)
    .orderBy('assignmentEscalation.id')
    .execute()
  return rows.map(r => ({ ...r, days: daysBetween(r.fromOn, r.untilOn ?? ctx.today) }))
}

/** The county's ladder as this matter stands on it: which rung holds it, where it may go next, or why not. */
export async function ladderFor(ctx: Ctx, a: Pick<AssignmentRow, 'id' | 'state' | 'unitId' | 'holder' | 'leadOfficialPostId'>) {
  const ladder = await escalationOf(ctx)
  const held = await escalationsOf(ctx, a.id)
  const standing = a.holder === 'ESCALATED' ? held.findLast(e => e.untilOn === null) : undefined
  const next = ladder.rungs[standing ? standing.rung + 1 : 0] ?? null
  const working = WORKING.includes(a.state)
  const mayRaise = standing ? mayDo(ctx, 'assignment.handOver') : mayDo(ctx, 'assignment.work', { unitIds: [a.unitId] }) || mayDo(ctx, 'assignment.handOver')
  return {
    source: ladder.source, clause: ladder.clause, start: ladder.start, because: ladder.because, held,
    rungs: ladder.rungs.map((r, i) => ({ ...r, now: standing?.rung === i })),
    next: next?.name ?? null,
    mayEscalate: working && next !== null && mayRaise,
    mayHandBack: standing !== undefined && mayDo(ctx, 'assignment.verify', { postIds: [a.leadOfficialPostId] }),
  }
}
