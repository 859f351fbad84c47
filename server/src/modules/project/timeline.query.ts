import type { Order, PageArgs } from '../../platform/connection'
import type { Ctx } from '../../platform/context'
import { countyRows } from '../../platform/rows'
import type { ProjectFilter } from './filter.rules'
import { countProjects, listProjects, type ProjectOrder } from './project.query'

type Ordering = { by: ProjectOrder; descending?: Order['desc'] | null } | null

/**
 * One page of the filtered projects that have a day to be drawn at, by planned start when no order is given, with their
 * milestones; and how many have none.
 */
export async function timelineOf(ctx: Ctx, filter: ProjectFilter, order: Ordering, page: PageArgs, withCount: boolean) {
  const undatedCount = filter.dated === true ? 0 : await countProjects(ctx, { ...filter, dated: false })
  if (filter.dated === false) return { nodes: [], points: [], totalCount: 0, undatedCount, pageInfo: { hasNextPage: false, endCursor: null } }
  const found = await listProjects(ctx, { ...filter, dated: true }, order ?? { by: 'START' }, page, withCount)
  const ids = found.nodes.map(p => p.id)
  const points = await countyRows(ctx, 'milestone')
    .select(['milestone.id', 'milestone.projectId', 'milestone.name', 'milestone.kind', 'milestone.plannedOn', 'milestone.actualOn'])
    .where('milestone.projectId', 'in', ids.length ? ids : [-1])
    .orderBy('milestone.projectId')
    .orderBy('milestone.plannedOn')
    .execute()
  return { ...found, points, undatedCount }
}
