import { randomBytes } from 'node:crypto'
import { Cron } from 'croner'
import type { Logger } from 'pino'
import type { Job, Manifest, System } from './manifest'

const holder = randomBytes(8).toString('hex')
const LEASE_MS = 10 * 60_000

/** Takes a job's lease: of many replicas, one runs it. */
async function takeLease(system: System, name: string): Promise<boolean> {
  const now = system.now()
  const { read, dialect } = system.database
  const write = dialect === 'sqlite' ? system.database.orm.em.fork().getKysely() : read
  const rows = write as typeof read
  const done = await rows
    .updateTable('jobLease')
    .set({ holder, untilAt: now + LEASE_MS, lastRunAt: now } as never)
    .where('name', '=', name)
    .where('untilAt', '<', now)
    .executeTakeFirst()
  if (Number(done.numUpdatedRows) > 0) return true
  const known = await rows.selectFrom('jobLease').select('name').where('name', '=', name).executeTakeFirst()
  if (known) return false
  return rows
    .insertInto('jobLease')
    .values({ name, holder, untilAt: now + LEASE_MS, lastRunAt: now } as never)
    .execute()
    .then(() => true, () => false)
}

async function release(system: System, name: string) {
  const rows = (system.database.dialect === 'sqlite' ? system.database.orm.em.fork().getKysely() : system.database.read) as typeof system.database.read
  await rows.updateTable('jobLease').set({ untilAt: system.now() } as never).where('name', '=', name).where('holder', '=', holder).execute()
}

/** Starts every module's jobs; each run is led by one replica. Returns the stopper. */
export function startJobs(system: System, jobs: readonly Job[], log: Logger): () => void {
  const crons = jobs.map(
    job =>
      new Cron(job.cron, { timezone: 'Asia/Shanghai', protect: true, catch: error => log.error({ err: error, job: job.name }, 'a job failed') }, async () => {
        if (!(await takeLease(system, job.name))) return
        await job.run(system).finally(() => release(system, job.name))
      }),
  )
  return () => crons.forEach(cron => cron.stop())
}

const MAX_TRIES = 8

/**
 * Delivers what was committed to the outbox, at least once, oldest first.
 * @returns how many were delivered.
 */
export async function deliverOutbox(system: System, modules: readonly Manifest[], log: Logger): Promise<number> {
  const handlers = new Map(modules.flatMap(m => Object.entries(m.outbox ?? {})))
  const rows = (system.database.dialect === 'sqlite' ? system.database.orm.em.fork().getKysely() : system.database.read) as typeof system.database.read
  const waiting = await system.database.read
    .selectFrom('outbox')
    .selectAll()
    .where('doneAt', 'is', null)
    .where('tries', '<', MAX_TRIES)
    .orderBy('id')
    .limit(100)
    .execute()
  let delivered = 0
  for (const row of waiting) {
    const handler = handlers.get(row.topic)
    try {
      if (!handler) throw new Error(`no handler for ${row.topic}`)
      await handler(system, JSON.parse(row.payload) as never)
      await rows.updateTable('outbox').set({ doneAt: system.now() } as never).where('id', '=', row.id).execute()
      delivered++
    } catch (error) {
      log.warn({ err: error, topic: row.topic, id: row.id }, 'outbox delivery failed; it will be tried again')
      await rows.updateTable('outbox').set({ tries: row.tries + 1, error: String(error) } as never).where('id', '=', row.id).execute()
    }
  }
  return delivered
}
