import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Migration } from '@mikro-orm/migrations'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { entities } from '../src/app'
import { openDatabase, type Database } from '../src/platform/database'
import { alone, migrate } from '../src/platform/migrate'
import { openOffice, ownDatabase, type Office } from './office'

let own: Awaited<ReturnType<typeof ownDatabase>>
let database: Database
beforeAll(async () => {
  own = await ownDatabase()
  database = await openDatabase(own.config, entities())
})
afterAll(async () => {
  await database.close()
  await own.clean()
})

describe('migrations', () => {
  it('P12 make the tables that the entities ask for: no difference is left', async () => {
    expect((await migrate(database, own.config)).length).toBeGreaterThan(0)
    expect(await migrate(database, own.config)).toEqual([])
    expect((await database.orm.schema.getUpdateSchemaSQL({ wrap: false })).trim()).toBe('')
  })

  it('P12 replicas that start together migrate once', async () => {
    const another = await ownDatabase()
    const open = await Promise.all([1, 2].map(() => openDatabase(another.config, entities())))
    const ran = another.config.databaseUrl
      ? await Promise.all(open.map(d => migrate(d, another.config)))
      : [await migrate(open[0]!, another.config), await migrate(open[1]!, another.config)]
    expect(ran.flat().length).toBe(new Set(ran.flat()).size)
    await Promise.all(open.map(d => d.close()))
    await another.clean()
  })

  it('P12 a server that waits for another’s migration for too long gives up, and does not migrate as well', async () => {
    const another = await ownDatabase()
    const [first, second] = await Promise.all([1, 2].map(() => openDatabase(another.config, entities())))
    let [ran, done] = [0, () => {}]
    const held = new Promise<void>(resolve => { done = resolve })
    const working = alone(first!, 'lianxi-test', 1, () => held)
    if (first!.dialect === 'sqlite') await expect(alone(second!, 'lianxi-test', 1, async () => ++ran)).resolves.toBe(1)
    else {
      await expect.poll(async () => Number((await sql<{ free: number }>`select is_free_lock('lianxi-test') as free`.execute(second!.read)).rows[0]!.free)).toBe(0)
      await expect(alone(second!, 'lianxi-test', 1, async () => ++ran)).rejects.toThrow(/another server has held lianxi-test/)
      expect(ran).toBe(0)
    }
    done()
    await working
    expect(await alone(second!, 'lianxi-test', 1, async () => 'mine')).toBe('mine')
    await Promise.all([first!.close(), second!.close()])
    await another.clean()
  })
})

/** As the generator writes it: its own pragma stands inside the transaction, where it does nothing. */
const rebuild = (create: string) => [
  'pragma foreign_keys = off', create.replace(/create table [`"]unit[`"]/i, 'create table `unit__new`'), 'insert into `unit__new` select * from `unit`', 'drop table `unit`',
  'alter table `unit__new` rename to `unit`', 'pragma foreign_keys = on',
]
const migration = (name: string, statements: readonly string[]) => ({
  name,
  class: class extends Migration {
    override up() {
      for (const statement of statements) this.addSql(statement)
    }
  },
})

describe.skipIf(process.env.TEST_DATABASE_URL)('a rebuilt table on SQLite', () => {
  let office: Office
  let database: Database
  beforeAll(async () => {
    office = await openOffice({ counties: ['140428'] })
  })
  afterAll(() => office.close())
  afterEach(() => database.close())

  const TABLES = ['unit', 'post', 'tenure', 'session'] as const
  const counts = async () => Promise.all(TABLES.map(async t => Number((await office.app.database.read.selectFrom(t).select(eb => eb.fn.countAll().as('n')).executeTakeFirstOrThrow()).n)))
  const createUnit = async () => (await sql<{ sql: string }>`select sql from sqlite_master where name = 'unit'`.execute(office.app.database.read)).rows[0]!.sql
  /** The same database with other migrations than the product's. */
  const withMigrations = async (...list: ReturnType<typeof migration>[]) => {
    database = await openDatabase(office.config, entities())
    database.orm.config.set('migrations', { ...database.orm.config.get('migrations'), migrationsList: list })
  }
  const keysOn = async () => (await sql<{ foreign_keys: number }>`pragma foreign_keys`.execute(database.orm.em.fork().getKysely())).rows[0]!.foreign_keys

  it('P12 migrate keeps its children, copies the file first and leaves the keys on', async () => {
    await office.as('cz.secretary')
    const before = await counts()
    expect(before.every(n => n > 0)).toBe(true)
    const first = migration('Migration20990101000000', ['select 1'])
    await withMigrations(first)
    expect(await migrate(database, office.config)).toEqual([first.name])
    await database.close()
    const second = migration('Migration20990102000000', rebuild(await createUnit()))
    await withMigrations(first, second)
    expect(await migrate(database, office.config)).toEqual([second.name])
    expect(await counts()).toEqual(before)
    expect(await keysOn()).toBe(1)
    expect(existsSync(join(office.config.dataDir, 'backups', `before-${second.name}.sqlite`))).toBe(true)
  })

  it('P12 the same without migrate’s guard deletes them: the guard is what keeps them', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'lianxi-rebuild-'))
    await sql`vacuum into ${join(folder, 'lianxi.sqlite')}`.execute(office.app.database.read)
    database = await openDatabase({ ...office.config, dataDir: folder }, entities())
    database.orm.config.set('migrations', { ...database.orm.config.get('migrations'), migrationsList: [migration('Migration20990103000000', rebuild(await createUnit()))] })
    const [, before] = await counts()
    const failed = await database.orm.migrator.up().then(() => false, () => true)
    const left = Number((await database.read.selectFrom('post').select(eb => eb.fn.countAll().as('n')).executeTakeFirstOrThrow()).n)
    expect(failed || left < before!).toBe(true)
    rmSync(folder, { recursive: true })
  })

  it('P12 refuses a migration after which rows point nowhere, and leaves the keys on', async () => {
    await withMigrations(migration('Migration20990104000000', ['delete from `unit`']))
    await expect(migrate(database, office.config)).rejects.toThrow(/rows point nowhere; the copy in .*backups is whole/)
    expect(await keysOn()).toBe(1)
  })
})
