import { addDays, isDay, type Day } from '../../kernel/day'
import { invalid, Refusal } from '../../kernel/refusal'
import { sentenceOf, verdictOf } from '../../kernel/verdict'
import type { Ctx } from '../../platform/context'
import { closeDelegation, type DelegationGuard } from '../identity/delegation.service'
import { delegate } from '../identity/directory.service'
import { Delegation, Post } from '../identity/identity.entity'
import { requireMay } from '../identity/permission.service'
import { absenceLimitOf } from '../regulation/provision.query'
import { holderOf } from './absence.query'
import { Absence } from './duty.entity'
import { daysCovered, joinedSpan, needsDelegate, overlapOf, type Span } from './duty.rules'

export interface AbsenceInput {
  postId: number
  fromOn: Day
  untilOn: Day
  reason: string
  delegatePostId?: number | null
}

/** The post of a lead official: whose absence it is, or who takes over. @throws Refusal NOT_FOUND; INVALID when it leads nothing. */
async function leadPost(ctx: Ctx, postId: number, field: 'postId' | 'delegatePostId'): Promise<Post> {
  const post = await ctx.find(Post, postId, field === 'postId' ? '岗位' : '受托岗位')
  if (post.role !== 'LEAD_OFFICIAL' || !post.active) throw invalid({ field, message: `“${post.name}”不是在用的县级领导岗位，请选择分包领导的岗位。` })
  return post
}

/** The rule's word where a delegate is missing: the text's clause, or the county's own setting. */
async function requireDelegate(ctx: Ctx, input: AbsenceInput, whole: Span): Promise<void> {
  const limit = await absenceLimitOf(ctx)
  if (!limit || input.delegatePostId != null || !needsDelegate(limit, whole.fromOn, whole.untilOn)) return
  const long = limit.months !== null ? `${limit.months} 个月` : `${limit.days} 天`
  const verdict = verdictOf([{
    ruleId: 'absence.delegate', source: limit.source, regulation: limit.regulation, clause: limit.clause, outcome: 'MISSING',
    text: `分包领导外出 ${long}以上的，须委托其他领导代行分包职责，请选择受托岗位${limit.source === 'SETTING' ? '（本县设定）' : ''}`,
    inputs: [{ name: 'absence.days', label: '外出时间', value: `${whole.fromOn} 至 ${whole.untilOn}` }, { name: 'absence.delegate', label: '受托岗位', value: null }], arithmetic: null,
  }])
  throw new Refusal('GATE', sentenceOf(verdict), { verdict })
}

/** What of an absence can be handed over: who is named today answers for no day before. */
const toCome = (ctx: Ctx, absence: Span): Span | null => overlapOf(absence, { fromOn: ctx.today, untilOn: absence.untilOn })

/** 其他领导: another lead official, somebody in person, who is there on all the days handed over. */
async function delegateFor(ctx: Ctx, post: Post, postId: number, handed: readonly Span[]): Promise<{ post: Post; text: string }> {
  const to = await leadPost(ctx, postId, 'delegatePostId')
  const no = (message: string) => invalid({ field: 'delegatePostId', message })
  const [holder, absent] = [await holderOf(ctx, to.id), await holderOf(ctx, post.id)]
  if (to.id === post.id || (holder && holder.id === absent?.id)) throw no('外出期间应由其他领导代行，请选择另一位领导的岗位。')
  if (!holder) throw no(`${to.name}目前没有任职人，不能代行，请选择有人任职的领导岗位。`)
  const away = (await ctx.em.find(Absence, { postId: to.id })).find(a => handed.some(span => overlapOf(a, span)))
  if (away) throw no(`${to.name}在 ${away.fromOn} 至 ${away.untilOn} 也外出，请另选受托岗位。`)
  return { post: to, text: `${to.name} ${holder.name}` }
}

/** Who stands in for an absent leader stays, unless others have the days on which both are away. @throws Refusal INVALID. */
async function requireNoStandIn(ctx: Ctx, post: Post, span: Span): Promise<void> {
  const taken = await ctx.em.find(Delegation, { toPostId: post.id, fromOn: { $lte: span.untilOn }, untilOn: { $gte: span.fromOn } })
  for (const { id, fromPostId, fromOn, untilOn } of taken) {
    const absence = await ctx.em.findOne(Absence, { delegationId: id })
    const both = overlapOf(span, { fromOn, untilOn })
    if (!absence || !both) continue
    const elsewhere = await ctx.em.find(Delegation, { fromPostId, toPostId: { $ne: post.id } })
    if (daysCovered(both, elsewhere) === daysCovered(both, [both])) continue
    const { name } = await ctx.find(Post, fromPostId, '岗位')
    throw invalid({ field: 'fromOn', message: `${post.name}在 ${fromOn} 至 ${untilOn} 代行${name}的分包职责，请先把这段时间${name}的职责另行委托其他领导，再登记这次外出。` })
  }
}

/**
 * Enters a lead official's absence, both days included; with a delegate the post's duties, reminders and rights are the delegate's
 * for what of that time is still to come, and come back after it (登封 一(一)). Absences that join are one: the delegate takes over what
 * of them is still to come and has nobody. Returns the absence's id.
 * @throws Refusal GATE without a delegate from a month on; INVALID for days, overlaps, a delegate who is no other leader or away too,
 * and an absence of who stands in for another.
 */
export async function saveAbsence(ctx: Ctx, input: AbsenceInput): Promise<number> {
  requireMay(ctx, 'delegation.manage')
  if (!isDay(input.fromOn) || !isDay(input.untilOn)) throw invalid({ field: 'fromOn', message: '日期不是有效日期，请重新选择。' })
  if (input.untilOn < input.fromOn) throw invalid({ field: 'untilOn', message: '返回前的最后一天不能早于外出的第一天。' })
  const post = await leadPost(ctx, input.postId, 'postId')
  await ctx.lock(`absence:${ctx.jurisdictionId}`)
  const others = await ctx.em.find(Absence, { postId: post.id })
  const overlap = others.find(o => o.fromOn <= input.untilOn && o.untilOn >= input.fromOn)
  if (overlap) throw invalid({ field: 'fromOn', message: `${post.name}已登记 ${overlap.fromOn} 至 ${overlap.untilOn} 外出，请先结束那一次，或改日期。` })
  const whole = joinedSpan(input, others)
  await requireDelegate(ctx, input, whole)
  const handed = toCome(ctx, input)
  if (handed) await requireNoStandIn(ctx, post, handed)
  const alone = whole.joined.flatMap(absence => {
    const span = absence.delegationId == null ? toCome(ctx, absence) : null
    return span ? [{ absence, span }] : []
  })
  const to = input.delegatePostId == null ? null : await delegateFor(ctx, post, input.delegatePostId, [...alone.map(a => a.span), ...(handed ? [handed] : [])])
  const reason = input.reason.trim()
  const hand = async (span: Span | null) => to && span && delegate(ctx, { fromPostId: post.id, toPostId: to.post.id, ...span, reason })
  if (to) for (const { absence, span } of alone) ctx.em.assign(absence, { delegationId: await hand(span), delegateText: to.text })
  const delegationId = await hand(handed)
  const { actor } = ctx
  const absence = ctx.em.create(Absence, {
    jurisdictionId: ctx.jurisdictionId, postId: post.id, holderName: (await holderOf(ctx, post.id))?.name ?? null, fromOn: input.fromOn, untilOn: input.untilOn, reason,
    delegationId, delegateText: to?.text ?? null, byText: `${actor.unitName}${actor.postName} ${actor.userName}`,
  })
  await ctx.flush()
  return absence.id
}

/** Back today: the absence ends yesterday and the delegation with it, on the same day; one that has not begun is taken back. */
export async function endAbsence(ctx: Ctx, input: { id: number; version: number }): Promise<void> {
  requireMay(ctx, 'delegation.manage')
  const absence = await ctx.findVersion(Absence, input.id, input.version, '外出登记')
  if (absence.untilOn < ctx.today) throw new Refusal('STATE', `这次外出 ${absence.untilOn} 已经结束，不用再登记返回。`)
  const lastOn = addDays(ctx.today, -1)
  const delegation = absence.delegationId == null ? null : await ctx.em.findOne(Delegation, { id: absence.delegationId })
  if (delegation) await closeDelegation(ctx, delegation, lastOn)
  if (absence.fromOn > lastOn) ctx.em.remove(absence)
  else ctx.em.assign(absence, { untilOn: lastOn, ...(delegation && delegation.fromOn > lastOn && { delegationId: null, delegateText: null }) })
  await ctx.flush()
}

/** A delegation that a standing absence rests on ends with the absence, not by itself. */
export const keepsDelegation: DelegationGuard = async (ctx, delegation) => {
  const absence = await ctx.em.findOne(Absence, { delegationId: delegation.id, untilOn: { $gte: ctx.today } })
  if (!absence) return
  const post = await ctx.find(Post, absence.postId, '岗位')
  throw new Refusal('STATE', `${post.name}登记了 ${absence.fromOn} 至 ${absence.untilOn} 外出，这项委托是为这次外出登记的。人已返回的，请在“外出与委托”登记返回，委托同日结束；要换受托人的，登记返回后重新登记外出。`)
}
