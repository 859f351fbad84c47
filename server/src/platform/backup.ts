import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { Refusal } from '../kernel/refusal'
import type { Config } from './config'
import type { Database } from './database'
import type { Tables } from './tables'

/** What a backup says of itself. */
interface Cover {
  madeAt: number
  dialect: string
  tables: Record<string, number>
}

const BATCH = 1000

const tableNames = (database: Database) =>
  [...database.orm.getMetadata().getAll().values()]
    .map(meta => meta.tableName)
    .filter(Boolean)
    .sort()

/**
 * A whole copy in `folder`: every table as lines of JSON, and the attachments. The same form for all three databases, so
 * that a county can move from SQLite to MySQL by backup and restore. Rows are read in one transaction: one moment.
 */
export async function backup(database: Database, config: Config, folder: string, now: number): Promise<Cover> {
  mkdirSync(join(folder, 'tables'), { recursive: true })
  const tables: Record<string, number> = {}
  await database.read.transaction().execute(async rows => {
    for (const name of tableNames(database)) {
      const all = await rows.selectFrom(name as keyof Tables).selectAll().execute()
      writeFileSync(join(folder, 'tables', `${name}.jsonl`), all.map(row => JSON.stringify(row)).join('\n'))
      tables[name] = all.length
    }
  })
  const attachments = join(config.dataDir, 'attachments')
  if (existsSync(attachments)) cpSync(attachments, join(folder, 'attachments'), { recursive: true })
  const cover: Cover = { madeAt: now, dialect: database.dialect, tables }
  writeFileSync(join(folder, 'backup.json'), `${JSON.stringify(cover, null, 2)}\n`)
  return cover
}

/**
 * Brings a backup into an empty, migrated database.
 * @throws Refusal when the database holds something, or the folder is no backup.
 */
export async function restore(database: Database, config: Config, folder: string): Promise<Cover> {
  const file = join(folder, 'backup.json')
  if (!existsSync(file)) throw new Refusal('INVALID', `${folder} 里没有 backup.json，不是备份文件夹。`)
  const cover = JSON.parse(readFileSync(file, 'utf8')) as Cover
  const names = tableNames(database)
  const held = await database.read.selectFrom('jurisdiction').select('id').limit(1).execute()
  if (held.length) throw new Refusal('CONFLICT', '数据库不是空的，请换一个空的数据库再恢复。')
  const keys = (on: boolean) => sql.raw(database.dialect === 'sqlite' ? `pragma foreign_keys = ${on ? 'on' : 'off'}` : `set foreign_key_checks = ${on ? 1 : 0}`)
  await database.orm.em.fork().getKysely().connection().execute(async connection => {
    const rows = connection as unknown as Database['read']
    await keys(false).execute(rows)
    try {
      for (const name of names) {
        const path = join(folder, 'tables', `${name}.jsonl`)
        if (!existsSync(path)) continue
        await rows.deleteFrom(name as never).execute()
        const all = readFileSync(path, 'utf8').split('\n').filter(Boolean).map(line => JSON.parse(line) as object)
        for (let i = 0; i < all.length; i += BATCH) {
          // SQLite bounds the variables of one statement; a wide table takes fewer rows at a time.
          const wide = Object.keys(all[i]!).length
          const step = database.dialect === 'sqlite' ? Math.max(1, Math.min(BATCH, Math.floor(30_000 / wide))) : BATCH
          for (let j = i; j < Math.min(i + BATCH, all.length); j += step)
            await rows.insertInto(name as never).values(all.slice(j, Math.min(j + step, i + BATCH)) as never).execute()
        }
      }
    } finally {
      await keys(true).execute(rows)
    }
  })
  const attachments = join(folder, 'attachments')
  if (existsSync(attachments)) cpSync(attachments, join(config.dataDir, 'attachments'), { recursive: true })
  return cover
}
