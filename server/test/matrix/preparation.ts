import { addDays } from '../../src/kernel/day'
import { TopicCall, TopicCallAnswer } from '../../src/modules/meeting/call.entity'
import { issueTopicCall } from '../../src/modules/meeting/call.service'
import { SeriesMember } from '../../src/modules/meeting/member.entity'
import { addMember } from '../../src/modules/meeting/membership.service'
import { planMeeting } from '../../src/modules/meeting/meeting.service'
import { Opinion } from '../../src/modules/meeting/opinion.entity'
import { askOpinions } from '../../src/modules/meeting/opinion.service'
import { inviteToMeeting } from '../../src/modules/meeting/seat.service'
import { MeetingRequest } from '../../src/modules/meeting/request.entity'
import { requestMeeting } from '../../src/modules/meeting/request.service'
import { seriesOf } from '../../src/modules/meeting/series.service'
import { NOW } from '../office'
import { OFFICE, READERS, UNITS, UNITS_AND_HANDLERS, WORKERS, type Role, type Whose } from './cast'
import type { Operation, Variables } from './operation'
import type { Maker, Scene } from './scene'
import { closed, convened } from './meeting'
import { pooled } from './topic'

const office = { allowed: OFFICE, subject: true } as const
const COUNTY_READERS: readonly Role[] = READERS.filter(r => !UNITS_AND_HANDLERS.includes(r))

const SERIES = 'JOINT_MEETING'

/** A member of the place's unit from a day of its own, after all that were before. */
const member: Maker = async (ctx, place, scene) => {
  const postId = place.liaison.postId
  for (const m of await ctx.em.find(SeriesMember, { postId })) m.untilOn = m.fromOn
  await ctx.flush()
  await addMember(ctx, { seriesCode: SERIES, role: 'MEMBER', unitId: place.unitId, postId, fromOn: addDays('2027-01-01', scene.next('member')), paper: `${place.mark}会议` })
  return (await ctx.em.findOneOrFail(SeriesMember, { postId, untilOn: null })).id
}
/** Its present holder came after the office last looked. */
const unnoted: Maker = async (ctx, place, scene) => {
  const id = await member(ctx, place, scene)
  ctx.em.assign(await ctx.find(SeriesMember, id, '成员'), { notedTenureId: null })
  await ctx.flush()
  return id
}
/** As if the place's liaison had asked for it. */
const request: Maker = async (ctx, place) => {
  const id = await requestMeeting(ctx, { seriesCode: SERIES, subject: `${place.mark}事项`, reason: '需要研究。' })
  ctx.em.assign(await ctx.find(MeetingRequest, id, '召开建议'), { unitId: place.unitId, postId: place.liaison.postId })
  await ctx.flush()
  return id
}

const planned: Maker = async (ctx, place, scene) => {
  const id = await planMeeting(ctx, { seriesCode: SERIES, heldAt: NOW + scene.next() * 60_000, place: `${place.mark}会议室`, chairPostId: place.leadPostId, memberIds: [] })
  return inviteToMeeting(ctx, { meetingId: id, seats: [{ unitId: place.unitId, kind: 'MEMBER' }] })
}
/** A planned meeting so far ahead that there is time to ask for topics. */
const callable: Maker = async (ctx, place, scene) => {
  // By its unit alone: the posts' memberships are other entries' matter.
  ctx.em.create(SeriesMember, {
    jurisdictionId: ctx.jurisdictionId, seriesId: (await seriesOf(ctx, SERIES)).id, ordinal: 900, role: 'MEMBER', unitId: place.unitId, unitText: null, postId: null,
    fromOn: '2026-03-18', untilOn: null, paper: `${place.mark}会议`, endPaper: null, notedTenureId: null,
  })
  await ctx.flush()
  return planMeeting(ctx, { seriesCode: SERIES, heldAt: NOW + 20 * 86_400_000 + scene.next() * 60_000, place: `${place.mark}会议室`, chairPostId: place.leadPostId, memberIds: [] })
}
const called: Maker = async (ctx, place, scene) => issueTopicCall(ctx, { meetingId: await callable(ctx, place, scene), note: `${place.mark}事项` })
/** Asked of the place's unit alone. */
const call: Maker = async (ctx, place, scene) => {
  const made = await ctx.em.findOneOrFail(TopicCall, { meetingId: await called(ctx, place, scene) })
  // The unit's topics of other entries came before: they do not answer it.
  made.calledAt = ctx.now + 1
  const { id } = made
  for (const a of await ctx.em.find(TopicCallAnswer, { topicCallId: id, unitId: { $ne: place.unitId } })) ctx.em.remove(a)
  await ctx.flush()
  return id
}
const callAnswer: Maker = async (ctx, place, scene) => (await ctx.em.findOneOrFail(TopicCallAnswer, { topicCallId: await call(ctx, place, scene), unitId: place.unitId })).id
/** Asked of the place's unit about a topic of the county's 财政局. */
const asked: Maker = async (ctx, place, scene) => {
  const consulted = place.unitId
  const topicId = await pooled(ctx, { ...place, unitId: scene.county(place.whose).units.get('财政局')! }, scene)
  await askOpinions(ctx, { topicId, unitIds: [consulted], question: '', workdays: 3 })
  return (await ctx.em.findOneOrFail(Opinion, { topicId })).id
}
const within = (make: Maker, more: Variables = {}) => async (scene: Scene, whose: Whose): Promise<Variables> => ({ input: { meetingId: (await scene.subject('meeting', whose, make)).id, ...more } })
const proposes = { allowed: [...OFFICE, ...UNITS], ownUnitOnly: UNITS, subject: true } as const

const step = (table: string, make: Maker, more: Variables = {}) => async (scene: Scene, whose: Whose): Promise<Variables> => ({ input: { ...await scene.subject(table, whose, make), ...more } })
const standing = (make: Maker, what: string, variables: Variables) => async (scene: Scene) => { await scene.allStanding(what, make); return variables }

export const preparation: Operation[] = [
  { op: 'meetingYear', allowed: COUNTY_READERS, variables: () => ({ year: 2026 }) },
  { op: 'addSeriesMember', ...office, variables: (scene, whose) => ({ input: { seriesCode: SERIES, role: 'MEMBER', unitId: scene.unit(whose), fromOn: '2026-03-18', paper: '会议议定' } }) },
  {
    op: 'addSeriesMember', case: 'post', ...office,
    variables: (scene, whose) => ({ input: { seriesCode: SERIES, role: 'MEMBER', unitId: scene.unit(whose), postId: scene.post(whose), fromOn: '2026-03-18', paper: '会议议定' } }),
  },
  { op: 'endSeriesMember', ...office, variables: step('seriesMember', member, { untilOn: '2099-01-01', paper: '会议议定' }) },
  { op: 'noteSuccession', ...office, variables: step('seriesMember', unnoted) },
  { op: 'meetingRequests', allowed: READERS, ownUnitOnly: UNITS_AND_HANDLERS, lists: true, variables: standing(request, 'meetingRequest', {}) },
  { op: 'requestMeeting', allowed: [...OFFICE, ...UNITS], variables: () => ({ input: { seriesCode: SERIES, subject: '事项', reason: '需要研究。' } }) },
  { op: 'acceptMeetingRequest', ...office, variables: async (scene, whose) => ({ input: { ...await scene.subject('meetingRequest', whose, request), heldAt: NOW + scene.next() * 60_000 } }) },
  { op: 'declineMeetingRequest', ...office, variables: step('meetingRequest', request, { reason: '并入下次。' }) },
  { op: 'withdrawMeetingRequest', allowed: [...OFFICE, ...UNITS], ownUnitOnly: UNITS, subject: true, variables: step('meetingRequest', request) },
  {
    op: 'askOpinions', ...proposes,
    variables: async (scene, whose) => ({ input: { topicId: (await scene.subject('topic', whose, pooled)).id, unitIds: [scene.county('own').units.get('财政局')!], question: '', workdays: 3 } }),
  },
  {
    op: 'askOpinions', case: 'unit', ...office,
    variables: async (scene, whose) => ({ input: { topicId: (await scene.subject('topic', 'own', pooled)).id, unitIds: [scene.unit(whose)], question: '', workdays: 3 } }), elsewhere: UNITS_AND_HANDLERS,
  },
  { op: 'answerOpinion', ...proposes, variables: step('opinion', asked, { stance: 'AGREE' }) },
  { op: 'withdrawOpinion', ...office, elsewhere: UNITS_AND_HANDLERS, variables: step('opinion', asked) },
  { op: 'raiseTopic', ...office, variables: step('topic', pooled, { reason: '跨市事项。' }) },
  { op: 'submitArrangement', ...office, stops: 'STATE', variables: within(planned, { version: 0 }) },
  { op: 'decideArrangement', allowed: [...OFFICE, 'LEAD_OFFICIAL'], subject: true, stops: 'STATE', variables: within(planned, { version: 0, approve: true, note: '批件' }) },
  { op: 'confirmAgenda', ...office, variables: within(planned, { note: '主任审定' }) },
  { op: 'agendaCandidates', ...office, variables: async (scene, whose) => ({ meetingId: (await scene.subject('meeting', whose, planned)).id }) },
  {
    op: 'takeCandidates', ...office,
    variables: async (scene, whose) => ({ input: { meetingId: (await scene.subject('meeting', whose, planned)).id, keys: [`topic:${(await scene.subject('topic', 'own', pooled)).id}`] } }),
  },
  { op: 'meetingProposal', allowed: OFFICE, variables: () => ({ seriesCode: SERIES }) },
  { op: 'meetingClashes', allowed: OFFICE, variables: () => ({ input: { heldAt: NOW, budgetMinutes: 60, seriesCodes: [SERIES] } }) },
  {
    op: 'meetingClashes', case: 'meeting', ...office, mayBeEmpty: true,
    variables: async (scene, whose) => ({ input: { heldAt: NOW, budgetMinutes: 60, meetingId: await scene.standing('meeting to plan', whose, planned) } }),
  },
  { op: 'topicCall', allowed: READERS, ownUnitOnly: UNITS_AND_HANDLERS, subject: true, variables: async (scene, whose) => ({ id: await scene.standing('topicCall', whose, call) }) },
  { op: 'issueTopicCall', ...office, variables: within(callable) },
  { op: 'answerTopicCall', ...proposes, variables: step('topicCallAnswer', callAnswer) },
  { op: 'remindTopicCall', ...office, variables: within(called) },
  { op: 'handOverPreview', ...office, variables: async (scene, whose) => ({ meetingId: (await scene.subject('meeting', whose, closed)).id }) },
  {
    op: 'handOverResolutions', ...office, stops: 'STATE',
    variables: async (scene, whose) => ({ input: { meetingId: (await scene.subject('meeting', whose, closed)).id, assignmentIds: [], answerIds: [] } }),
  },
  { op: 'readInvitation', allowed: [...WORKERS, 'LEAD_OFFICIAL'], ownUnitOnly: UNITS_AND_HANDLERS, subject: true, variables: within(convened) },
  { op: 'remindInvited', ...office, variables: within(convened) },
]
