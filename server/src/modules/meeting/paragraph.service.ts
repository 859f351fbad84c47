import { invalid, Refusal } from '../../kernel/refusal'
import type { Ctx } from '../../platform/context'
import { minutesText } from '../document/document.service'
import { requireMay } from '../identity/permission.service'
import { Minutes, MinutesParagraph } from './minutes.entity'
import { minutesFacts, type MeetingRow } from './minutesFact.query'
import { isWordFile, minutesOf, mustBeEditing, paragraphsOf } from './minutesPaper.service'
import { redraftOf, type ParagraphText, type Proposal } from './minutes.rules'

async function editing(ctx: Ctx, meetingId: number) {
  requireMay(ctx, 'meeting.manage')
  const found = await minutesOf(ctx, meetingId)
  mustBeEditing(found.minutes, found.paper)
  if (isWordFile(found.minutes, found.paper)) throw new Refusal('STATE', '稿件已换成在 Word 里修改的文件，页面上的修改不会印进去。要在页面上修改，请先放弃 Word 修改稿。')
  return found
}

const signed = (ctx: Ctx) => ({ editedBy: `${ctx.actor.userName}（${ctx.actor.onBehalfOf ?? ctx.actor.postName}）`, editedAt: ctx.now })

/** Somebody was quicker at this very paragraph: both texts are shown, and nothing is lost. */
const late = (p: MinutesParagraph) =>
  new Refusal('CONFLICT', `这一段刚才已由${p.editedBy ?? '他人'}修改。您写的内容还在，请对照两种写法后再保存。`)

/**
 * Saves one paragraph; others may be edited by others at the same time. An empty text leaves it out of the paper.
 * @throws Refusal CONFLICT when this paragraph was saved since the version that the secretary saw; STATE while it is signed or issued.
 */
export async function saveMinutesParagraph(ctx: Ctx, input: { id: number; version: number; text: string }): Promise<number> {
  requireMay(ctx, 'meeting.manage')
  const known = await ctx.find(MinutesParagraph, input.id, '纪要段落')
  const minutes = await ctx.find(Minutes, known.minutesId, '会议纪要')
  const { m } = await editing(ctx, minutes.meetingId)
  const paragraph = await ctx.em.findOneOrFail(MinutesParagraph, { id: known.id }, { refresh: true })
  if (paragraph.version !== input.version) throw late(paragraph)
  const text = input.text.trim()
  if (text !== paragraph.text) ctx.em.assign(paragraph, { text, ...signed(ctx) })
  await ctx.flush()
  return m.id
}

/** Room between a paragraph and the next; the table keeps whole numbers. */
function between(rows: readonly MinutesParagraph[], after: number): number {
  const next = rows.find(r => r.ordinal > after)
  const at = next ? Math.floor((after + next.ordinal) / 2) : after + 1_000_000
  if (at === after) throw new Refusal('STATE', '这里加的段落太多了，请把相邻的几段合成一段。')
  return at
}

/** Adds a paragraph of the office's own behind another; it belongs to the same section. Behind none: at the end of the minutes. */
export async function addMinutesParagraph(ctx: Ctx, input: { meetingId: number; afterId?: number | null; text: string }): Promise<number> {
  const { m, minutes } = await editing(ctx, input.meetingId)
  const text = input.text.trim()
  if (!text) throw invalid({ field: 'text', message: '请填写这一段的内容。' })
  const rows = await paragraphsOf(ctx, minutes.id)
  const after = input.afterId == null ? null : rows.find(r => r.id === input.afterId)
  if (after === undefined) throw invalid({ field: 'afterId', message: '前一段已不在纪要里，请刷新后再加。' })
  const part = after === null ? 'CLOSING' : after.part === 'TITLE' ? 'BODY' : after.part
  const own = rows.filter(r => r.key.startsWith('own:')).length
  ctx.em.create(MinutesParagraph, {
    jurisdictionId: ctx.jurisdictionId, minutesId: minutes.id, key: `own:${ctx.now}:${own}`, part, topic: after?.topic ?? null,
    ordinal: between(rows, after?.ordinal ?? rows.at(-1)?.ordinal ?? 0), text, drafted: null, ...signed(ctx),
  })
  await ctx.flush()
  return m.id
}

const kept = (rows: readonly MinutesParagraph[]) =>
  rows.map(r => ({ key: r.key, part: r.part, topic: r.topic ?? null, text: r.text, drafted: r.drafted ?? null }))

const freshOf = async (ctx: Ctx, m: MeetingRow, minutes: Minutes): Promise<ParagraphText[]> => minutesText(await minutesFacts(ctx, m, minutes))

export interface RedraftChoice {
  key: string
  /** True takes what the record gives; false leaves what stands there, and is not asked again until the record changes anew. */
  take: boolean
  /** What the secretary was shown: the text that stood there, and the record's. */
  current: string
  drafted: string
}

function place(rows: readonly MinutesParagraph[], fresh: readonly ParagraphText[], key: string): number {
  const before = fresh.slice(0, fresh.findIndex(f => f.key === key)).reverse().find(f => rows.some(r => r.key === f.key))
  const after = before ? rows.find(r => r.key === before.key)!.ordinal : 0
  return between(rows, after)
}

/**
 * Takes or leaves what a new draft would change, paragraph by paragraph. What is not chosen stays open.
 * @throws Refusal CONFLICT when the text or the record has changed since the secretary saw the difference.
 */
export async function applyMinutesRedraft(ctx: Ctx, input: { meetingId: number; choices: readonly RedraftChoice[] }): Promise<number> {
  const { m, minutes } = await editing(ctx, input.meetingId)
  const fresh = await freshOf(ctx, m, minutes)
  for (const choice of input.choices) {
    const rows = await paragraphsOf(ctx, minutes.id)
    const offer: Proposal | undefined = redraftOf(kept(rows), fresh).find(o => o.key === choice.key)
    if (!offer || offer.current !== choice.current || offer.drafted !== choice.drafted)
      throw new Refusal('CONFLICT', '纪要或会议记录刚才又有修改，请重新查看差异后再选择。')
    const row = rows.find(r => r.key === choice.key)
    if (row) ctx.em.assign(row, { drafted: offer.drafted, ...(choice.take && { text: offer.drafted, ...signed(ctx) }) })
    else
      ctx.em.create(MinutesParagraph, {
        jurisdictionId: ctx.jurisdictionId, minutesId: minutes.id, key: offer.key, part: offer.part, topic: offer.topic, ordinal: place(rows, fresh, offer.key),
        text: choice.take ? offer.drafted : '', drafted: offer.drafted, ...signed(ctx),
      })
    await ctx.flush()
  }
  minutes.draftedAt = ctx.now
  await ctx.flush()
  return m.id
}
