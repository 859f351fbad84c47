import { addDays, type Day } from '../../kernel/day'
import type { Ctx } from '../../platform/context'
import type { System } from '../../platform/manifest'
import { Delegation, Session } from './identity.entity'

/** What a module says before a delegation is ended by hand. @throws Refusal when something still needs it. */
export type DelegationGuard = (ctx: Ctx, delegation: { id: number; untilOn: Day }) => Promise<void>

const GUARD = Symbol('delegation guard')

/** The module that knows why a post is delegated names its guard; called in its manifest's `start`. */
export const registerDelegationGuard = (system: System, guard: DelegationGuard): void => {
  system.services.set(GUARD, guard)
}

/** The delegate's rights end with `lastOn`, and with them the sessions in the delegated seat; one that would not have begun goes. */
export async function closeDelegation(ctx: Ctx, delegation: Delegation, lastOn: Day): Promise<void> {
  await ctx.em.nativeDelete(Session, { delegationId: delegation.id })
  if (delegation.fromOn > lastOn) ctx.em.remove(delegation)
  else if (delegation.untilOn > lastOn) delegation.untilOn = lastOn
}

/** Ends a delegation today, or takes back one that has not begun. @throws Refusal of the guard: an absence still needs it. */
export async function endDelegation(ctx: Ctx, input: { id: number; version: number }): Promise<void> {
  const delegation = await ctx.findVersion(Delegation, input.id, input.version, '委托')
  await (ctx.services.get(GUARD) as DelegationGuard | undefined)?.(ctx, delegation)
  await closeDelegation(ctx, delegation, delegation.fromOn >= ctx.today ? addDays(ctx.today, -1) : ctx.today)
}
