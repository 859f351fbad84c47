import type { FastifyInstance } from 'fastify'
import { pino, type Logger } from 'pino'
import { makeAuthenticate, makeStreamAuth } from './modules/identity/authenticate'
import { RECOUNTS } from './modules/calendar/calendar.service'
import { CALENDAR_SOURCES } from './modules/calendar/feed.query'
import { GATHERED } from './modules/inbox/gather.query'
import { REGULATIONS_DIR, shownIn } from './modules/regulation/regulation.service'
import { modules } from './modules'
import type { Config } from './platform/config'
import { Ctx } from './platform/context'
import { openDatabase, type Database } from './platform/database'
import { EVENTS, openEvents } from './platform/events'
import { DATA_DIR } from './platform/files'
import { makeHttp } from './platform/http'
import { deliverOutbox, startJobs } from './platform/jobs'
import type { System } from './platform/manifest'
import { migrate } from './platform/migrate'
import { makeOutgoing, OUTGOING } from './platform/outgoing'
import { ORIGIN } from './platform/origin'
import { platformEntities } from './platform/platform.entity'
import { BEFORE_COMMIT } from './platform/unitOfWork'
import { makeSchema } from './schema'

export interface App {
  http: FastifyInstance
  database: Database
  system: System
  /** Delivers the outbox now; the server does so by itself every second. */
  deliver: () => Promise<number>
  close: () => Promise<void>
}

export interface AppOptions {
  config: Config
  /** Tests fix the time. */
  now?: () => number
  log?: Logger
  /** Background work: jobs and the outbox. Tests run it by hand. */
  background?: boolean
  /**
   * `create` builds the tables from the entities: for tests, where `migrations.test.ts` shows that both are the same;
   * `ready`: they are there already.
   * `follow` adds what the entities have gained: for development.
   */
  schema?: 'migrate' | 'create' | 'ready' | 'follow'
}

export const entities = () => [...platformEntities, ...modules.flatMap(m => m.entities)]

export function makeSystem(database: Database, now: () => number): System {
  const services = new Map<symbol, unknown>()
  return {
    database,
    services,
    now,
    ctx: (actor, at = now()) => new Ctx({ database, actor, now: at, services }),
  }
}

/** modules → schema → HTTP. Opens the database and migrates it; listens to nothing. */
export async function makeApp({ config, now = Date.now, log = pino({ level: config.logLevel }), background = true, schema = 'migrate' }: AppOptions): Promise<App> {
  const database = await openDatabase(config, entities())
  if (schema === 'create') await database.orm.schema.create()
  else if (schema === 'follow') await database.orm.schema.update({ safe: true })
  else if (schema === 'migrate') await migrate(database, config)
  const system = makeSystem(database, now)
  system.services.set(DATA_DIR, config.dataDir)
  system.services.set(REGULATIONS_DIR, config.regulationsDir)
  system.services.set(ORIGIN, config.publicUrl ?? `http://localhost:${config.port}`)
  system.services.set(CALENDAR_SOURCES, modules.flatMap(m => m.calendar ?? []))
  system.services.set(RECOUNTS, modules.flatMap(m => m.recount ?? []))
  system.services.set(GATHERED, modules)
  system.services.set(OUTGOING, makeOutgoing(config))
  const events = openEvents(config.redisUrl, log)
  system.services.set(EVENTS, events)
  system.services.set(BEFORE_COMMIT, modules.flatMap(m => m.beforeCommit ?? []))
  for (const module of modules) await module.start?.(system)
  const { http, apollo } = await makeHttp({
    config,
    schema: makeSchema(),
    makeCtx: makeAuthenticate(config, system),
    streamAuth: makeStreamAuth(system),
    routes: modules.flatMap(m => [...(m.routes ?? [])]),
    log,
    shown: shownIn(system),
    healthy: () => database.read.selectFrom('jurisdiction').select('id').limit(1).execute().then(() => true, () => false),
  })
  const deliver = () => deliverOutbox(system, modules, log)
  const stopJobs = background ? startJobs(system, modules.flatMap(m => [...(m.jobs ?? [])]), log) : () => {}
  let delivering = Promise.resolve<unknown>(undefined)
  const timer = background ? setInterval(() => (delivering = delivering.then(deliver).catch(error => log.error({ err: error }, 'outbox'))), 1000) : undefined
  timer?.unref()
  return {
    http,
    database,
    system,
    deliver,
    close: async () => {
      clearInterval(timer)
      stopJobs()
      await delivering
      await apollo.stop()
      await http.close()
      for (const module of modules) module.stop?.(system)
      await events.close()
      await database.close()
    },
  }
}
