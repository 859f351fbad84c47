import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actorOf } from '../src/modules/identity/identity.demo'
import { saveProject } from '../src/modules/project/project.service'
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
const save = (name: string) => office.act(actorOf(office.county('长子'), 'secretary'), ctx => saveProject(ctx, { name, stage: 'CONCEIVED' }))
const back = (row: Awaited<ReturnType<typeof last>>) =>
  sql`insert into journal (${sql.join(Object.keys(row).map(k => sql.ref(k)))}) values (${sql.join(Object.values(row))})`.execute(write())

describe('journal', () => {
  it('P12 holds as it was written, in every county', async () => {
    expect(await broken()).toEqual([])
  })

  it('P12 a server that writes meanwhile is no broken chain: the journal is read as it is at one moment', async () => {
    let writes = 0
    const writeOnce = { transformQuery: ({ node }: { node: never }) => node, transformResult: async ({ result }: { result: never }) => (writes++ || await save('读时登记'), result) }
    expect(await verifyJournal(office.app.database.read.withPlugin(writeOnce as never))).toEqual([])
    expect(writes).toBeGreaterThan(1)
    expect(await broken()).toEqual([])
  })

  it('P12 a cut tail stays visible when the county writes on', async () => {
    const row = await last()
    await sql`delete from journal where id = ${row.id}`.execute(write())
    await save('截断后登记')
    expect((await last()).seq).toBeGreaterThan(row.seq)
    expect(await broken()).toEqual([{ jurisdictionId: county(), seq: row.seq + 1 }])
    await back(row)
    expect(await broken()).toEqual([])
  })

  it('P12 refuses to join on to a row that somebody added behind the head', async () => {
    const row = await last()
    await back({ ...row, id: row.id + 1_000_000, seq: row.seq + 1, prevHash: row.hash })
    await save('伪造后登记')
    expect((await last()).seq).toBeGreaterThan(row.seq + 1)
    expect(await broken()).toEqual([{ jurisdictionId: county(), seq: row.seq + 1 }])
    await sql`delete from journal where id = ${row.id + 1_000_000}`.execute(write())
    expect(await broken()).toEqual([{ jurisdictionId: county(), seq: row.seq + 2 }])
    await sql`delete from journal where seq > ${row.seq} and jurisdictionId = ${county()}`.execute(write())
    await sql`update journalHead set seq = ${row.seq}, hash = ${row.hash} where jurisdictionId = ${county()}`.execute(write())
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
