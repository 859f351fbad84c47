import { invalid } from '../../kernel/refusal'
import type { Ctx } from '../../platform/context'
import { Post, Tenure, User } from './identity.entity'

/**
 * Called after a change that may have taken an administrator away: a county without one could not appoint another.
 * @throws Refusal INVALID when nobody can sign in as administrator on that day.
 */
export async function keepAnAdministrator(ctx: Ctx, day: string): Promise<void> {
  // Two administrators who put each other out at once: one of them comes second, and is refused.
  await ctx.lock(`administrators:${ctx.jurisdictionId}`)
  const posts = await ctx.em.find(Post, { role: 'ADMINISTRATOR', active: true })
  const tenures = await ctx.em.find(Tenure, {
    postId: { $in: posts.map(p => p.id) }, fromOn: { $lte: day }, $or: [{ untilOn: null }, { untilOn: { $gte: day } }],
  })
  const left = await ctx.em.count(User, { id: { $in: tenures.map(t => t.userId) }, active: true })
  if (!left) throw invalid({ field: 'active', message: '本县至少要保留一名在任的管理员，请先登记另一名管理员，再办理此项。' })
}
