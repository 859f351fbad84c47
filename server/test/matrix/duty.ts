import { saveAbsence } from '../../src/modules/duty/absence.service'
import { makeDutiesNow } from '../../src/modules/duty/duty.service'
import { Duty } from '../../src/modules/duty/duty.entity'
import { OFFICE, READERS, UNITS, UNITS_AND_HANDLERS, type Role, type Whose } from './cast'
import type { Operation } from './operation'
import type { Scene, Subject } from './scene'

/** A duty of the department's head: 泾川 三(一). */
const dutyAt = (scene: Scene, whose: Whose, name: string): Promise<Subject> => {
  if (whose === 'missing') return Promise.resolve({ id: scene.nobody, version: 1 })
  const place = scene.place(whose)
  return scene.kept(`${name === 'standing' ? 'standing ' : ''}duty:${name}:${whose}`, async () => {
    const id = await scene.act(place.secretary, async ctx => {
      const post = await ctx.rows.selectFrom('post').select('id').where('unitId', '=', place.unitId).where('role', '=', 'UNIT_HEAD').executeTakeFirstOrThrow()
      const duty = ctx.em.create(Duty, {
        jurisdictionId: ctx.jurisdictionId, postId: post.id, code: `T${scene.next('dutyCode')}`, name: `${place.mark}职责`, clause: null, period: '2026年3月',
        fromOn: '2026-03-01', dueOn: '2026-03-31', holderName: null, doneOn: null, content: null, doneByText: null,
      })
      await ctx.flush()
      return duty.id
    })
    return scene.row('duty', id)
  })
}
const MANAGERS: readonly Role[] = [...OFFICE, 'ADMINISTRATOR']
const seen = { allowed: READERS, ownUnitOnly: UNITS_AND_HANDLERS } as const

export const duties: Operation[] = [
  { op: 'duties', ...seen, lists: true, variables: async scene => { for (const whose of ['own', 'otherUnit', 'otherCounty'] as const) await dutyAt(scene, whose, 'standing'); return { first: 200 } } },
  { op: 'dutyBoard', allowed: READERS },
  { op: 'dutyKinds', allowed: READERS },
  { op: 'duty', ...seen, subject: true, variables: async (scene, whose) => ({ id: (await dutyAt(scene, whose, 'standing')).id }) },
  {
    op: 'fulfilDuty', allowed: [...OFFICE, ...UNITS], ownUnitOnly: UNITS, subject: true,
    variables: async (scene, whose) => ({ input: { ...await dutyAt(scene, whose, 'open'), content: '已履行。' } }),
  },
  {
    op: 'draftSpecialReport', allowed: [...OFFICE, ...UNITS], ownUnitOnly: UNITS, subject: true, stops: 'INVALID',
    variables: async (scene, whose) => ({ input: await dutyAt(scene, whose, 'open') }),
  },
  { op: 'makeDuties', allowed: OFFICE, variables: async scene => { await scene.act(scene.place('own').secretary, makeDutiesNow); return {} } },
  { op: 'absences', allowed: READERS, variables: async () => ({}) },
  { op: 'absenceLimit', allowed: READERS },
  {
    op: 'saveAbsence', allowed: MANAGERS,
    variables: scene => ({ input: { postId: scene.place('own').leadPostId, fromOn: '2027-01-04', untilOn: '2027-01-06', reason: `考察${scene.next()}` } }),
  },
  {
    op: 'endAbsence', allowed: MANAGERS,
    variables: async scene => {
      const place = scene.place('own')
      const n = scene.next('absence')
      const on = new Date(Date.UTC(2028, 0, n * 3)).toISOString().slice(0, 10)
      const id = await scene.act(place.secretary, ctx => saveAbsence(ctx, { postId: place.leadPostId, fromOn: on, untilOn: on, reason: '考察' }))
      return { input: await scene.row('absence', id) }
    },
  },
]
