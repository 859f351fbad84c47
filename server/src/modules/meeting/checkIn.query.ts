import type { Ctx } from '../../platform/context'
import { countyRows } from '../../platform/rows'
import { SEAT_KINDS } from './attendance.rules'
import { isLate } from './live.rules'
import { ownSeat } from './sight.query'

/** The actor's own seats at meetings that go on, or begin today. */
export const openSeats = (ctx: Ctx) =>
  countyRows(ctx, 'attendance')
    .innerJoin('meeting', 'meeting.id', 'attendance.meetingId')
    .select(['attendance.id', 'attendance.meetingId', 'attendance.postId', 'attendance.state', 'attendance.standInName'])
    .where(ownSeat(ctx))
    .where(eb => eb.or([eb('meeting.state', '=', 'IN_SESSION'), eb.and([eb('meeting.state', '=', 'CONVENED'), eb('meeting.heldOn', '=', ctx.today)])]))
    .orderBy('attendance.ordinal')
    .execute()

/** What a phone shows after checking in. */
export async function checkedInSeat(ctx: Ctx, id: number) {
  const row = await countyRows(ctx, 'attendance')
    .innerJoin('meeting', 'meeting.id', 'attendance.meetingId')
    .leftJoin('unit', 'unit.id', 'attendance.unitId')
    .leftJoin('post', 'post.id', 'attendance.postId')
    .select([
      'attendance.id', 'attendance.meetingId', 'meeting.title', 'meeting.place', 'meeting.heldAt', 'meeting.openedAt', 'attendance.kind', 'unit.name as unitName', 'attendance.unitText',
      'post.name as postName', 'attendance.standInName', 'attendance.checkedInAt',
    ])
    .where('attendance.id', '=', id)
    .executeTakeFirstOrThrow()
  const checkedInAt = Number(row.checkedInAt)
  return {
    ...row, checkedInAt, heldAt: Number(row.heldAt), unitName: row.unitName ?? row.unitText ?? '', kindLabel: SEAT_KINDS[row.kind],
    late: isLate(checkedInAt, Number(row.heldAt), row.openedAt == null ? null : Number(row.openedAt)),
  }
}

/** Seats of a meeting whose people came after it had begun. */
export async function lateSeats(ctx: Ctx, meetingId: number): Promise<number[]> {
  const rows = await countyRows(ctx, 'attendance')
    .innerJoin('meeting', 'meeting.id', 'attendance.meetingId')
    .select(['attendance.id', 'attendance.checkedInAt', 'meeting.heldAt', 'meeting.openedAt'])
    .where('attendance.meetingId', '=', meetingId)
    .where('attendance.checkedInAt', 'is not', null)
    .execute()
  return rows.filter(r => isLate(Number(r.checkedInAt), Number(r.heldAt), r.openedAt == null ? null : Number(r.openedAt))).map(r => r.id)
}
