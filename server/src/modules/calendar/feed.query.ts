import { todayIn, type Day } from '../../kernel/day'
import type { Actor, Ctx } from '../../platform/context'
import type { Database } from '../../platform/database'
import type { CalendarEvent, Manifest } from '../../platform/manifest'
import { unitIdsBelow } from '../identity/session.query'
import { inOrder } from './feed.rules'

/** The modules' calendars, in the process's services: `modules.flatMap(m => m.calendar ?? [])`, set where the modules are known. */
export const CALENDAR_SOURCES = Symbol('calendar sources')
export type CalendarSource = NonNullable<Manifest['calendar']>

/** What the actor has in calendars from a day to a day, over all modules, by time. */
export async function eventsOf(ctx: Ctx, from: string, to: string): Promise<CalendarEvent[]> {
  const sources = (ctx.services.get(CALENDAR_SOURCES) ?? []) as readonly CalendarSource[]
  const events: CalendarEvent[] = []
  // One after another: on one connection they would wait for each other anyway.
  for (const source of sources) events.push(...(await source(ctx, from, to)))
  return inOrder(events)
}

/** The actor's own feed; null when there is none. Its address is not kept and cannot be shown again. */
export async function findOwnFeed(ctx: Ctx) {
  const row = await ctx.rows.selectFrom('calendarFeed').select('createdAt').where('userId', '=', ctx.actor.userId).executeTakeFirst()
  return row ? { createdAt: Number(row.createdAt) } : null
}

/** Somebody in a seat, and the days of it that the phone shows; null: no bound. */
interface FeedSeat {
  actor: Actor
  fromOn: Day | null
  untilOn: Day | null
}

/**
 * The person behind a feed's secret, once for each post held today and, for the time of the delegation, once for each post stood
 * in for; empty when the feed was revoked or the person has left.
 */
export async function seatsOfFeed(database: Database, secretHash: string, now: number): Promise<FeedSeat[]> {
  const today = todayIn(now)
  const rows = await database.read
    .selectFrom('calendarFeed')
    .innerJoin('user', 'user.id', 'calendarFeed.userId')
    .innerJoin('tenure', 'tenure.userId', 'user.id')
    .innerJoin('post', 'post.id', 'tenure.postId')
    .innerJoin('unit', 'unit.id', 'post.unitId')
    .innerJoin('jurisdiction', 'jurisdiction.id', 'user.jurisdictionId')
    .select([
      'user.id as userId', 'user.name as userName', 'tenure.id as tenureId', 'post.id as postId', 'post.name as postName', 'post.role', 'post.grade',
      'unit.id as unitId', 'unit.name as unitName', 'jurisdiction.id as jurisdictionId', 'jurisdiction.name as jurisdictionName',
    ])
    .where('calendarFeed.secretHash', '=', secretHash)
    .where('user.active', '=', 1 as never)
    .where('post.active', '=', 1 as never)
    .where('tenure.fromOn', '<=', today)
    .where(eb => eb.or([eb('tenure.untilOn', 'is', null), eb('tenure.untilOn', '>=', today)]))
    .orderBy('tenure.id')
    .execute()
  if (!rows.length) return []
  const delegated = await database.read
    .selectFrom('delegation')
    .innerJoin('post', 'post.id', 'delegation.fromPostId')
    .innerJoin('unit', 'unit.id', 'post.unitId')
    .select(['delegation.toPostId', 'delegation.fromOn', 'delegation.untilOn', 'post.id as postId', 'post.name as postName', 'post.role', 'post.grade', 'unit.id as unitId', 'unit.name as unitName'])
    .where('delegation.toPostId', 'in', rows.map(r => r.postId))
    .where('post.active', '=', 1 as never)
    .where('delegation.fromOn', '<=', today)
    .where('delegation.untilOn', '>=', today)
    .orderBy('delegation.id')
    .execute()
  const seats: FeedSeat[] = []
  for (const row of rows) seats.push({ actor: { ...row, unitIds: await unitIdsBelow(database, row.unitId), onBehalfOf: null }, fromOn: null, untilOn: null })
  for (const { toPostId, fromOn, untilOn, postName, ...seat } of delegated)
    seats.push({ actor: { ...rows.find(r => r.postId === toPostId)!, ...seat, unitIds: await unitIdsBelow(database, seat.unitId), onBehalfOf: postName }, fromOn, untilOn })
  return seats
}
