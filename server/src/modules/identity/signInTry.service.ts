import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { Refusal } from '../../kernel/refusal'
import type { Ctx } from '../../platform/context'
import type { System } from '../../platform/manifest'
import { unitOfWork } from '../../platform/unitOfWork'
import { SignInTry } from './identity.entity'
import { waitAfterFailures } from './permission.rules'

const DAY_MS = 24 * 3600_000

const hashOf = (username: string) => createHash('sha256').update(username).digest('hex')

/**
 * Counts a try before its password is looked at, so that of twenty at once no more get through than one after the other.
 * A name that nobody has waits the same.
 * @throws Refusal TOO_MANY while the wait after the last tries lasts.
 */
export const claimTry = (ctx: Ctx, username: string): Promise<void> =>
  unitOfWork(ctx, 'signIn', async () => {
    const nameHash = hashOf(username)
    // Written before it is read: whoever comes at the same time waits here for the row.
    const known = ctx.database.dialect === 'sqlite' ? sql`on conflict (nameHash) do update set` : sql`on duplicate key update`
    await sql`insert into signInTry (nameHash, tries, lockedUntilAt, triedAt) values (${nameHash}, 0, 0, ${ctx.now}) ${known} triedAt = ${ctx.now}`.execute(ctx.rows)
    const row = await ctx.em.findOneOrFail(SignInTry, { nameHash })
    if (row.lockedUntilAt > ctx.now)
      throw new Refusal('TOO_MANY', `连续输错密码，请 ${Math.ceil((row.lockedUntilAt - ctx.now) / 1000)} 秒后再试，或联系管理员重设密码。`)
    row.tries += 1
    const wait = waitAfterFailures(row.tries)
    row.lockedUntilAt = wait ? ctx.now + wait * 1000 : 0
  })

/** The name's tries begin anew: its password was right, or is a new one. */
export const forgetTries = async (ctx: Ctx, username: string): Promise<void> =>
  void (await ctx.em.nativeDelete(SignInTry, { nameHash: hashOf(username) }))

/** What nobody has tried for a day. */
export const sweepTries = (system: System): Promise<void> => {
  const ctx = system.ctx(null)
  return unitOfWork(ctx, 'sweepTries', async () => void (await ctx.em.nativeDelete(SignInTry, { triedAt: { $lt: ctx.now - DAY_MS } })))
}
