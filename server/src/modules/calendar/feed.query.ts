import { todayIn } from '../../kernel/day'
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

/** The person behind a feed's secret, once for each post held today; empty when the feed was revoked or the person has left. */
export async function actorsOfFeed(database: Database, secretHash: string, now: number): Promise<Actor[]> {
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
  const actors: Actor[] = []
  for (const row of rows) actors.push({ ...row, unitIds: await unitIdsBelow(database, row.unitId), onBehalfOf: null })
  return actors
}
