import type { Day } from '../../kernel/day'
import type { Ctx } from '../../platform/context'
import { Jurisdiction, Post, Tenure, Unit } from '../identity/identity.entity'
import { SeriesMember } from './member.entity'
import { convenerNamed, memberOn, type MemberRole } from './member.rules'
import { sitter } from './seat.service'
import type { MeetingSeries } from './series.entity'
import { unitNamed } from './series.rules'

const ORDER = { ordinal: 'asc', id: 'asc' } as const

export const membersOf = (ctx: Ctx, seriesId: number) => ctx.em.find(SeriesMember, { seriesId }, { orderBy: ORDER })

/** The members of a series on a day, in their order. */
export const membersOn = async (ctx: Ctx, seriesId: number, day: Day): Promise<SeriesMember[]> =>
  (await membersOf(ctx, seriesId)).filter(m => memberOn({ fromOn: m.fromOn, untilOn: m.untilOn ?? null }, day))

/**
 * The members that the regulation names, matched with the county's directory when a series is first used: conveners first. Later
 * changes are the office's (长子 五19).
 * @param from first day of the regulation
 */
export async function nameMembers(ctx: Ctx, series: MeetingSeries, conveners: readonly string[], from: Day): Promise<void> {
  const printed = series.members.split('\n').filter(Boolean)
  if (!printed.length && !conveners.length) return
  if (await ctx.em.count(SeriesMember, { seriesId: series.id })) return
  const units = await ctx.em.find(Unit, { active: true })
  const posts = await ctx.em.find(Post, { active: true }, { orderBy: { unitId: 'asc', ordinal: 'asc' } })
  const county = (await ctx.em.findOneOrFail(Jurisdiction, { id: ctx.jurisdictionId })).shortName
  const paper = series.clause ? `依据 ${series.clause}` : '制度列出'
  const taken = new Set<number>()
  let ordinal = 0
  const add = (role: MemberRole, unitId: number | null, unitText: string | null, postId: number | null) => {
    if (postId !== null && taken.has(postId)) return
    if (postId !== null) taken.add(postId)
    ctx.em.create(SeriesMember, {
      jurisdictionId: ctx.jurisdictionId, seriesId: series.id, ordinal: ++ordinal, role, unitId, unitText, postId, fromOn: from, untilOn: null, paper, endPaper: null, notedTenureId: null,
    })
  }
  for (const name of conveners) {
    const post = convenerNamed(name, posts, units, county)
    if (post && post.id === series.chairPostId) continue
    add(/局长|主任/.test(name) ? 'DEPUTY' : 'CONVENER', post?.unitId ?? null, post ? null : name, post?.id ?? null)
  }
  for (const name of printed) {
    const unit = unitNamed(name, units, county)
    add('MEMBER', unit?.id ?? null, unit ? null : name, unit ? (sitter(posts, unit.id)?.id ?? null) : null)
  }
  await ctx.flush()
  // Who sits today has been told of: only who comes after is news (泾川 附件).
  for (const m of await membersOf(ctx, series.id)) m.notedTenureId = (await holding(ctx, m.postId ?? null))?.id ?? null
  await ctx.flush()
}

/** The tenure that holds a post today; the latest where two overlap. */
export async function holding(ctx: Ctx, postId: number | null): Promise<Tenure | null> {
  if (postId === null) return null
  return ctx.em.findOne(Tenure, { postId, fromOn: { $lte: ctx.today }, $or: [{ untilOn: null }, { untilOn: { $gte: ctx.today } }] }, { orderBy: { id: 'desc' } })
}
