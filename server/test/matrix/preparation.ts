import { addDays } from '../../src/kernel/day'
import { SeriesMember } from '../../src/modules/meeting/member.entity'
import { addMember } from '../../src/modules/meeting/membership.service'
import { MeetingRequest } from '../../src/modules/meeting/request.entity'
import { requestMeeting } from '../../src/modules/meeting/request.service'
import { NOW } from '../office'
import { OFFICE, READERS, UNITS, UNITS_AND_HANDLERS, type Role, type Whose } from './cast'
import type { Operation, Variables } from './operation'
import type { Maker, Scene } from './scene'

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
]
