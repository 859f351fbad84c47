import { saveMilestone } from '../../src/modules/project/milestone.service'
import { saveProject, type SaveProject } from '../../src/modules/project/project.service'
import type { Ctx } from '../../src/platform/context'
import { OFFICE, READERS, UNITS_AND_HANDLERS, WORKERS, type Whose } from './cast'
import type { Operation, Variables } from './operation'
import type { Maker, Place, Scene, Subject } from './scene'

/** A project of the place's unit, with everything that its brief asks for. */
export const register = (ctx: Ctx, place: Place, more: Partial<SaveProject> = {}): Promise<number> =>
  saveProject(ctx, {
    name: `${place.mark}项目`, owner: '某水务投资公司', content: '新建管网', benefits: '保障供水', place: '城南', stage: 'PREPARING', projectClass: 'INFRASTRUCTURE',
    totalInvestment: 120_000_000, planYear: 2026, annualPlanInvestment: 10_000_000, responsibleUnitId: place.unitId, leadOfficialPostId: place.leadPostId, ...more,
  })

const project: Maker = (ctx, place) => register(ctx, place)
const suspended: Maker = async (ctx, place) => register(ctx, place, { stage: 'BUILDING' })
export const withMilestone = async (ctx: Ctx, place: Place): Promise<number> => {
  const id = await register(ctx, place, { name: `${place.mark}常设项目`, tags: `${place.mark}标签` })
  await saveMilestone(ctx, { projectId: id, name: `${place.mark}节点`, kind: 'PROGRESS', plannedOn: '2026-04-15' })
  return id
}
const milestone: Maker = async (ctx, place) => {
  const projectId = await withMilestone(ctx, place)
  return (await ctx.rows.selectFrom('milestone').select('id').where('projectId', '=', projectId).executeTakeFirstOrThrow()).id
}

/** A project that no mutation uses up. */
export const standingProject = (scene: Scene, whose: Whose): Promise<number> => scene.standing('project', whose, withMilestone)

/** Led by the place's unit and its lead official. */
const led: Maker = (ctx, place) => register(ctx, place, { leadUnitId: place.unitId })
const force = (scene: Scene, more: Variables): Variables => ({ input: { leadUnitId: scene.unit('own'), fromOn: '2026-03-01', leader: { postId: scene.place('own').leadPostId }, deputies: [{ postId: scene.post('own') }], members: [{ text: '项目单位负责人' }], ...more } })
const sets = { allowed: [...OFFICE, 'LEAD_OFFICIAL', 'UNIT_HEAD'] as const, ownUnitOnly: ['LEAD_OFFICIAL', 'UNIT_HEAD'] as const, subject: true } as const

const standing = (variables: Variables) => async (scene: Scene) => { await scene.allStanding('project', withMilestone); return variables }
const lists = { allowed: READERS, ownUnitOnly: UNITS_AND_HANDLERS, lists: true } as const
const changes = { allowed: WORKERS, ownUnitOnly: UNITS_AND_HANDLERS, subject: true } as const
const decides = { allowed: OFFICE, subject: true } as const

const own = (scene: Scene) => scene.subject('project', 'own', project)
const fields = (name: string, more: Variables = {}) => ({ name, ...more })
const changed = async (scene: Scene, more: Variables): Promise<Variables> => ({ input: fields('改过的项目', { ...await own(scene), ...more }) })

/** An officer's post of the place: the unit's liaison. */
const officer = (scene: Scene, whose: Whose) => scene.post(whose)
const lead = (scene: Scene, whose: Whose) => (whose === 'missing' ? scene.post('missing') : scene.place(whose).leadPostId)

/** The milestone at its version, on the project that it belongs to. */
async function milestoneInput(scene: Scene, whose: Whose): Promise<Subject & { projectId: number }> {
  const found = await scene.subject('milestone', whose, milestone)
  return { ...found, projectId: (await scene.number('milestone', found.id, 'projectId')) ?? scene.post('missing') }
}

export const projects: Operation[] = [
  { op: 'projects', ...lists, variables: standing({ first: 200 }) },
  { op: 'projects', case: 'searched', ...lists, variables: standing({ first: 200, filter: { text: '常设' } }) },
  { op: 'projectBoard', ...lists, variables: standing({}) },
  { op: 'projectCalendar', ...lists, variables: standing({ from: '2026-03-01', to: '2026-06-30' }) },
  { op: 'projectTimeline', ...lists, variables: standing({ first: 200 }) },
  { op: 'projectTotals', allowed: READERS },
  { op: 'projectTags', allowed: READERS, variables: standing({}) },
  { op: 'project', allowed: READERS, ownUnitOnly: UNITS_AND_HANDLERS, subject: true, variables: async (scene, whose) => ({ id: await standingProject(scene, whose) }) },
  { op: 'projectTaskForce', allowed: READERS, ownUnitOnly: UNITS_AND_HANDLERS, subject: true, variables: async (scene, whose) => ({ projectId: await standingProject(scene, whose) }) },
  { op: 'setTaskForce', ...sets, variables: async (scene, whose) => force(scene, { projectId: (await scene.subject('project', whose, led)).id }) },
  { op: 'setTaskForce', case: 'lead unit', allowed: sets.allowed, subject: true, variables: async (scene, whose) => force(scene, { projectId: (await scene.subject('project', 'own', led)).id, leadUnitId: scene.unit(whose) }) },
  { op: 'setTaskForce', case: 'deputy', allowed: sets.allowed, subject: true, variables: async (scene, whose) => force(scene, { projectId: (await scene.subject('project', 'own', led)).id, deputies: [{ postId: scene.post(whose) }] }) },
  {
    op: 'search', case: 'projects', allowed: READERS, ownUnitOnly: UNITS_AND_HANDLERS, lists: true, elsewhere: ['PANELIST'], variables: standing({ text: '常设项目' }),
  },
  {
    op: 'attachments', case: 'of a project', allowed: READERS, ownUnitOnly: UNITS_AND_HANDLERS, subject: true, mayBeEmpty: true,
    variables: async (scene, whose) => ({ subjectType: 'Project', subjectId: await standingProject(scene, whose) }),
  },
  {
    op: 'addAttachments', case: 'to a project', ...changes,
    variables: async (scene, whose, role) => ({ input: { subjectType: 'Project', subjectId: (await scene.subject('project', whose, project)).id, attachmentIds: [await scene.uploadBy(role, 'own')] } }),
  },

  { op: 'saveProject', case: 'new, for a unit', ...changes, variables: (scene, whose) => ({ input: fields(`登记${scene.next()}`, { responsibleUnitId: scene.unit(whose) }) }) },
  { op: 'saveProject', ...changes, variables: async (scene, whose) => ({ input: fields('改名', { ...await scene.subject('project', whose, project) }) }) },
  {
    op: 'saveProject', case: 'parent', ...changes,
    variables: async (scene, whose) => changed(scene, { parentId: await standingProject(scene, whose) }),
  },
  { op: 'saveProject', case: 'sector authority', allowed: WORKERS, subject: true, variables: (scene, whose) => changed(scene, { sectorAuthorityUnitId: scene.unit(whose) }) },
  { op: 'saveProject', case: 'locality', allowed: WORKERS, subject: true, variables: (scene, whose) => changed(scene, { localityUnitId: scene.unit(whose) }) },
  { op: 'saveProject', case: 'service officer', allowed: WORKERS, subject: true, variables: (scene, whose) => changed(scene, { serviceOfficerPostId: officer(scene, whose) }) },
  { op: 'saveProject', case: 'lead official', ...decides, variables: async (scene, whose) => changed(scene, { leadOfficialPostId: whose === 'own' ? scene.place('otherUnit').leadPostId : lead(scene, whose) }) },
  { op: 'saveProject', case: 'co-lead', ...decides, variables: async (scene, whose) => changed(scene, { coLeadPostIds: [whose === 'own' ? scene.place('otherUnit').leadPostId : lead(scene, whose)] }) },

  { op: 'bulkEditPreview', ...changes, variables: async (scene, whose) => ({ input: { projectIds: [(await scene.subject('project', whose, project)).id], values: { board: '城市更新' } } }) },
  { op: 'bulkEditProjects', ...changes, variables: async (scene, whose) => ({ input: { projects: [await scene.subject('project', whose, project)], values: { board: '城市更新' } } }) },
  { op: 'undoBulkEdit', ...changes, variables: async (scene, whose) => ({ input: { projects: [await scene.subject('project', whose, project)] } }) },
  {
    op: 'setProjectStage', case: 'forward', ...changes,
    variables: async (scene, whose) => ({ input: { ...await scene.subject('project', whose, project), action: 'start', on: '2026-03-18' } }),
  },
  {
    op: 'setProjectStage', case: 'back', ...decides,
    variables: async (scene, whose) => ({ input: { ...await scene.subject('project', whose, project), action: 'backToPlanned', reason: '登记有误' } }),
  },
  {
    op: 'setProjectCondition', case: 'suspend', ...changes,
    variables: async (scene, whose) => ({ input: { ...await scene.subject('project', whose, suspended), action: 'suspend', reason: '资金没有到位' } }),
  },
  {
    op: 'setProjectCondition', case: 'exit', ...decides,
    variables: async (scene, whose) => ({ input: { ...await scene.subject('project', whose, project), action: 'exit', reason: '不再实施' } }),
  },
  { op: 'removeProject', ...decides, variables: async (scene, whose) => ({ input: await scene.subject('project', whose, project) }) },
  {
    op: 'saveMilestone', case: 'new', ...changes,
    variables: async (scene, whose) => ({ input: { projectId: (await scene.subject('project', whose, project)).id, name: '节点', kind: 'OTHER', plannedOn: '2026-05-01' } }),
  },
  { op: 'saveMilestone', ...changes, variables: async (scene, whose) => ({ input: { ...await milestoneInput(scene, whose), name: '节点', kind: 'OTHER', plannedOn: '2026-05-01' } }) },
  {
    // the project is the player's own: the milestone is not
    op: 'saveMilestone', case: 'of another project', ...changes,
    variables: async (scene, whose) => ({ input: { ...await milestoneInput(scene, whose), projectId: whose === 'own' ? (await milestoneInput(scene, 'own')).projectId : await standingProject(scene, 'own'), name: '节点', kind: 'OTHER', plannedOn: '2026-05-01' } }),
  },
  { op: 'removeMilestone', ...changes, variables: async (scene, whose) => ({ input: await scene.subject('milestone', whose, milestone) }) },
]

