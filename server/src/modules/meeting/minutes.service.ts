import { dayText, instantText, type Day } from '../../kernel/day'
import { notFound, Refusal } from '../../kernel/refusal'
import type { Ctx } from '../../platform/context'
import { bytesOf } from '../document/attachment.service'
import { Attachment, Document } from '../document/document.entity'
import { draftPaper, issueDocument, minutesPaper, type MinutesFacts } from '../document/document.service'
import { previewPaper } from '../document/preview.service'
import { Jurisdiction, Unit } from '../identity/identity.entity'
import { requireMay } from '../identity/permission.service'
import { regulationOf } from '../regulation/regulation.service'
import type { Outcome } from './agenda.rules'
import { listAgenda } from './agenda.query'
import { listSeats } from './attendance.query'
import { Meeting } from './meeting.entity'
import { findMeeting } from './meeting.query'
import { Minutes } from './minutes.entity'
import { seesCounty } from './sight.query'

type MinutesAttendance = MinutesFacts['attendance'][number]
type Row = NonNullable<Awaited<ReturnType<typeof findMeeting>>>
type Seat = Awaited<ReturnType<typeof listSeats>>[number]

/** How a seat is printed: nobody is printed who did not come and had not asked for leave. */
function attendanceOf(seat: Seat): MinutesAttendance | null {
  const holder = seat.holderName ? `${seat.holderName}${seat.postName ? `（${seat.postName}）` : ''}` : (seat.postName ?? '')
  const came = seat.state === 'PRESENT'
  if (!came && seat.state !== 'DECLINED') return null
  return {
    unit: seat.unitName, name: came && seat.standInName ? seat.standInName : holder, state: !came ? 'EXCUSED' : seat.kind === 'OBSERVER' ? 'OBSERVED' : 'ATTENDED',
    note: came && seat.standInName && holder ? `代${holder}` : !came ? (seat.reason ?? '') : '',
  }
}

interface Words {
  title: string
  recorder: string
  copiesTo: string
}

/** A meeting's record as the minutes' facts. What was decided without unit or day stands with the outcome's words. */
async function factsOf(ctx: Ctx, m: Row, words: Words): Promise<MinutesFacts> {
  const { pack } = await regulationOf(ctx)
  const county = await ctx.em.findOneOrFail(Jurisdiction, { id: ctx.jurisdictionId })
  const agenda = await listAgenda(ctx, m)
  return {
    issuer: pack.data.labels.office || `${county.name}联席会议办公室`, seriesName: m.seriesName, title: words.title, number: '', issue: null,
    heldOn: m.heldOn, heldTime: instantText(m.heldAt).slice(11), place: m.place,
    chair: [m.chairPost, m.chairName].filter(Boolean).join(''), recorder: words.recorder,
    attendance: (await listSeats(ctx, m.id)).flatMap(s => attendanceOf(s) ?? []),
    topics: agenda.map(item => ({
      title: item.title, proposer: item.proposerUnitName ?? '', heard: item.heard, outcome: (item.outcome ?? 'NOTED') as Outcome,
      outcomeText: [item.outcomeText, ...item.resolutions.filter(r => !r.becomesAssignment).map(r => r.text)].filter(Boolean).join('；'),
      resolutions: item.resolutions.flatMap(r =>
        r.becomesAssignment ? [{ text: r.text, unit: r.unitName ?? '', person: r.responsiblePerson, dueOn: r.dueOn!, standard: r.standard }] : []),
    })),
    issuedOn: null, copiesTo: words.copiesTo.split(/[、,，;；\n]/).map(t => t.trim()).filter(Boolean),
  }
}

const usualTitle = (m: Row): string => `${m.title}纪要`

const closed = (m: Row): void => {
  if (m.state !== 'CLOSED') throw new Refusal('STATE', '会议还没有结束，请结束会议后再起草纪要。')
}

export interface DraftMinutes {
  meetingId: number
  title?: string | null
  recorder?: string | null
  copiesTo?: string | null
}

/** Draws up the minutes from the record, or anew after corrections; number and day come with the issue. */
export async function draftMinutes(ctx: Ctx, input: DraftMinutes): Promise<number> {
  requireMay(ctx, 'meeting.manage')
  const m = await findMeeting(ctx, input.meetingId)
  if (!m) throw notFound('会议')
  closed(m)
  const known = await ctx.em.findOne(Minutes, { meetingId: m.id })
  const words = {
    title: input.title?.trim() || known?.title || usualTitle(m),
    recorder: input.recorder?.trim() ?? known?.recorder ?? ctx.actor.userName,
    copiesTo: input.copiesTo?.trim() ?? known?.copiesTo ?? '',
  }
  const minutes = known
    ? ctx.em.assign(known, { ...words, draftedAt: ctx.now })
    : ctx.em.create(Minutes, { jurisdictionId: ctx.jurisdictionId, meetingId: m.id, ...words, documentId: null, draftedAt: ctx.now })
  const facts = await factsOf(ctx, m, words)
  const units = (await listSeats(ctx, m.id)).flatMap(s => s.unitId ?? [])
  const charged = (await listAgenda(ctx, m)).flatMap(i => [i.proposerUnitId, ...i.resolutions.map(r => r.unitId)]).filter(id => id !== null)
  minutes.documentId = await draftPaper(ctx, {
    kind: 'MINUTES', data: minutesPaper(facts), subjectType: 'Meeting', subjectId: m.id, recipientUnitIds: [...new Set([...units, ...charged])],
  })
  await ctx.flush()
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

/**
 * The minutes as a Word file: the issued paper; before that, for the office and the county's readers, the record as it stands.
 * @throws Refusal NOT_FOUND for a meeting outside the actor's sight, and for minutes that are not issued yet.
 */
export async function minutesFile(ctx: Ctx, meetingId: number): Promise<{ name: string; content: Buffer }> {
  const m = await findMeeting(ctx, meetingId)
  if (!m) throw notFound('会议')
  const minutes = await ctx.em.findOne(Minutes, { meetingId: m.id })
  const paper = minutes?.documentId == null ? null : await ctx.em.findOne(Document, { id: minutes.documentId })
  if (paper?.state === 'ISSUED' && paper.attachmentId != null) {
    const file = await ctx.find(Attachment, paper.attachmentId, '会议纪要')
    return { name: file.name, content: await bytesOf(ctx, file) }
  }
  if (!seesCounty(ctx) || m.state !== 'CLOSED') throw notFound('会议纪要')
  const words = minutes ?? { title: usualTitle(m), recorder: '', copiesTo: '' }
  const content = await previewPaper(ctx, 'MINUTES', minutesPaper(await factsOf(ctx, m, words)))
  return { name: `${words.title}（草稿）.docx`, content }
}

/** The notice as a Word file, as it would go out now. */
export async function noticeFile(ctx: Ctx, meetingId: number): Promise<{ name: string; content: Buffer }> {
  requireMay(ctx, 'meeting.manage')
  const m = await findMeeting(ctx, meetingId)
  if (!m) throw notFound('会议')
  const { pack } = await regulationOf(ctx)
  const seats = await listSeats(ctx, m.id)
  const agenda = await listAgenda(ctx, m)
  const names = (kind: Seat['kind']) => seats.filter(s => s.kind === kind).map(s => s.unitName).join('、')
  const unit = await ctx.find(Unit, ctx.actor.unitId, '单位')
  const [hour, minute] = instantText(m.heldAt).slice(11).split(':')
  const clock = `${Number(hour) < 12 ? '上午' : '下午'}${Number(hour) > 12 ? Number(hour) - 12 : Number(hour)}:${minute}`
  const title = `关于召开${m.title}的通知`
  const content = await previewPaper(ctx, 'NOTICE', {
    issuer: pack.data.labels.office || unit.name, mark: `${pack.data.labels.office || unit.name}文件`, number: '', title,
    issuedOn: dayText(ctx.today), copiesTo: '', recipient: '各参会单位', contact: ctx.actor.userName, phone: '',
    seriesName: m.seriesName, heldOn: `${dayText(m.heldOn)}${clock}`, place: m.place, chair: m.chairPost ?? '', attendees: names('MEMBER'), observers: names('OBSERVER'),
    topics: agenda.map((item, i) => ({ ordinal: `${i + 1}.`, title: item.title, proposer: item.proposerUnitName ?? '' })),
    requirements: ['请参会单位主要负责人参加会议，因故不能参加的，请在平台上请假并说明原因，或委托他人参会。', '请议题提请单位按议程准备汇报材料。', ...(m.noticeText ? [m.noticeText] : [])],
  })
  return { name: `${title}.docx`, content }
}
