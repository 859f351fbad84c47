import { CheckInResolver } from './checkIn.api'
import { LiveResolver } from './live.api'
import { LiveItemSchema, LiveMeetingSchema } from './live.entity'
import { countMeetingChanges, startLive, stopLive } from './live.service'

/** What following a meeting live adds to the module. */
export const live = {
  entities: [LiveMeetingSchema, LiveItemSchema],
  resolvers: [LiveResolver, CheckInResolver],
  start: startLive,
  stop: stopLive,
  beforeCommit: countMeetingChanges,
} as const
