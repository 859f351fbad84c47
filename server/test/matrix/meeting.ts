import { itemsOf, putOnAgenda } from '../../src/modules/meeting/agenda.service'
import { markReadBack } from '../../src/modules/meeting/live.service'
import { Attendance, Meeting } from '../../src/modules/meeting/meeting.entity'
import { openMeeting, planMeeting, sendNotice } from '../../src/modules/meeting/meeting.service'
import { draftMinutes, issueMinutes } from '../../src/modules/meeting/minutes.service'
import { closeMeeting, recordOutcome } from '../../src/modules/meeting/outcome.service'
import { checkIn, inviteToMeeting, seatsOf } from '../../src/modules/meeting/seat.service'
import type { Ctx } from '../../src/platform/context'
import { NOW } from '../office'
import { OFFICE, READERS, UNITS_AND_HANDLERS, WORKERS, type Whose } from './cast'
import type { Operation, Variables } from './operation'
import type { Maker, Scene, Subject } from './scene'
import { pooled } from './topic'

const at = async (ctx: Ctx, id: number) => ({ id, version: (await ctx.find(Meeting, id, '会议')).version })

/** Planned in the place's room, with a seat for the place's unit. */
const planned: Maker = async (ctx, place, scene) => {
  const id = await planMeeting(ctx, { seriesCode: 'JOINT_MEETING', heldAt: NOW + scene.next() * 60_000, place: `${place.mark}会议室`, chairPostId: place.leadPostId, memberIds: [] })
  return inviteToMeeting(ctx, { meetingId: id, seats: [{ unitId: place.unitId, kind: 'MEMBER' }] })
}
export const convened: Maker = async (ctx, place, scene) => sendNotice(ctx, await at(ctx, await planned(ctx, place, scene)))
export const inSession: Maker = async (ctx, place, scene) => openMeeting(ctx, await at(ctx, await convened(ctx, place, scene)))
/** Every matter is recorded: it may close. */
const decided: Maker = async (ctx, place, scene) => {
  const id = await inSession(ctx, place, scene)
  for (const item of await itemsOf(ctx, id)) await recordOutcome(ctx, { agendaItemId: item.id, version: item.version, outcome: 'NOTED' })
  return id
}
export const closed: Maker = async (ctx, place, scene) => closeMeeting(ctx, await at(ctx, await decided(ctx, place, scene)))
export const draftedMinutes: Maker = async (ctx, place, scene) => draftMinutes(ctx, { meetingId: await closed(ctx, place, scene) })

/** Its minutes are issued: the units that took part may read them. */
export const issuedMinutes: Maker = async (ctx, place, scene) => issueMinutes(ctx, { meetingId: await draftedMinutes(ctx, place, scene), issuedOn: ctx.today, source: 'OWN' })

const part = (kind: 'item' | 'topic item' | 'unit seat' | 'chair seat', make: Maker): Maker => async (ctx, place, scene) => {
  const id = await make(ctx, place, scene)
  if (kind === 'topic item') await putOnAgenda(ctx, { meetingId: id, topicIds: [await pooled(ctx, place, scene)] })
  const seats = await seatsOf(ctx, id)
  if (kind === 'unit seat') return seats.find(s => s.unitId === place.unitId)!.id
  if (kind === 'chair seat') return seats.find(s => s.postId === place.leadPostId)!.id
  return (await itemsOf(ctx, id)).at(-1)!.id
}
const plannedItem = part('item', planned)
const topicItem = part('topic item', planned)
const openItem = part('item', inSession)
const unitSeat = part('unit seat', convened)
const presentSeat: Maker = async (ctx, place, scene) => {
  const id = await unitSeat(ctx, place, scene)
  await checkIn(ctx, { id, version: (await ctx.find(Attendance, id, '席位')).version })
  return id
}
/** A standing matter that the meeting decided in words; it is over. */
const closedItem: Maker = async (ctx, place, scene) => {
  const id = await inSession(ctx, place, scene)
  for (const item of await itemsOf(ctx, id)) await recordOutcome(ctx, { agendaItemId: item.id, version: item.version, outcome: 'DECIDED', outcomeText: '同意。' })
  await markReadBack(ctx, { meetingId: id, asOf: ctx.now })
  await closeMeeting(ctx, await at(ctx, id))
  return (await itemsOf(ctx, id)).at(-1)!.id
}
const late = async (scene: Scene, whose: Whose): Promise<Variables> => {
  const { id, version } = await scene.subject('agendaItem', whose, closedItem)
  return { agendaItemId: id, version, reason: '漏列。' }
}
const plannedSeat = part('unit seat', planned)
const chairSeat = part('chair seat', convened)

const meeting = (make: Maker) => (scene: Scene, whose: Whose): Promise<Subject> => scene.subject('meeting', whose, make)
/** `{ input: { id, version, … } }` of a subject. */
const step = (table: string, make: Maker, more: Variables = {}) => async (scene: Scene, whose: Whose): Promise<Variables> => ({ input: { ...await scene.subject(table, whose, make), ...more } })
/** `{ input: { meetingId, … } }`. */
const within = (make: Maker, more: Variables = {}) => async (scene: Scene, whose: Whose): Promise<Variables> => ({ input: { meetingId: (await meeting(make)(scene, whose)).id, ...more } })

const order = async (scene: Scene, whose: Whose): Promise<Variables> => {
  const { id } = await meeting(planned)(scene, whose)
  const items = await scene.office.app.database.read.selectFrom('agendaItem').select('id').where('meetingId', '=', id).orderBy('id', 'desc').execute()
  const itemIds = items.map(i => i.id)
  return { input: { meetingId: id, itemIds, seenIds: itemIds.toReversed() } }
}

const standing = (variables: Variables) => async (scene: Scene) => { await scene.allStanding('meeting', convened); return variables }
const seen = { allowed: READERS, ownUnitOnly: UNITS_AND_HANDLERS } as const
const office = { allowed: OFFICE, subject: true } as const
const answers = { allowed: WORKERS, ownUnitOnly: UNITS_AND_HANDLERS, subject: true } as const
const leads = { allowed: [...OFFICE, 'LEAD_OFFICIAL'], ownUnitOnly: ['LEAD_OFFICIAL'], subject: true } as const
const chair = (scene: Scene, whose: Whose) => (whose === 'missing' ? scene.nobody : scene.place(whose).leadPostId)
const held = { heldAt: NOW + 3_600_000, place: '三楼', budgetMinutes: 60 }

export const meetings: Operation[] = [
  { op: 'meetingSeries', allowed: READERS },
  { op: 'meetings', ...seen, lists: true, variables: standing({ first: 200 }) },
  { op: 'calendarEvents', case: 'meetings', allowed: UNITS_AND_HANDLERS, ownUnitOnly: UNITS_AND_HANDLERS, lists: true, elsewhere: ['ADMINISTRATOR', 'SECRETARY', 'OFFICE_HEAD', 'LEAD_OFFICIAL', 'PANELIST', 'READER'], variables: standing({ from: '2026-03-18', to: '2026-03-25' }) },
  { op: 'meeting', ...seen, subject: true, variables: async (scene, whose) => ({ id: await scene.standing('meeting', whose, convened) }) },
  {
    op: 'attachments', case: 'of a meeting', ...seen, subject: true, mayBeEmpty: true,
    variables: async (scene, whose) => ({ subjectType: 'Meeting', subjectId: await scene.standing('meeting', whose, convened) }),
  },
  { op: 'lintResolution', allowed: OFFICE, variables: () => ({ input: { text: '抓紧推进。' } }) },
  {
    op: 'saveMeetingSeries', case: 'chair', ...office,
    variables: (scene, whose) => ({ input: { code: 'JOINT_MEETING', chairPostId: chair(scene, whose), place: '三楼', startTime: '09:00', budgetMinutes: 90 } }),
  },
  { op: 'planMeeting', case: 'chair', ...office, variables: (scene, whose) => ({ input: { seriesCode: 'JOINT_MEETING', heldAt: NOW + scene.next() * 60_000, chairPostId: chair(scene, whose) } }) },
  { op: 'saveMeeting', ...office, variables: step('meeting', planned, held) },
  {
    op: 'saveMeeting', case: 'chair', ...office,
    variables: async (scene, whose) => ({ input: { ...await meeting(planned)(scene, 'own'), ...held, chairPostId: chair(scene, whose) } }),
  },
  { op: 'sendNotice', ...office, variables: step('meeting', planned) },
  { op: 'openMeeting', ...office, variables: step('meeting', convened) },
  { op: 'cancelMeeting', ...office, variables: step('meeting', planned, { reason: '时间冲突。' }) },
  { op: 'closeMeeting', ...office, variables: step('meeting', decided) },
  { op: 'inviteToMeeting', ...office, variables: async (scene, whose) => ({ input: { meetingId: (await meeting(planned)(scene, whose)).id, seats: [{ unitId: scene.unit('own'), kind: 'OBSERVER' }] } }) },
  { op: 'inviteToMeeting', case: 'unit', ...office, variables: async (scene, whose) => ({ input: { meetingId: (await meeting(planned)(scene, 'own')).id, seats: [{ unitId: scene.unit(whose), kind: 'OBSERVER' }] } }) },
  { op: 'removeSeat', ...office, variables: step('attendance', plannedSeat) },
  { op: 'answerInvitation', case: 'a unit’s seat', ...answers, variables: step('attendance', unitSeat, { answer: 'ACCEPTED' }) },
  { op: 'answerInvitation', case: 'a leader’s seat', ...leads, variables: step('attendance', chairSeat, { answer: 'ACCEPTED' }) },
  { op: 'checkIn', case: 'a unit’s seat', ...answers, variables: step('attendance', unitSeat) },
  { op: 'checkIn', case: 'a leader’s seat', ...leads, variables: step('attendance', chairSeat) },
  {
    op: 'putOnAgenda', ...office,
    variables: async (scene, whose) => ({ input: { meetingId: (await meeting(planned)(scene, whose)).id, topicIds: [(await scene.subject('topic', 'own', pooled)).id] } }),
  },
  {
    op: 'putOnAgenda', case: 'topic', ...office,
    variables: async (scene, whose) => ({ input: { meetingId: (await meeting(planned)(scene, 'own')).id, topicIds: [(await scene.subject('topic', whose, pooled)).id] } }),
  },
  { op: 'addAgendaMatter', ...office, variables: within(planned, { title: '通报', minutes: 5 }) },
  { op: 'saveAgendaItem', ...office, variables: step('agendaItem', plannedItem, { minutes: 20 }) },
  { op: 'removeFromAgenda', ...office, variables: step('agendaItem', topicItem) },
  { op: 'orderAgenda', ...office, variables: order },
  {
    op: 'recordOutcome', ...office,
    variables: async (scene, whose) => { const { id, version } = await scene.subject('agendaItem', whose, openItem); return { input: { agendaItemId: id, version, outcome: 'NOTED' } } },
  },
  {
    op: 'recordOutcome', case: 'responsible unit', ...office,
    variables: async (scene, whose) => {
      const { id, version } = await scene.subject('agendaItem', 'own', openItem)
      return { input: { agendaItemId: id, version, outcome: 'DECIDED', outcomeText: '同意。', resolutions: [{ text: '于四月底前完成管网改造。', unitId: scene.unit(whose), responsiblePerson: '王甲一', dueOn: '2026-04-30', standard: '完工验收' }] } }
    },
  },
  { op: 'addLateResolution', ...office, variables: async (scene, whose) => ({ input: { ...await late(scene, whose), resolution: { text: '完成管网改造。', unitId: scene.unit('own'), responsiblePerson: '王甲一', dueOn: '2026-04-30', standard: '完工验收' } } }) },
  {
    op: 'addLateResolution', case: 'responsible unit', ...office,
    variables: async (scene, whose) => ({ input: { ...await late(scene, 'own'), resolution: { text: '完成管网改造。', unitId: scene.unit(whose), responsiblePerson: '王甲一', dueOn: '2026-04-30', standard: '完工验收' } } }),
  },
  { op: 'correctSeat', ...office, variables: step('attendance', presentSeat, { present: false }) },
  { op: 'draftMinutes', ...office, variables: within(closed) },
  { op: 'issueMinutes', ...office, variables: within(draftedMinutes, { issuedOn: '2026-03-18', source: 'OWN' }) },
]

