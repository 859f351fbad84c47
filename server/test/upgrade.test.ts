import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { entities } from '../src/app'
import { openDatabase, type Database } from '../src/platform/database'
import { migrate } from '../src/platform/migrate'
import { ownDatabase } from './office'

interface Column {
  name: string
  type: string
  /** Characters it takes. */
  length: number
}

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

const ROWS = 3
const write = () => database.orm.em.fork().getKysely() as never
const rowsOf = async <T>(statement: string) => (await sql.raw<T>(statement).execute(write())).rows

const tablesOf = async () => {
  const rows = database.dialect === 'sqlite'
    ? await rowsOf<{ name: string }>("select name from sqlite_master where type = 'table' and name not like 'sqlite%' order by name")
    : await rowsOf<{ name: string }>("select table_name as name from information_schema.tables where table_schema = database() and table_type = 'BASE TABLE' order by table_name")
  return rows.map(r => r.name).filter(name => name !== 'migration')
}

const columnsOf = async (table: string): Promise<Column[]> => {
  const rows = database.dialect === 'sqlite'
    ? await rowsOf<{ name: string; type: string; length?: number }>(`select name, type from pragma_table_info('${table}')`)
    : await rowsOf<{ name: string; type: string; length: number | null }>(
        `select column_name as name, data_type as type, character_maximum_length as length from information_schema.columns where table_schema = database() and table_name = '${table}' order by ordinal_position`)
  return rows.map(r => ({ name: r.name, type: r.type.toLowerCase(), length: Number(r.length ?? 40) }))
}

/** Row n of a table: its numbers are n, its keys point to row n of their tables, its texts end with n. */
const value = ({ type, length }: Column, n: number): string | number =>
  /int|real|double|decimal/.test(type) ? n : /^date/.test(type) ? `2026-01-0${n}` : `${'值'.repeat(Math.min(length - 1, 3))}${n}`

/** Parents and children in any order. The switch belongs to one connection, so it goes with the rows. */
const fill = (table: string, columns: readonly Column[]) => database.orm.em.fork().getKysely().connection().execute(async one => {
  const keys = (on: number) => sql.raw(database.dialect === 'sqlite' ? `pragma foreign_keys = ${on}` : `set foreign_key_checks = ${on}`).execute(one)
  await keys(0)
  for (let n = 1; n <= ROWS; n++)
    await sql`insert into ${sql.table(table)} (${sql.join(columns.map(c => sql.ref(c.name)))}) values (${sql.join(columns.map(c => value(c, n)))})`.execute(one)
  await keys(1)
})

/** What later versions have taken away on purpose. */
const GONE: Readonly<Record<string, readonly string[]>> = { user: ['failures', 'lockedUntilAt'] }

/** Every value of the columns that stood there before. */
const contents = async (tables: Map<string, string[]>) => {
  const found: Record<string, unknown[]> = {}
  for (const [table, columns] of tables) found[table] = await rowsOf(`select ${columns.map(c => `\`${c}\``).join(', ')} from \`${table}\` order by 1`)
  return found
}

describe('upgrade', () => {
  it('P12 from the first version to this one: every table keeps its rows, children included, and takes the new shape', async () => {
    const [first] = await database.orm.migrator.getPending()
    await database.orm.migrator.up({ to: first!.name })
    const tables = await tablesOf()
    expect(tables.length).toBeGreaterThan(50)
    for (const table of tables) await fill(table, await columnsOf(table))
    const known = new Map(await Promise.all(tables.map(async table => [table, (await columnsOf(table)).map(c => c.name).filter(c => !GONE[table]?.includes(c))] as const)))
    const before = await contents(known)
    expect(Object.entries(before).filter(([, rows]) => rows.length !== ROWS)).toEqual([])

    expect((await migrate(database, own.config)).length).toBeGreaterThan(0)

    expect(await contents(known)).toEqual(before)
    expect((await database.orm.schema.getUpdateSchemaSQL({ wrap: false })).trim()).toBe('')
    if (database.dialect === 'sqlite') expect(await rowsOf('pragma foreign_key_check')).toEqual([])
  })
})
