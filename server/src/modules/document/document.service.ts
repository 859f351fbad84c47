import { Refusal, invalid, notFound } from '../../kernel/refusal'
import { searchKey } from '../../kernel/text'
import type { Ctx } from '../../platform/context'
import { Unit } from '../identity/identity.entity'
import { labelsOf } from '../regulation/provision.query'
import { bindAttachments, bytesOf, findAttachment, storeMade } from './attachment.service'
import { newToken, withPrintedCode } from './code.service'
import { Attachment, Document, DocumentRecipient } from './document.entity'
import { checkIssuedOn, checkSeries, draftData, mayStand, mustBeDraft, organName, registerKindOf } from './document.rules'
import type { Standing } from './document.rules'
import { fillIssued, fillTemplate } from './fill.rules'
import type { PaperData, PaperKind } from './paperData.rules'
import { numberFor, type NumberChoice } from './number.service'
import { askGuard } from './paperGuard.service'
import { usableTemplate } from './template.service'
import { checkCorrectedPaper } from './templateCheck.rules'
import { dayText } from './wording.rules'

export { takeSerial } from './number.service'
export { NUMBER_SOURCES, type NumberSource } from './document.rules'
export { timeText } from './wording.rules'
export { minutesPaper, minutesText } from './minutesPaper.rules'
export type { MinutesFacts } from './minutesPaper.rules'
export type { PaperData, PaperKind } from './paperData.rules'

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

const fileName = (title: string) => `${title.replace(/[\\/:*?"<>|]/g, ' ').slice(0, 100)}.docx`

/** The issuing organ by its full name. */
export const organOf = async (ctx: Ctx): Promise<string> => organName(ctx.actor.jurisdictionName, (await labelsOf(ctx)).office)

async function setRecipients(ctx: Ctx, documentId: number, unitIds: readonly number[]) {
  await ctx.em.nativeDelete(DocumentRecipient, { documentId })
  for (const unitId of new Set(unitIds)) {
    const unit = await ctx.find(Unit, unitId, '主送单位')
    ctx.em.create(DocumentRecipient, { jurisdictionId: ctx.jurisdictionId, documentId, unitId: unit.id })
  }
}

async function setFile(ctx: Ctx, document: Document, attachment: Attachment) {
  await bindAttachments(ctx, [attachment.id], 'Document', document.id)
  document.attachmentId = attachment.id
  await ctx.flush()
}

const newDocument = (ctx: Ctx, kind: PaperKind, title: string): Document =>
  ctx.em.create(Document, {
    jurisdictionId: ctx.jurisdictionId, kind, state: 'DRAFT', title, series: null, number: null, numberSource: null, issuedOn: null,
    subjectType: null, subjectId: null, attachmentId: null, createdAt: ctx.now, token: null, issuer: null, standing: null,
    standingOn: null, standingReason: null, standingBy: null, scanId: null, edition: 1, correctsId: null, correctionReason: null, searchKey: searchKey(title),
  })

export interface DraftPaper<K extends PaperKind> {
  kind: K
  data: PaperData[K]
  /** What the paper is about: one draft a subject and kind, drawn up anew each time. */
  subjectType: string
  subjectId: number
  recipientUnitIds: readonly number[]
  /** The issued paper that it corrects, and why. */
  corrects?: { id: number; reason: string } | null
  /** A subject gets such a paper again and again: a bulletin. */
  repeats?: boolean
}

/**
 * Draws up a paper from the county's template; number and day stay tags until it is issued. Returns the document's id.
 * @throws Refusal STATE when the subject's paper has been issued.
 */
export async function draftPaper<K extends PaperKind>(ctx: Ctx, input: DraftPaper<K>): Promise<number> {
  const { kind, data, subjectType, subjectId } = input
  const known = await ctx.em.findOne(Document, { kind, subjectType, subjectId, state: 'DRAFT' })
  const last = await ctx.em.findOne(Document, { kind, subjectType, subjectId, state: 'ISSUED' }, { orderBy: { id: 'desc' } })
  // A withdrawn paper leaves its place free; one in force is only followed by its correction.
  if (!known && !input.repeats && last && last.standing !== 'WITHDRAWN' && last.id !== input.corrects?.id) mustBeDraft(last.state)
  const document = known ?? newDocument(ctx, kind, data.title)
  if (input.corrects) ctx.em.assign(document, { correctsId: input.corrects.id, correctionReason: input.corrects.reason })
  ctx.em.assign(document, {
    edition: input.repeats ? 1 : (last?.edition ?? 0) + 1, title: data.title, searchKey: searchKey(data.title), subjectType, subjectId, series: 'issue' in data ? data.seriesName : null,
  })
  await ctx.flush()
  await setRecipients(ctx, document.id, input.recipientUnitIds)
  const file = fillTemplate(await usableTemplate(ctx, kind), draftData<K>(data), kind)
  await setFile(ctx, document, await storeMade(ctx, fileName(data.title), DOCX, file))
  return document.id
}

/** Registers a paper that was written outside: its file has been uploaded. Returns the document's id. */
export async function registerDocument(
  ctx: Ctx,
  input: { kind: PaperKind; title: string; series?: string | null; attachmentId: number; recipientUnitIds: readonly number[] },
): Promise<number> {
  const document = newDocument(ctx, input.kind, input.title.trim())
  document.series = registerKindOf(input.kind) === 'ISSUE' ? checkSeries(input.series) : null
  await ctx.flush()
  await setRecipients(ctx, document.id, input.recipientUnitIds)
  await replaceFile(ctx, document, input.attachmentId)
  return document.id
}

async function replaceFile(ctx: Ctx, document: Document, attachmentId: number) {
  const attachment = await findAttachment(ctx, attachmentId)
  if (attachment.mime === DOCX) {
    const problems = checkCorrectedPaper(await bytesOf(ctx, attachment))
    if (problems.length > 0) throw invalid(...problems.map(p => ({ field: 'attachmentId', message: p.message })))
  }
  await setFile(ctx, document, attachment)
}

/** Puts the file that was corrected by hand in the draft's place. */
export async function replaceDocumentFile(ctx: Ctx, input: { id: number; version: number; attachmentId: number }): Promise<void> {
  const document = await ctx.findVersion(Document, input.id, input.version, '公文')
  mustBeDraft(document.state)
  await askGuard(ctx, document, 'mayReplace')
  await replaceFile(ctx, document, input.attachmentId)
}

/** `series` is not needed for minutes, whose series is known; `number` as it was given elsewhere. */
export interface IssueDocument extends NumberChoice {
  id: number
  version: number
}

/**
 * Issues a draft: gives it its number and day, fills both into the Word file, and closes it.
 * @throws Refusal STATE when it is issued already; INVALID for the day or the number; CONFLICT for a number that is taken.
 */
export async function issueDocument(ctx: Ctx, input: IssueDocument): Promise<void> {
  const document = await ctx.findVersion(Document, input.id, input.version, '公文')
  mustBeDraft(document.state)
  checkIssuedOn(input.issuedOn, ctx.today)
  await askGuard(ctx, document, 'mayIssue')
  if (document.attachmentId == null) throw notFound('公文稿件')
  const given = await numberFor(ctx, document, input)
  if (await ctx.em.findOne(Document, { number: given.registered }))
    throw new Refusal('CONFLICT', `编号“${given.registered}”已用于另一份公文，请核对后重新填写。`)
  const draft = await ctx.find(Attachment, document.attachmentId, '公文稿件')
  const token = newToken()
  if (draft.mime === DOCX) {
    const filled = fillIssued(await bytesOf(ctx, draft), { number: given.printed, issue: given.printed, issuedOn: dayText(input.issuedOn) })
    const file = await withPrintedCode(ctx, filled, token)
    await setFile(ctx, document, await storeMade(ctx, draft.name, DOCX, file))
  }
  ctx.em.assign(document, {
    state: 'ISSUED', number: given.registered, numberSource: input.source, issuedOn: input.issuedOn, token,
    issuer: await organOf(ctx),
    searchKey: searchKey(document.title, given.registered),
  })
  await ctx.flush()
  const corrected = document.correctsId == null ? null : await ctx.find(Document, document.correctsId, '公文')
  // Withdrawn since the correction was begun, it stays withdrawn, and the correction takes its place all the same.
  if (corrected && mayStand(corrected.standing ?? null, 'CORRECTED')) await setStanding(ctx, corrected.id, 'CORRECTED')
  await askGuard(ctx, document, 'issued')
}

/**
 * Says what has become of an issued paper; whoever scans its code sees it at once. A withdrawn one stays withdrawn.
 * @throws Refusal STATE for a draft.
 */
export async function setStanding(ctx: Ctx, documentId: number, standing: Standing, reason: string | null = null): Promise<void> {
  const document = await ctx.find(Document, documentId, '公文')
  if (document.state !== 'ISSUED') throw new Refusal('STATE', '这份公文还没有印发，可以直接修改稿件，不用登记撤回或更正。')
  if (!mayStand(document.standing ?? null, standing)) throw new Refusal('STATE', '这份公文已经作废，不能再改。')
  ctx.em.assign(document, { standing, standingOn: ctx.today, standingReason: reason, standingBy: `${ctx.actor.userName}（${ctx.actor.onBehalfOf ?? ctx.actor.postName}）` })
  await ctx.flush()
}

/**
 * The office withdraws or corrects an issued paper. A withdrawn paper's number stays in the register as 作废 and is never given again.
 * @throws Refusal INVALID on `reason` for a withdrawal without one.
 */
export async function declareDocument(ctx: Ctx, input: { id: number; version: number; standing: Standing; reason?: string | null }): Promise<void> {
  const document = await ctx.findVersion(Document, input.id, input.version, '公文')
  await askGuard(ctx, document, 'mayDeclare')
  const reason = input.reason?.trim() ?? ''
  if (input.standing === 'WITHDRAWN' && !reason) throw invalid({ field: 'reason', message: '请写明作废的原因：编号仍保留在登记簿上，供人查对。' })
  await setStanding(ctx, input.id, input.standing, reason || null)
}
