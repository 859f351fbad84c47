import { holdReview, planReview } from '../../src/modules/review/review.service'
import { ReviewSession } from '../../src/modules/review/review.entity'
import type { ReviewKind } from '../../src/modules/regulation/provision.query'
import type { Ctx } from '../../src/platform/context'
import { OFFICE, READERS, UNITS, UNITS_AND_HANDLERS, type Role, type Whose } from './cast'
import type { Operation, Variables } from './operation'
import { register, standingProject } from './project'
import type { Maker, Place, Scene, Subject } from './scene'

const TODAY = '2026-03-18'
const MARKS = [{ criterionId: 'nothing', mark: 1 }]

/** A review of a project of the place's unit, before an expert of the place and one from outside. */
const plan = async (ctx: Ctx, place: Place, kind: ReviewKind) => {
  const projectId = await register(ctx, place, { sectorAuthorityUnitId: place.unitId })
  return planReview(ctx, { projectId, kind, heldOn: TODAY, panelistPostIds: [place.expertPostId], panelistNames: [`${place.mark}专家`] })
}
const expert: Maker = (ctx, place) => plan(ctx, place, 'EXPERT')
/** 初核, which the sector authority itself holds. */
const initial: Maker = (ctx, place) => plan(ctx, place, 'INITIAL')
const held = (make: Maker): Maker => async (ctx, place, scene) => {
  const id = await make(ctx, place, scene)
  await holdReview(ctx, { id, version: (await ctx.find(ReviewSession, id, '评审')).version })
  return id
}
const heldExpert = held(expert)
const heldInitial = held(initial)

const seat = async (scene: Scene, whose: Whose, make: Maker, who: 'expert' | 'outside'): Promise<number> => {
  const { id } = await scene.subject('reviewSession', whose, make)
  if (whose === 'missing') return id
  const panel = await scene.office.app.database.read.selectFrom('panelist').select(['id', 'postId']).where('sessionId', '=', id).execute()
  return panel.find(p => (p.postId === null) === (who === 'outside'))!.id
}

const standing = (variables: Variables) => async (scene: Scene) => { await scene.allStanding('review', expert); return variables }
const NARROW: readonly Role[] = [...UNITS_AND_HANDLERS, 'PANELIST']
const seen = { allowed: [...READERS, 'PANELIST'], ownUnitOnly: NARROW } as const
const office = { allowed: OFFICE, subject: true } as const
/** 初核: the authority's own; the office may stand in. */
const convenes = { allowed: [...OFFICE, ...UNITS], ownUnitOnly: UNITS, subject: true } as const
const concluded = ({ id, version }: Subject): Variables => ({ input: { id, version, conclusion: 'PASSED', text: '通过' } })

const planned = async (scene: Scene, whose: Whose, kind: ReviewKind): Promise<Variables> => ({
  input: { projectId: (await scene.subject('project', whose, (ctx, place) => register(ctx, place, { sectorAuthorityUnitId: place.unitId }))).id, kind, heldOn: TODAY, panelistPostIds: [], panelistNames: ['外请专家'] },
})
const again = async (scene: Scene, whose: Whose, make: Maker, kind: ReviewKind): Promise<Variables> => {
  const { id, version } = await scene.subject('reviewSession', whose, make)
  const projectId = whose === 'missing' || whose === 'otherCounty' ? await standingProject(scene, 'own') : await scene.number('reviewSession', id, 'projectId')
  return { input: { id, version, projectId, kind, heldOn: TODAY, panelistPostIds: [], panelistNames: ['外请专家'] } }
}

export const review: Operation[] = [
  { op: 'reviewSessions', ...seen, lists: true, variables: standing({ first: 200 }) },
  { op: 'reviewBoard', ...seen, lists: true, variables: standing({}) },
  { op: 'reviewSession', ...seen, subject: true, variables: async (scene, whose) => ({ id: await scene.standing('review', whose, expert) }) },
  { op: 'planReview', case: 'the office’s', ...office, variables: (scene, whose) => planned(scene, whose, 'EXPERT') },
  { op: 'planReview', case: 'the authority’s', ...convenes, variables: (scene, whose) => planned(scene, whose, 'INITIAL') },
  {
    op: 'planReview', case: 'a panelist’s post', ...office,
    variables: async (scene, whose) => ({ input: {
      projectId: await standingProject(scene, 'own'), kind: 'EXPERT', heldOn: TODAY, panelistNames: [], panelistPostIds: [whose === 'missing' ? scene.nobody : scene.place(whose).expertPostId],
    } }),
  },
  { op: 'planReview', case: 'again', ...office, variables: (scene, whose) => again(scene, whose, expert, 'EXPERT') },
  { op: 'holdReview', case: 'the office’s', ...office, variables: async (scene, whose) => ({ input: await scene.subject('reviewSession', whose, expert) }) },
  { op: 'holdReview', case: 'the authority’s', ...convenes, variables: async (scene, whose) => ({ input: await scene.subject('reviewSession', whose, initial) }) },
  {
    op: 'saveScoresheet', allowed: ['PANELIST'], ownUnitOnly: ['PANELIST'], subject: true, stops: 'INVALID',
    variables: async (scene, whose) => ({ input: { panelistId: await seat(scene, whose, heldExpert, 'expert'), marks: MARKS, submit: false } }),
  },
  {
    op: 'recordScoresheet', case: 'the office’s', ...office, stops: 'INVALID',
    variables: async (scene, whose) => ({ input: { panelistId: await seat(scene, whose, heldExpert, 'outside'), marks: MARKS, submit: false } }),
  },
  {
    op: 'recordScoresheet', case: 'the authority’s', ...convenes, stops: 'INVALID',
    variables: async (scene, whose) => ({ input: { panelistId: await seat(scene, whose, heldInitial, 'outside'), marks: MARKS, submit: false } }),
  },
  {
    op: 'recuse', allowed: [...OFFICE, 'PANELIST'], ownUnitOnly: ['PANELIST'], subject: true,
    variables: async (scene, whose) => ({ input: { panelistId: await seat(scene, whose, heldExpert, 'expert'), reason: '有利害关系。' } }),
  },
  { op: 'cancelReview', case: 'the office’s', ...office, variables: async (scene, whose) => ({ input: { ...(await scene.subject('reviewSession', whose, heldExpert)), reason: '评委不足。' } }) },
  { op: 'cancelReview', case: 'the authority’s', ...convenes, variables: async (scene, whose) => ({ input: { ...(await scene.subject('reviewSession', whose, initial)), reason: '项目已撤回申报。' } }) },
  // nobody has handed in a sheet
  { op: 'concludeReview', case: 'the office’s', ...office, stops: 'GATE', variables: async (scene, whose) => concluded(await scene.subject('reviewSession', whose, heldExpert)) },
  { op: 'concludeReview', case: 'the authority’s', ...convenes, stops: 'GATE', variables: async (scene, whose) => concluded(await scene.subject('reviewSession', whose, heldInitial)) },
]
