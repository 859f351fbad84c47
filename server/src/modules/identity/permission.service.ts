import { forbidden } from '../../kernel/refusal'
import type { Ctx } from '../../platform/context'
import { ABILITIES, may, reachOf, type Ability, type Scope, type Ties } from './permission.rules'

/** How far the actor's post reaches with an ability; null when it has none. */
export const reachFor = (ctx: Ctx, ability: Ability): Scope | null => reachOf(ctx.actor.role, ability)

/** Whether the actor may, for a matter with these ties. */
export const mayDo = (ctx: Ctx, ability: Ability, ties: Ties = {}): boolean => may(ctx.actor, ability, ties)

/** Whether posts of a role have the ability at all. */
export const roleMay = (role: string, ability: Ability): boolean => reachOf(role, ability) !== null

/** @throws Refusal FORBIDDEN that says whose right it is. */
export function requireMay(ctx: Ctx, ability: Ability, ties: Ties = {}): void {
  if (!mayDo(ctx, ability, ties))
    throw forbidden(`您当前的岗位没有这项权限（${ABILITIES[ability].says}）。如确需办理，请切换岗位或联系管理员。`)
}
