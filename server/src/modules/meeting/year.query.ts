import { addDays, instantOf, type Day } from '../../kernel/day'
import { forbidden } from '../../kernel/refusal'
import type { Ctx } from '../../platform/context'
import { countyRows } from '../../platform/rows'
import { calendarOf } from '../calendar/calendar.service'
import { CLASH_KINDS, clashesOf, yearCells } from './cadence.rules'
import { MEETING_STATES, MEETING_TONES, type MeetingState } from './meeting.rules'
import { listSeries } from './series.query'
import { seesCounty } from './sight.query'

const HELD: readonly MeetingState[] = ['IN_SESSION', 'CLOSED']

/** Meetings of a span that were not called off, each with all the series that it serves. */
async function meetingsOf(ctx: Ctx, from: Day, to: Day) {
  const rows = await countyRows(ctx, 'meeting')
    .leftJoin('post', 'post.id', 'meeting.chairPostId')
    .select([
      'meeting.id', 'meeting.title', 'meeting.seriesId', 'meeting.state', 'meeting.heldOn', 'meeting.heldAt', 'meeting.endAt', 'meeting.place', 'meeting.chairPostId',
      'post.name as chairPost',
    ])
    .where('meeting.state', '!=', 'CANCELLED')
    .where('meeting.heldAt', '>=', instantOf(from))
    .where('meeting.heldAt', '<', instantOf(addDays(to, 1)))
    .orderBy('meeting.heldAt')
    .orderBy('meeting.id')
    .execute()
  const joint = rows.length
    ? await countyRows(ctx, 'jointSeries').select(['jointSeries.meetingId', 'jointSeries.seriesId']).where('jointSeries.meetingId', 'in', rows.map(r => r.id)).execute()
    : []
  const also = Map.groupBy(joint, j => j.meetingId)
  return rows.map(r => ({ ...r, heldAt: Number(r.heldAt), endAt: Number(r.endAt), serves: [r.seriesId, ...(also.get(r.id) ?? []).map(j => j.seriesId)] }))
}

/** The day of the county's first meeting here: before it nothing can have been missed. */
async function firstDay(ctx: Ctx): Promise<string | null> {
  const row = await countyRows(ctx, 'meeting').select(eb => eb.fn.min('meeting.heldOn').as('day')).where('meeting.state', '!=', 'CANCELLED').executeTakeFirst()
  return row?.day ?? null
}

/**
 * The year's calendar of all series, twelve columns each: what was held, is planned, was missed; and which meetings clash.
 * A sitting of two series counts for both (登封 一(二)).
 * @throws Refusal FORBIDDEN for who does not see all meetings: half a calendar would show gaps that are none.
 */
export async function meetingYear(ctx: Ctx, year: number) {
  if (!seesCounty(ctx)) throw forbidden('会议年历列出全县的会议，由联席办、县领导和查阅岗位查看。本单位参加的会议请在“会议”中查看。')
  // The year's last week may end in the next.
  const around = await meetingsOf(ctx, `${year}-01-01`, `${year + 1}-01-06`)
  const meetings = around.filter(m => m.heldOn.startsWith(`${year}-`))
  const [since, calendar] = [await firstDay(ctx), await calendarOf(ctx)]
  const clashes = clashesOf(meetings)
  const byId = new Map(meetings.map(m => [m.id, m]))
  const clashing = new Set(clashes.flatMap(c => [c.aId, c.bId]))
  const all = await listSeries(ctx)
  const series = all
    .map(s => ({ s, own: meetings.filter(m => s.id !== null && m.serves.includes(s.id)) }))
    .filter(({ s, own }) => s.current || own.length)
    .map(({ s, own }) => {
      const cells = yearCells(s.cadenceInForce, year, around.filter(m => s.id !== null && m.serves.includes(s.id)).map(m => ({ heldOn: m.heldOn, held: HELD.includes(m.state) })), ctx.today, since, calendar)
      return {
        code: s.code, name: s.name, clause: s.clause, cadenceText: s.inForceText, ownCadence: s.cadence === 'AS_NEEDED' && s.ownCadence !== null,
        missed: cells.reduce((sum, c) => sum + c.missed, 0),
        cells: cells.map(c => ({
          ...c,
          meetings: own.filter(m => Number(m.heldOn.slice(5, 7)) === c.month).map(m => ({
            id: m.id, title: m.title, heldOn: m.heldOn, state: m.state, stateLabel: MEETING_STATES[m.state], stateTone: MEETING_TONES[m.state],
            clash: clashing.has(m.id), joint: m.serves.length > 1,
          })),
        })),
      }
    })
  return {
    year, since, series,
    clashes: clashes.map(c => {
      const [a, b] = [byId.get(c.aId)!, byId.get(c.bId)!]
      const what = c.kind === 'CHAIR' ? `，均由${a.chairPost ?? '同一岗位'}主持` : c.kind === 'PLACE' ? `，均在${a.place}` : ''
      return { aId: a.id, aTitle: a.title, bId: b.id, bTitle: b.title, on: a.heldOn, kind: c.kind, label: CLASH_KINDS[c.kind], text: `${a.heldOn} ${CLASH_KINDS[c.kind]}${what}` }
    }),
  }
}

/** The further series that a meeting serves, by name. */
export const jointOf = (ctx: Ctx, meetingId: number) =>
  countyRows(ctx, 'jointSeries')
    .innerJoin('meetingSeries', 'meetingSeries.id', 'jointSeries.seriesId')
    .select(['meetingSeries.code', 'meetingSeries.name', 'meetingSeries.clause'])
    .where('jointSeries.meetingId', '=', meetingId)
    .orderBy('jointSeries.id')
    .execute()
