import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyJournal } from '../src/platform/journal'
import { openOffice, type Office } from './office'

let office: Office
beforeAll(async () => { office = await openOffice() })
afterAll(() => office.close())

const broken = () => verifyJournal(office.app.database.read)
const write = () => office.app.database.orm.em.fork().getKysely() as never
const county = () => office.county('长子').jurisdictionId
const last = async () =>
  office.app.database.read.selectFrom('journal').selectAll().where('jurisdictionId', '=', county()).orderBy('seq', 'desc').limit(1).executeTakeFirstOrThrow()
const back = (row: Awaited<ReturnType<typeof last>>) =>
  sql`insert into journal (${sql.join(Object.keys(row).map(k => sql.ref(k)))}) values (${sql.join(Object.values(row))})`.execute(write())

describe('journal', () => {
  it('P12 holds as it was written, in every county', async () => {
    expect(await broken()).toEqual([])
  })

  it('P12 rows that are cut off the end show, as do one altered and one taken out of the middle', async () => {
    const row = await last()
    await sql`delete from journal where id = ${row.id}`.execute(write())
    expect(await broken()).toEqual([{ jurisdictionId: county(), seq: row.seq }])
    await back(row)
    expect(await broken()).toEqual([])
    await sql`update journal set changes = '{}' where jurisdictionId = ${county()} and seq = 3`.execute(write())
    expect(await broken()).toEqual([{ jurisdictionId: county(), seq: 3 }])
    await sql`delete from journal where jurisdictionId = ${county()} and seq = 3`.execute(write())
    expect(await broken()).toEqual([{ jurisdictionId: county(), seq: 4 }])
  })

  it('P12 a county whose journal is gone altogether shows', async () => {
    await sql`delete from journal where jurisdictionId = ${county()}`.execute(write())
    expect(await broken()).toEqual([{ jurisdictionId: county(), seq: 1 }])
  })
})
