import type { Manifest } from '../../platform/manifest'
import { CalendarResolver } from './calendar.api'
import { CalendarDaySchema, CalendarYearSchema } from './calendar.entity'
import { startCalendar } from './calendar.service'

export const calendar: Manifest = {
  name: 'calendar',
  entities: [CalendarYearSchema, CalendarDaySchema],
  resolvers: [CalendarResolver],
  start: startCalendar,
}
