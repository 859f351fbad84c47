import { copyFileSync, existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Config } from './config'
import { sqliteFile, type Database } from './database'

/** Applies what is pending. @returns the names of the migrations that ran. */
export async function migrate(database: Database, config: Config): Promise<string[]> {
  return database.dialect === 'sqlite' ? migrateSqlite(database, config) : migrateMysql(database)
}

/**
 * SQLite: a rebuilt table would delete its children while foreign keys are on, and the pragma does nothing inside a
 * transaction. So: copy the file, switch the keys off on the connection, run, require that nothing dangles, switch on.
 */
async function migrateSqlite(database: Database, config: Config): Promise<string[]> {
  const { orm } = database
  const migrator = orm.migrator
  const pending = await migrator.getPending()
  if (!pending.length) return []
  const file = sqliteFile(config)
  if (existsSync(file) && (await migrator.getExecuted()).length) {
    mkdirSync(join(config.dataDir, 'backups'), { recursive: true })
    await sql.raw('pragma wal_checkpoint(TRUNCATE)').execute(orm.em.fork().getKysely() as never)
    copyFileSync(file, join(config.dataDir, 'backups', `before-${pending[0]!.name}.sqlite`))
  }
  const write = orm.em.fork().getKysely() as never
  await sql.raw('pragma foreign_keys = off').execute(write)
  try {
    const done = await migrator.up()
    const dangling = await sql.raw('pragma foreign_key_check').execute(write)
    if (dangling.rows.length) throw new Error(`after migrating, ${dangling.rows.length} rows point nowhere; the copy in ${config.dataDir}/backups is whole`)
    return done.map(m => m.name)
  } finally {
    await sql.raw('pragma foreign_keys = on').execute(write)
  }
}

/**
 * Of replicas that start together one does the work, the others wait for it. SQLite has one server and no such lock.
 * @param seconds how long the others wait.
 * @throws Error when the work of the other is not done by then.
 */
export async function alone<T>(database: Database, name: string, seconds: number, work: () => Promise<T>): Promise<T> {
  if (database.dialect === 'sqlite') return work()
  return database.orm.em.fork().getKysely().connection().execute(async connection => {
    const { rows: [answer] } = await sql<{ got: number | null }>`select get_lock(${name}, ${seconds}) as got`.execute(connection)
    // 0 or null: whoever has it is not done. Going on would be a second one at the same work.
    if (Number(answer?.got) !== 1) throw new Error(`another server has held ${name} for ${seconds} s; look at what it does, then start this one again`)
    try {
      return await work()
    } finally {
      await sql`select release_lock(${name})`.execute(connection)
    }
  })
}

const migrateMysql = (database: Database): Promise<string[]> =>
  alone(database, 'lianxi-migrate', 120, async () => (await database.orm.migrator.up()).map(m => m.name))
