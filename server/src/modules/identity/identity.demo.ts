import { searchKey } from '../../kernel/text'
import type { Actor, Ctx } from '../../platform/context'
import type { DemoScene } from '../../platform/manifest'
import { unitOfWork } from '../../platform/unitOfWork'
import { appoint, savePost, saveUnit } from './directory.service'
import { CHAINS, COUNTIES, DEMO_PASSWORD, DEPARTMENTS, EXPERT_POSTS, LEADERS, OFFICE_POSTS, inventedName, unitPosts, type DemoCounty, type DemoPost } from './counties.demo'
import { Jurisdiction, User } from './identity.entity'
import type { UnitKind } from './permission.rules'
import { hashPassword } from './password.service'

/** What a demo county leaves for the modules after it. */
export interface CountyCast {
  county: DemoCounty
  jurisdictionId: number
  /** Unit id by name, `长子县水务局`; the short names work too: `水务局`. */
  units: Map<string, number>
  /** Post id by sign-in: `head`, `水务局.liaison`. */
  posts: Map<string, number>
  /** Who acts, by the same key: `secretary`, `水务局.liaison`. */
  actors: Map<string, Actor>
}

export const castOf = (scene: DemoScene): CountyCast[] => (scene.cast.get('counties') as CountyCast[] | undefined) ?? []

export const actorOf = (cast: CountyCast, key: string): Actor => {
  const actor = cast.actors.get(key)
  if (!actor) throw new Error(`demo: nobody acts as ${key} in ${cast.county.name}`)
  return actor
}

/** Runs one demo step as a person, in a transaction, as the portal would. */
export const act = <T>(scene: DemoScene, actor: Actor, work: (ctx: Ctx) => Promise<T>, now?: number): Promise<T> => {
  const ctx = scene.system.ctx(actor, now)
  return unitOfWork(ctx, 'demo', () => work(ctx))
}

/** Which counties a scene fills: all five, or fewer for the tests' cast. */
export const COUNTY_CODES = 'county-codes'

export async function fillIdentity(scene: DemoScene): Promise<void> {
  const codes = scene.cast.get(COUNTY_CODES) as readonly string[] | undefined
  const passwordHash = await hashPassword(DEMO_PASSWORD)
  const casts: CountyCast[] = []
  for (const county of COUNTIES) if (!codes || codes.includes(county.code)) casts.push(await fillCounty(scene, county, passwordHash))
  scene.cast.set('counties', casts)
}

async function fillCounty(scene: DemoScene, county: DemoCounty, passwordHash: string): Promise<CountyCast> {
  const founding = scene.system.ctx(null)
  const jurisdictionId = await unitOfWork(founding, 'demo', async () => {
    const row = founding.em.create(Jurisdiction, { code: county.code, name: county.name, shortName: county.shortName, createdAt: founding.now })
    await founding.flush()
    return row.id
  })
  const founder: Actor = {
    userId: 0, userName: '系统', tenureId: 0, postId: 0, postName: '初始化', role: 'ADMINISTRATOR', grade: 'NONE',
    unitId: 0, unitName: '', unitIds: [], jurisdictionId, jurisdictionName: county.name, onBehalfOf: null,
  }
  const cast: CountyCast = { county, jurisdictionId, units: new Map(), posts: new Map(), actors: new Map() }
  let people = 0
  let ordinal = 0

  // A transaction for each unit: what one holds is compared at every flush, so that few long ones would cost the square.
  const addUnit = (name: string, shortName: string, kind: UnitKind, posts: readonly DemoPost[], key: (p: DemoPost) => string) => act(scene, founder, async ctx => {
    const unitId = await saveUnit(ctx, { name, shortName, kind, ordinal: ++ordinal })
    cast.units.set(name, unitId).set(shortName, unitId)
    for (const [i, p] of posts.entries()) {
      const postId = await savePost(ctx, { unitId, name: kind === 'LEADERSHIP' ? p.name.replace('县长', `${county.name.at(-1)}长`) : p.name, role: p.role, grade: p.grade, ordinal: i })
      const user = ctx.em.create(User, {
        jurisdictionId, name: inventedName(people), username: `${county.prefix}.${key(p)}`, passwordHash,
        phone: null, email: null, searchKey: searchKey(inventedName(people)),
      })
      people++
      await ctx.flush()
      const tenureId = await appoint(ctx, { userId: user.id, postId, fromOn: `${Number(scene.today.slice(0, 4)) - 1}-01-01` })
      const actor: Actor = {
        ...founder, userId: user.id, userName: user.name, tenureId, postId, postName: p.name, role: p.role, grade: p.grade,
        unitId, unitName: name, unitIds: [unitId],
      }
      const short = kind === 'LEADERSHIP' || kind === 'OFFICE' || p.role === 'PANELIST' ? p.login : `${shortName}.${p.login}`
      cast.posts.set(short, postId)
      cast.actors.set(short, actor)
    }
  })

  await addUnit(`${county.name}领导`, '领导', 'LEADERSHIP', LEADERS, p => p.login)
  await addUnit(county.office, '项目办', 'OFFICE', OFFICE_POSTS, p => p.login)
  await addUnit(`${county.name}项目评审专家库`, '专家库', 'EXPERT_POOL', EXPERT_POSTS, p => p.login)
  for (const [i, name] of DEPARTMENTS.entries())
    await addUnit(`${county.name}${name}`, name, 'DEPARTMENT', unitPosts('DEPARTMENT'), p => `d${i + 1}.${p.login}`)
  for (const [i, name] of county.townships.split(' ').entries())
    await addUnit(name, name, 'TOWNSHIP', unitPosts('TOWNSHIP'), p => `t${i + 1}.${p.login}`)
  if (county.pack === 'jingchuan-2023')
    for (const [i, name] of CHAINS.entries()) await addUnit(`${name}办公室`, name, 'CHAIN_OFFICE', unitPosts('CHAIN_OFFICE'), p => `c${i + 1}.${p.login}`)
  return cast
}
