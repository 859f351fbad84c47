import type { Day } from '../../kernel/day'
import { invalid, notFound, Refusal } from '../../kernel/refusal'
import { sentenceOf } from '../../kernel/verdict'
import type { Ctx } from '../../platform/context'
import { Document } from '../document/document.entity'
import { issueDocument, minutesText } from '../document/document.service'
import type { PaperGuard } from '../document/paperGuard.service'
import { Unit } from '../identity/identity.entity'
import { requireMay } from '../identity/permission.service'
import { Meeting } from './meeting.entity'
import { findMeeting } from './meeting.query'
import { Minutes, MinutesEdition, MinutesParagraph } from './minutes.entity'
import { minutesFacts, usualTitle, type MeetingRow } from './minutesFact.query'
import { composeMinutes, isWordFile, minutesOf, mustBeEditing, paragraphsOf, plain } from './minutesPaper.service'
import { mayIssue } from './minutes.rules'
import { tellIssued } from './minutesTell.service'
import { chainOf } from './signing.query'

const closed = (m: MeetingRow): void => {
  if (m.state !== 'CLOSED') throw new Refusal('STATE', '会议还没有结束，请结束会议后再起草纪要。')
}

export interface DraftMinutes {
  meetingId: number
  /** Of the minutes as they were seen; null while there are none. */
  version?: number | null
  title?: string | null
  recorder?: string | null
  copiesTo?: string | null
  /** Units that get the whole minutes besides the members: guests, units that are charged. */
  alsoToUnitIds?: readonly number[] | null
  /** Gives up the file that was corrected in Word and goes on with the paragraphs. */
  discardWordFile?: boolean | null
}

/** As they are kept; each must be a unit of the county. */
async function unitsOf(ctx: Ctx, ids: readonly number[]): Promise<string> {
  for (const id of ids) await ctx.find(Unit, id, '另送单位')
  return JSON.stringify([...new Set(ids)])
}

/** Between two paragraphs there is room for others. */
export const STEP = 1_000_000

async function firstDraft(ctx: Ctx, m: MeetingRow, minutes: Minutes): Promise<void> {
  const texts = minutesText(await minutesFacts(ctx, m, minutes))
  texts.forEach((p, i) =>
    ctx.em.create(MinutesParagraph, {
      jurisdictionId: ctx.jurisdictionId, minutesId: minutes.id, ...p, ordinal: (i + 1) * STEP, drafted: p.text, editedBy: null, editedAt: null,
    }))
  await ctx.flush()
}

/**
 * Draws up the minutes from the record. Where there are minutes already only title, recorder and copies change: what was edited by hand stays, and
 * what the record now says otherwise is offered by `minutesRedraft`. Number and day come with the issue.
 */
export async function draftMinutes(ctx: Ctx, input: DraftMinutes): Promise<number> {
  requireMay(ctx, 'meeting.manage')
  const m = await findMeeting(ctx, input.meetingId)
  if (!m) throw notFound('会议')
  closed(m)
  await ctx.lock(`minutes:${ctx.jurisdictionId}:${m.id}`)
  const known = await ctx.em.findOne(Minutes, { meetingId: m.id }, { refresh: true })
  const paper = known?.documentId == null ? null : await ctx.find(Document, known.documentId, '会议纪要')
  if (known) {
    mustBeEditing(known, paper)
    if (known.version !== input.version)
      throw new Refusal('CONFLICT', input.version == null ? '纪要刚才已由同事起草。您填写的内容还在，请对照现在的标题、记录人和抄送后再保存。' : '标题、记录人、抄送或稿件刚才已由同事修改。您填写的内容还在，请对照后再保存。')
    if (isWordFile(known, paper) && !input.discardWordFile)
      throw new Refusal('STATE', '稿件已换成在 Word 里修改的文件。请在公文页上传新的修改稿；要回到页面上修改，请先放弃 Word 修改稿。')
  }
  const words = {
    title: input.title?.trim() || known?.title || usualTitle(m),
    recorder: input.recorder?.trim() ?? known?.recorder ?? ctx.actor.userName,
    copiesTo: input.copiesTo?.trim() ?? known?.copiesTo ?? '',
    alsoTo: input.alsoToUnitIds ? await unitsOf(ctx, input.alsoToUnitIds) : (known?.alsoTo ?? '[]'),
  }
  const minutes = known
    ? ctx.em.assign(known, words)
    : ctx.em.create(Minutes, {
        jurisdictionId: ctx.jurisdictionId, meetingId: m.id, ...words, documentId: null, draftedAt: ctx.now, stage: 'EDITING', round: 0, madeFileId: null, inWord: false, correctionReason: null,
      })
  await ctx.flush()
  if (!(await ctx.em.count(MinutesParagraph, { minutesId: minutes.id }))) await firstDraft(ctx, m, minutes)
  await composeMinutes(ctx, m, minutes)
  return m.id
}

export interface IssueMinutes {
  meetingId: number
  issuedOn: Day
  /** OWN: the next of the series' own register; ENTERED: `number` as the government office gave it. */
  source: 'OWN' | 'ENTERED'
  number?: string | null
}

/** Issues the minutes: the number is taken under the register's lock, the paper closed, the units may read it. */
export async function issueMinutes(ctx: Ctx, input: IssueMinutes): Promise<number> {
  requireMay(ctx, 'meeting.manage')
  const meeting = await ctx.find(Meeting, input.meetingId, '会议')
  const minutes = await ctx.em.findOne(Minutes, { meetingId: meeting.id })
  if (minutes?.documentId == null) throw new Refusal('STATE', '纪要还没有起草，请先生成纪要草稿，核对后再印发。')
  if (input.issuedOn < meeting.heldOn) throw new Refusal('STATE', `印发日期不能早于会议日期 ${meeting.heldOn}。`)
  const paper = await ctx.find(Document, minutes.documentId, '会议纪要')
  await issueDocument(ctx, { id: paper.id, version: paper.version, issuedOn: input.issuedOn, source: input.source, number: input.number ?? null })
  return meeting.id
}

/** What stands between a minutes' paper and its issue, from whichever page it is issued. */
export const minutesGuard: PaperGuard = {
  mayReplace: async (ctx, { subjectId }) => {
    const { minutes, paper } = await minutesOf(ctx, subjectId)
    mustBeEditing(minutes, paper)
  },
  mayIssue: async (ctx, { id, subjectId }) => {
    const { m, minutes, paper } = await minutesOf(ctx, subjectId)
    if (minutes.documentId !== id) throw new Refusal('STATE', '这份稿件已被新的纪要稿代替，请到会议页印发现在的纪要。')
    const verdict = mayIssue(await chainOf(ctx, m, minutes))
    if (!verdict.allowed) throw new Refusal('GATE', sentenceOf(verdict), { verdict })
    minutes.inWord = isWordFile(minutes, paper)
    if (minutes.stage === 'EDITING' && !minutes.inWord) await composeMinutes(ctx, m, minutes)
  },
  issued: async (ctx, { id, subjectId }) => {
    const { m, minutes, paper } = await minutesOf(ctx, subjectId)
    const paragraphs = (await paragraphsOf(ctx, minutes.id)).map(p => plain({ ...p, topic: p.topic ?? null }))
    ctx.em.create(MinutesEdition, {
      jurisdictionId: ctx.jurisdictionId, minutesId: minutes.id, edition: paper?.edition ?? 1, documentId: id, paragraphs: JSON.stringify(paragraphs),
      inWord: minutes.inWord, issuedAt: ctx.now,
    })
    await ctx.flush()
    await tellIssued(ctx, m, { id, number: paper?.number ?? null, corrects: paper?.correctsId != null })
  },
}

/**
 * Opens issued minutes for a correction, which becomes an edition of its own with a number of its own; the earlier one stays readable and says that it
 * was corrected. Withdrawn minutes are opened for a new paper.
 * @throws Refusal STATE when they are not issued.
 */
export async function reviseMinutes(ctx: Ctx, input: { meetingId: number; reason: string }): Promise<number> {
  requireMay(ctx, 'meeting.manage')
  const { m, minutes, paper } = await minutesOf(ctx, input.meetingId)
  if (paper?.state !== 'ISSUED') throw new Refusal('STATE', '纪要还没有印发，直接修改即可。')
  const reason = input.reason.trim()
  if (!reason) throw invalid({ field: 'reason', message: '请写明更正的原因。' })
  const withdrawn = paper.standing === 'WITHDRAWN'
  ctx.em.assign(minutes, { stage: 'EDITING', correctionReason: withdrawn ? null : reason })
  if (!withdrawn) {
    const last = (await paragraphsOf(ctx, minutes.id)).at(-1)
    ctx.em.create(MinutesParagraph, {
      jurisdictionId: ctx.jurisdictionId, minutesId: minutes.id, key: `own:correction:${paper.id}`, part: 'CLOSING', topic: null, ordinal: (last?.ordinal ?? 0) + STEP,
      text: `本期更正${paper.number ?? ''}会议纪要。更正原因：${reason.replace(/[。.]+$/, '')}。原件以本期为准。`, drafted: null, editedBy: null, editedAt: null,
    })
  }
  await composeMinutes(ctx, m, minutes, withdrawn ? null : { id: paper.id, reason })
  return m.id
}
