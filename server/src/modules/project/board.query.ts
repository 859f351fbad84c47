import type { Ctx } from '../../platform/context'
import type { ProjectFilter } from './filter.rules'
import { projectRows, projectsMatching, type ProjectRow } from './project.query'
import { STAGES, type Stage } from './word.rules'

/** Cards of a lane; the rest is in the list, behind the lane's count. */
const CARDS = 40

export interface ProjectLane {
  key: Stage
  label: string
  totalCount: number
  /** Whole yuan, of the whole lane. */
  totalInvestment: number
  nodes: ProjectRow[]
}

/** The board: a lane a stage with its count, its sum and its largest projects. */
export async function boardProjects(ctx: Ctx, filter: ProjectFilter): Promise<ProjectLane[]> {
  const counts = await projectsMatching(ctx, filter)
    .select(eb => ['project.stage', eb.fn.countAll().as('n'), eb.fn.sum('project.totalInvestment').as('sum')])
    .groupBy('project.stage')
    .execute()
  const lanes: ProjectLane[] = []
  for (const key of Object.keys(STAGES) as Stage[]) {
    if (filter.stages?.length && !filter.stages.includes(key)) continue
    const found = counts.find(c => c.stage === key)
    const nodes = found
      ? await projectRows(ctx, { ...filter, stages: [key] }).orderBy('project.totalInvestment', 'desc').orderBy('project.id', 'desc').limit(CARDS).execute()
      : []
    lanes.push({ key, label: STAGES[key], totalCount: Number(found?.n ?? 0), totalInvestment: Number(found?.sum ?? 0), nodes })
  }
  return lanes
}
