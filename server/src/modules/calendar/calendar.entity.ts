import { defineEntity, p } from '@mikro-orm/sql'
import type { Row } from '../../platform/tables'

/** How a year came in. */
export type CalendarYearStatus = 'BUILT_IN' | 'ENTERED'
export type CalendarDayKind = 'OFF' | 'WORK'

/** A year whose holiday notice is loaded. The nation's and no county's: every county counts by the same days. */
export const CalendarYearSchema = defineEntity({
  name: 'CalendarYear',
  tableName: 'calendarYear',
  uniques: [{ properties: ['year'] }],
  properties: {
    id: p.integer().primary().autoincrement(),
    version: p.integer().version(),
    year: p.integer(),
    /** The notice: its title and number. */
    paper: p.string().length(200),
    status: p.string().length(10).$type<CalendarYearStatus>(),
    /** The county whose administrator entered it or corrected it last; null when it came with the product. */
    enteredByCountyId: p.integer().nullable(),
    enteredAt: p.bigint('number'),
    /** Why it was corrected; null while it stands as it was entered. */
    correction: p.string().length(200).nullable(),
  },
})
export class CalendarYear extends CalendarYearSchema.class {}
CalendarYearSchema.setClass(CalendarYear)

/** A day off, or a weekend day that is worked. All other days follow the week. */
export const CalendarDaySchema = defineEntity({
  name: 'CalendarDay',
  tableName: 'calendarDay',
  uniques: [{ properties: ['day'] }],
  indexes: [{ properties: ['year', 'day'] }],
  properties: {
    id: p.integer().primary().autoincrement(),
    /** The year whose notice names it: a New Year's holiday can begin in the December before. */
    year: p.integer(),
    day: p.date(),
    kind: p.string().length(4).$type<CalendarDayKind>(),
    /** The holiday, `国庆节`. */
    name: p.string().length(40),
  },
})
export class CalendarDay extends CalendarDaySchema.class {}
CalendarDaySchema.setClass(CalendarDay)

declare module '../../platform/tables' {
  interface Tables {
    calendarYear: Row<typeof CalendarYearSchema>
    calendarDay: Row<typeof CalendarDaySchema>
  }
}
