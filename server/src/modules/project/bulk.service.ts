import { LockMode } from '@mikro-orm/core'
import { conflict, invalid, notFound, Refusal } from '../../kernel/refusal'
import type { Ctx } from '../../platform/context'
import { countyRows } from '../../platform/rows'
import { asksNothing, MOST_AT_ONCE, oldValues, sameValue, stillHas, wishFor, type BulkValues, type BulkWish } from './bulk.rules'
import { PROJECT_FIELDS } from './field.rules'
import { describeChanges, type Changes, type HistoryChange } from './history.query'
import { setTags } from './part.service'
import { Project } from './project.entity'
import { projectsMatching } from './project.query'
import { readTags } from './project.rules'
import { checkedForChange, fillProject } from './project.service'

/** A project at the version that the preview showed. */
export interface SeenProject {
  id: number
  version: number
}

/** What becomes of one project of several. */
export interface BulkOne {
  projectId: number
  /** Null for what the actor does not see. */
  projectName: string | null
  /** As it is after this; null for what the actor does not see. */
  version: number | null
  outcome: 'CHANGED' | 'UNCHANGED' | 'REFUSED'
  /** Old and new in words; empty unless changed. */
  changes: HistoryChange[]
  /** Why not, in a sentence; null unless refused. */
  refusal: string | null
}

interface Plan {
  project: Project | null
  id: number
  name: string | null
  wish: BulkWish | null
  changes: Changes
  refusal: string | null
}

/** @throws Refusal INVALID for none or too many, NOT_FOUND when the actor sees none of them. */
async function readable(ctx: Ctx, ids: readonly number[]): Promise<Map<number, string>> {
  if (!ids.length) throw invalid({ field: 'projects', message: '请先在列表中选中项目。' })
  if (new Set(ids).size > MOST_AT_ONCE) throw invalid({ field: 'projects', message: `一次最多批量修改 ${MOST_AT_ONCE} 个项目，请分批办理。` })
  const found = await projectsMatching(ctx, { ids: [...ids] }).select(['project.id', 'project.name']).execute()
  if (!found.length) throw notFound('项目')
  return new Map(found.map(p => [p.id, p.name]))
}

function checkValues(values: BulkValues): void {
  if (asksNothing(values)) throw invalid({ field: 'values', message: '请至少选择一项要修改的内容。' })
}

/** Old and new of every field that people see, as saving would leave it. */
function changesOf(ctx: Ctx, project: Project, wish: BulkWish): Changes {
  const after = { ...project } as Project
  fillProject(after, wish, [], ctx.now, keysOf(project))
  const pairs = Object.keys(PROJECT_FIELDS).map(key => [key, [project[key as keyof Project] ?? null, after[key as keyof Project] ?? null]] as const)
  return Object.fromEntries(pairs.filter(([key, [from, to]]) => !sameValue(key, from, to))) as Changes
}

const keysOf = ({ nameKey, sortKey, searchKey }: Project) => ({ nameKey, sortKey, searchKey })

/** What would become of one project; asks everything that `saveProject` asks and writes nothing. */
async function planFor(ctx: Ctx, name: string | undefined, id: number, version: number | null, wishOf: (project: Project) => BulkWish | null | string): Promise<Plan> {
  const plan: Plan = { project: null, id, name: name ?? null, wish: null, changes: {}, refusal: null }
  const refused = (why: string): Plan => ({ ...plan, refusal: why })
  if (name === undefined) return refused(notFound('项目').message)
  const project = await ctx.find(Project, id, '项目')
  plan.project = project
  try {
    if (version !== null && project.version !== version) throw conflict('项目')
    const wish = wishOf(project)
    if (typeof wish === 'string') return refused(wish)
    if (!wish) return plan
    await checkedForChange(ctx, id, { ...wish, version: project.version })
    return { ...plan, wish, changes: changesOf(ctx, project, wish) }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return refused(error.code === 'CONFLICT' ? '预览之后已被他人修改，这次没有改动它。请重新选中，预览最新内容后再改。' : error.message)
  }
}

async function told(ctx: Ctx, plans: readonly Plan[]): Promise<BulkOne[]> {
  const words = await describeChanges(ctx, plans.map(p => p.changes))
  return plans.map((p, i) => ({
    projectId: p.id,
    projectName: p.name,
    version: p.project?.version ?? null,
    outcome: p.refusal !== null ? 'REFUSED' : p.wish ? 'CHANGED' : 'UNCHANGED',
    changes: words[i] ?? [],
    refusal: p.refusal,
  }))
}

async function write(ctx: Ctx, plans: readonly Plan[]): Promise<BulkOne[]> {
  for (const { project, wish } of plans) if (project && wish) fillProject(project, wish, [], ctx.now, keysOf(project))
  await ctx.flush()
  for (const { id, wish } of plans) if (wish?.tags !== undefined) await setTags(ctx, id, readTags(wish.tags))
  await ctx.flush()
  return told(ctx, plans)
}

/** Nobody else changes them until the transaction ends, so that a version that is right stays right. */
const hold = (ctx: Ctx, ids: readonly number[]) =>
  ctx.em.find(Project, { id: { $in: [...ids] } }, { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' } })

/**
 * What giving the projects these values would change: project by project old → new, unchanged, or refused with its sentence.
 * @throws Refusal INVALID for no value, no project or more than 200; NOT_FOUND when the actor sees none of them.
 */
export async function bulkEditPreview(ctx: Ctx, input: { projectIds: readonly number[]; values: BulkValues }): Promise<BulkOne[]> {
  checkValues(input.values)
  const ids = [...new Set(input.projectIds)]
  const names = await readable(ctx, ids)
  const plans: Plan[] = []
  for (const id of ids) plans.push(await planFor(ctx, names.get(id), id, null, project => wishFor(project, input.values)))
  return told(ctx, plans)
}

/**
 * Gives the projects these values, each at the version that the preview showed. One that is refused, or that somebody else
 * changed meanwhile, stays as it is and says so; the others are changed together.
 * @throws Refusal as `bulkEditPreview`.
 */
export async function bulkEditProjects(ctx: Ctx, input: { projects: readonly SeenProject[]; values: BulkValues }): Promise<BulkOne[]> {
  checkValues(input.values)
  const seen = new Map(input.projects.map(p => [p.id, p.version]))
  const names = await readable(ctx, [...seen.keys()])
  await hold(ctx, [...names.keys()])
  const plans: Plan[] = []
  for (const [id, version] of seen) plans.push(await planFor(ctx, names.get(id), id, version, project => wishFor(project, input.values)))
  return write(ctx, plans)
}

/** The actor's last bulk edit of each project: what the journal kept of it. */
async function lastBulkEdits(ctx: Ctx, ids: readonly number[]): Promise<Map<number, Changes>> {
  const rows = await countyRows(ctx, 'journal')
    .select(['journal.subjectId', 'journal.changes'])
    .where('journal.subjectType', '=', 'Project')
    .where('journal.subjectId', 'in', [...ids])
    .where('journal.operation', '=', 'bulkEditProjects')
    .where('journal.userId', '=', ctx.actor.userId)
    .orderBy('journal.id')
    .execute()
  return new Map(rows.map(r => [r.subjectId, JSON.parse(r.changes) as Changes]))
}

/**
 * Takes the actor's own last bulk edit of these projects back, out of the journal. A project that was changed since stays as
 * it is and says so.
 * @throws Refusal INVALID for no project or more than 200; NOT_FOUND when the actor sees none of them.
 */
export async function undoBulkEdit(ctx: Ctx, input: { projects: readonly SeenProject[] }): Promise<BulkOne[]> {
  const seen = new Map(input.projects.map(p => [p.id, p.version]))
  const names = await readable(ctx, [...seen.keys()])
  await hold(ctx, [...names.keys()])
  const edits = await lastBulkEdits(ctx, [...names.keys()])
  const plans: Plan[] = []
  for (const [id, version] of seen)
    plans.push(await planFor(ctx, names.get(id), id, version, project => {
      const changes = edits.get(id)
      if (!changes) return '没有找到您对它的批量修改，不能撤销。需要改回的，请在项目页面修改。'
      return stillHas(project, changes) ? oldValues(changes) : '批量修改之后又有改动，不能撤销。需要改回的，请在项目页面修改。'
    }))
  return write(ctx, plans)
}
