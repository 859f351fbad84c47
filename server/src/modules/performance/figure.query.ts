import { sql } from 'kysely'
import { yearOf } from '../../kernel/day'
import type { Ctx } from '../../platform/context'
import { countyRows } from '../../platform/rows'
import { GROUP_KEYS, type FrozenFigures, type Group, type Period } from './ranking.rules'

export interface UnitFigures extends FrozenFigures {
  unitId: number
  unitName: string
  unitGroup: Group
}

/** Units that are ranked, in the office's order: those that work, whatever they have to do. */
const rankedUnits = (ctx: Ctx) =>
  countyRows(ctx, 'unit')
    .select(['unit.id', 'unit.name', 'unit.kind'])
    .where('unit.kind', 'in', GROUP_KEYS as never)
    .where('unit.active', '=', 1 as never)
    .orderBy('unit.ordinal')
    .orderBy('unit.id')
    .execute()

/** Assignments whose deadline lies in the period, handed over and not withdrawn; and how many of them were cleared by its end. */
const assignmentFigures = (ctx: Ctx, { fromOn, toOn }: Period) =>
  countyRows(ctx, 'assignment')
    .select(eb => [
      'assignment.unitId',
      eb.fn.countAll().as('due'),
      sql<number>`sum(case when ${sql.ref('assignment.clearedOn')} <= ${toOn} then 1 else 0 end)`.as('cleared'),
    ])
    .where('assignment.dueOn', '>=', fromOn)
    .where('assignment.dueOn', '<=', toOn)
    .where('assignment.handedOverOn', '<=', toOn)
    .where('assignment.state', '!=', 'WITHDRAWN')
    .groupBy('assignment.unitId')
    .execute()

const investmentFigures = (ctx: Ctx, { toOn }: Period) =>
  countyRows(ctx, 'project')
    .select(eb => [
      'project.responsibleUnitId as unitId',
      eb.fn.sum('project.annualPlanInvestment').as('plan'),
      eb.fn.sum('project.cumulativeInvestment').as('done'),
    ])
    .where('project.responsibleUnitId', 'is not', null)
    .where('project.annualPlanInvestment', '>', 0)
    .where('project.planYear', '=', yearOf(toOn))
    .where('project.exitedOn', 'is', null)
    .groupBy('project.responsibleUnitId')
    .execute()

/** The figures of a period for every unit that is ranked, in three queries. Flush before, inside a mutation. */
export async function figuresOf(ctx: Ctx, period: Period): Promise<UnitFigures[]> {
  const assignments = new Map((await assignmentFigures(ctx, period)).map(r => [r.unitId, r]))
  const investments = new Map((await investmentFigures(ctx, period)).map(r => [r.unitId, r]))
  return (await rankedUnits(ctx)).map(unit => ({
    unitId: unit.id,
    unitName: unit.name,
    unitGroup: unit.kind as Group,
    assignmentsDue: Number(assignments.get(unit.id)?.due ?? 0),
    assignmentsCleared: Number(assignments.get(unit.id)?.cleared ?? 0),
    investmentPlan: Number(investments.get(unit.id)?.plan ?? 0),
    investmentDone: Number(investments.get(unit.id)?.done ?? 0),
  }))
}
