import type { Ctx } from '../../platform/context'
import { regulationOf, titleOf } from '../regulation/regulation.service'

/** A clause as papers cite it, with the text's title: `《…》四13`; without a clause the county's arrangement. */
export async function basisText(ctx: Ctx, clause: string | null): Promise<string> {
  if (!clause) return '县重点项目工作安排'.replace('县', ctx.actor.jurisdictionName.at(-1) ?? '县')
  const { pack } = await regulationOf(ctx)
  return `${titleOf(ctx, pack.id)}${clause}`
}
