import { notFound, Refusal } from '../../kernel/refusal'
import type { Ctx } from '../../platform/context'
import { Document } from '../document/document.entity'
import { draftPaper, minutesPaper } from '../document/document.service'
import { findMeeting } from './meeting.query'
import { Minutes, MinutesParagraph } from './minutes.entity'
import { minutesFacts, minutesUnits, type MeetingRow } from './minutesFact.query'
import type { ParagraphText } from './minutes.rules'

/** The minutes of a meeting with the meeting, held against every other change of the same minutes until the mutation ends. */
export async function minutesOf(ctx: Ctx, meetingId: number): Promise<{ m: MeetingRow; minutes: Minutes; paper: Document | null }> {
  const m = await findMeeting(ctx, meetingId)
  if (!m) throw notFound('会议')
  await ctx.lock(`minutes:${ctx.jurisdictionId}:${m.id}`)
  const minutes = await ctx.em.findOne(Minutes, { meetingId: m.id }, { refresh: true })
  if (!minutes) throw new Refusal('STATE', '纪要还没有起草，请先生成纪要草稿。')
  const paper = minutes.documentId == null ? null : await ctx.em.findOne(Document, { id: minutes.documentId }, { refresh: true })
  return { m, minutes, paper }
}

/** The draft's file was exchanged for one that was corrected in Word. */
export const isWordFile = (minutes: { madeFileId?: number | null }, paper: { state: string; attachmentId?: number | null } | null): boolean =>
  paper?.state === 'DRAFT' && minutes.madeFileId != null && paper.attachmentId !== minutes.madeFileId

/** @throws Refusal STATE while the minutes are with the signers or out. */
export function mustBeEditing(minutes: Minutes, paper: Document | null): void {
  if (paper?.state === 'ISSUED') throw new Refusal('STATE', '纪要已经印发，不能再改。如有差错，请“更正”，另发新的一版，原件仍可查看。')
  if (minutes.stage !== 'EDITING') throw new Refusal('STATE', '纪要正在签批或已签批，请先撤回签批，修改后再重新送签。')
}

export const paragraphsOf = (ctx: Ctx, minutesId: number): Promise<MinutesParagraph[]> =>
  ctx.em.find(MinutesParagraph, { minutesId }, { orderBy: { ordinal: 'asc', id: 'asc' } })

export const plain = (p: ParagraphText): ParagraphText => ({ key: p.key, part: p.part, topic: p.topic ?? null, text: p.text })

/** Makes the paper's file anew from the paragraphs as they stand. */
export async function composeMinutes(ctx: Ctx, m: MeetingRow, minutes: Minutes, corrects: { id: number; reason: string } | null = null): Promise<void> {
  const facts = await minutesFacts(ctx, m, minutes)
  await ctx.flush()
  const paragraphs = (await paragraphsOf(ctx, minutes.id)).map(p => plain({ ...p, topic: p.topic ?? null }))
  minutes.documentId = await draftPaper(ctx, {
    kind: 'MINUTES', data: minutesPaper(facts, paragraphs), subjectType: 'Meeting', subjectId: m.id, recipientUnitIds: await minutesUnits(ctx, m, minutes), corrects,
  })
  minutes.madeFileId = (await ctx.find(Document, minutes.documentId, '会议纪要')).attachmentId ?? null
  await ctx.flush()
}
