import { sql } from 'kysely'
import { Ctx, type Actor } from '../../platform/context'
import type { Database } from '../../platform/database'
import { abilitiesOf, type Grade, type Role } from './permission.rules'

export interface Seat {
  tenureId: number
  delegationId: number | null
  postId: number
  postName: string
  unitName: string
  role: Role
  grade: Grade
  unitId: number
  /** Until when, for a delegated post. */
  untilOn: string | null
  /** The post whose duties were delegated, or null for an own post. */
  onBehalfOf: string | null
}

/** The seats a person may take today: current posts, and posts whose duties were delegated to one of them. */
export async function seatsOf(ctx: Ctx, userId: number): Promise<Seat[]> {
  const own = await ctx.rows
    .selectFrom('tenure')
    .innerJoin('post', 'post.id', 'tenure.postId')
    .innerJoin('unit', 'unit.id', 'post.unitId')
    .select(['tenure.id as tenureId', 'post.id as postId', 'post.name as postName', 'post.role', 'post.grade', 'unit.id as unitId', 'unit.name as unitName'])
    .where('tenure.userId', '=', userId)
    .where('tenure.fromOn', '<=', ctx.today)
    .where(eb => eb.or([eb('tenure.untilOn', 'is', null), eb('tenure.untilOn', '>=', ctx.today)]))
    .where('post.active', '=', 1 as never)
    .orderBy('tenure.id')
    .execute()
  if (!own.length) return []
  const delegated = await ctx.rows
    .selectFrom('delegation')
    .innerJoin('post', 'post.id', 'delegation.fromPostId')
    .innerJoin('unit', 'unit.id', 'post.unitId')
    .select(['delegation.id as delegationId', 'delegation.toPostId', 'delegation.untilOn', 'post.id as postId', 'post.name as postName', 'post.role', 'post.grade', 'unit.id as unitId', 'unit.name as unitName'])
    .where('delegation.toPostId', 'in', own.map(seat => seat.postId))
    .where('post.active', '=', 1 as never)
    .where('delegation.fromOn', '<=', ctx.today)
    .where('delegation.untilOn', '>=', ctx.today)
    .execute()
  return [
    ...own.map(seat => ({ ...seat, delegationId: null, untilOn: null, onBehalfOf: null })),
    ...delegated.map(({ toPostId, ...d }) => ({ ...d, tenureId: own.find(seat => seat.postId === toPostId)!.tenureId, onBehalfOf: d.postName })),
  ]
}

/** What else the actor's person acts as today, each seat with the context of somebody who has taken it. */
export async function otherSeatsOf(ctx: Ctx): Promise<{ seat: Seat; ctx: Ctx }[]> {
  const seats = await seatsOf(ctx, ctx.actor.userId)
  const others = seats.filter(s => s.tenureId !== ctx.actor.tenureId || s.postId !== ctx.actor.postId)
  const found: { seat: Seat; ctx: Ctx }[] = []
  for (const seat of others) {
    const { tenureId, postId, role, grade, unitId, unitName, onBehalfOf } = seat
    const own = seats.find(s => s.tenureId === tenureId && s.delegationId === null)
    const actor = { ...ctx.actor, tenureId, postId, postName: own?.postName ?? seat.postName, role, grade, unitId, unitName, unitIds: await unitIdsBelow(ctx.database, unitId), onBehalfOf }
    found.push({ seat, ctx: new Ctx({ database: ctx.database, actor, now: ctx.now, services: ctx.services }) })
  }
  return found
}

/** The units below a unit, itself included. */
export async function unitIdsBelow(database: Database, unitId: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    with recursive tree (id) as (
      select id from unit where id = ${unitId}
      union all select unit.id from unit join tree on unit.parentId = tree.id
    ) select id from tree`.execute(database.read)
  return rows.map(row => row.id)
}

export interface FoundSession {
  id: number
  tokenHash: string
  rotatedAt: number
  /** As `standingSessions` has it. */
  key: string
  actor: Actor
}

/** Sessions that stand today: not expired, of an active user, in a current post or a current delegation; a post that is out of use has none. */
const standing = (database: Database, now: number, today: string) =>
  database.read
    .selectFrom('session')
    .innerJoin('user', 'user.id', 'session.userId')
    .innerJoin('tenure', 'tenure.id', 'session.tenureId')
    .innerJoin('post as own', 'own.id', 'tenure.postId')
    .leftJoin('delegation', 'delegation.id', 'session.delegationId')
    .innerJoin('post', join => join.on(eb => eb('post.id', '=', eb.fn.coalesce('delegation.fromPostId', 'own.id'))))
    .innerJoin('unit', 'unit.id', 'post.unitId')
    .innerJoin('jurisdiction', 'jurisdiction.id', 'user.jurisdictionId')
    .select([
      'session.id', 'session.tokenHash', 'session.rotatedAt', 'session.tenureId', 'session.delegationId', 'session.userId',
      'user.name as userName', 'own.name as ownPostName', 'post.id as postId', 'post.name as postName', 'post.role', 'post.grade',
      'unit.id as unitId', 'unit.name as unitName', 'jurisdiction.id as jurisdictionId', 'jurisdiction.name as jurisdictionName',
    ])
    .where('session.expiresAt', '>', now)
    .where('user.active', '=', 1 as never)
    .where('own.active', '=', 1 as never)
    .where('post.active', '=', 1 as never)
    .where('tenure.fromOn', '<=', today)
    .where(eb => eb.or([eb('tenure.untilOn', 'is', null), eb('tenure.untilOn', '>=', today)]))
    .where(eb => eb.or([
      eb('session.delegationId', 'is', null),
      eb.and([eb('delegation.fromOn', '<=', today), eb('delegation.untilOn', '>=', today)]),
    ]))

/** Changes with whatever decides what a session may see: its post, the post's role, the day. */
const keyOf = (row: { postId: number; role: string; unitId: number }, today: string) => `${row.postId}:${row.role}:${row.unitId}:${today}`

/** Of these sessions those that still stand, each with its key. */
export async function standingSessions(database: Database, ids: readonly number[], now: number, today: string): Promise<Map<number, string>> {
  const found = new Map<number, string>()
  for (let i = 0; i < ids.length; i += 500)
    for (const row of await standing(database, now, today).where('session.id', 'in', ids.slice(i, i + 500)).execute()) found.set(row.id, keyOf(row, today))
  return found
}

/** The session behind a secret's hash, with its person in the post as it is today; null when it ended. */
export async function findSession(database: Database, hash: string, now: number, today: string): Promise<FoundSession | null> {
  const row = await standing(database, now, today)
    .where(eb => eb.or([
      eb('session.tokenHash', '=', hash),
      eb.and([eb('session.previousHash', '=', hash), eb('session.rotatedAt', '>', now - 60_000)]),
    ]))
    .executeTakeFirst()
  if (!row) return null
  return {
    id: row.id,
    tokenHash: row.tokenHash,
    rotatedAt: Number(row.rotatedAt),
    key: keyOf(row, today),
    actor: {
      userId: row.userId, userName: row.userName, tenureId: row.tenureId, postId: row.postId,
      postName: row.ownPostName, role: row.role, grade: row.grade, unitId: row.unitId, unitName: row.unitName,
      unitIds: await unitIdsBelow(database, row.unitId),
      jurisdictionId: row.jurisdictionId, jurisdictionName: row.jurisdictionName,
      onBehalfOf: row.delegationId === null ? null : row.postName,
    },
  }
}

/** What the portal asks first: who am I, where, what may I do. */
export async function sessionView(ctx: Ctx) {
  const actor = ctx.maybeActor
  const any = actor ? { id: 1 } : await ctx.rows.selectFrom('jurisdiction').select('id').limit(1).executeTakeFirst()
  const base = { __typename: 'SessionView', signedIn: Boolean(actor), firstRun: !any, today: ctx.today }
  if (!actor) return { ...base, user: null, post: null, unit: null, jurisdiction: null, posts: [], abilities: [] }
  const [user, unit, jurisdiction, seats] = await Promise.all([
    ctx.rows.selectFrom('user').select(['id', 'name', 'username']).where('id', '=', actor.userId).executeTakeFirstOrThrow(),
    ctx.rows.selectFrom('unit').select(['id', 'name', 'kind']).where('id', '=', actor.unitId).executeTakeFirstOrThrow(),
    ctx.rows.selectFrom('jurisdiction').select(['id', 'code', 'name', 'shortName']).where('id', '=', actor.jurisdictionId).executeTakeFirstOrThrow(),
    seatsOf(ctx, actor.userId),
  ])
  return {
    ...base,
    user, unit, jurisdiction,
    post: { id: actor.postId, name: actor.onBehalfOf ?? actor.postName, grade: actor.grade, role: actor.role },
    posts: seats.map(seat => ({ ...seat, current: seat.postId === actor.postId && seat.tenureId === actor.tenureId })),
    abilities: abilitiesOf(actor.role),
  }
}
