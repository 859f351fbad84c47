import { defineEntity, p } from '@mikro-orm/sql'
import { leaveUnjournaled } from '../../platform/journal'
import type { Row } from '../../platform/tables'
import { owned } from '../identity/identity.entity'
import { AgendaItem } from './agenda.entity'
import { Meeting } from './meeting.entity'

/** A meeting as it goes on: which item is on, and how often anything about it has changed. Made when it is first needed. */
export const LiveMeetingSchema = defineEntity({
  name: 'LiveMeeting',
  tableName: 'liveMeeting',
  uniques: [{ properties: ['meetingId'] }],
  properties: {
    ...owned,
    meetingId: () => p.manyToOne(Meeting).mapToPk().deleteRule('cascade'),
    /** Counts every change, in the change's own transaction: whoever follows knows by it what is newer, whichever server says it. */
    revision: p.integer().default(0),
    /** Counts the changes that are not mere typing. */
    structure: p.integer().default(0),
    currentItemId: () => p.manyToOne(AgendaItem).mapToPk().nullable().deleteRule('set null'),
    /** Secret from which the changing code for checking in is made; null until it is first asked for. */
    codeSecret: p.string().length(64).nullable(),
    readBackAt: p.bigint('number').nullable(),
    /** Who read the decisions back, with post. */
    readBackBy: p.string().length(120).nullable(),
  },
})
export class LiveMeeting extends LiveMeetingSchema.class {}
LiveMeetingSchema.setClass(LiveMeeting)

/** An item while the meeting works on it: its clock, and the decision as it is typed. */
export const LiveItemSchema = defineEntity({
  name: 'LiveItem',
  tableName: 'liveItem',
  indexes: [{ properties: ['jurisdictionId', 'meetingId'] }],
  uniques: [{ properties: ['agendaItemId'] }],
  properties: {
    ...owned,
    meetingId: () => p.manyToOne(Meeting).mapToPk().deleteRule('cascade'),
    agendaItemId: () => p.manyToOne(AgendaItem).mapToPk().deleteRule('cascade'),
    /** Instant from which the clock runs; null while it stands. */
    startedAt: p.bigint('number').nullable(),
    /** Milliseconds before `startedAt`. */
    elapsedMs: p.bigint('number'),
    /** Counts the changes of the decision's fields: each field carries the number of its own last change. */
    serial: p.integer().default(0),
    /** `serial` when it was last recorded as the item's outcome. */
    recordedSerial: p.integer().default(0),
    /** JSON of the fields: draft.rules.ts. */
    fields: p.text(),
  },
})
export class LiveItem extends LiveItemSchema.class {}
LiveItemSchema.setClass(LiveItem)

// Written with every few keys pressed. What the meeting decides in the end is recorded, and journaled, as the item's outcome.
leaveUnjournaled('LiveMeeting')
leaveUnjournaled('LiveItem')

declare module '../../platform/tables' {
  interface Tables {
    liveMeeting: Row<typeof LiveMeetingSchema>
    liveItem: Row<typeof LiveItemSchema>
  }
}
