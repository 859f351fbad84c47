import { actorOf } from '../../src/modules/identity/identity.demo'
import { Ranking } from '../../src/modules/performance/ranking.entity'
import { draftRanking, publishRanking } from '../../src/modules/performance/ranking.service'
import { OFFICE, READERS, type Role, type Whose } from './cast'
import type { Operation } from './operation'
import type { Place, Scene, Subject } from './scene'

const monthAt = (n: number) => `${2000 + Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}`

/** A draft of a month that nobody has asked for yet, or that month's published ranking. */
async function ranking(scene: Scene, whose: Whose, published: boolean): Promise<Subject> {
  if (whose === 'missing') return { id: scene.nobody, version: 1 }
  const place: Place = scene.place(whose)
  const head = actorOf(scene.county(whose), 'office')
  return scene.kept(`ranking:${published}:${whose}`, async () => {
    const month = monthAt(scene.next('month'))
    const id = await scene.act(place.secretary, ctx => draftRanking(ctx, { month }))
    if (published) await scene.act(head, async ctx => publishRanking(ctx, { id, version: (await ctx.find(Ranking, id, '排名')).version }))
    return scene.row('ranking', id)
  })
}
const standing = (scene: Scene, whose: Whose) => scene.kept(`standing ranking ${whose}`, async () => (await ranking(scene, whose, true)).id)
const HEAD: readonly Role[] = ['OFFICE_HEAD']

/** A ranking is the county's: there is no other unit's. */
const county = (whose: Whose): Whose => (whose === 'otherUnit' ? 'own' : whose)

export const performance: Operation[] = [
  { op: 'rankings', allowed: READERS, variables: async scene => { await standing(scene, 'own'); await standing(scene, 'otherCounty'); return { first: 200 } } },
  { op: 'ranking', allowed: READERS, subject: true, variables: async (scene, whose) => ({ id: await standing(scene, county(whose)) }) },
  { op: 'ranking', case: 'a draft', allowed: OFFICE, subject: true, variables: async (scene, whose) => ({ id: (await ranking(scene, county(whose), false)).id }) },
  { op: 'checkRanking', allowed: READERS, subject: true, variables: async (scene, whose) => ({ id: await standing(scene, county(whose)) }) },
  { op: 'checkRanking', case: 'a draft', allowed: OFFICE, subject: true, variables: async (scene, whose) => ({ id: (await ranking(scene, county(whose), false)).id }) },
  { op: 'myUnitScore', allowed: READERS },
  { op: 'snapshots', allowed: OFFICE, variables: () => ({ month: '2026-02' }) },
  { op: 'draftRanking', allowed: OFFICE, variables: () => ({ input: { month: '2026-02' } }) },
  { op: 'publishRanking', allowed: HEAD, subject: true, variables: async (scene, whose) => ({ input: await ranking(scene, county(whose), false) }) },
  { op: 'withdrawRanking', allowed: HEAD, subject: true, variables: async (scene, whose) => ({ input: { ...await ranking(scene, county(whose), true), reason: '数据有误。' } }) },
]

export const dashboard: Operation[] = [{ op: 'cockpit', allowed: READERS }]
