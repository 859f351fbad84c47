import type { Ctx } from '../../platform/context'
import { countyRows } from '../../platform/rows'
import { mayDo } from '../identity/permission.service'
import { escalationOf } from '../regulation/provision.query'
import type { AssignmentRow } from './assignment.query'
import { countedDays, WORKING } from './assignment.rules'
import { holdingsFor, stopsFor } from './history.query'

/** Rungs that held it, oldest first, each with its days; days in which the clock stood still are nobody's (N14). */
export async function escalationsOf(ctx: Ctx, assignmentId: number) {
  const rows = await countyRows(ctx, 'assignmentEscalation')
    .select([
      'assignmentEscalation.id', 'assignmentEscalation.rung', 'assignmentEscalation.unitId', 'assignmentEscalation.seriesCode', 'assignmentEscalation.name', 'assignmentEscalation.clause',
      'assignmentEscalation.reason', 'assignmentEscalation.fromOn', 'assignmentEscalation.byText', 'assignmentEscalation.untilOn', 'assignmentEscalation.answer',
      'assignmentEscalation.answeredByText',
    ])
    .where('assignmentEscalation.assignmentId', '=', assignmentId)
    .orderBy('assignmentEscalation.id')
    .execute()
  const stops = (await stopsFor(ctx, [assignmentId])).get(assignmentId)
  return rows.map(r => ({ ...r, days: countedDays(r.fromOn, r.untilOn ?? ctx.today, stops) }))
}

export interface Rung {
  /** Place in the ladder: 0 the unit with which it begins. */
  place: number
  name: string
  clause: string | null
  unitId: number | null
  seriesCode: string | null
}

/** The sector authority of the matter's project, where another unit is responsible. */
async function sectorAuthority(ctx: Ctx, a: { unitId: number; projectId: number | null }) {
  if (a.projectId === null) return null
  const row = await countyRows(ctx, 'project')
    .innerJoin('unit', 'unit.id', 'project.sectorAuthorityUnitId')
    .select(['unit.id', 'unit.name'])
    .where('project.id', '=', a.projectId)
    .where('unit.active', '=', 1 as never)
    .executeTakeFirst()
  return row && row.id !== a.unitId ? row : null
}

/**
 * The county's ladder as this matter climbs it. Where the text begins with the sector authority and another unit is responsible
 * (a township), the sector authority is the first rung and holds it (灵宝 四(二)2(3)).
 */
export async function rungsFor(ctx: Ctx, a: { unitId: number; projectId: number | null }) {
  const ladder = await escalationOf(ctx)
  const first = ladder.startUnit && (await sectorAuthority(ctx, a))
  const rungs: Rung[] = ladder.rungs.map((r, i) => ({ place: i + 1, name: r.name, clause: r.clause, unitId: null, seriesCode: r.series }))
  if (first) rungs.unshift({ place: 0, name: `${first.name}（${ladder.start}）`, clause: ladder.clause, unitId: first.id, seriesCode: ladder.startSeries })
  return { ladder, rungs, next: (standing: { rung: number } | null | undefined) => rungs.find(r => r.place > (standing?.rung ?? -1)) ?? null }
}

/** Who may send a matter further up: the unit that holds it, and the office. */
export const mayEscalate = (ctx: Ctx, unitId: number | null): boolean => mayDo(ctx, 'assignment.handOver') || (unitId !== null && mayDo(ctx, 'assignment.work', { unitIds: [unitId] }))

/** The county's ladder as this matter stands on it: which rung holds it, where it may go next, or why not. */
export async function ladderFor(ctx: Ctx, a: Pick<AssignmentRow, 'id' | 'state' | 'unitId' | 'unitName' | 'projectId' | 'holder' | 'leadOfficialPostId'>) {
  const { ladder, rungs, next } = await rungsFor(ctx, a)
  const held = await escalationsOf(ctx, a.id)
  const standing = a.holder === 'ESCALATED' ? held.findLast(e => e.untilOn === null) : undefined
  const above = next(standing)
  return {
    source: ladder.source, clause: ladder.clause, start: rungs[0]?.place === 0 ? a.unitName : ladder.start, because: ladder.because, held,
    rungs: rungs.map(r => ({ ...r, now: standing?.rung === r.place })),
    next: above?.name ?? null,
    mayEscalate: WORKING.includes(a.state) && above !== null && mayEscalate(ctx, standing ? standing.unitId : a.unitId),
    mayHandBack: standing !== undefined && mayDo(ctx, 'assignment.answer', { unitIds: [standing.unitId], postIds: [a.leadOfficialPostId] }),
  }
}

const MOST = 40

/** Matters that a meeting series is to deal with, the longest waiting first: who sent them up and why, who held them how long. `id`: of one matter. */
export async function escalatedTo(ctx: Ctx, seriesCodes: readonly string[], id?: number) {
  const rows = await countyRows(ctx, 'assignmentEscalation')
    .innerJoin('assignment', 'assignment.id', 'assignmentEscalation.assignmentId')
    .innerJoin('unit', 'unit.id', 'assignment.unitId')
    .select([
      'assignment.id', 'assignment.number', 'assignment.title', 'assignment.standard', 'assignment.returns', 'assignment.recurrenceOfId', 'assignment.projectId', 'assignment.dueOn',
      'unit.id as unitId', 'unit.name as unitName', 'assignmentEscalation.name as rungName', 'assignmentEscalation.seriesCode', 'assignmentEscalation.reason', 'assignmentEscalation.fromOn',
      'assignmentEscalation.at', 'assignmentEscalation.byText',
    ])
    .where('assignmentEscalation.untilOn', 'is', null)
    .where('assignmentEscalation.seriesCode', 'in', [...seriesCodes, ''])
    .where('assignment.holder', '=', 'ESCALATED')
    .$if(id !== undefined, q => q.where('assignment.id', '=', id!))
    .orderBy('assignmentEscalation.fromOn')
    .orderBy('assignmentEscalation.id')
    .limit(MOST)
    .execute()
  const stops = await stopsFor(ctx, rows.map(r => r.id))
  const out = []
  for (const r of rows) out.push({ ...r, days: countedDays(r.fromOn, ctx.today, stops.get(r.id)), holdings: await holdingsFor(ctx, r.id) })
  return out
}
