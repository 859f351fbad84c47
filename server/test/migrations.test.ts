import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { entities } from '../src/app'
import { openDatabase, type Database } from '../src/platform/database'
import { migrate } from '../src/platform/migrate'
import type { Tables } from '../src/platform/tables'
import { openOffice, ownDatabase } from './office'

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

  it('P12 a rebuilt table keeps its children: rows are counted before and after', async () => {
    const office = await openOffice({ counties: ['140428'] })
    const { read, orm, dialect } = office.app.database
    const count = async (table: keyof Tables) => Number((await read.selectFrom(table).select(eb => eb.fn.countAll().as('n')).executeTakeFirstOrThrow()).n)
    const before = [await count('unit'), await count('post'), await count('tenure')]
    expect(before.every(n => n > 10)).toBe(true)
    const write = orm.em.fork().getKysely() as never
    if (dialect === 'sqlite') {
      // As a generated rebuild does it, with the keys switched off on the connection first, as `migrate` does.
      await sql.raw('pragma foreign_keys = off').execute(write)
      const { rows } = await sql<{ sql: string }>`select sql from sqlite_master where name = 'unit'`.execute(write)
      await sql.raw(rows[0]!.sql.replace(/create table [`"]unit[`"]/i, 'create table `unit__new`')).execute(write)
      await sql.raw('insert into `unit__new` select * from `unit`').execute(write)
      await sql.raw('drop table `unit`').execute(write)
      await sql.raw('alter table `unit__new` rename to `unit`').execute(write)
      expect((await sql.raw('pragma foreign_key_check').execute(write)).rows).toEqual([])
      await sql.raw('pragma foreign_keys = on').execute(write)
    } else await sql.raw('alter table `unit` add column `extra` int null, drop column `extra`').execute(write).catch(() => sql.raw('alter table `unit` modify `ordinal` int not null default 0').execute(write))
    expect([await count('unit'), await count('post'), await count('tenure')]).toEqual(before)
    await office.close()
  })
})
