import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { MariaDbDriver } from '@mikro-orm/mariadb'
import { Migrator } from '@mikro-orm/migrations'
import { MySqlDriver } from '@mikro-orm/mysql'
import { EntityCaseNamingStrategy, MikroORM, NodeSqliteDialect, SqliteDriver, type Options } from '@mikro-orm/sql'
import type { EntitySchema } from '@mikro-orm/core'
import { Kysely } from 'kysely'
import type { Config } from './config'
import { JournalSubscriber } from './journal'
import type { Tables } from './tables'

/** Columns are named exactly as the properties: one word from column to screen. */
class SameNames extends EntityCaseNamingStrategy {
  override joinColumnName(propertyName: string): string {
    return propertyName
  }
  override joinKeyColumnName(entityName: string): string {
    return entityName
  }
}

export type Dialect = 'sqlite' | 'mysql' | 'mariadb'

export interface Database {
  orm: MikroORM
  dialect: Dialect
  /** Typed SQL outside a transaction. On SQLite a second connection, so that reading never waits for a writer. */
  read: Kysely<Tables>
  close(): Promise<void>
}

export const dialectOf = (url: string | null): Dialect =>
  url === null ? 'sqlite' : url.startsWith('mariadb:') ? 'mariadb' : 'mysql'

export const sqliteFile = (config: Pick<Config, 'dataDir'>) => join(config.dataDir, 'lianxi.sqlite')

function driverOptions(config: Config): Partial<Options> {
  switch (dialectOf(config.databaseUrl)) {
    case 'sqlite': {
      mkdirSync(config.dataDir, { recursive: true })
      const path = sqliteFile(config)
      return { driver: SqliteDriver, dbName: path, driverOptions: new NodeSqliteDialect(path) }
    }
    case 'mariadb':
      return { driver: MariaDbDriver, clientUrl: config.databaseUrl!, driverOptions: mysqlOptions }
    case 'mysql':
      return { driver: MySqlDriver, clientUrl: config.databaseUrl!, driverOptions: mysqlOptions }
  }
}

/** sum() and count() come as numbers, days as text: the same on all three databases. */
const mysqlOptions = { decimalNumbers: true, dateStrings: ['DATE'], supportBigNumbers: true }

export function ormOptions(config: Config, entities: readonly EntitySchema[]): Options {
  const dialect = dialectOf(config.databaseUrl)
  return {
    ...driverOptions(config),
    entities: [...entities],
    namingStrategy: SameNames,
    charset: 'utf8mb4',
    collate: 'utf8mb4_bin',
    pool: { min: 0, max: 20 },
    extensions: [Migrator],
    subscribers: [new JournalSubscriber()],
    migrations: {
      path: join('server/dist/migrations', dialect === 'sqlite' ? 'sqlite' : 'mysql'),
      pathTs: join('server/migrations', dialect === 'sqlite' ? 'sqlite' : 'mysql'),
      emit: 'ts',
      snapshot: false,
      tableName: 'migration',
      allOrNothing: dialect === 'sqlite',
    },
    // Applied to every entity that carries a jurisdiction: the boundary of all data cannot be forgotten.
    filters: {
      county: {
        name: 'county',
        cond: (args: { jurisdictionId?: number }) => ({ jurisdictionId: args.jurisdictionId ?? -1 }),
        entity: entities.filter(e => 'jurisdictionId' in e.meta.properties).map(e => e.meta.className),
        default: true,
      },
    },
    disableIdentityMap: false,
    ensureDatabase: false,
  } as Options
}

/** Opens the database; migrations are the caller's. SQLite gets WAL and durable commits. */
export async function openDatabase(config: Config, entities: readonly EntitySchema[]): Promise<Database> {
  const dialect = dialectOf(config.databaseUrl)
  const orm = await MikroORM.init(ormOptions(config, entities))
  await orm.connect()
  if (dialect !== 'sqlite') {
    const read = orm.em.fork().getKysely() as unknown as Kysely<Tables>
    return { orm, dialect, read, close: () => orm.close(true) }
  }
  const write = orm.em.fork().getKysely()
  const { sql } = await import('kysely')
  for (const pragma of ['journal_mode = WAL', 'busy_timeout = 10000', 'synchronous = FULL', 'foreign_keys = on'])
    await sql.raw(`pragma ${pragma}`).execute(write)
  const read = new Kysely<Tables>({ dialect: new NodeSqliteDialect(sqliteFile(config)) as never })
  await sql.raw('pragma busy_timeout = 10000').execute(read)
  return {
    orm,
    dialect,
    read,
    close: async () => {
      await read.destroy()
      await orm.close(true)
    },
  }
}
