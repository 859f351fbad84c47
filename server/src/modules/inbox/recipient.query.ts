import type { Actor, Ctx } from '../../platform/context'
import { unitIdsBelow } from '../identity/session.query'

export interface Recipient {
  userId: number
  userName: string
  /** `水务局联络员`; `代行县长` for a delegate. */
  postText: string
  unitName: string
}

/** The posts that answer for a unit: its head and liaison; of the office its secretaries and head. */
const ANSWERING = ['UNIT_HEAD', 'LIAISON', 'SECRETARY', 'OFFICE_HEAD']

const known = (ids: readonly (number | null | undefined)[] | undefined): number[] => [...new Set((ids ?? []).filter(id => id != null))]

/** Who holds which posts today, in active posts by active people. Empty lists answer nothing. */
async function holdersOf(ctx: Ctx, by: { postIds: readonly number[] } | { unitIds: readonly number[] } | { userIds: readonly number[] }) {
  if (!Object.values(by as Record<string, readonly number[]>)[0]!.length) return []
  return ctx.rows
    .selectFrom('tenure')
    .innerJoin('user', 'user.id', 'tenure.userId')
    .innerJoin('post', 'post.id', 'tenure.postId')
    .innerJoin('unit', 'unit.id', 'post.unitId')
    .select(['user.id as userId', 'user.name as userName', 'post.id as postId', 'post.name as postName', 'unit.shortName', 'unit.name as unitName'])
    .where('tenure.jurisdictionId', '=', ctx.jurisdictionId)
    .where('tenure.fromOn', '<=', ctx.today)
    .where(eb => eb.or([eb('tenure.untilOn', 'is', null), eb('tenure.untilOn', '>=', ctx.today)]))
    .where('user.active', '=', 1 as never)
    .where('post.active', '=', 1 as never)
    .$if('postIds' in by, q => q.where('post.id', 'in', [...(by as { postIds: number[] }).postIds]))
    .$if('userIds' in by, q => q.where('user.id', 'in', [...(by as { userIds: number[] }).userIds]))
    .$if('unitIds' in by, q => q.where('post.unitId', 'in', [...(by as { unitIds: number[] }).unitIds]).where('post.role', 'in', ANSWERING as never))
    .orderBy('tenure.id')
    .execute()
}

/** To posts (whoever holds them today), to units (the posts that answer for them), to people. */
export interface Address {
  postIds?: readonly (number | null | undefined)[]
  unitIds?: readonly (number | null | undefined)[]
  userIds?: readonly (number | null | undefined)[]
}

/**
 * The people behind an address today, each once: holders, and for a post whose duties are delegated now the delegate instead of
 * the holder (DF1), as long as somebody holds the delegate's post. Who has left, or holds no post, is not among them (N10).
 */
export async function recipientsOf(ctx: Ctx, to: Address): Promise<Recipient[]> {
  const inPosts = [...await holdersOf(ctx, { postIds: known(to.postIds) }), ...await holdersOf(ctx, { unitIds: known(to.unitIds) })]
  const postIds = new Set([...known(to.postIds), ...inPosts.map(h => h.postId)])
  const delegated = !postIds.size ? [] : await ctx.rows
    .selectFrom('delegation')
    .innerJoin('post', 'post.id', 'delegation.fromPostId')
    .select(['delegation.fromPostId', 'delegation.toPostId', 'post.name as postName'])
    .where('delegation.jurisdictionId', '=', ctx.jurisdictionId)
    .where('delegation.fromPostId', 'in', [...postIds])
    .where('delegation.fromOn', '<=', ctx.today)
    .where('delegation.untilOn', '>=', ctx.today)
    .execute()
  const delegates = await holdersOf(ctx, { postIds: delegated.map(d => d.toPostId) })
  const taken = new Set(delegates.map(h => h.postId))
  const away = new Set(delegated.filter(d => taken.has(d.toPostId)).map(d => d.fromPostId))
  const own = [...inPosts.filter(h => !away.has(h.postId)), ...await holdersOf(ctx, { userIds: known(to.userIds) })]
  const found = new Map<number, Recipient>()
  for (const h of own) if (!found.has(h.userId)) found.set(h.userId, { userId: h.userId, userName: h.userName, unitName: h.shortName, postText: `${h.unitName}${h.postName}` })
  for (const h of delegates) {
    const forPost = delegated.find(d => d.toPostId === h.postId)!.postName
    if (!found.has(h.userId)) found.set(h.userId, { userId: h.userId, userName: h.userName, unitName: h.shortName, postText: `${h.unitName}${h.postName}（代行${forPost}）` })
  }
  return [...found.values()]
}

/** A county's people with all that reminds them today: own posts that nobody else stands in for, and posts whose duties are delegated to one of them. */
export async function seatsOfCounty(ctx: Ctx): Promise<Map<number, Actor[]>> {
  const own = await ctx.rows
    .selectFrom('tenure')
    .innerJoin('user', 'user.id', 'tenure.userId')
    .innerJoin('post', 'post.id', 'tenure.postId')
    .innerJoin('unit', 'unit.id', 'post.unitId')
    .innerJoin('jurisdiction', 'jurisdiction.id', 'user.jurisdictionId')
    .select([
      'user.id as userId', 'user.name as userName', 'tenure.id as tenureId', 'post.id as postId', 'post.name as postName', 'post.role', 'post.grade',
      'unit.id as unitId', 'unit.name as unitName', 'jurisdiction.id as jurisdictionId', 'jurisdiction.name as jurisdictionName',
    ])
    .where('tenure.jurisdictionId', '=', ctx.jurisdictionId)
    .where('tenure.fromOn', '<=', ctx.today)
    .where(eb => eb.or([eb('tenure.untilOn', 'is', null), eb('tenure.untilOn', '>=', ctx.today)]))
    .where('user.active', '=', 1 as never)
    .where('post.active', '=', 1 as never)
    .orderBy('tenure.id')
    .execute()
  const delegated = await ctx.rows
    .selectFrom('delegation')
    .innerJoin('post', 'post.id', 'delegation.fromPostId')
    .innerJoin('unit', 'unit.id', 'post.unitId')
    .select(['delegation.toPostId', 'post.id as postId', 'post.name as postName', 'post.role', 'post.grade', 'unit.id as unitId', 'unit.name as unitName'])
    .where('delegation.jurisdictionId', '=', ctx.jurisdictionId)
    .where('post.active', '=', 1 as never)
    .where('delegation.fromOn', '<=', ctx.today)
    .where('delegation.untilOn', '>=', ctx.today)
    .execute()
  const below = new Map<number, number[]>()
  for (const unitId of new Set([...own, ...delegated].map(s => s.unitId))) below.set(unitId, await unitIdsBelow(ctx.database, unitId))
  const taken = new Set(own.map(o => o.postId))
  const away = new Set(delegated.filter(d => taken.has(d.toPostId)).map(d => d.postId))
  const seats = own.flatMap((o): Actor[] => [
    ...(away.has(o.postId) ? [] : [{ ...o, unitIds: below.get(o.unitId)!, onBehalfOf: null }]),
    ...delegated.filter(d => d.toPostId === o.postId).map(d => ({
      ...o, postId: d.postId, role: d.role, grade: d.grade, unitId: d.unitId, unitName: d.unitName, unitIds: below.get(d.unitId)!, onBehalfOf: d.postName,
    })),
  ])
  return Map.groupBy(seats, s => s.userId)
}

/** Whether somebody is active and holds a post today: for what has waited to be sent. */
export const isServing = async (ctx: Ctx, userId: number): Promise<boolean> =>
  Boolean(await ctx.rows
    .selectFrom('tenure')
    .innerJoin('user', 'user.id', 'tenure.userId')
    .select('tenure.id')
    .where('tenure.userId', '=', userId)
    .where('user.active', '=', 1 as never)
    .where('tenure.fromOn', '<=', ctx.today)
    .where(eb => eb.or([eb('tenure.untilOn', 'is', null), eb('tenure.untilOn', '>=', ctx.today)]))
    .executeTakeFirst())
