import { dayText, isDay, type Day } from '../../kernel/day'
import { invalid, Refusal } from '../../kernel/refusal'
import { dueAfterWorkdays } from '../../kernel/workday'
import type { Ctx } from '../../platform/context'
import { calendarOf } from '../calendar/calendar.service'
import { setStanding } from '../document/document.service'
import { Unit } from '../identity/identity.entity'
import { receiptDueOn, replyLimitOf } from './history.query'
import { postTextOf } from './record.query'
import { signatureOf, takeStep, tellOffice, tellUnit, type MoveInput, type Words } from './step.service'
import { Supervision, SupervisionReply, SupervisionStep } from './supervision.entity'

/** The unit that the draft came from: the office is told through it. */
async function officeOf(ctx: Ctx, s: Supervision): Promise<number> {
  const drafted = await ctx.em.findOneOrFail(SupervisionStep, { supervisionId: s.id, action: 'draft' })
  return drafted.byUnitId
}

/**
 * 签收 by the addressee, or entered by the office for a paper that was handed over; the reply's day follows from it by the
 * legal clock. `receivedOn`: not before the issue, not after today.
 */
export async function receiveSupervision(ctx: Ctx, input: MoveInput & { receivedOn?: Day | null; note?: string | null }): Promise<number> {
  const on = input.receivedOn ?? ctx.today
  const s = await takeStep(ctx, input, 'receive', {
    note: [`${dayText(on)}收到`, input.note?.trim()].filter(Boolean).join('：'),
    after: async found => {
      if (!isDay(on)) throw invalid({ field: 'receivedOn', message: '签收日期不是有效日期，请重新选择。' })
      if (found.issuedOn != null && on < found.issuedOn) throw invalid({ field: 'receivedOn', message: `签收日期不能早于印发日期 ${found.issuedOn}。` })
      if (on > ctx.today) throw invalid({ field: 'receivedOn', message: '签收日期不能晚于今天，请填写实际收到的日期。' })
      found.receivedOn = on
      if (found.kind !== 'NOTICE') return void (found.dueOn = found.goalDueOn ?? null)
      const limit = await replyLimitOf(ctx)
      const { dueOn, provisional } = dueAfterWorkdays(on, limit.workdays, await calendarOf(ctx))
      Object.assign(found, { replyWorkdays: limit.workdays, replySource: limit.source, replyDueOn: dueOn, replyProvisional: provisional, dueOn })
    },
  })
  return s.id
}

/** Receipts that are awaited, and replies whose day stood on assumed weekends, counted again from the issue and from the receipt (N3). */
export async function recountSupervisions(ctx: Ctx): Promise<void> {
  for (const s of await ctx.em.find(Supervision, { state: 'ISSUED' })) {
    const issue = await ctx.em.findOneOrFail(SupervisionStep, { supervisionId: s.id, action: 'issue' })
    s.dueOn = await receiptDueOn(ctx, s.issuedOn!, issue.on)
  }
  const calendar = await calendarOf(ctx)
  for (const s of await ctx.em.find(Supervision, { replyProvisional: true })) {
    const { dueOn, provisional } = dueAfterWorkdays(s.receivedOn!, s.replyWorkdays!, calendar)
    ctx.em.assign(s, { replyDueOn: dueOn, replyProvisional: provisional, ...(s.dueOn === s.replyDueOn && { dueOn }) })
  }
  await ctx.flush()
}

export interface ReplyInput extends MoveInput {
  solution?: string | null
  unitId?: number | null
  leaderPostId?: number | null
  /** A name instead of a post of the directory. */
  leader?: string | null
  personPostId?: number | null
  person?: string | null
  dueOn?: Day | null
}

const personText = async (ctx: Ctx, field: string, postId: number | null | undefined, name: string | null | undefined, unitId: number) => {
  if (postId == null) return name?.trim() ?? ''
  const post = await postTextOf(ctx, postId)
  if (!post || post.unitId !== unitId) throw invalid({ field, message: '请选择责任单位的岗位。' })
  return post.text
}

/**
 * 复函 with its five elements (四13).
 * @throws Refusal GATE naming the element that is missing, and the clause.
 */
export async function replySupervision(ctx: Ctx, input: ReplyInput): Promise<number> {
  const unit = input.unitId == null ? null : await ctx.find(Unit, input.unitId, '责任单位')
  const leader = unit ? await personText(ctx, 'leaderPostId', input.leaderPostId, input.leader, unit.id) : (input.leader?.trim() ?? '')
  const person = unit ? await personText(ctx, 'personPostId', input.personPostId, input.person, unit.id) : (input.person?.trim() ?? '')
  const solution = input.solution?.trim() ?? ''
  const dueOn = input.dueOn ?? ''
  if (dueOn && !isDay(dueOn)) throw invalid({ field: 'dueOn', message: '完成时限不是有效日期，请重新选择。' })
  const s = await takeStep(ctx, input, 'reply', {
    note: solution,
    reply: { solution, unit: unit?.name ?? '', leader, person, ...(dueOn && { dueOn }) },
    after: found => {
      if (dueOn < ctx.today) throw invalid({ field: 'dueOn', message: '完成时限不能早于今天。' })
      found.repliedOn = ctx.today
      ctx.em.create(SupervisionReply, {
        jurisdictionId: ctx.jurisdictionId, supervisionId: found.id, state: 'PENDING', solution, unitId: unit!.id, leaderPostId: input.leaderPostId ?? null, leader,
        personPostId: input.personPostId ?? null, person, dueOn, late: found.replyDueOn != null && ctx.today > found.replyDueOn, decision: null, ...signatureOf(ctx),
      })
    },
  })
  await tellOffice(ctx, s, await officeOf(ctx, s), '收到复函', `${(await ctx.find(Unit, s.unitId, '单位')).name}已复函，请审核。`)
  return s.id
}

const pendingReply = (ctx: Ctx, s: Supervision) => ctx.em.findOneOrFail(SupervisionReply, { supervisionId: s.id, state: 'PENDING' }, { orderBy: { id: 'desc' } })

/** The office accepts the reply: from now on its time limit counts, or the notice's own where that is earlier. */
export async function acceptReply(ctx: Ctx, input: MoveInput & { note?: string | null }): Promise<number> {
  const s = await takeStep(ctx, input, 'acceptReply', {
    note: input.note ?? null,
    after: async found => {
      const reply = await pendingReply(ctx, found)
      ctx.em.assign(reply, { state: 'ACCEPTED', decision: input.note?.trim() || null })
      found.dueOn = found.goalDueOn != null && found.goalDueOn < reply.dueOn ? found.goalDueOn : reply.dueOn
    },
  })
  await tellUnit(ctx, s, '复函已采纳', `请按复函办理，${dayText(s.dueOn!)}前报送办理结果和佐证。`)
  return s.id
}

const requireReason = (reason: string, what: string) => {
  if (!reason.trim()) throw invalid({ field: 'reason', message: `请写明${what}的理由。` })
}

/** The reply goes back with a reason; the clock of the reply is not set anew. */
export async function returnReply(ctx: Ctx, input: MoveInput & { reason: string }): Promise<number> {
  const s = await takeStep(ctx, input, 'returnReply', {
    note: input.reason,
    after: async found => {
      requireReason(input.reason, '退回')
      ctx.em.assign(await pendingReply(ctx, found), { state: 'RETURNED', decision: input.reason.trim() })
      found.returns++
      found.repliedOn = null
      found.dueOn = found.replyDueOn ?? null
    },
  })
  await tellUnit(ctx, s, '复函退回', `退回理由：${input.reason.trim()}`)
  return s.id
}

/** What was said at a talk and what was promised; the promises are due on `dueOn`. */
export async function recordTalk(ctx: Ctx, input: MoveInput & { heldOn: Day; record: string; commitments: string; dueOn: Day }): Promise<number> {
  const s = await takeStep(ctx, input, 'record', {
    note: input.record,
    after: found => {
      if (!isDay(input.heldOn) || input.heldOn > ctx.today) throw invalid({ field: 'heldOn', message: '约谈日期不能晚于今天，请填写实际约谈的日期。' })
      if (!isDay(input.dueOn) || input.dueOn < input.heldOn) throw invalid({ field: 'dueOn', message: '承诺的完成时限不能早于约谈日期。' })
      Object.assign(found, { talkOn: input.heldOn, record: input.record.trim(), commitments: input.commitments.trim(), goalDueOn: input.dueOn, dueOn: input.dueOn })
    },
  })
  await tellUnit(ctx, s, '约谈已记录', `承诺事项请于${dayText(input.dueOn)}前完成并报送佐证。`)
  return s.id
}

/** The unit's word that it is done, with evidence. */
export async function submitSupervision(ctx: Ctx, input: MoveInput & Words & { content: string }): Promise<number> {
  const s = await takeStep(ctx, input, 'submit', {
    note: input.content, evidence: input.evidence ?? null, attachmentIds: input.attachmentIds ?? null,
    after: found => {
      if (!input.content.trim()) throw invalid({ field: 'content', message: '请写明办理结果。' })
      if (!input.evidence?.trim() && !input.attachmentIds?.length)
        throw new Refusal('GATE', '还没有佐证材料，请上传证明问题已经解决的文件，或写明文号、存放地点。')
      found.submittedOn = ctx.today
    },
  })
  await tellOffice(ctx, s, await officeOf(ctx, s), '报送办理结果', '请核实是否办结。')
  return s.id
}

export async function returnSupervision(ctx: Ctx, input: MoveInput & { reason: string }): Promise<number> {
  const s = await takeStep(ctx, input, 'return', {
    note: input.reason,
    after: found => {
      requireReason(input.reason, '退回')
      found.returns++
    },
  })
  await tellUnit(ctx, s, '退回补办', `退回理由：${input.reason.trim()}`)
  return s.id
}

/**
 * 办结, the second key: evidence is there, and whoever turns it is neither of the persons nor of the unit that did the work.
 * The paper's public page says so at once.
 */
export async function closeSupervision(ctx: Ctx, input: MoveInput & { note?: string | null }): Promise<number> {
  const s = await takeStep(ctx, input, 'close', { note: input.note ?? null, after: found => void (found.closedOn = ctx.today) })
  if (s.documentId != null) await setStanding(ctx, s.documentId, 'CLOSED')
  await tellUnit(ctx, s, '督办已办结', '经核实，予以办结。')
  return s.id
}

/** 撤回 by the office's head, with a reason; the number is not used again. */
export async function withdrawSupervision(ctx: Ctx, input: MoveInput & { reason: string }): Promise<number> {
  const s = await takeStep(ctx, input, 'withdraw', {
    note: input.reason,
    after: found => {
      requireReason(input.reason, '撤回')
      found.withdrawnOn = ctx.today
    },
  })
  if (s.documentId != null) await setStanding(ctx, s.documentId, 'WITHDRAWN', input.reason.trim())
  await tellUnit(ctx, s, '督办已撤回', `撤回理由：${input.reason.trim()}`)
  return s.id
}
