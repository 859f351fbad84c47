import { sql, type ExpressionBuilder } from 'kysely'
import type { Ctx } from '../../platform/context'
import type { Tables } from '../../platform/tables'
import { reachFor } from '../identity/permission.service'

/** The office, the county's leaders and readers see all; everybody else what their unit takes part in. */
export const seesCounty = (ctx: Ctx): boolean => reachFor(ctx, 'meeting.read') === 'COUNTY'

/** Units without end: a post always has at least its own. */
const own = (ctx: Ctx): number[] => [...ctx.actor.unitIds, -1]

/** Meetings whose notice has gone out and where the actor's unit has a seat that hears the whole agenda. */
export const heardWhole = (ctx: Ctx) => (eb: ExpressionBuilder<Tables, never>) =>
  eb
    .selectFrom('attendance')
    .innerJoin('meeting as held', 'held.id', 'attendance.meetingId')
    .select('attendance.meetingId')
    .where('attendance.unitId', 'in', own(ctx))
    .where('attendance.kind', 'in', ['CHAIR', 'MEMBER'] as never)
    .where('held.state', 'in', ['CONVENED', 'IN_SESSION', 'CLOSED'] as never)

/** Meetings where the actor's unit has any seat or a topic on the agenda. */
export const takesPart = (ctx: Ctx) => (eb: ExpressionBuilder<Tables, never>) =>
  eb
    .selectFrom('attendance')
    .select('attendance.meetingId')
    .where('attendance.unitId', 'in', own(ctx))
    .union(eb.selectFrom('agendaItem').innerJoin('topic', 'topic.id', 'agendaItem.topicId').select('agendaItem.meetingId').where('topic.proposerUnitId', 'in', own(ctx)))

/** The seat is the actor's to answer: a leader's own, a unit's for those who act for it. */
export const isOwnSeat = (ctx: Ctx, seat: { postId: number | null; unitId: number | null }): boolean =>
  seat.postId === ctx.actor.postId ||
  (ctx.actor.role !== 'LEAD_OFFICIAL' && reachFor(ctx, 'meeting.attend') !== null && seat.unitId !== null && ctx.actor.unitIds.includes(seat.unitId))

/** Rows of the actor's own seats. */
export const ownSeat = (ctx: Ctx) =>
  ctx.actor.role === 'LEAD_OFFICIAL'
    ? sql<boolean>`${sql.ref('attendance.postId')} = ${ctx.actor.postId}`
    : sql<boolean>`(${sql.ref('attendance.postId')} = ${ctx.actor.postId} or ${sql.ref('attendance.unitId')} in (${sql.join(own(ctx))}))`
