import { invalid } from '../../kernel/refusal'
import type { Ctx } from '../../platform/context'
import { Post, Tenure, User } from './identity.entity'

const postIds = async (ctx: Ctx) => (await ctx.em.find(Post, { role: 'ADMINISTRATOR', active: true })).map(p => p.id)

/** Whether a person holds an administrator's post, today or later. */
export const administers = async (ctx: Ctx, userId: number): Promise<boolean> =>
  Boolean(await ctx.em.count(Tenure, { userId, postId: { $in: await postIds(ctx) }, $or: [{ untilOn: null }, { untilOn: { $gte: ctx.today } }] }))

/**
 * Called after a change that takes an administrator away, now or on a day to come: a county without one could not appoint another.
 * Whose last day is entered already does not count as one who stays.
 * @throws Refusal INVALID when nobody stays who can sign in as administrator on that day.
 */
export async function keepAnAdministrator(ctx: Ctx, day: string): Promise<void> {
  // Two administrators who put each other out at once: one of them comes second, and is refused.
  await ctx.lock(`administrators:${ctx.jurisdictionId}`)
  const tenures = await ctx.em.find(Tenure, { postId: { $in: await postIds(ctx) }, fromOn: { $lte: day }, untilOn: null })
  const left = await ctx.em.count(User, { id: { $in: tenures.map(t => t.userId) }, active: true })
  if (!left) throw invalid({ field: 'active', message: '本县至少要保留一名在任的管理员，请先登记另一名没有离任日期的管理员，再办理此项。' })
}
