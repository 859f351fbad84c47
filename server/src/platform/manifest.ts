import type { EntitySchema } from '@mikro-orm/core'
import type { Ctx } from './context'
import type { Database } from './database'
import type { Route } from './http'

/** Something that waits for the actor: 工作台. */
export interface Todo {
  /** Stable: `assignment:12:sign`. */
  key: string
  /** `签收交办事项:…`. */
  title: string
  /** `assignment`: the module's word, for icon and grouping. */
  kind: string
  /** Path in the portal, `/assignments/12`. */
  link: string
  dueOn: string | null
}

/** A hit of the global search. */
export interface Hit {
  kind: string
  /** `项目`, `议题`: shown beside the title. */
  label: string
  title: string
  hint: string | null
  link: string
}

/** A thing with a day or a time, for calendars and the phone's feed. */
export interface CalendarEvent {
  uid: string
  kind: string
  title: string
  link: string
  /** All-day events carry a day; timed ones the two instants. */
  on: string | null
  startAt: number | null
  endAt: number | null
  place: string | null
  note: string | null
}

export interface Job {
  name: string
  /** croner pattern in Asia/Shanghai, `0 7 * * *`. */
  cron: string
  run: (system: System) => Promise<void>
}

/** What jobs, the outbox and the demo get: a way to act without a request. */
export interface System {
  database: Database
  services: Map<symbol, unknown>
  now: () => number
  /** A context that acts as `actor` (or as nobody) at an instant. */
  ctx: (actor: Ctx['maybeActor'], now?: number) => Ctx
}

/** The one seam: what is gathered from all modules. */
export interface Manifest {
  name: string
  entities: readonly EntitySchema[]
  resolvers: readonly (new () => object)[]
  /** Prepares process-wide services before the first request; after migrations. */
  start?: (system: System) => Promise<void>
  todos?: (ctx: Ctx) => Promise<Todo[]>
  /** At most `limit` hits for a normalised key (pinyin, lower case). */
  search?: (ctx: Ctx, key: string, limit: number) => Promise<Hit[]>
  calendar?: (ctx: Ctx, from: string, to: string) => Promise<CalendarEvent[]>
  jobs?: readonly Job[]
  /** Counts a county's stored days again that stood on assumed weekends, after a year's holidays were entered (N3). */
  recount?: (ctx: Ctx) => Promise<void>
  /** Runs in each transaction after the last flush; `ctx.touched` says what was written. */
  beforeCommit?: (ctx: Ctx) => Promise<void>
  /** Ends what `start` began: timers, followers. */
  stop?: (system: System) => void
  outbox?: Record<string, (system: System, payload: never) => Promise<void>>
  routes?: readonly Route[]
  /** Fills an empty database, in the order of the modules. */
  demo?: (demo: DemoScene) => Promise<void>
}

/** The demo's stage: `cast` is what earlier modules leave for later ones. */
export interface DemoScene {
  system: System
  /** The day the demo is dated around. */
  today: string
  cast: Map<string, unknown>
}
