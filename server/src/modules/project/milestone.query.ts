import type { Ctx } from '../../platform/context'
import { countyRows } from '../../platform/rows'
import type { ProjectFilter } from './filter.rules'
import { projectsMatching } from './project.query'

/** More than a month's sheet can show; the sheet says so. */
const MOST = 2000

/** Milestones of the filtered projects planned within the days, both ends included. */
export const milestonesBetween = (ctx: Ctx, filter: ProjectFilter, from: string, to: string, limit = MOST) =>
  projectsMatching(ctx, filter)
    .innerJoin('milestone', 'milestone.projectId', 'project.id')
    .leftJoin('unit as responsible', 'responsible.id', 'project.responsibleUnitId')
    .select([
      'milestone.id', 'milestone.name', 'milestone.kind', 'milestone.plannedOn', 'milestone.actualOn', 'project.id as projectId',
      'project.name as projectName', 'project.place', 'responsible.name as responsibleUnitName', 'project.responsibleUnitText',
    ])
    .where('milestone.plannedOn', '>=', from)
    .where('milestone.plannedOn', '<=', to)
    .orderBy('milestone.plannedOn')
    .orderBy('milestone.id')
    .limit(limit)
    .execute()

export const milestonesOf = (ctx: Ctx, projectId: number) =>
  countyRows(ctx, 'milestone')
    .select(['milestone.id', 'milestone.version', 'milestone.name', 'milestone.kind', 'milestone.plannedOn', 'milestone.actualOn'])
    .where('milestone.projectId', '=', projectId)
    .orderBy('milestone.plannedOn')
    .orderBy('milestone.id')
    .execute()

/** Milestones that are due within a week or overdue, of projects that the actor's unit is responsible for. */
export const dueMilestones = (ctx: Ctx, until: string, limit: number) =>
  countyRows(ctx, 'milestone')
    .innerJoin('project', 'project.id', 'milestone.projectId')
    .select(['milestone.id', 'milestone.name', 'milestone.plannedOn', 'project.id as projectId', 'project.name as projectName'])
    .where('milestone.actualOn', 'is', null)
    .where('milestone.plannedOn', '<=', until)
    .where('project.responsibleUnitId', 'in', [...ctx.actor.unitIds])
    .where('project.exitedOn', 'is', null)
    .where('project.suspendedOn', 'is', null)
    .orderBy('milestone.plannedOn')
    .limit(limit)
    .execute()
