import { addDays, type Day } from '../../kernel/day'
import { conflict, invalid, Refusal } from '../../kernel/refusal'
import type { Ctx } from '../../platform/context'
import { Post, Unit } from '../identity/identity.entity'
import { requireMay } from '../identity/permission.service'
import { SeriesMember } from './member.entity'
import { overlap, type MemberRole } from './member.rules'
import { holding, membersOf } from './member.service'
import { sitter } from './seat.service'
import { MeetingSeries } from './series.entity'
import { seriesOf } from './series.service'

export interface AddMember {
  seriesCode: string
  role: MemberRole
  unitId: number
  /** The unit's head where absent. */
  postId?: number | null
  fromOn: Day
  /** By what paper or decision. */
  paper: string
}

/** 成员单位可随时调整: a further member from a day. @throws Refusal INVALID where the unit or post has a seat in that time. */
export async function addMember(ctx: Ctx, input: AddMember): Promise<string> {
  requireMay(ctx, 'meeting.manage')
  const series = await seriesOf(ctx, input.seriesCode)
  const unit = await ctx.find(Unit, input.unitId, '成员单位')
  const posts = await ctx.em.find(Post, { unitId: unit.id, active: true }, { orderBy: { ordinal: 'asc' } })
  const post = input.postId == null ? sitter(posts, unit.id) : posts.find(p => p.id === input.postId)
  if (!post) throw invalid({ field: 'postId', message: input.postId == null ? `${unit.name}还没有可以担任成员的岗位，请先在岗位名录中登记。` : `所选岗位不在${unit.name}，请重新选择。` })
  await ctx.lock(`meeting:members:${series.id}`)
  const all = await membersOf(ctx, series.id)
  const spell = { fromOn: input.fromOn, untilOn: null }
  if (all.some(m => m.postId === post.id && overlap({ fromOn: m.fromOn, untilOn: m.untilOn ?? null }, spell)))
    throw invalid({ field: 'unitId', message: `${unit.name}${post.name}在这段时间已是成员，不必重复增加。` })
  ctx.em.create(SeriesMember, {
    jurisdictionId: ctx.jurisdictionId, seriesId: series.id, ordinal: (all.at(-1)?.ordinal ?? 0) + 1, role: input.role, unitId: unit.id, unitText: null, postId: post.id,
    ...spell, paper: input.paper.trim(), endPaper: null, notedTenureId: (await holding(ctx, post.id))?.id ?? null,
  })
  await ctx.flush()
  return series.code
}

export interface EndMember {
  id: number
  version: number
  /** Last day as a member. */
  untilOn: Day
  paper: string
}

/** Ends a membership; the row stays as history (长子 五19). */
export async function endMember(ctx: Ctx, input: EndMember): Promise<string> {
  requireMay(ctx, 'meeting.manage')
  const member = await ctx.findVersion(SeriesMember, input.id, input.version, '成员')
  if (member.untilOn != null) throw new Refusal('STATE', '这个成员已经调出，请刷新后查看。')
  if (input.untilOn < addDays(member.fromOn, -1)) throw invalid({ field: 'untilOn', message: `调出日期不能早于加入日期 ${member.fromOn}。` })
  ctx.em.assign(member, { untilOn: input.untilOn, endPaper: input.paper.trim() })
  await ctx.flush()
  return codeOf(ctx, member)
}

/** The office has taken note that a post has passed to a successor (泾川 附件). */
export async function noteSuccession(ctx: Ctx, input: { id: number; version: number }): Promise<string> {
  requireMay(ctx, 'meeting.manage')
  const member = await ctx.findVersion(SeriesMember, input.id, input.version, '成员')
  const held = await holding(ctx, member.postId ?? null)
  if (!held || held.id === member.notedTenureId) throw conflict('成员')
  member.notedTenureId = held.id
  await ctx.flush()
  return codeOf(ctx, member)
}

const codeOf = async (ctx: Ctx, member: SeriesMember): Promise<string> => (await ctx.find(MeetingSeries, member.seriesId, '会议制度')).code
