import type { Day } from '../../kernel/day'
import type { Ctx } from '../../platform/context'
import { countyRows } from '../../platform/rows'
import { mayDo } from '../identity/permission.service'
import { ATTENDANCE_STATES, ATTENDANCE_TONES, SEAT_KINDS } from './attendance.rules'
import { isOwnSeat, ownSeat } from './sight.query'

/** Who holds each post on a day. */
export async function holdersOn(ctx: Ctx, postIds: readonly number[], day: Day): Promise<Map<number, string>> {
  if (!postIds.length) return new Map()
  const rows = await countyRows(ctx, 'tenure')
    .innerJoin('user', 'user.id', 'tenure.userId')
    .select(['tenure.postId', 'user.name'])
    .where('tenure.postId', 'in', [...new Set(postIds)])
    .where('tenure.fromOn', '<=', day)
    .where(eb => eb.or([eb('tenure.untilOn', 'is', null), eb('tenure.untilOn', '>=', day)]))
    .orderBy('tenure.id')
    .execute()
  return new Map(rows.map(r => [r.postId, r.name]))
}

/** The seats of a meeting in their order, with who holds the post: the name kept at the close, else today's. */
export async function listSeats(ctx: Ctx, meetingId: number) {
  const rows = await countyRows(ctx, 'attendance')
    .innerJoin('meeting', 'meeting.id', 'attendance.meetingId')
    .leftJoin('unit', 'unit.id', 'attendance.unitId')
    .leftJoin('post', 'post.id', 'attendance.postId')
    .select([
      'attendance.id', 'attendance.version', 'attendance.meetingId', 'attendance.kind', 'attendance.unitId', 'unit.name as unitName', 'attendance.unitText',
      'attendance.postId', 'post.name as postName', 'attendance.state', 'attendance.standInName', 'attendance.reason', 'attendance.holderName',
      'attendance.answeredAt', 'attendance.checkedInAt', 'attendance.readAt', 'attendance.remindedAt', 'attendance.reminders', 'meeting.state as meetingState', 'meeting.heldOn',
    ])
    .where('attendance.meetingId', '=', meetingId)
    .orderBy('attendance.ordinal')
    .orderBy('attendance.id')
    .execute()
  // Before the meeting whoever will hold the post on its day (泾川 附件: a successor sits at once).
  const heldOn = rows[0]?.heldOn ?? ctx.today
  const holders = await holdersOn(ctx, rows.flatMap(r => r.postId ?? []), heldOn > ctx.today ? heldOn : ctx.today)
  return rows.map(r => {
    const mine = isOwnSeat(ctx, r)
    const office = mayDo(ctx, 'meeting.manage')
    return {
      ...r,
      // What is shown is the seat's own words where the directory has no such unit.
      unitName: r.unitName ?? r.unitText ?? '',
      known: r.unitId !== null,
      holderName: r.holderName ?? (r.postId === null ? null : (holders.get(r.postId) ?? null)),
      kindLabel: SEAT_KINDS[r.kind],
      stateLabel: ATTENDANCE_STATES[r.state],
      stateTone: ATTENDANCE_TONES[r.state],
      mine,
      mayAnswer: r.meetingState === 'CONVENED' && r.state !== 'PRESENT' && (mine || office),
      mayCheckIn: (mine || office) && r.state !== 'PRESENT' && (r.meetingState === 'IN_SESSION' || (r.meetingState === 'CONVENED' && r.heldOn === ctx.today)),
    }
  })
}

/** The actor's own seats that wait for an answer. */
export const unansweredSeats = (ctx: Ctx) =>
  countyRows(ctx, 'attendance')
    .innerJoin('meeting', 'meeting.id', 'attendance.meetingId')
    .select(['attendance.id', 'meeting.id as meetingId', 'meeting.title', 'meeting.heldOn'])
    .where('meeting.state', '=', 'CONVENED')
    .where('attendance.state', '=', 'INVITED')
    .where(ownSeat(ctx))
    .orderBy('meeting.heldAt')
    .limit(50)
    .execute()
