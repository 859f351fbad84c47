import { forbidden, invalid, notFound } from '../../kernel/refusal'
import { tidy } from '../../kernel/text'
import type { Ctx } from '../../platform/context'
import { Post, Unit } from '../identity/identity.entity'
import { mayDo, reachFor, requireMay } from '../identity/permission.service'
import { requireClasses } from './class.service'
import { DECIDED_FIELDS, TEXT_OF } from './field.rules'
import { projectKeys, type ProjectKeys } from './key.rules'
import { codesOf, coLeadsOf } from './part.query'
import { setCodes, setCoLeads, setTags, type CoLead } from './part.service'
import { Project } from './project.entity'
import { countProjects, EDIT_TIES } from './project.query'
import { completionRate, problemsOf, readTags, stageOrdinal } from './project.rules'
import type { ConstructionKind, InvestmentKind, Level, ProjectClass, Stage } from './word.rules'

type Texts = 'owner' | 'content' | 'benefits' | 'place' | 'board' | 'annualTask' | 'requirement' | 'progress' | 'problems' | 'remark'
  | 'localityUnitText' | 'responsibleUnitText' | 'leadUnitText' | 'sectorAuthorityUnitText' | 'serviceOfficerText' | 'leadOfficialText'
  | 'quarterPlans' | 'monthPlans' | 'extras'
type Days = 'plannedStartOn' | 'actualStartOn' | 'plannedFinishOn' | 'actualFinishOn' | 'approvedOn'
type Numbers = 'totalInvestment' | 'annualPlanInvestment' | 'cumulativeInvestment' | 'planYear' | 'parentId' | 'importId'
  | 'localityUnitId' | 'responsibleUnitId' | 'leadUnitId' | 'sectorAuthorityUnitId' | 'chainUnitId' | 'serviceOfficerPostId' | 'leadOfficialPostId'
type Answers = 'fitsIndustrialPlan' | 'majorLivelihood' | 'importantInfrastructure' | 'overallEffect' | 'resourceDevelopment'
  | 'majorPublicInterest' | 'majorInfrastructure' | 'feasibilityReached'

/** What may be written of a project. Absent: as it was. Null: empty. Money in whole yuan. */
export type ProjectFields = Partial<
  { name: string; stage: Stage; constructionKind: ConstructionKind | null; level: Level | null; projectClass: ProjectClass | null; investmentKind: InvestmentKind | null } &
  { keyProject: boolean | null; majorProject: boolean | null; tags: string | null } &
  Record<Texts | Days, string | null> & Record<Numbers, number | null> & Record<Answers, boolean | null>
>

const COPIED = [
  'owner', 'content', 'benefits', 'place', 'board', 'annualTask', 'requirement', 'progress', 'problems', 'remark', 'localityUnitText',
  'responsibleUnitText', 'leadUnitText', 'sectorAuthorityUnitText', 'serviceOfficerText', 'leadOfficialText', 'quarterPlans', 'monthPlans',
  'extras', 'plannedStartOn', 'actualStartOn', 'plannedFinishOn', 'actualFinishOn', 'approvedOn', 'totalInvestment', 'annualPlanInvestment',
  'cumulativeInvestment', 'planYear', 'parentId', 'importId', 'localityUnitId', 'responsibleUnitId', 'leadUnitId', 'sectorAuthorityUnitId',
  'chainUnitId', 'serviceOfficerPostId', 'leadOfficialPostId', 'fitsIndustrialPlan', 'majorLivelihood', 'importantInfrastructure',
  'overallEffect', 'resourceDevelopment', 'majorPublicInterest', 'majorInfrastructure', 'feasibilityReached', 'constructionKind', 'level',
  'projectClass', 'investmentKind',
] as const satisfies readonly (keyof ProjectFields)[]

/** Bounds of the columns, for what comes out of a workbook and not through a form. */
const LONGEST: Partial<Record<keyof ProjectFields, number>> = {
  owner: 200, place: 300, board: 40, localityUnitText: 200, responsibleUnitText: 200, leadUnitText: 200, sectorAuthorityUnitText: 200,
  serviceOfficerText: 200, leadOfficialText: 200,
}

const blankless = (value: string | number | boolean | null, key: keyof ProjectFields) => {
  if (typeof value !== 'string') return value
  const text = value.trim().slice(0, LONGEST[key] ?? 20_000)
  return text === '' ? null : text
}

/**
 * Writes fields on a project and derives what follows from them. Decides nothing: for services that have asked.
 * @param keys where they are known already: pinyin is most of the work.
 */
export function fillProject(project: Project, fields: ProjectFields, codes: readonly string[], now: number, keys?: ProjectKeys): void {
  if (fields.name !== undefined) project.name = tidy(fields.name).slice(0, 200)
  for (const key of COPIED) {
    const value = fields[key]
    if (value !== undefined) Object.assign(project, { [key]: blankless(value, key) })
  }
  for (const [id, text] of Object.entries(TEXT_OF) as [keyof typeof TEXT_OF, (typeof TEXT_OF)[keyof typeof TEXT_OF]][])
    if (fields[id] != null) project[text] = null
  if (fields.stage !== undefined) project.stage = fields.stage
  if (fields.keyProject !== undefined) project.keyProject = fields.keyProject ?? false
  if (fields.majorProject !== undefined) project.majorProject = fields.majorProject ?? false
  if (fields.tags !== undefined) project.tags = readTags(fields.tags).join(' ') || null
  project.stageOrdinal = stageOrdinal(project.stage)
  project.completionRate = completionRate(project.cumulativeInvestment, project.annualPlanInvestment)
  Object.assign(project, keys ?? projectKeys(project.name, project.owner ?? null, codes))
  project.updatedAt = now
}

/** A project that is not yet written (flush gives the id). Without a stage it is 策划. */
function newProject(ctx: Ctx, fields: ProjectFields & { name: string }, codes: readonly string[]): Project {
  const name = tidy(fields.name).slice(0, 200)
  const stage = fields.stage ?? 'CONCEIVED'
  const project = ctx.em.create(Project, {
    jurisdictionId: ctx.jurisdictionId, name, stage, stageOrdinal: stageOrdinal(stage), ...projectKeys(name, null, codes),
    createdAt: ctx.now, updatedAt: ctx.now,
  })
  fillProject(project, fields, codes, ctx.now)
  return project
}

/** What makes a project a unit's own to change. */
export const editTies = (project: Pick<Project, (typeof EDIT_TIES)[number] | 'serviceOfficerPostId'>) => ({
  unitIds: EDIT_TIES.map(column => project[column]),
  postIds: [project.serviceOfficerPostId],
})

/** @throws Refusal NOT_FOUND for what does not exist, another county's, and what the actor may not see. */
export async function requireReadable(ctx: Ctx, id: number): Promise<void> {
  if (!(await countProjects(ctx, { ids: [id] }))) throw notFound('项目')
}

/** A project to change, at the version that was seen. @throws Refusal NOT_FOUND, FORBIDDEN, CONFLICT. */
export async function changeable(ctx: Ctx, id: number, version: number | null | undefined, ability: 'project.edit' | 'project.decide' | 'project.remove' = 'project.edit') {
  await requireReadable(ctx, id)
  const project = await ctx.find(Project, id, '项目')
  requireMay(ctx, ability, editTies(project))
  return version == null ? project : ctx.findVersion(Project, id, version, '项目')
}

async function checkReferences(ctx: Ctx, id: number | null, f: ProjectFields, parentBefore: number | null = null) {
  const units = { responsibleUnitId: '责任单位', leadUnitId: '牵头单位', sectorAuthorityUnitId: '行业主管部门', localityUnitId: '属地单位', chainUnitId: '产业链办公室' } as const
  for (const [key, label] of Object.entries(units) as [keyof typeof units, string][]) if (f[key] != null) await ctx.find(Unit, f[key], label)
  if (f.leadOfficialPostId != null) {
    const post = await ctx.find(Post, f.leadOfficialPostId, '分包领导岗位')
    if (post.role !== 'LEAD_OFFICIAL') throw invalid({ field: 'leadOfficialPostId', message: `“${post.name}”不是县级领导岗位，分包领导请从县级领导中选择。` })
  }
  if (f.serviceOfficerPostId != null) await ctx.find(Post, f.serviceOfficerPostId, '首席服务官岗位')
  // A parent that the actor does not see stays where the office set it, and none can be found out by setting it.
  if (f.parentId != null && f.parentId !== parentBefore && !(await countProjects(ctx, { ids: [f.parentId] }))) throw notFound('上级项目')
  for (let at = f.parentId ?? null; at !== null; ) {
    if (at === id) throw invalid({ field: 'parentId', message: '上级项目不能是本项目或其子项目，请另选。' })
    at = (await ctx.find(Project, at, '上级项目')).parentId ?? null
  }
}

export type SaveProject = ProjectFields & {
  id?: number | null
  version?: number | null
  codes?: string[] | null
  coLeadPostIds?: number[] | null
}

const same = (a: unknown, b: unknown) => (a ?? false) === (b ?? false) || JSON.stringify(a) === JSON.stringify(b)

/** A unit must not decide what the office decides; the form sends such fields back as they were, which is no change. */
function checkDecided(ctx: Ctx, input: SaveProject, before: Project | null, coLeads: number[]) {
  if (mayDo(ctx, 'project.decide')) return
  for (const field of DECIDED_FIELDS) {
    const was = field === 'coLeadPostIds' ? coLeads : (before?.[field] ?? null)
    const wished = field === 'coLeadPostIds' ? (input.coLeadPostIds ?? []) : (input[field] ?? null)
    if (input[field] !== undefined && !same(was, wished))
      throw forbidden('分包领导、项目层级、重点和重大项目标志由联席办确定。请恢复这几项后保存，需要调整的请报联席办。')
  }
}

/** A unit registers projects of its own: without a responsible unit it is the registering one. */
function ownUnit(ctx: Ctx, input: SaveProject): SaveProject {
  if (reachFor(ctx, 'project.create') === 'COUNTY' || input.responsibleUnitId != null) return input
  return { ...input, responsibleUnitId: ctx.actor.unitId }
}

async function register(ctx: Ctx, asked: SaveProject): Promise<Project> {
  const input = ownUnit(ctx, asked)
  requireMay(ctx, 'project.create', { unitIds: [input.responsibleUnitId, input.leadUnitId] })
  checkDecided(ctx, input, null, [])
  const problems = problemsOf({ ...input, name: input.name ?? '' }, ctx.today)
  if (problems.length) throw invalid(...problems)
  await checkReferences(ctx, null, input)
  const project = newProject(ctx, { ...input, name: input.name ?? '' }, input.codes ?? [])
  await requireClasses(ctx, null, project)
  return project
}

/**
 * The project to change, once everything that `saveProject` asks before a change has been asked. Writes nothing, so that of
 * several a refused one leaves nothing behind.
 * @throws Refusal as `saveProject`.
 */
export async function checkedForChange(ctx: Ctx, id: number, input: SaveProject): Promise<Project> {
  const project = await changeable(ctx, id, input.version ?? -1)
  if (input.stage !== undefined && input.stage !== project.stage)
    throw invalid({ field: 'stage', message: '项目阶段不在这里改，请用项目页面上的“登记开工”等动作办理。' })
  checkDecided(ctx, input, project, (await coLeadsOf(ctx, [id])).flatMap(l => l.postId ?? []))
  const wished = { ...project, ...Object.fromEntries(Object.entries(input).filter(([, v]) => v !== undefined)) } as Project
  const problems = problemsOf(wished as never, ctx.today)
  if (problems.length) throw invalid(...problems)
  await checkReferences(ctx, id, input, project.parentId ?? null)
  requireMay(ctx, 'project.edit', editTies(wished))
  await requireClasses(ctx, project, wished)
  return project
}

async function change(ctx: Ctx, id: number, input: SaveProject): Promise<Project> {
  const project = await checkedForChange(ctx, id, input)
  fillProject(project, input, input.codes ?? (await codesOf(ctx, [id])).map(c => c.code), ctx.now)
  return project
}

/**
 * Registers a project or, with id and version, changes it. Returns its id.
 * @throws Refusal INVALID by field (a code that another project of the county has is named with that project), FORBIDDEN,
 * NOT_FOUND, CONFLICT.
 */
export async function saveProject(ctx: Ctx, input: SaveProject): Promise<number> {
  const project = input.id == null ? await register(ctx, input) : await change(ctx, input.id, input)
  await ctx.flush()
  if (input.codes !== undefined) await setCodes(ctx, project.id, input.codes ?? [], input.id == null)
  if (input.coLeadPostIds !== undefined) {
    const leads: CoLead[] = (input.coLeadPostIds ?? []).filter(id => id !== project.leadOfficialPostId).map(postId => ({ postId, text: null }))
    await setCoLeads(ctx, project.id, leads, input.id == null)
  }
  if (input.tags !== undefined) await setTags(ctx, project.id, readTags(input.tags))
  await ctx.flush()
  return project.id
}
