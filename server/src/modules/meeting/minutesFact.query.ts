import { instantText } from '../../kernel/day'
import type { Ctx } from '../../platform/context'
import type { MinutesFacts } from '../document/document.service'
import { Jurisdiction } from '../identity/identity.entity'
import { regulationOf } from '../regulation/regulation.service'
import { listAgenda } from './agenda.query'
import { listSeats } from './attendance.query'
import type { findMeeting } from './meeting.query'
import { placeText } from './meeting.rules'

type MinutesAttendance = MinutesFacts['attendance'][number]
export type MeetingRow = NonNullable<Awaited<ReturnType<typeof findMeeting>>>
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

export interface MinutesWords {
  title: string
  recorder: string
  copiesTo: string
}

export const usualTitle = (m: { title: string }): string => `${m.title}纪要`

/** The key of a topic's section in the minutes. */
export const topicKey = (agendaItemId: number): string => `item:${agendaItemId}`

/** A meeting's record as the minutes' facts. What was decided without unit or day stands with the outcome's words. */
export async function minutesFacts(ctx: Ctx, m: MeetingRow, words: MinutesWords): Promise<MinutesFacts> {
  const { pack } = await regulationOf(ctx)
  const county = await ctx.em.findOneOrFail(Jurisdiction, { id: ctx.jurisdictionId })
  const agenda = await listAgenda(ctx, m)
  return {
    issuer: pack.data.labels.office || `${county.name}联席会议办公室`, seriesName: m.seriesName, title: words.title, number: '', issue: null,
    heldOn: m.heldOn, heldTime: instantText(m.heldAt).slice(11), place: placeText(m),
    chair: [m.chairPost, m.chairName].filter(Boolean).join(''), recorder: words.recorder,
    attendance: (await listSeats(ctx, m.id)).flatMap(s => attendanceOf(s) ?? []),
    topics: agenda.map(item => ({
      key: topicKey(item.id), title: item.title, proposer: item.proposerUnitName ?? '', heard: item.heard, outcome: item.outcome ?? 'NOTED',
      outcomeText: [item.outcomeText, ...item.resolutions.filter(r => !r.becomesAssignment).map(r => r.text)].filter(Boolean).join('；'),
      resolutions: item.resolutions.flatMap(r =>
        r.becomesAssignment ? [{ text: r.text, unit: r.unitName ?? '', person: r.responsiblePerson, dueOn: r.dueOn!, standard: r.standard }] : []),
    })),
    issuedOn: null, copiesTo: words.copiesTo.split(/[、,，;；\n]/).map(t => t.trim()).filter(Boolean),
  }
}

const membersOf = async (ctx: Ctx, m: MeetingRow): Promise<number[]> =>
  (await listSeats(ctx, m.id)).filter(s => s.kind !== 'OBSERVER').flatMap(s => s.unitId ?? [])

/** The units that the whole minutes go to: those that sat there as members, and those that the office adds. A guest reads its own topics' excerpts. */
export const minutesUnits = async (ctx: Ctx, m: MeetingRow, minutes: { alsoTo: string }): Promise<number[]> =>
  [...new Set([...(await membersOf(ctx, m)), ...(JSON.parse(minutes.alsoTo) as number[])])]

/** The units that a bulletin on what became of the resolutions goes to: the members, and those that are charged. */
export const followUpUnits = async (ctx: Ctx, m: MeetingRow): Promise<number[]> =>
  [...new Set([...(await membersOf(ctx, m)), ...(await listAgenda(ctx, m)).flatMap(i => i.resolutions.flatMap(r => r.unitId ?? []))])]
