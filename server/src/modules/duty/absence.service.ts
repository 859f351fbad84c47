import { addDays, isDay, type Day } from '../../kernel/day'
import { invalid, Refusal } from '../../kernel/refusal'
import { sentenceOf, verdictOf } from '../../kernel/verdict'
import type { Ctx } from '../../platform/context'
import { delegate, endDelegation } from '../identity/directory.service'
import { Delegation, Post } from '../identity/identity.entity'
import { requireMay } from '../identity/permission.service'
import { absenceLimitOf } from '../regulation/provision.query'
import { holderOf } from './absence.query'
import { Absence } from './duty.entity'
import { joinedFrom, needsDelegate } from './duty.rules'
import { leadPost } from './duty.service'

export interface AbsenceInput {
  postId: number
  fromOn: Day
  untilOn: Day
  reason: string
  delegatePostId?: number | null
}

/** The rule's word where a delegate is missing: the text's clause, or the county's own setting. */
async function requireDelegate(ctx: Ctx, input: AbsenceInput, others: readonly Absence[]): Promise<void> {
  const limit = await absenceLimitOf(ctx)
  const from = joinedFrom(input.fromOn, others)
  if (!limit || input.delegatePostId != null || !needsDelegate(limit, from, input.untilOn)) return
  const long = limit.months !== null ? `${limit.months} 个月` : `${limit.days} 天`
  const verdict = verdictOf([{
    ruleId: 'absence.delegate', source: limit.source, regulation: limit.regulation, clause: limit.clause, outcome: 'MISSING',
    text: `分包领导外出 ${long}以上的，须委托其他领导代行分包职责，请选择受托岗位${limit.source === 'SETTING' ? '（本县设定）' : ''}`,
    inputs: [{ name: 'absence.days', label: '外出时间', value: `${from} 至 ${input.untilOn}` }, { name: 'absence.delegate', label: '受托岗位', value: null }], arithmetic: null,
  }])
  throw new Refusal('GATE', sentenceOf(verdict), { verdict })
}

/**
 * Enters a lead official's absence, both days included; with a delegate the post's duties, reminders and rights are the delegate's
 * for that time and come back after it (登封 一(一)). Returns the absence's id.
 * @throws Refusal GATE without a delegate from a month on; INVALID for days, overlaps, and a delegate who is away too.
 */
export async function saveAbsence(ctx: Ctx, input: AbsenceInput): Promise<number> {
  requireMay(ctx, 'delegation.manage')
  if (!isDay(input.fromOn) || !isDay(input.untilOn)) throw invalid({ field: 'fromOn', message: '日期不是有效日期，请重新选择。' })
  if (input.untilOn < input.fromOn) throw invalid({ field: 'untilOn', message: '返回前的最后一天不能早于外出的第一天。' })
  const post = await leadPost(ctx, input.postId)
  await ctx.lock(`absence:${ctx.jurisdictionId}`)
  const others = await ctx.em.find(Absence, { postId: post.id })
  const overlap = others.find(o => o.fromOn <= input.untilOn && o.untilOn >= input.fromOn)
  if (overlap) throw invalid({ field: 'fromOn', message: `${post.name}已登记 ${overlap.fromOn} 至 ${overlap.untilOn} 外出，请先结束那一次，或改日期。` })
  await requireDelegate(ctx, input, others)
  const to = input.delegatePostId == null ? null : await ctx.find(Post, input.delegatePostId, '受托岗位')
  if (to) {
    if (to.id === ctx.actor.postId) throw invalid({ field: 'delegatePostId', message: '不能由登记人自己受托，请选择其他领导的岗位。' })
    const away = await ctx.em.findOne(Absence, { postId: to.id, fromOn: { $lte: input.untilOn }, untilOn: { $gte: input.fromOn } })
    if (away) throw invalid({ field: 'delegatePostId', message: `${to.name}在 ${away.fromOn} 至 ${away.untilOn} 也外出，请另选受托岗位。` })
  }
  const delegationId = to && (await delegate(ctx, { fromPostId: post.id, toPostId: to.id, fromOn: input.fromOn, untilOn: input.untilOn, reason: input.reason.trim() }))
  const delegateHolder = to && (await holderOf(ctx, to.id))
  const { actor } = ctx
  const absence = ctx.em.create(Absence, {
    jurisdictionId: ctx.jurisdictionId, postId: post.id, holderName: await holderOf(ctx, post.id), fromOn: input.fromOn, untilOn: input.untilOn, reason: input.reason.trim(),
    delegationId, delegateText: to && [to.name, delegateHolder].filter(Boolean).join(' '), byText: `${actor.unitName}${actor.postName} ${actor.userName}`,
  })
  await ctx.flush()
  return absence.id
}

/** Back today: the absence ends yesterday and the delegation with it; one that has not begun is taken back. */
export async function endAbsence(ctx: Ctx, input: { id: number; version: number }): Promise<void> {
  requireMay(ctx, 'delegation.manage')
  const absence = await ctx.findVersion(Absence, input.id, input.version, '外出登记')
  if (absence.untilOn < ctx.today) throw new Refusal('STATE', `这次外出 ${absence.untilOn} 已经结束，不用再登记返回。`)
  const delegation = absence.delegationId == null ? null : await ctx.em.findOne(Delegation, { id: absence.delegationId })
  if (delegation && delegation.untilOn >= ctx.today) await endDelegation(ctx, { id: delegation.id, version: delegation.version })
  if (absence.fromOn >= ctx.today) ctx.em.remove(absence)
  else absence.untilOn = addDays(ctx.today, -1)
  await ctx.flush()
}
