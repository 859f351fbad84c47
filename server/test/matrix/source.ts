import { enterSource } from '../../src/modules/assignment/source.service'
import { withdrawAssignment } from '../../src/modules/assignment/verification.service'
import { handOverAssignments } from '../../src/modules/assignment/listing.service'
import { Assignment } from '../../src/modules/assignment/assignment.entity'
import { actorOf } from '../../src/modules/identity/identity.demo'
import { OFFICE, READERS, UNITS_AND_HANDLERS, type Whose } from './cast'
import type { Operation } from './operation'
import type { Maker, Scene, Subject } from './scene'

const entered: Maker = (ctx, place) =>
  enterSource(ctx, { kind: 'DECISION', givenBy: '县政府第3次常务会议', givenOn: '2026-03-16', text: `${place.mark}决定`, unitId: place.unitId, dueOn: '2026-04-20' })
const passedOn: Maker = async (ctx, place, scene) => {
  const id = await entered(ctx, place, scene)
  const a = await ctx.em.findOneOrFail(Assignment, { sourceType: 'DECISION', sourceId: id })
  await handOverAssignments(ctx, [a.id])
  return id
}
const finished = (scene: Scene, whose: Whose): Promise<Subject> => {
  if (whose === 'missing') return Promise.resolve({ id: scene.nobody, version: 1 })
  const place = scene.place(whose)
  return scene.kept(`assignmentSource:finished:${whose}`, async () => {
    const id = await scene.act(place.secretary, ctx => entered(ctx, place, scene))
    await scene.act(actorOf(scene.county(whose), 'office'), async ctx => {
      const a = await ctx.em.findOneOrFail(Assignment, { sourceType: 'DECISION', sourceId: id })
      await withdrawAssignment(ctx, { id: a.id, version: a.version, reason: '已另行办理。' })
    })
    return scene.row('assignmentSource', id)
  })
}
const seen = { allowed: READERS, ownUnitOnly: UNITS_AND_HANDLERS } as const
const office = { allowed: OFFICE, subject: true } as const

export const sources: Operation[] = [
  { op: 'assignmentSources', ...seen, lists: true, variables: async scene => { await scene.allStanding('assignmentSource', passedOn); return { first: 200 } } },
  { op: 'assignmentSource', ...seen, subject: true, variables: async (scene, whose) => ({ id: await scene.standing('assignmentSource', whose, passedOn) }) },
  {
    op: 'enterSource', ...office,
    variables: (scene, whose) => ({ input: { kind: 'DECISION', givenBy: '县政府第4次常务会议', givenOn: '2026-03-16', text: `决定${scene.next()}`, unitId: scene.unit(whose), dueOn: '2026-04-20' } }),
  },
  {
    op: 'listFromSource', ...office,
    variables: async (scene, whose) => ({ input: { id: (await scene.subject('assignmentSource', whose, entered)).id, unitId: scene.unit('own'), dueOn: '2026-04-20' } }),
  },
  { op: 'reportSource', ...office, variables: async (scene, whose) => ({ input: { ...await finished(scene, whose), report: '已办结。' } }) },
]
