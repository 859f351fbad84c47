import { showCheckInCode } from '../../src/modules/meeting/checkIn.service'
import { itemsOf } from '../../src/modules/meeting/agenda.service'
import { typeDecision } from '../../src/modules/meeting/draft.service'
import { showTopic } from '../../src/modules/meeting/live.service'
import { NOW } from '../office'
import { OFFICE, READERS, UNITS_AND_HANDLERS, WORKERS, type Whose } from './cast'
import { convened, inSession } from './meeting'
import type { Operation, Variables } from './operation'
import type { Maker, Scene } from './scene'

const withTopicOn: Maker = async (ctx, place, scene) => {
  const id = await inSession(ctx, place, scene)
  return showTopic(ctx, { meetingId: id, agendaItemId: (await itemsOf(ctx, id))[0]!.id })
}
const typed: Maker = async (ctx, place, scene) => {
  const id = await inSession(ctx, place, scene)
  await typeDecision(ctx, { meetingId: id, agendaItemId: (await itemsOf(ctx, id))[0]!.id, fields: [{ key: 'outcome', value: 'NOTED', baseVersion: 0 }, { key: 'outcomeText', value: '知悉。', baseVersion: 0 }] })
  return id
}
const withCode: Maker = async (ctx, place, scene) => {
  const id = await convened(ctx, place, scene)
  await showCheckInCode(ctx, { meetingId: id, origin: 'https://lianxi.example' })
  return id
}

const office = { allowed: OFFICE, subject: true } as const
const of = (make: Maker, more: Variables = {}) => async (scene: Scene, whose: Whose): Promise<Variables> => ({ input: { meetingId: (await scene.subject('meeting', whose, make)).id, ...more } })
/** The first item of a meeting of the own place; of nobody's for who asks about nobody's. */
const item = (make: Maker, more: Variables) => async (scene: Scene, whose: Whose): Promise<Variables> => {
  const { id } = await scene.subject('meeting', whose, make)
  const found = await scene.office.app.database.read.selectFrom('agendaItem').select('id').where('meetingId', '=', id).orderBy('ordinal').executeTakeFirst()
  return { input: { meetingId: id, agendaItemId: found?.id ?? scene.nobody, ...more } }
}
const textOn = { fields: [{ key: 'outcomeText', value: '知悉。', baseVersion: 0 }] }

export const lives: Operation[] = [
  { op: 'meetingLive', allowed: READERS, ownUnitOnly: UNITS_AND_HANDLERS, subject: true, variables: async (scene, whose) => ({ meetingId: await scene.standing('meeting', whose, convened) }) },
  { op: 'showTopic', ...office, variables: item(inSession, {}) },
  { op: 'runClock', ...office, variables: of(withTopicOn, { running: true }) },
  { op: 'typeDecision', ...office, variables: item(inSession, textOn) },
  { op: 'recordDecision', ...office, variables: item(typed, { serial: 2 }) },
  { op: 'markReadBack', ...office, variables: of(inSession, { asOf: NOW }) },
  { op: 'showCheckInCode', ...office, variables: of(withCode, { origin: 'https://lianxi.example' }) },
  { op: 'checkInByCode', allowed: [...WORKERS, 'LEAD_OFFICIAL'], stops: 'INVALID', variables: () => ({ input: { code: 'ABCDEF' } }) },
]
