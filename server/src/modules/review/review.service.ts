import { conflict, forbidden, invalid, notFound, Refusal } from '../../kernel/refusal'
import { searchKey } from '../../kernel/text'
import { sentenceOf, verdictOf } from '../../kernel/verdict'
import type { Ctx } from '../../platform/context'
import { Unit } from '../identity/identity.entity'
import { requireMay } from '../identity/permission.service'
import { Project } from '../project/project.entity'
import { requireReadable } from '../project/project.service'
import { projectFacts } from '../project/projectFacts.query'
import { REVIEW_KINDS, scoresheetFor, type ReviewKind } from '../regulation/provision.query'
import { becauseOf, manageTies, seatNames, sheetIn, standingOf } from './panel.query'
import { Panelist, ReviewSession, Scoresheet } from './review.entity'
import { findReview } from './review.query'
import { CONCLUSIONS, OVER, REVIEW_STATES, marksProblem, reviewWorkflow, type Conclusion, type Marks } from './review.rules'

export interface PlanReview {
  id?: number | null
  version?: number | null
  projectId: number
  kind: ReviewKind
  /** Absent: 〈project〉 and the kind's name. */
  title?: string | null
  heldOn: string
  place?: string | null
  panelistPostIds: readonly number[]
  /** Outside experts by name, whose paper sheets the convenor types in. */
  panelistNames: readonly string[]
}

const who = (ctx: Ctx) => `${ctx.actor.onBehalfOf ?? ctx.actor.postName} ${ctx.actor.userName}`

/** Who holds the review: the sector authority its initial review, the chain office its own, else the office or the department that asks. */
function convenorOf(ctx: Ctx, kind: ReviewKind, project: Project): number {
  const unitId = kind === 'INITIAL' ? project.sectorAuthorityUnitId : kind === 'CHAIN' ? project.chainUnitId : ctx.actor.unitId
  if (unitId != null) return unitId
  throw invalid({
    field: 'projectId',
    message: kind === 'INITIAL' ? '项目还没有选定对口行业主管部门，请先在项目中填写后再安排初核。' : '项目还没有填写所属产业链，请先在项目中填写后再安排链长审核。',
  })
}

/**
 * Plans a review, or changes one that is not over; once it has begun its panel and place only, so that whoever steps aside can be replaced.
 * Returns its id.
 * @throws Refusal FORBIDDEN for a unit that does not hold this kind for this project (泾川 二(一)3).
 */
export async function planReview(ctx: Ctx, input: PlanReview): Promise<number> {
  await requireReadable(ctx, input.projectId)
  const project = await ctx.find(Project, input.projectId, '项目')
  const convenorUnitId = convenorOf(ctx, input.kind, project)
  requireMay(ctx, 'review.manage', manageTies({ kind: input.kind, convenorUnitId }))
  const title = input.title?.trim() || `${project.name}${REVIEW_KINDS[input.kind]}`
  const fields = { title, heldOn: input.heldOn, place: input.place?.trim() || null, searchKey: searchKey(title, project.name) }
  const known = input.id == null ? null : await ctx.findVersion(ReviewSession, input.id, input.version ?? -1, '评审会')
  if (known) {
    if (OVER.includes(known.state)) throw new Refusal('STATE', `评审${REVIEW_STATES[known.state]}，不能再改安排。`)
    if (known.state === 'HELD' && known.heldOn !== input.heldOn) throw invalid({ field: 'heldOn', message: '评审已经开始，日期不能更改；可以增补评委、更正地点。' })
    if (known.projectId !== project.id || known.kind !== input.kind) throw invalid({ field: 'kind', message: '评审的项目和种类不能更改，请另行安排一次评审。' })
    ctx.em.assign(known, fields)
  }
  const subject = await subjectOf(ctx, project.id)
  if (known?.state === 'PLANNED') known.subject = subject
  const review = known ?? ctx.em.create(ReviewSession, {
    jurisdictionId: ctx.jurisdictionId, projectId: project.id, kind: input.kind, ...fields, convenorUnitId, state: 'PLANNED',
    sheet: JSON.stringify(await scoresheetFor(ctx, input.kind)), subject, cancelReason: null, conclusion: null, conclusionText: null, average: null, concludedOn: null,
    concludedByPostId: null, concludedByText: null, createdByText: who(ctx), createdAt: ctx.now,
  })
  await ctx.flush()
  await setPanel(ctx, review.id, input)
  return review.id
}

async function setPanel(ctx: Ctx, sessionId: number, input: Pick<PlanReview, 'panelistPostIds' | 'panelistNames'>) {
  const names = await seatNames(ctx, input.panelistPostIds)
  const seats = [
    ...[...new Set(input.panelistPostIds)].map(postId => {
      const name = names.get(postId)
      if (!name) throw notFound('岗位')
      return { postId, name }
    }),
    ...[...new Set(input.panelistNames.map(n => n.trim()).filter(Boolean))].map(name => ({ postId: null, name })),
  ]
  if (!seats.length) throw invalid({ field: 'panelistPostIds', message: '请至少选择一位评委。' })
  const known = await ctx.em.find(Panelist, { sessionId })
  const same = (a: { postId: number | null; name: string }, b: { postId?: number | null; name: string }) =>
    a.postId === null ? b.postId == null && a.name === b.name : a.postId === b.postId
  const gone = known.filter(k => !seats.some(s => same(s, k)))
  const marked = gone.length ? await ctx.em.findOne(Scoresheet, { panelistId: { $in: gone.map(g => g.id) } }) : null
  if (marked) throw invalid({ field: 'panelistPostIds', message: `${gone.find(g => g.id === marked.panelistId)!.name}已经填写评分，不能移出评委；评分不应计入的，请登记回避。` })
  for (const one of gone) ctx.em.remove(one)
  for (const [ordinal, seat] of seats.entries()) {
    const kept = known.find(k => same(seat, k))
    if (kept) kept.ordinal = ordinal
    else ctx.em.create(Panelist, { jurisdictionId: ctx.jurisdictionId, sessionId, ...seat, ordinal, recusalReason: null, recusedAt: null })
  }
  await ctx.flush()
}

function mustBe(review: ReviewSession, state: ReviewSession['state'], otherwise: string) {
  if (review.state !== state) throw new Refusal('STATE', `${otherwise}（目前：${REVIEW_STATES[review.state]}）。请刷新后查看可办的动作。`)
}

/** A sheet and the conclusion must not pass each other unseen. */
const lockReview = (ctx: Ctx, id: number) => ctx.lock(`review:${id}`)

async function run(ctx: Ctx, input: { id: number; version: number }): Promise<ReviewSession> {
  await lockReview(ctx, input.id)
  if (!(await findReview(ctx, input.id))) throw notFound('评审会')
  const review = await ctx.findVersion(ReviewSession, input.id, input.version, '评审会')
  requireMay(ctx, 'review.manage', manageTies(review))
  return review
}

/** The project as the panel judges it. */
const subjectOf = async (ctx: Ctx, projectId: number) => JSON.stringify(await projectFacts(ctx, projectId))

/** The sitting begins: from now on sheets can be handed in, and arrangement and subject stand. */
async function begin(ctx: Ctx, review: ReviewSession) {
  ctx.em.assign(review, { state: reviewWorkflow.steps.hold.to, subject: await subjectOf(ctx, review.projectId) })
}

/** From now on sheets can be handed in; what is judged is the project as it is now. */
export async function holdReview(ctx: Ctx, input: { id: number; version: number }): Promise<void> {
  const review = await run(ctx, input)
  mustBe(review, 'PLANNED', '评审已经开始')
  if (review.heldOn > ctx.today) throw new Refusal('STATE', `评审会定于 ${review.heldOn} 召开，还没有到期。提前召开的，请先修改评审日期。`)
  await begin(ctx, review)
  await ctx.flush()
}

/** The panelist's seat in an open review that the actor sees. */
async function seatOf(ctx: Ctx, panelistId: number) {
  const panelist = await ctx.find(Panelist, panelistId, '评委')
  await lockReview(ctx, panelist.sessionId)
  if (!(await findReview(ctx, panelist.sessionId))) throw notFound('评委')
  const review = await ctx.find(ReviewSession, panelist.sessionId, '评审会')
  if (OVER.includes(review.state)) throw new Refusal('STATE', `评审${REVIEW_STATES[review.state]}，不能再改评分和回避。`)
  return { panelist, review }
}

export interface SaveScoresheet {
  panelistId: number
  /** Of the sheet as it was seen; absent for the first one. */
  version?: number | null
  marks: readonly { criterionId: string; mark: number }[]
  comment?: string | null
  /** Hands it in; else it is kept as a draft. */
  submit: boolean
}

/**
 * Keeps or hands in one's own sheet. A first sheet opens a review whose day has come. Returns the review's id.
 * @throws Refusal FORBIDDEN for another's sheet, STATE after recusal or conclusion, INVALID for marks out of bounds.
 */
export async function saveScoresheet(ctx: Ctx, input: SaveScoresheet): Promise<number> {
  const { panelist, review } = await seatOf(ctx, input.panelistId)
  if (panelist.postId !== ctx.actor.postId) throw forbidden('只能填写自己的评分表。')
  return writeSheet(ctx, panelist, review, input, null)
}

/** Types in the paper sheet of an outside expert, who has no post. Only who runs the review. */
export async function recordScoresheet(ctx: Ctx, input: SaveScoresheet): Promise<number> {
  const { panelist, review } = await seatOf(ctx, input.panelistId)
  requireMay(ctx, 'review.manage', manageTies(review))
  if (panelist.postId !== null) throw forbidden('这位评委有本系统的岗位，评分由其本人填写，不能代填。')
  return writeSheet(ctx, panelist, review, input, ctx.actor.userId)
}

async function writeSheet(ctx: Ctx, panelist: Panelist, review: ReviewSession, input: SaveScoresheet, recordedById: number | null): Promise<number> {
  if (panelist.recused) throw new Refusal('STATE', '已登记回避，不能再评分。')
  if (review.state === 'PLANNED') {
    if (review.heldOn > ctx.today) throw new Refusal('STATE', `评审会定于 ${review.heldOn} 召开，届时再评分。`)
    await begin(ctx, review)
  }
  const marks: Marks = Object.fromEntries(input.marks.map(m => [m.criterionId, m.mark]))
  const problem = marksProblem(sheetIn(review).criteria, marks, input.submit)
  if (problem) throw invalid({ field: 'marks', message: problem })
  const known = await ctx.em.findOne(Scoresheet, { panelistId: panelist.id })
  if (known && known.version !== input.version) throw conflict('评分表')
  const fields = {
    marks: JSON.stringify(marks), comment: input.comment?.trim() || null,
    submittedAt: input.submit ? ctx.now : (known?.submittedAt ?? null), recordedById,
  }
  if (known) ctx.em.assign(known, fields)
  else ctx.em.create(Scoresheet, { jurisdictionId: ctx.jurisdictionId, sessionId: review.id, panelistId: panelist.id, ...fields })
  await ctx.flush()
  return review.id
}

/** A panelist steps aside, by the own word or the convenor's; the sheet no longer counts. Returns the review's id. */
export async function recuse(ctx: Ctx, input: { panelistId: number; reason: string }): Promise<number> {
  const { panelist, review } = await seatOf(ctx, input.panelistId)
  if (panelist.postId !== ctx.actor.postId) requireMay(ctx, 'review.manage', manageTies(review))
  if (panelist.recused) throw new Refusal('STATE', '已经登记过回避。')
  ctx.em.assign(panelist, { recused: true, recusalReason: input.reason.trim(), recusedAt: ctx.now })
  await ctx.flush()
  return review.id
}

/** It will not be held, or not be ended: the panel is told nothing more, and the gates read nothing from it. */
export async function cancelReview(ctx: Ctx, input: { id: number; version: number; reason: string }): Promise<void> {
  const review = await run(ctx, input)
  if (OVER.includes(review.state)) throw new Refusal('STATE', `评审${REVIEW_STATES[review.state]}，不能取消。`)
  const reason = input.reason.trim()
  if (!reason) throw invalid({ field: 'reason', message: '请写明取消评审的原因。' })
  ctx.em.assign(review, { state: reviewWorkflow.steps.cancel.to, cancelReason: reason })
  await ctx.flush()
}

export interface ConcludeReview {
  id: number
  version: number
  conclusion: Conclusion
  text: string
}

/**
 * Records the conclusion, which the gates read from now on.
 * @throws Refusal GATE while the panel is too small, sheets are missing, or the marks speak against 通过.
 */
export async function concludeReview(ctx: Ctx, input: ConcludeReview): Promise<void> {
  const review = await run(ctx, input)
  mustBe(review, 'HELD', review.state === 'PLANNED' ? '评审还没有开始' : '评审已经结束')
  const unit = await ctx.find(Unit, review.convenorUnitId, '组织单位')
  const verdict = verdictOf(await becauseOf(ctx, review, input.conclusion))
  if (!verdict.allowed) throw new Refusal('GATE', sentenceOf(verdict), { verdict })
  const { average } = await standingOf(ctx, review)
  ctx.em.assign(review, {
    state: reviewWorkflow.steps.conclude.to, conclusion: input.conclusion,
    conclusionText: input.text.trim() || `${unit.name}：${CONCLUSIONS[input.conclusion]}`, average: average?.average ?? null,
    concludedOn: ctx.today, concludedByPostId: ctx.actor.postId, concludedByText: who(ctx),
  })
  await ctx.flush()
}
