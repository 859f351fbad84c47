import { defineEntity, p } from '@mikro-orm/sql'
import type { Row } from '../../platform/tables'
import { Post, Unit, owned } from '../identity/identity.entity'
import type { AttendanceState, SeatKind } from './attendance.rules'
import type { MeetingForm, MeetingState } from './meeting.rules'
import { MeetingSeries } from './series.entity'

export const MeetingSchema = defineEntity({
  name: 'Meeting',
  tableName: 'meeting',
  indexes: [{ properties: ['jurisdictionId', 'heldAt', 'id'] }, { properties: ['jurisdictionId', 'state', 'heldAt'] }],
  uniques: [{ properties: ['seriesId', 'year', 'ordinal'] }],
  properties: {
    ...owned,
    seriesId: () => p.manyToOne(MeetingSeries).mapToPk(),
    title: p.string().length(200),
    year: p.integer(),
    /** n-th of its series in the year, from 1. */
    ordinal: p.integer(),
    state: p.string().length(20).$type<MeetingState>(),
    /** Day on which it is held; the same day as `heldAt`. */
    heldOn: p.date(),
    heldAt: p.bigint('number'),
    endAt: p.bigint('number'),
    place: p.string().length(120),
    /** Null in a meeting room. */
    form: p.string().length(10).$type<MeetingForm>().nullable(),
    chairPostId: () => p.manyToOne(Post).mapToPk().nullable(),
    /** Who held the chair, written down when the meeting opens: N10. */
    chairName: p.string().length(40).nullable(),
    budgetMinutes: p.integer(),
    /** Last day for topics: what is submitted later is 迟报. */
    topicsDueOn: p.date().nullable(),
    /** Last day for the notice. */
    noticeDueOn: p.date().nullable(),
    /** The arrangement has been agreed to by whom the regulation names; the paper or remark. */
    approved: p.boolean().default(false),
    approvalNote: p.string().length(200).nullable(),
    noticeText: p.string().length(1000).nullable(),
    noticedAt: p.bigint('number').nullable(),
    openedAt: p.bigint('number').nullable(),
    closedAt: p.bigint('number').nullable(),
    cancelReason: p.string().length(200).nullable(),
    searchKey: p.string().length(1000),
  },
})
export class Meeting extends MeetingSchema.class {}
MeetingSchema.setClass(Meeting)

/** A seat at a meeting: a unit's, taken by a post; who came, asked for leave or sent somebody. */
export const AttendanceSchema = defineEntity({
  name: 'Attendance',
  tableName: 'attendance',
  indexes: [{ properties: ['meetingId', 'ordinal'] }, { properties: ['jurisdictionId', 'unitId', 'meetingId'] }, { properties: ['jurisdictionId', 'postId', 'meetingId'] }],
  properties: {
    ...owned,
    meetingId: () => p.manyToOne(Meeting).mapToPk().deleteRule('cascade'),
    ordinal: p.integer(),
    kind: p.string().length(10).$type<SeatKind>(),
    unitId: () => p.manyToOne(Unit).mapToPk().nullable(),
    postId: () => p.manyToOne(Post).mapToPk().nullable(),
    /** The unit in the regulation's words, where the directory has none of that name. */
    unitText: p.string().length(80).nullable(),
    state: p.string().length(10).$type<AttendanceState>(),
    standInName: p.string().length(60).nullable(),
    /** Who was announced to stand in; a check-in by somebody else, taken back, lets this name stand again. */
    announcedName: p.string().length(60).nullable(),
    reason: p.string().length(200).nullable(),
    /** Who held the post on the day: N10. */
    holderName: p.string().length(40).nullable(),
    answeredAt: p.bigint('number').nullable(),
    checkedInAt: p.bigint('number').nullable(),
    /** The notice was opened by the seat's own people. */
    readAt: p.bigint('number').nullable(),
    remindedAt: p.bigint('number').nullable(),
    reminders: p.integer().default(0),
  },
})
export class Attendance extends AttendanceSchema.class {}
AttendanceSchema.setClass(Attendance)

declare module '../../platform/tables' {
  interface Tables {
    meeting: Row<typeof MeetingSchema>
    attendance: Row<typeof AttendanceSchema>
  }
}
