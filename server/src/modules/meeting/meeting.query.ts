import { addDays, instantOf, type Day } from '../../kernel/day'
import type { Ctx } from '../../platform/context'
import { pageOf, type PageArgs } from '../../platform/connection'
import { countyRows, matches } from '../../platform/rows'
import { mayDo } from '../identity/permission.service'
import { judgeFor } from '../regulation/regulation.service'
import { actionsFrom, platformWord } from './action.query'
import { undecidedOf } from './agenda.rules'
import { changedSince } from './arrangement.query'
import { changedWord } from './arrangement.rules'
import { holdersOn } from './attendance.query'
import { judgeClose } from './closing.query'
import { MEETING_FORMS, MEETING_STATES, MEETING_TONES, meetingWorkflow, type MeetingState } from './meeting.rules'
import { opinionsAt } from './opinion.query'
import { ownSeat, seesCounty, takesPart } from './sight.query'

export interface MeetingFilter {
  text?: string | null
  states?: MeetingState[] | null
  seriesCodes?: string[] | null
  heldFrom?: Day | null
  heldTo?: Day | null
  /** Only meetings where the actor has a seat. */
  mine?: boolean | null
  /** Only those of today and later. */
  coming?: boolean | null
}

/** Visibility included: the county's readers see all, a unit those it takes part in once the notice is out. */
const meetingsMatching = (ctx: Ctx, filter: MeetingFilter) =>
  countyRows(ctx, 'meeting')
    .$if(!seesCounty(ctx), q => q.where('meeting.noticedAt', 'is not', null).where('meeting.id', 'in', eb => takesPart(ctx)(eb as never) as never))
    .$if(Boolean(filter.coming), q => q.where('meeting.heldAt', '>=', instantOf(ctx.today)))
    .$if(Boolean(filter.mine), q =>
      q.where('meeting.id', 'in', eb => eb.selectFrom('attendance').select('attendance.meetingId').where(ownSeat(ctx))))
    .$if(Boolean(filter.text), q => q.where(matches('meeting.searchKey', filter.text!)))
    .$if(Boolean(filter.states?.length), q => q.where('meeting.state', 'in', filter.states!))
    .$if(Boolean(filter.seriesCodes?.length), q =>
      q.where('meeting.seriesId', 'in', eb => eb.selectFrom('meetingSeries').select('meetingSeries.id').where('meetingSeries.code', 'in', filter.seriesCodes!)))
    .$if(Boolean(filter.heldFrom), q => q.where('meeting.heldAt', '>=', instantOf(filter.heldFrom!)))
    .$if(Boolean(filter.heldTo), q => q.where('meeting.heldAt', '<', instantOf(addDays(filter.heldTo!, 1))))

const meetingRows = (ctx: Ctx, filter: MeetingFilter) =>
  meetingsMatching(ctx, filter)
    .innerJoin('meetingSeries', 'meetingSeries.id', 'meeting.seriesId')
    .leftJoin('post', 'post.id', 'meeting.chairPostId')
    .select([
      'meeting.id', 'meeting.version', 'meeting.title', 'meeting.year', 'meeting.ordinal', 'meeting.state', 'meeting.heldOn', 'meeting.heldAt', 'meeting.endAt', 'meeting.place', 'meeting.form',
      'meeting.chairPostId', 'post.name as chairPost', 'meeting.chairName', 'meeting.budgetMinutes', 'meeting.approved', 'meeting.approvalNote', 'meeting.noticeText', 'meeting.topicsDueOn', 'meeting.noticeDueOn', 'meeting.seriesId',
      'meeting.noticedAt', 'meeting.closedAt', 'meeting.cancelReason', 'meetingSeries.code as seriesCode', 'meetingSeries.name as seriesName', 'meetingSeries.clause as seriesClause',
      'meetingSeries.source as seriesSource', 'meetingSeries.approvalBy',
      eb => eb.selectFrom('agendaItem').select(e => e.fn.countAll().as('n')).whereRef('agendaItem.meetingId', '=', 'meeting.id').as('itemCount'),
      eb => eb.selectFrom('attendance').select(e => e.fn.countAll().as('n')).whereRef('attendance.meetingId', '=', 'meeting.id').as('seatCount'),
      eb => eb.selectFrom('attendance').select(e => e.fn.countAll().as('n')).whereRef('attendance.meetingId', '=', 'meeting.id').where('attendance.state', '=', 'PRESENT').as('presentCount'),
      eb => eb.selectFrom('resolution').select(e => e.fn.countAll().as('n')).whereRef('resolution.meetingId', '=', 'meeting.id').as('resolutionCount'),
    ])

type MeetingRow = Awaited<ReturnType<ReturnType<typeof meetingRows>['execute']>>[number]

const shown = (row: MeetingRow) => ({
  ...row,
  stateLabel: MEETING_STATES[row.state],
  stateTone: MEETING_TONES[row.state],
  formLabel: row.form && MEETING_FORMS[row.form],
  itemCount: Number(row.itemCount ?? 0),
  seatCount: Number(row.seatCount ?? 0),
  presentCount: Number(row.presentCount ?? 0),
  resolutionCount: Number(row.resolutionCount ?? 0),
})

export const MEETING_ORDERS = { HELD: '先开的在前', '-HELD': '后开的在前' } as const

export async function listMeetings(ctx: Ctx, filter: MeetingFilter, order: string | null, page: PageArgs, withCount: boolean) {
  const count = async () => Number((await meetingsMatching(ctx, filter).select(eb => eb.fn.countAll().as('n')).executeTakeFirstOrThrow()).n)
  const by = { by: 'meeting.heldAt', desc: (order ?? '-HELD') === '-HELD' }
  const found = await pageOf<MeetingRow>(meetingRows(ctx, filter), 'meeting.id', by, page, withCount ? count : null)
  return { ...found, nodes: found.nodes.map(shown) }
}

export async function findMeeting(ctx: Ctx, id: number) {
  const row = await meetingRows(ctx, {}).where('meeting.id', '=', id).executeTakeFirst()
  if (!row) return null
  const meeting = shown(row)
  // Before the meeting opens nobody has been written down: whoever holds the post today.
  if (meeting.chairName === null && meeting.chairPostId !== null) meeting.chairName = (await holdersOn(ctx, [meeting.chairPostId], ctx.today)).get(meeting.chairPostId) ?? null
  return meeting
}

/** What the rules on convening and closing ask about a meeting. */
export async function meetingFacts(ctx: Ctx, m: { id: number; seriesCode: string; heldOn: string; place: string; approved: unknown }) {
  const items = await countyRows(ctx, 'agendaItem').select(['agendaItem.title', 'agendaItem.outcome', 'agendaItem.topicId']).where('agendaItem.meetingId', '=', m.id).orderBy('agendaItem.ordinal').execute()
  const seats = await countyRows(ctx, 'attendance').select(eb => eb.fn.countAll().as('n')).where('attendance.meetingId', '=', m.id).executeTakeFirstOrThrow()
  const undecided = undecidedOf(items)
  return {
    meeting: {
      series: m.seriesCode, heldOn: m.heldOn, place: m.place, approved: Boolean(m.approved), attendeeCount: Number(seats.n), topicCount: items.length,
      opinionCount: (await opinionsAt(ctx, m.id)).answered, undecidedCount: undecided.length, undecided: undecided.map(t => `“${t}”`).join('、'),
    },
  }
}

type Meeting = NonNullable<Awaited<ReturnType<typeof findMeeting>>>

/** The steps open to the actor, each with the rules' word on it: the close names the undecided topics (P3). */
export async function meetingActions(ctx: Ctx, m: Meeting) {
  if (!mayDo(ctx, 'meeting.manage')) return []
  const facts = await meetingFacts(ctx, m)
  const because: Record<string, ReturnType<typeof platformWord>[]> = {}
  if (m.state === 'PLANNED') {
    because.sendNotice = (await judgeFor(ctx, 'meeting.convene', facts)).explanations
    if (!m.place) because.sendNotice.push(platformWord('platform.meeting.place', '还没有确定会议地点，请先填写。', 'MISSING'))
    const changed = m.approvalBy === null || !m.approved ? [] : await changedSince(ctx, m)
    if (changed.length) because.sendNotice.push(platformWord('platform.meeting.approved', changedWord(changed)))
    if (!facts.meeting.attendeeCount) because.sendNotice.push(platformWord('platform.meeting.seats', '还没有参会单位，请先确定参会人员。', 'MISSING'))
  }
  if (m.state === 'CONVENED' && m.heldOn > ctx.today) because.openMeeting = [platformWord('platform.meeting.day', `会议定于 ${m.heldOn} 召开，请到当天再开始。`)]
  if (m.state === 'IN_SESSION') because.closeMeeting = (await judgeClose(ctx, m.id, facts)).explanations
  return actionsFrom(ctx, meetingWorkflow, m.state, [], because)
}

/** Meetings of the actor's calendar: the office's all, everybody else's own seats. */
export const calendarMeetings = (ctx: Ctx, from: Day, to: Day) =>
  meetingsMatching(ctx, { heldFrom: from, heldTo: to, mine: !mayDo(ctx, 'meeting.manage') })
    .select(['meeting.id', 'meeting.title', 'meeting.place', 'meeting.heldAt', 'meeting.endAt', 'meeting.state'])
    .where('meeting.state', '!=', 'CANCELLED')
    .orderBy('meeting.heldAt')
    .limit(1000)
    .execute()
