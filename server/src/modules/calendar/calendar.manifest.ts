import type { Manifest } from '../../platform/manifest'
import { CalendarResolver } from './calendar.api'
import { CalendarDaySchema, CalendarYearSchema } from './calendar.entity'
import { RECOUNT, recountAll, startCalendar } from './calendar.service'
import { FeedResolver } from './feed.api'
import { CalendarFeedSchema } from './feed.entity'
import { feedRoute } from './feed.route'

export const calendar: Manifest = {
  name: 'calendar',
  entities: [CalendarYearSchema, CalendarDaySchema, CalendarFeedSchema],
  resolvers: [CalendarResolver, FeedResolver],
  routes: [feedRoute],
  outbox: { [RECOUNT]: recountAll },
  start: startCalendar,
}
