import { MinutesSignature, SigningRole } from '../../src/modules/meeting/minutes.entity'
import { minutesOf, paragraphsOf } from '../../src/modules/meeting/minutesPaper.service'
import { submitMinutes } from '../../src/modules/meeting/signing.service'
import { OFFICE, READERS, UNITS_AND_HANDLERS, type Whose } from './cast'
import { draftedMinutes, issuedMinutes } from './meeting'
import type { Operation, Variables } from './operation'
import { standingProject } from './project'
import type { Maker, Scene } from './scene'
import { pooled } from './topic'

const office = { allowed: OFFICE, subject: true } as const

const firstParagraph: Maker = async (ctx, place, scene) => {
  const { minutes } = await minutesOf(ctx, await draftedMinutes(ctx, place, scene))
  return (await paragraphsOf(ctx, minutes.id))[0]!.id
}

/** Handed up for the office head's signature; answers the meeting. The county has no chain afterwards, as before. */
const handedUp: Maker = async (ctx, place, scene) => {
  const id = await draftedMinutes(ctx, place, scene)
  const role = ctx.em.create(SigningRole, {
    jurisdictionId: ctx.jurisdictionId, ordinal: 1, label: '审核', signer: 'POST', postId: scene.county(place.whose).posts.get('office')!, distinctSigners: false,
  })
  await ctx.flush()
  await submitMinutes(ctx, id)
  ctx.em.remove(role)
  await ctx.flush()
  return id
}

const waiting: Maker = async (ctx, place, scene) => {
  const { minutes } = await minutesOf(ctx, await handedUp(ctx, place, scene))
  return (await ctx.em.findOneOrFail(MinutesSignature, { minutesId: minutes.id, state: 'WAITING' })).id
}

const sign = (more: Variables) => async (scene: Scene, whose: Whose): Promise<Variables> => {
  const { id } = await scene.subject('minutesSignature', whose, waiting)
  const minutesId = whose === 'missing' ? null : await scene.number('minutesSignature', id, 'minutesId')
  return { input: { meetingId: minutesId === null ? scene.nobody : await scene.number('minutes', minutesId, 'meetingId'), signatureId: id, ...more } }
}
const signers = { allowed: [...OFFICE, 'LEAD_OFFICIAL'], subject: true } as const

const of = (make: Maker, more: Variables = {}) => async (scene: Scene, whose: Whose): Promise<Variables> =>
  ({ input: { meetingId: (await scene.subject('meeting', whose, make)).id, ...more } })

export const minutes: Operation[] = [
  { op: 'minutesRedraft', ...office, mayBeEmpty: true, variables: async (scene, whose) => ({ meetingId: (await scene.subject('meeting', whose, draftedMinutes)).id }) },
  { op: 'applyMinutesRedraft', ...office, variables: of(draftedMinutes, { choices: [] }) },
  { op: 'saveMinutesParagraph', ...office, variables: async (scene, whose) => ({ input: { ...await scene.subject('minutesParagraph', whose, firstParagraph), text: '改写的开头。' } }) },
  { op: 'addMinutesParagraph', ...office, variables: of(draftedMinutes, { text: '会议强调，按期办结。' }) },
  { op: 'reviseMinutes', ...office, variables: of(issuedMinutes, { reason: '完成时限有误。' }) },
  // 长子 has set no chain
  { op: 'submitMinutes', ...office, stops: 'STATE', variables: of(draftedMinutes) },
  { op: 'signMinutes', ...signers, variables: sign({}) },
  { op: 'returnMinutes', ...signers, variables: sign({ reason: '请核对时限。' }) },
  { op: 'recallMinutes', ...office, variables: of(handedUp) },
  { op: 'meetingChain', allowed: ['SECRETARY', 'OFFICE_HEAD', 'ADMINISTRATOR', 'LEAD_OFFICIAL', 'READER'], subject: true, variables: async (scene, whose) => ({ meetingId: await scene.standing('minutes', whose, issuedMinutes) }) },
  { op: 'draftFollowUp', ...office, variables: of(issuedMinutes) },
  { op: 'projectDecisions', allowed: READERS, ownUnitOnly: UNITS_AND_HANDLERS, subject: true, mayBeEmpty: true, variables: async (scene, whose) => ({ projectId: await standingProject(scene, whose) }) },
  { op: 'topicExcerpts', allowed: READERS, ownUnitOnly: UNITS_AND_HANDLERS, subject: true, mayBeEmpty: true, variables: async (scene, whose) => ({ topicId: (await scene.subject('topic', whose, pooled)).id }) },
  { op: 'signingChain', allowed: READERS },
  { op: 'saveSigningChain', allowed: ['ADMINISTRATOR', 'OFFICE_HEAD'], variables: () => ({ input: { revision: '', distinctSigners: true, steps: [] } }) },
]
