import { invalid, notFound } from '../../kernel/refusal'
import type { Ctx } from '../../platform/context'
import { noteChange } from './part.service'
import { Milestone } from './project.entity'
import { countProjects } from './project.query'
import { changeable } from './project.service'
import type { MilestoneKind } from './word.rules'

export interface SaveMilestone {
  id?: number | null
  version?: number | null
  projectId: number
  name: string
  kind: MilestoneKind
  plannedOn: string
  actualOn?: string | null
}

const shown = (m: { name: string; plannedOn: string; actualOn?: string | null }) => `${m.name}（计划 ${m.plannedOn}${m.actualOn ? `，实际 ${m.actualOn}` : ''}）`

type NewMilestone = Pick<SaveMilestone, 'name' | 'kind' | 'plannedOn' | 'actualOn'>

/** Adds milestones to a project that the actor registers or changes; at most a hundred in all. Not yet written. */
export async function addMilestones(ctx: Ctx, projectId: number, milestones: readonly NewMilestone[]): Promise<void> {
  if (milestones.some(m => m.actualOn && m.actualOn > ctx.today)) throw invalid({ field: 'actualOn', message: '实际完成日期还没有到，请填已发生的日期。' })
  if ((await ctx.em.count(Milestone, { projectId })) + milestones.length > 100) throw invalid({ field: 'name', message: '一个项目最多 100 个节点，请合并。' })
  for (const m of milestones)
    ctx.em.create(Milestone, { jurisdictionId: ctx.jurisdictionId, projectId, name: m.name.trim(), kind: m.kind, plannedOn: m.plannedOn, actualOn: m.actualOn ?? null })
}

/** A milestone of a project that the actor may see: to others it is not there, whatever version they name. @throws Refusal NOT_FOUND. */
async function milestoneSeen(ctx: Ctx, id: number): Promise<Milestone> {
  const milestone = await ctx.find(Milestone, id, '节点')
  if (!(await countProjects(ctx, { ids: [milestone.projectId] }))) throw notFound('节点')
  return milestone
}

/** Adds a milestone or changes one. Returns the project's id. */
export async function saveMilestone(ctx: Ctx, input: SaveMilestone): Promise<number> {
  const project = await changeable(ctx, input.projectId, null)
  const fields = { name: input.name.trim(), kind: input.kind, plannedOn: input.plannedOn, actualOn: input.actualOn ?? null }
  if (input.id == null) {
    await addMilestones(ctx, project.id, [fields])
    noteChange(ctx, project.id, 'milestone', null, shown(fields))
  } else {
    if (fields.actualOn && fields.actualOn > ctx.today) throw invalid({ field: 'actualOn', message: '实际完成日期还没有到，请填已发生的日期。' })
    if ((await milestoneSeen(ctx, input.id)).projectId !== project.id)
      throw invalid({ field: 'id', message: '这个节点不属于该项目，请刷新后再试。' })
    const milestone = await ctx.findVersion(Milestone, input.id, input.version ?? -1, '节点')
    noteChange(ctx, project.id, 'milestone', shown(milestone), shown(fields))
    ctx.em.assign(milestone, fields)
  }
  project.updatedAt = ctx.now
  await ctx.flush()
  return project.id
}

/** Takes a milestone away. Returns the project's id. */
export async function removeMilestone(ctx: Ctx, input: { id: number; version: number }): Promise<number> {
  const project = await changeable(ctx, (await milestoneSeen(ctx, input.id)).projectId, null)
  const milestone = await ctx.findVersion(Milestone, input.id, input.version, '节点')
  noteChange(ctx, project.id, 'milestone', shown(milestone), null)
  ctx.em.remove(milestone)
  project.updatedAt = ctx.now
  await ctx.flush()
  return project.id
}
