import { todayIn, type Day } from '../../kernel/day'
import { notFound } from '../../kernel/refusal'
import { addWorkdays } from '../../kernel/workday'
import type { Ctx } from '../../platform/context'
import { countyRows } from '../../platform/rows'
import { calendarOf } from '../calendar/calendar.service'
import { requireMay } from '../identity/permission.service'
import { findMeeting } from './meeting.query'
import { HINT_KINDS, hintOf, proposeDay } from './planning.rules'
import { listSeries } from './series.query'

/** Days of a series' meetings that were not called off, those of joint sittings included. */
async function daysOf(ctx: Ctx, seriesId: number): Promise<Day[]> {
  const rows = await countyRows(ctx, 'meeting')
    .select('meeting.heldOn')
    .where('meeting.state', '!=', 'CANCELLED')
    .where(eb => eb.or([
      eb('meeting.seriesId', '=', seriesId),
      eb('meeting.id', 'in', eb.selectFrom('jointSeries').select('jointSeries.meetingId').where('jointSeries.seriesId', '=', seriesId) as never),
    ]))
    .orderBy('meeting.heldAt', 'desc')
    .limit(100)
    .execute()
  return rows.map(r => r.heldOn)
}

/** When the next meeting of a series is due by its cadence and lead times, and why then. */
export async function meetingProposal(ctx: Ctx, code: string) {
  requireMay(ctx, 'meeting.manage')
  const series = (await listSeries(ctx)).find(s => s.code === code && s.current)
  if (!series) throw notFound('会议制度')
  const calendar = await calendarOf(ctx)
  const { cutoffWorkdays, noticeWorkdays } = series
  const { on, reason } = proposeDay({
    cadence: series.cadenceInForce, cadenceText: series.inForceText, cutoffWorkdays, noticeWorkdays,
    earliest: addWorkdays(ctx.today, Math.max(cutoffWorkdays, noticeWorkdays), calendar), heldOn: series.id === null ? [] : await daysOf(ctx, series.id),
  }, calendar)
  return { heldOn: on, startTime: series.startTime, reason }
}

export interface ClashFacts {
  heldAt: number
  budgetMinutes: number
  place?: string | null
  chairPostId?: number | null
  /** Codes of the series whose members would sit, for a new meeting. */
  seriesCodes?: readonly string[] | null
  /** Of these only the ones named. */
  memberIds?: readonly number[] | null
  /** A meeting that is there already: its own seats count, and it does not clash with itself. */
  meetingId?: number | null
}

async function postsOf(ctx: Ctx, f: ClashFacts): Promise<number[]> {
  const chair = f.chairPostId == null ? [] : [f.chairPostId]
  if (f.meetingId != null) {
    const seats = await countyRows(ctx, 'attendance').select('attendance.postId').where('attendance.meetingId', '=', f.meetingId).where('attendance.kind', '!=', 'OBSERVER').execute()
    return [...chair, ...seats.flatMap(s => s.postId ?? [])]
  }
  if (!f.seriesCodes?.length) return chair
  const day = todayIn(f.heldAt)
  const members = await countyRows(ctx, 'seriesMember')
    .innerJoin('meetingSeries', 'meetingSeries.id', 'seriesMember.seriesId')
    .select(['seriesMember.id', 'seriesMember.postId'])
    .where('meetingSeries.code', 'in', [...f.seriesCodes])
    .where('seriesMember.fromOn', '<=', day)
    .where(eb => eb.or([eb('seriesMember.untilOn', 'is', null), eb('seriesMember.untilOn', '>=', day)]))
    .execute()
  return [...chair, ...members.filter(m => !f.memberIds || f.memberIds.includes(m.id)).flatMap(m => m.postId ?? [])]
}

/** The other meetings of a day, each with how it stands in the way of one that is planned; the gravest first. */
export async function meetingClashes(ctx: Ctx, f: ClashFacts) {
  requireMay(ctx, 'meeting.manage')
  if (f.meetingId != null && !(await findMeeting(ctx, f.meetingId))) throw notFound('会议')
  const others = await countyRows(ctx, 'meeting')
    .select(['meeting.id', 'meeting.title', 'meeting.heldAt', 'meeting.endAt', 'meeting.place', 'meeting.chairPostId'])
    .where('meeting.heldOn', '=', todayIn(f.heldAt))
    .where('meeting.state', '!=', 'CANCELLED')
    .$if(f.meetingId != null, q => q.where('meeting.id', '!=', f.meetingId!))
    .orderBy('meeting.heldAt')
    .limit(20)
    .execute()
  if (!others.length) return []
  const seats = await countyRows(ctx, 'attendance')
    .innerJoin('post', 'post.id', 'attendance.postId')
    .innerJoin('unit', 'unit.id', 'post.unitId')
    .select(['attendance.meetingId', 'post.id as postId', 'post.name as postName', 'unit.shortName'])
    .where('attendance.meetingId', 'in', others.map(o => o.id))
    .where('attendance.kind', '!=', 'OBSERVER')
    .execute()
  const planned = { heldAt: f.heldAt, endAt: f.heldAt + f.budgetMinutes * 60_000, place: f.place ?? '', chairPostId: f.chairPostId ?? null, postIds: await postsOf(ctx, f) }
  const order = Object.keys(HINT_KINDS)
  return others.map(o => {
    const own = seats.filter(s => s.meetingId === o.id)
    const { kind, shared } = hintOf(planned, { ...o, heldAt: Number(o.heldAt), endAt: Number(o.endAt), postIds: own.map(s => s.postId) })
    const names = own.filter(s => shared.includes(s.postId)).map(s => `${s.shortName}${s.postName}`)
    return {
      meetingId: o.id, title: o.title, heldAt: Number(o.heldAt), endAt: Number(o.endAt), kind, label: HINT_KINDS[kind], grave: kind !== 'DAY',
      text: names.length ? `${names.slice(0, 3).join('、')}${names.length > 3 ? `等 ${names.length} 个岗位` : ''}两边都要参会` : '',
    }
  }).sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
}
