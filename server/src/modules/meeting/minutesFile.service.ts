import { notFound, Refusal } from '../../kernel/refusal'
import type { Ctx } from '../../platform/context'
import { bytesOf } from '../document/attachment.service'
import { Attachment, Document } from '../document/document.entity'
import { minutesPaper } from '../document/document.service'
import { previewPaper } from '../document/preview.service'
import { findMeeting } from './meeting.query'
import { Minutes } from './minutes.entity'
import { minutesFacts, usualTitle } from './minutesFact.query'
import { isWordFile, paragraphsOf, plain } from './minutesPaper.service'
import { findMinutes } from './minutes.query'
import { seesCounty } from './sight.query'

/**
 * The minutes as a Word file: the issued paper; before that, for the office and the county's readers, the draft as it stands.
 * @throws Refusal FORBIDDEN for a guest, who has excerpts of its own topics; NOT_FOUND for a meeting outside the actor's sight, and for minutes that are not issued yet.
 */
export async function minutesFile(ctx: Ctx, meetingId: number): Promise<{ name: string; content: Buffer }> {
  const m = await findMeeting(ctx, meetingId)
  if (!m) throw notFound('会议')
  const shown = await findMinutes(ctx, m.id)
  if (shown && !shown.wholeFile) throw new Refusal('FORBIDDEN', '贵单位列席会议，只看本单位议题。请到议题页下载会议纪要摘录；需要全文的，请联系联席办。')
  const minutes = await ctx.em.findOne(Minutes, { meetingId: m.id })
  const paper = shown?.documentId == null ? null : await ctx.em.findOne(Document, { id: shown.documentId })
  if (paper?.attachmentId != null && (paper.state === 'ISSUED' || (minutes && isWordFile(minutes, paper)))) {
    const file = await ctx.find(Attachment, paper.attachmentId, '会议纪要')
    return { name: file.name, content: await bytesOf(ctx, file) }
  }
  if (!seesCounty(ctx) || m.state !== 'CLOSED') throw notFound('会议纪要')
  const words = minutes ?? { title: usualTitle(m), recorder: '', copiesTo: '' }
  const paragraphs = minutes ? (await paragraphsOf(ctx, minutes.id)).map(p => plain({ ...p, topic: p.topic ?? null })) : undefined
  const content = await previewPaper(ctx, 'MINUTES', minutesPaper(await minutesFacts(ctx, m, words), paragraphs))
  return { name: `${words.title}（草稿）.docx`, content }
}
