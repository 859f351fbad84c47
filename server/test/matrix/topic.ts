import { Topic } from '../../src/modules/meeting/topic.entity'
import { acceptTopic, proposeTopic, returnTopic, submitTopic } from '../../src/modules/meeting/topic.service'
import type { Ctx } from '../../src/platform/context'
import { OFFICE, READERS, UNITS, UNITS_AND_HANDLERS, type Whose } from './cast'
import type { Operation, Variables } from './operation'
import { standingProject } from './project'
import type { Maker, Scene } from './scene'

const at = async (ctx: Ctx, id: number) => ({ id, version: (await ctx.find(Topic, id, '议题')).version })
const brief = { problem: '用地材料缺林地意见。', request: '请会议研究办理时限。', proposedDecision: '由林草局限期办结。' }

/** Written for the place's unit and handed to the office. */
const submitted: Maker = async (ctx, place) => {
  const id = await proposeTopic(ctx, { title: `${place.mark}议题`, ...brief, proposerUnitId: place.unitId, seriesCode: 'JOINT_MEETING' })
  return submitTopic(ctx, await at(ctx, id))
}
const returned: Maker = async (ctx, place, scene) => returnTopic(ctx, { ...await at(ctx, await submitted(ctx, place, scene)), reason: '请补充。' })
export const pooled: Maker = async (ctx, place, scene) => acceptTopic(ctx, await at(ctx, await submitted(ctx, place, scene)))

const standing = (variables: Variables) => async (scene: Scene) => { await scene.allStanding('topic', submitted); return variables }
const seen = { allowed: READERS, ownUnitOnly: UNITS_AND_HANDLERS } as const
const office = { allowed: OFFICE, subject: true } as const
const proposes = { allowed: [...OFFICE, ...UNITS], ownUnitOnly: UNITS, subject: true } as const
const step = (make: Maker, more: Variables = {}) => async (scene: Scene, whose: Whose): Promise<Variables> => ({ input: { ...await scene.subject('topic', whose, make), ...more } })

export const topics: Operation[] = [
  { op: 'topics', ...seen, lists: true, variables: standing({ first: 200 }) },
  { op: 'topicBoard', ...seen, lists: true, variables: standing({}) },
  { op: 'topic', ...seen, subject: true, variables: async (scene, whose) => ({ id: await scene.standing('topic', whose, submitted) }) },
  {
    op: 'attachments', case: 'of a topic', ...seen, subject: true, mayBeEmpty: true,
    variables: async (scene, whose) => ({ subjectType: 'Topic', subjectId: await scene.standing('topic', whose, submitted) }),
  },
  { op: 'proposeTopic', case: 'for a unit', ...proposes, variables: (scene, whose) => ({ input: { title: '议题', ...brief, proposerUnitId: scene.unit(whose) } }) },
  {
    op: 'proposeTopic', case: 'about a project', ...proposes,
    variables: async (scene, whose) => ({ input: { title: '议题', ...brief, projectId: await standingProject(scene, whose), ...(whose === 'own' && { proposerUnitId: scene.unit('own') }) } }),
  },
  { op: 'saveTopic', ...proposes, variables: step(returned, { title: '改题', ...brief }) },
  { op: 'submitTopic', ...proposes, variables: step(returned) },
  { op: 'withdrawTopic', ...proposes, variables: step(submitted) },
  { op: 'acceptTopic', ...office, variables: step(submitted) },
  { op: 'returnTopic', ...office, variables: step(submitted, { reason: '请补充。' }) },
]
