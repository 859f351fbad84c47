import { Assignment } from '../../src/modules/assignment/assignment.entity'
import { handOverAssignments, listAssignments } from '../../src/modules/assignment/listing.service'
import { escalateAssignment } from '../../src/modules/assignment/escalation.service'
import { stopAssignmentClock } from '../../src/modules/assignment/stop.service'
import { requestExtension } from '../../src/modules/assignment/verification.service'
import { noteProgress, signForAssignment, submitAssignment } from '../../src/modules/assignment/work.service'
import type { Actor, Ctx } from '../../src/platform/context'
import { OFFICE, READERS, UNITS, UNITS_AND_HANDLERS, type Role, type Whose } from './cast'
import type { Operation, Variables } from './operation'
import { standingProject } from './project'
import type { Maker, Place, Scene, Subject } from './scene'

const listed: Maker = async (ctx, place) => {
  const [id] = await listAssignments(ctx, [{
    sourceType: 'MANUAL', sourceId: null, title: `${place.mark}交办`, content: '按要求办理。', standard: '取得批复', unitId: place.unitId,
    responsiblePostId: place.liaison.postId, leadOfficialPostId: place.leadPostId, dueOn: '2026-04-10',
  }])
  return id!
}
/** What lists and searches are to find: by a title of its own. */
const standingOne: Maker = async (ctx, place) => {
  const [id] = await listAssignments(ctx, [{
    sourceType: 'MANUAL', sourceId: null, title: `${place.mark}常设事项`, content: '按要求办理。', standard: '取得批复', unitId: place.unitId,
    responsiblePostId: place.liaison.postId, leadOfficialPostId: place.leadPostId, dueOn: '2026-04-20'
  }])
  await handOverAssignments(ctx, [id!])
  return id!
}
/** What an export is asked for: its number, for it is the one thing that no other has; an unknown one where there is none. */
export async function titleOfAssignment(scene: Scene, whose: Whose): Promise<string> {
  if (whose === 'missing') return '查无此交办事项'
  await scene.standing('assignment', whose, standingOne)
  return `${scene.marks[whose]}常设事项`
}
const handedOver: Maker = async (ctx, place, scene) => {
  const id = await listed(ctx, place, scene)
  await handOverAssignments(ctx, [id])
  return id
}

/** Further steps are other people's, each in a transaction of its own, as in life. */
type Step = (ctx: Ctx, at: { id: number; version: number }) => Promise<unknown>
const sign: Step = (ctx, at) => signForAssignment(ctx, at)
const submit: Step = (ctx, at) => submitAssignment(ctx, { ...at, content: '已办结。', evidence: '函〔2026〕1号' })

/** An assignment that has come so far, at its version. */
function at(scene: Scene, whose: Whose, name: string, steps: [(place: Place) => Actor, Step][] = []): Promise<Subject> {
  if (whose === 'missing') return Promise.resolve({ id: scene.nobody, version: 1 })
  const place = scene.place(whose)
  return scene.kept(`assignment:${name}:${whose}`, async () => {
    const id = await scene.act(place.secretary, ctx => handedOver(ctx, place, scene))
    for (const [who, step] of steps)
      await scene.act(who(place), async ctx => step(ctx, { id, version: (await ctx.find(Assignment, id, '交办事项')).version }))
    return scene.row('assignment', id)
  })
}
const liaison = (place: Place) => place.liaison
const signed = (scene: Scene, whose: Whose) => at(scene, whose, 'signed', [[liaison, sign]])
const submitted = (scene: Scene, whose: Whose) => at(scene, whose, 'submitted', [[liaison, sign], [liaison, submit]])

const partOf = async (scene: Scene, table: 'assignmentNote' | 'assignmentExtension', assignmentId: number): Promise<Subject> => {
  if (assignmentId === scene.nobody) return { id: scene.nobody, version: 1 }
  const found = await scene.office.app.database.read.selectFrom(table).select(['id', 'version']).where('assignmentId', '=', assignmentId).executeTakeFirstOrThrow()
  return { id: found.id, version: found.version }
}
const drafted = async (scene: Scene, whose: Whose) => {
  const { id } = await at(scene, whose, 'drafted', [[liaison, sign], [place => place.handler, (ctx, on) => noteProgress(ctx, { id: on.id, content: '正在办理。' })]])
  return partOf(scene, 'assignmentNote', id)
}
const wished = async (scene: Scene, whose: Whose) => {
  const { id } = await at(scene, whose, 'wished', [[liaison, sign], [liaison, (ctx, on) => requestExtension(ctx, { id: on.id, requestedOn: '2026-04-30', reason: '材料未齐' })]])
  return partOf(scene, 'assignmentExtension', id)
}

const standing = (variables: Variables) => async (scene: Scene) => { await scene.allStanding('assignment', standingOne); return variables }
const seen = { allowed: READERS, ownUnitOnly: UNITS_AND_HANDLERS } as const
const works = { allowed: UNITS, ownUnitOnly: UNITS, subject: true } as const
/** The office, and the lead official for what the post is in charge of: the county head the own unit's. */
const VERIFIERS: readonly Role[] = [...OFFICE, 'LEAD_OFFICIAL']
const verifies = { allowed: VERIFIERS, ownUnitOnly: ['LEAD_OFFICIAL'], subject: true } as const
const office = { allowed: OFFICE, subject: true } as const

const draft = (scene: Scene, more: Variables): Variables =>
  ({ input: { sourceType: 'MANUAL', title: `列单${scene.next()}`, content: '按要求办理。', standard: '办结', unitId: scene.unit('own'), dueOn: '2026-04-10', ...more } })

export const assignments: Operation[] = [
  { op: 'assignments', ...seen, lists: true, variables: standing({ first: 200 }) },
  { op: 'assignmentBoard', ...seen, lists: true, variables: standing({}) },
  { op: 'assignmentCalendar', ...seen, lists: true, variables: standing({ from: '2026-04-01', to: '2026-04-30' }) },
  { op: 'search', case: 'assignments', ...seen, lists: true, elsewhere: ['PANELIST'], variables: standing({ text: '常设事项' }) },
  { op: 'assignmentCounts', allowed: READERS },
  { op: 'assignment', ...seen, subject: true, variables: async (scene, whose) => ({ id: await scene.standing('assignment', whose, standingOne) }) },
  {
    op: 'attachments', case: 'of an assignment', ...seen, subject: true, mayBeEmpty: true,
    variables: async (scene, whose) => ({ subjectType: 'Assignment', subjectId: await scene.standing('assignment', whose, standingOne) }),
  },
  { op: 'earlierAssignments', allowed: OFFICE, variables: scene => ({ title: '专用交办', unitId: scene.unit('own') }) },
  { op: 'earlierAssignments', case: 'another county’s unit', allowed: OFFICE, variables: scene => ({ title: '专用交办', unitId: scene.unit('otherCounty') }) },
  { op: 'judgementNeeded', allowed: OFFICE, variables: () => ({ sourceType: 'MANUAL' }) },

  { op: 'listAssignment', case: 'unit', ...office, variables: (scene, whose) => draft(scene, { unitId: scene.unit(whose) }) },
  { op: 'listAssignment', case: 'assisting unit', ...office, variables: (scene, whose) => draft(scene, { unitId: scene.unit(whose === 'own' ? 'otherUnit' : 'own'), assistingUnitIds: [scene.unit(whose)] }) },
  { op: 'listAssignment', case: 'project', ...office, variables: async (scene, whose) => draft(scene, { projectId: await standingProject(scene, whose) }) },
  { op: 'listAssignment', case: 'post', ...office, variables: (scene, whose) => draft(scene, { unitId: scene.unit(whose === 'otherUnit' ? 'otherUnit' : 'own'), responsiblePostId: scene.post(whose) }) },
  { op: 'listAssignment', case: 'lead official', ...office, variables: (scene, whose) => draft(scene, { leadOfficialPostId: whose === 'missing' ? scene.nobody : scene.place(whose).leadPostId }) },
  {
    op: 'editAssignment', ...office,
    variables: async (scene, whose) => ({ input: { ...await scene.subject('assignment', whose, listed), title: '更正后的事项', content: '按要求办理。', standard: '办结', unitId: scene.unit('own'), dueOn: '2026-04-12' } }),
  },
  {
    op: 'editAssignment', case: 'unit', ...office,
    variables: async (scene, whose) => ({ input: { ...await scene.subject('assignment', 'own', listed), title: '更正后的事项', content: '按要求办理。', standard: '办结', unitId: scene.unit(whose), dueOn: '2026-04-12' } }),
  },
  { op: 'refuseHandOver', ...works, variables: async (scene, whose) => ({ input: { ...await at(scene, whose, 'to be refused'), reason: '不属于本单位职责。' } }) },
  {
    op: 'judgeAssignment', allowed: [...OFFICE, 'LEAD_OFFICIAL'], subject: true,
    // The office enters what the leader in charge judged, by a paper.
    variables: async (scene, whose, role) => ({
      input: {
        ...await scene.subject('assignment', whose, listed), judgement: '同意交办。',
        ...(OFFICE.includes(role) && { leaderPostId: whose === 'missing' ? scene.nobody : scene.place(whose).leadPostId, evidence: '批示件〔2026〕1号' }),
      },
    }),
  },
  { op: 'handOverAssignment', ...office, variables: async (scene, whose) => ({ input: await scene.subject('assignment', whose, listed) }) },
  { op: 'handOverAssignments', ...office, variables: async (scene, whose) => ({ input: { ids: [(await scene.subject('assignment', whose, listed)).id] } }) },
  { op: 'signForAssignment', ...works, variables: async (scene, whose) => ({ input: await at(scene, whose, 'handed over') }) },
  {
    op: 'noteProgress', allowed: UNITS_AND_HANDLERS, ownUnitOnly: UNITS_AND_HANDLERS, subject: true,
    variables: async (scene, whose) => ({ input: { id: (await signed(scene, whose)).id, content: '正在办理。' } }),
  },
  {
    op: 'confirmNote', ...works,
    variables: async (scene, whose) => { const { id, version } = await drafted(scene, whose); return { input: { noteId: id, version } } },
  },
  { op: 'submitAssignment', ...works, variables: async (scene, whose) => ({ input: { ...await signed(scene, whose), content: '已办结。', evidence: '函〔2026〕1号' } }) },
  { op: 'clearAssignment', ...verifies, variables: async (scene, whose) => ({ input: await submitted(scene, whose) }) },
  { op: 'returnAssignment', ...verifies, variables: async (scene, whose) => ({ input: { ...await submitted(scene, whose), reason: '请补充。' } }) },
  { op: 'withdrawAssignment', allowed: ['OFFICE_HEAD'], subject: true, variables: async (scene, whose) => ({ input: { ...await signed(scene, whose), reason: '重复列单。' } }) },
  { op: 'stopAssignmentClock', ...verifies, variables: async (scene, whose) => ({ input: { id: (await signed(scene, whose)).id, reason: '等待上级批复' } }) },
  {
    op: 'resumeAssignmentClock', ...verifies,
    variables: async (scene, whose) => ({ input: { id: (await at(scene, whose, 'stopped', [[liaison, sign], [place => place.secretary, (ctx, on) => stopAssignmentClock(ctx, { id: on.id, reason: '专家评审' })]])).id } }),
  },
  { op: 'requestExtension', ...works, variables: async (scene, whose) => ({ input: { id: (await signed(scene, whose)).id, requestedOn: '2026-05-10', reason: '材料未齐' } }) },
  {
    op: 'decideExtension', ...verifies,
    variables: async (scene, whose) => { const { id, version } = await wished(scene, whose); return { input: { extensionId: id, version, granted: true } } },
  },
  { op: 'decideRecurrence', ...office, variables: async (scene, whose) => ({ input: { ...await signed(scene, whose), same: false } }) },
]

export const reminders: Operation[] = [
  { op: 'reminderPreview', ...office, mayBeEmpty: true, variables: async (scene, whose) => ({ input: { ids: [(await signed(scene, whose)).id] } }) },
  { op: 'sendReminders', ...office, variables: async (scene, whose) => ({ input: { ids: [(await signed(scene, whose)).id] } }) },
]

/** 泾川 has a ladder (二(二)6); 长子 has none and refuses everyone who may. */
const raised = (scene: Scene, whose: Whose) => at(scene, whose, 'escalated', [[liaison, sign], [liaison, (ctx, on) => escalateAssignment(ctx, { ...on, reason: '超出职责。' })]])
/** One of its own: what was answered meanwhile goes to no meeting. */
const toMeeting = (scene: Scene, whose: Whose) => at(scene, whose, 'to a meeting', [[liaison, sign], [liaison, (ctx, on) => escalateAssignment(ctx, { ...on, reason: '超出职责。' })]])
export const escalations: Operation[] = [
  {
    op: 'escalateAssignment', home: '泾川', allowed: [...OFFICE, ...UNITS], ownUnitOnly: UNITS, subject: true,
    variables: async (scene, whose) => ({ input: { ...await signed(scene, whose), reason: '超出职责。' } }),
  },
  {
    op: 'handBackAssignment', home: '泾川', ...verifies,
    variables: async (scene, whose) => ({ input: { ...await (whose === 'otherCounty' ? signed : raised)(scene, whose), answer: '按会议意见办理。' } }),
  },
  { op: 'bringToMeeting', home: '泾川', ...office, variables: async (scene, whose) => ({ input: { assignmentId: (await (whose === 'otherCounty' ? signed : toMeeting)(scene, whose)).id } }) },
]
