import { createHash, randomBytes } from 'node:crypto'
import type { Ctx } from '../../platform/context'
import { CalendarFeed } from './feed.entity'

export const secretHash = (secret: string) => createHash('sha256').update(secret).digest('hex')

/** Opens the actor's feed under a new address and ends the old one. @returns its path, told this once. */
export async function openFeed(ctx: Ctx): Promise<string> {
  const secret = randomBytes(32).toString('base64url')
  const there = await ctx.em.findOne(CalendarFeed, { userId: ctx.actor.userId })
  if (there) ctx.em.assign(there, { secretHash: secretHash(secret), createdAt: ctx.now })
  else
    ctx.em.create(CalendarFeed, {
      jurisdictionId: ctx.jurisdictionId, userId: ctx.actor.userId, secretHash: secretHash(secret), createdAt: ctx.now,
    })
  await ctx.flush()
  return `/calendar/${secret}.ics`
}

/** Ends the actor's feed: its address answers nothing any more. Without a feed nothing happens. */
export async function closeFeed(ctx: Ctx): Promise<void> {
  const there = await ctx.em.findOne(CalendarFeed, { userId: ctx.actor.userId })
  if (there) ctx.em.remove(there)
}
