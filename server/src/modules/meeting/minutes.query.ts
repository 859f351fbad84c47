import type { Ctx } from '../../platform/context'
import { countyRows } from '../../platform/rows'
import { minutesText } from '../document/document.service'
import { mayDo } from '../identity/permission.service'
import { sentenceOf } from '../../kernel/verdict'
import { platformWord } from './action.query'
import { hearsWhole, listAgenda } from './agenda.query'
import type { findMeeting } from './meeting.query'
import { editionChanges, MINUTES_STAGES, mayIssue, redraftOf, type ParagraphText } from './minutes.rules'
import { minutesFacts, topicKey } from './minutesFact.query'
import { seesCounty } from './sight.query'
import { chainOf, listSignatures } from './signing.query'

type MeetingRow = NonNullable<Awaited<ReturnType<typeof findMeeting>>>

const editionRows = (ctx: Ctx, meetingId: number) =>
  countyRows(ctx, 'minutesEdition')
    .innerJoin('minutes', 'minutes.id', 'minutesEdition.minutesId')
    .select(['minutesEdition.id', 'minutesEdition.edition', 'minutesEdition.documentId', 'minutesEdition.paragraphs', 'minutesEdition.inWord', 'minutesEdition.issuedAt'])
    .where('minutes.meetingId', '=', meetingId)
    .orderBy('minutesEdition.edition')
    .orderBy('minutesEdition.id')
    .execute()

/** The minutes of a meeting; for a unit the edition that went out last. */
export async function findMinutes(ctx: Ctx, meetingId: number) {
  const row = await countyRows(ctx, 'minutes')
    .select([
      'minutes.id', 'minutes.version', 'minutes.meetingId', 'minutes.title', 'minutes.recorder', 'minutes.copiesTo', 'minutes.alsoTo', 'minutes.draftedAt', 'minutes.documentId',
      'minutes.stage', 'minutes.round', 'minutes.madeFileId', 'minutes.correctionReason',
    ])
    .where('minutes.meetingId', '=', meetingId)
    .executeTakeFirst()
  if (!row) return null
  const whole = seesCounty(ctx)
  const last = whole ? null : ((await editionRows(ctx, meetingId)).at(-1) ?? null)
  const documentId = whole ? row.documentId : (last?.documentId ?? null)
  if (!whole && documentId === null) return null
  // The paper is asked for here, not of the register: who takes part reads the minutes of the meeting.
  const paper = documentId === null ? null : await countyRows(ctx, 'document')
    .select(['document.title', 'document.state', 'document.number', 'document.issuedOn', 'document.attachmentId', 'document.edition', 'document.standing', 'document.scanId'])
    .where('document.id', '=', documentId)
    .executeTakeFirst()
  const wholeFile = whole || (await readsWhole(ctx, meetingId, documentId!))
  // A unit reads the edition that went out: a correction that is being written is none of its yet.
  const words = whole
    ? { ...row, alsoToUnitIds: JSON.parse(row.alsoTo) as number[] }
    : { ...row, title: paper!.title, recorder: '', copiesTo: '', alsoToUnitIds: [], draftedAt: last!.issuedAt, stage: 'SIGNED' as const, round: 0, correctionReason: null }
  return {
    ...words, documentId, wholeFile, state: paper?.state ?? null, number: paper?.number ?? null, issuedOn: paper?.issuedOn ?? null,
    attachmentId: wholeFile ? (paper?.attachmentId ?? null) : null, scanId: wholeFile ? (paper?.scanId ?? null) : null,
    edition: paper?.edition ?? 1, standing: paper?.standing ?? null, stageLabel: MINUTES_STAGES[words.stage], issued: paper?.state === 'ISSUED',
    wordFile: paper?.state === 'DRAFT' && row.madeFileId !== null && paper.attachmentId !== row.madeFileId,
  }
}

/** Whether the actor has the whole of issued minutes: it heard the whole meeting, or its unit is a recipient of the paper. */
async function readsWhole(ctx: Ctx, meetingId: number, documentId: number): Promise<boolean> {
  if (await hearsWhole(ctx, meetingId)) return true
  const got = await countyRows(ctx, 'documentRecipient').select('documentRecipient.id')
    .where('documentRecipient.documentId', '=', documentId).where('documentRecipient.unitId', 'in', [...ctx.actor.unitIds, -1]).executeTakeFirst()
  return got !== undefined
}

type MinutesRow = NonNullable<Awaited<ReturnType<typeof findMinutes>>>

/** Names of the topics by their section's key, for headings. */
const topicNames = async (ctx: Ctx, m: { id: number; heldAt: number; budgetMinutes: number }) =>
  new Map((await listAgenda(ctx, m)).filter(i => !i.unheard).map(i => [topicKey(i.id), i.title]))

/** The paragraphs as they are being edited; nobody but the office and the county's readers sees them before the issue. */
export const listParagraphs = async (ctx: Ctx, minutesId: number) =>
  seesCounty(ctx)
    ? countyRows(ctx, 'minutesParagraph')
        .select([
          'minutesParagraph.id', 'minutesParagraph.version', 'minutesParagraph.key', 'minutesParagraph.part', 'minutesParagraph.topic', 'minutesParagraph.text',
          'minutesParagraph.drafted', 'minutesParagraph.editedBy', 'minutesParagraph.editedAt',
        ])
        .where('minutesParagraph.minutesId', '=', minutesId)
        .orderBy('minutesParagraph.ordinal')
        .orderBy('minutesParagraph.id')
        .execute()
    : []

const textOf = (json: string): ParagraphText[] => JSON.parse(json) as ParagraphText[]

/** The editions that went out, each with what it says otherwise than the one before. A guest reads its own topics' part, unless the paper went to it. */
export async function listEditions(ctx: Ctx, m: { id: number; heldAt: number; budgetMinutes: number }) {
  const rows = await editionRows(ctx, m.id)
  const names = await topicNames(ctx, m)
  const whole = rows.length > 0 && (await readsWhole(ctx, m.id, rows.at(-1)!.documentId))
  const readable = (all: ParagraphText[]) => all.filter(p => whole || p.topic === null || names.has(p.topic))
  const shown = []
  for (const [i, row] of rows.entries()) {
    const paper = await countyRows(ctx, 'document')
      .leftJoin('document as later', join => join.onRef('later.correctsId', '=', 'document.id').on('later.state', '=', 'ISSUED'))
      .select([
        'document.number', 'document.issuedOn', 'document.standing', 'document.standingOn', 'document.standingReason', 'document.attachmentId', 'document.scanId',
        'document.correctionReason', 'later.number as correctedByNumber',
      ])
      .where('document.id', '=', row.documentId)
      .executeTakeFirstOrThrow()
    const paragraphs = readable(textOf(row.paragraphs))
    const before = i ? readable(textOf(rows[i - 1]!.paragraphs)) : null
    shown.push({
      ...paper, ...(!whole && { attachmentId: null, scanId: null }), id: row.id, edition: row.edition, documentId: row.documentId, issuedAt: row.issuedAt, inWord: Boolean(row.inWord),
      paragraphs: paragraphs.map(p => ({ ...p, topicTitle: p.topic === null ? null : (names.get(p.topic) ?? null) })),
      changes: before ? editionChanges(before, paragraphs).map(c => ({ ...c, topicTitle: c.topic === null ? null : (names.get(c.topic) ?? null) })) : [],
    })
  }
  return shown
}

/** What a new draft from the record would change in what the office has: offered, never done by itself. */
export async function minutesRedraft(ctx: Ctx, m: MeetingRow) {
  const minutes = await findMinutes(ctx, m.id)
  if (!minutes || !mayDo(ctx, 'meeting.manage')) return []
  const names = await topicNames(ctx, m)
  const kept = await listParagraphs(ctx, minutes.id)
  return redraftOf(kept, minutesText(await minutesFacts(ctx, m, minutes))).map(o => ({ ...o, topicTitle: o.topic === null ? null : (names.get(o.topic) ?? null) }))
}

/** What may be done with the minutes now; the issue names who has not signed. */
export async function minutesActions(ctx: Ctx, m: MeetingRow, minutes: MinutesRow) {
  const step = (name: string, label: string, to: string | null, needsForm: boolean, because: ReturnType<typeof platformWord>[] = []) => ({
    name, label, to, needsForm, because, allowed: !because.some(b => b.outcome === 'REFUSED' || b.outcome === 'MISSING'),
  })
  const out = []
  const signature = (await listSignatures(ctx, minutes.id)).find(s => s.round === minutes.round && s.state === 'WAITING')
  if (minutes.stage === 'SIGNING' && signature?.mine && mayDo(ctx, 'minutes.sign'))
    out.push(step('signMinutes', signature.label, 'SIGNED', true), step('returnMinutes', '退回', 'EDITING', true))
  if (!mayDo(ctx, 'meeting.manage')) return out
  if (minutes.issued) return [...out, step('reviseMinutes', minutes.standing === 'WITHDRAWN' ? '重新起草' : '更正', 'EDITING', true)]
  const chain = await chainOf(ctx, m, minutes)
  const verdict = mayIssue(chain)
  if (minutes.stage === 'EDITING' && chain.length) out.push(step('submitMinutes', '送签', 'SIGNING', false))
  out.push(step('issueMinutes', '印发', 'ISSUED', true, verdict.allowed ? [] : [{ ...platformWord('minutes.issue.signed', sentenceOf(verdict), 'MISSING'), source: 'SETTING' }]))
  // What leads on stands first: it is the button that people press.
  return minutes.stage === 'EDITING' ? out : [...out, step('recallMinutes', '撤回签批', 'EDITING', false)]
}

/** Closed meetings whose minutes are not issued, the oldest first. */
export const meetingsWithoutMinutes = (ctx: Ctx) =>
  countyRows(ctx, 'meeting')
    .leftJoin('minutes', 'minutes.meetingId', 'meeting.id')
    .leftJoin('document', 'document.id', 'minutes.documentId')
    .select(['meeting.id', 'meeting.title', 'minutes.id as minutesId'])
    .where('meeting.state', '=', 'CLOSED')
    .where(eb => eb.or([eb('document.state', 'is', null), eb('document.state', '!=', 'ISSUED'), eb('document.standing', '=', 'WITHDRAWN')]))
    .orderBy('meeting.heldAt')
    .limit(20)
    .execute()
