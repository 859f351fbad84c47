import { defineEntity, p } from '@mikro-orm/sql'
import type { Row } from '../../platform/tables'
import { owned, User } from '../identity/identity.entity'

/** A person's calendar feed: whoever knows the address reads it, so that a phone can. The table holds only its hash. */
export const CalendarFeedSchema = defineEntity({
  name: 'CalendarFeed',
  tableName: 'calendarFeed',
  uniques: [{ properties: ['userId'] }, { properties: ['secretHash'] }],
  properties: {
    ...owned,
    userId: () => p.manyToOne(User).mapToPk(),
    secretHash: p.string().length(64),
    createdAt: p.bigint('number'),
  },
})
export class CalendarFeed extends CalendarFeedSchema.class {}
CalendarFeedSchema.setClass(CalendarFeed)

declare module '../../platform/tables' {
  interface Tables {
    calendarFeed: Row<typeof CalendarFeedSchema>
  }
}
