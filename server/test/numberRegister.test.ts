import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { registerDocument } from '../src/modules/document/document.service'
import { registerFlaws } from '../src/modules/document/paperNumber.rules'
import { actorOf } from '../src/modules/identity/identity.demo'
import { pdf } from './matrix/scene'
import { openOffice, TODAY, type Answer, type Client, type Office } from './office'

let office: Office
let secretary: Client
beforeAll(async () => {
  office = await openOffice({ counties: ['140428', '620821'] })
  secretary = await office.as('cz.secretary')
})
afterAll(() => office.close())

const SET = 'mutation ($input: SetLastNumberInput!) { setLastNumber(input: $input) { id version last start basis next } }'
const ISSUE = 'mutation ($input: IssueDocumentInput!) { issueDocument(input: $input) { number } }'
interface Register { id: number; version: number; series: string; last: number; start: number; basis: string | null; next: string }

const set = (client: Client, input: object) => client.ask(SET, { input: { kind: 'NUMBER', year: 2026, basis: '纸质发文登记簿，2026年3月核对', ...input } })
const said = (answer: Answer) => answer.errors?.[0] ?? { extensions: { code: 'OK' }, message: '' }
const registers = async (client: Client) => (await client.get<{ numberRegisters: Register[] }>('{ numberRegisters { id version series last start basis next } }')).numberRegisters

let papers = 0
/** A paper's issue: `OWN`, or the number that is entered. */
async function issue(kind: 'NOTICE' | 'MINUTES', series: string, number: string | 'OWN', client = secretary): Promise<Answer> {
  const id = await office.act(actorOf(office.county('长子'), 'secretary'), async ctx =>
    registerDocument(ctx, { kind, title: `第${++papers}份`, series, attachmentId: await pdf(ctx, `第${papers}份`), recipientUnitIds: [] }))
  const { version } = await office.app.database.read.selectFrom('document').select('version').where('id', '=', id).executeTakeFirstOrThrow()
  return client.ask(ISSUE, { input: { id, version, issuedOn: TODAY, ...(number === 'OWN' ? { source: 'OWN', series } : { source: 'ENTERED', number }) } })
}
const given = (answer: Answer) => (answer.data as unknown as { issueDocument: { number: string } } | null)?.issueDocument.number ?? said(answer).message

describe('a register that was begun on paper', () => {
  it('CZ19 goes on after the last number that was given on paper, and takes those numbers only as entered ones', async () => {
    const answer = await set(secretary, { kind: 'ISSUE', series: '纸上开头的联席会议', last: 5 })
    expect(answer.data).toMatchObject({ setLastNumber: { last: 5, start: 5, next: '纸上开头的联席会议〔2026〕6期' } })
    expect(given(await issue('MINUTES', '纸上开头的联席会议', 'OWN'))).toBe('纸上开头的联席会议〔2026〕6期')
    expect(given(await issue('MINUTES', '纸上开头的联席会议', '〔2026〕3期'))).toBe('纸上开头的联席会议〔2026〕3期')
    expect(said(await issue('MINUTES', '纸上开头的联席会议', '〔2026〕3期')).extensions.code).toBe('CONFLICT')
    expect(said(await issue('MINUTES', '纸上开头的联席会议', '〔2026〕8期')).message).toContain('自行编号')
    expect(given(await issue('MINUTES', '纸上开头的联席会议', 'OWN'))).toBe('纸上开头的联席会议〔2026〕7期')
  })

  it('P10 numbers that were entered first are passed over: no number is given twice, none is left out, and the issue does not stop for ever', async () => {
    for (const n of [1, 2, 4]) expect(given(await issue('NOTICE', '长先登', `长先登〔2026〕${n}号`))).toBe(`长先登〔2026〕${n}号`)
    const own = []
    for (let i = 0; i < 3; i++) own.push(given(await issue('NOTICE', '长先登', 'OWN')))
    expect(own).toEqual(['长先登〔2026〕3号', '长先登〔2026〕5号', '长先登〔2026〕6号'])
    expect((await registers(secretary)).find(r => r.series === '长先登')).toMatchObject({ last: 6, start: 0, basis: null, next: '长先登〔2026〕7号' })
  })

  it('P10 one enters a number while others take the register’s: each number once, whoever is first', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, (_, i) => issue('NOTICE', '长并行', i % 4 === 1 ? `长并行〔2026〕${i}号` : 'OWN')))
    for (const a of answers.filter(x => x.errors)) expect(['CONFLICT', 'INVALID']).toContain(said(a).extensions.code)
    const serials = answers.filter(a => !a.errors).map(a => Number(/〕(\d+)号/.exec(given(a))![1]))
    expect(registerFlaws(serials)).toEqual({ missing: [], repeated: [] })
    expect(given(await issue('NOTICE', '长并行', 'OWN'))).toBe(`长并行〔2026〕${serials.length + 1}号`)
  })

  it('P10 refuses a number below one that the platform gave, one without its basis, a year to come, the topics’ register and a register seen before it changed', async () => {
    const before = said(await set(secretary, { series: '长起点', last: 3 }))
    expect(before.extensions.code).toBe('OK')
    expect(given(await issue('NOTICE', '长起点', 'OWN'))).toBe('长起点〔2026〕4号')
    expect(said(await set(secretary, { series: '长起点', last: 9 })).extensions.code).toBe('CONFLICT')
    const { version } = (await registers(secretary)).find(r => r.series === '长起点')!
    expect(said(await set(secretary, { series: '长起点', last: 2, version })).message).toContain('平台已经编到4号')
    expect(said(await set(secretary, { series: '长起点', last: 9, version: version - 1 })).extensions.code).toBe('CONFLICT')
    expect(said(await set(secretary, { series: '长起点', last: 9, version, basis: ' ' })).extensions.code).toBe('INVALID')
    expect(said(await set(secretary, { series: '长明年', year: 2027, last: 9 })).message).toContain('2027年还没有到')
    expect(said(await set(secretary, { series: '议题', last: 9 })).message).toContain('议题编号由平台自动编排')
    expect((await set(secretary, { series: '长起点', last: 9, version })).data).toMatchObject({ setLastNumber: { next: '长起点〔2026〕10号' } })
  })

  it('P12 is the office’s own: a unit is refused, and another county has a register of its own', async () => {
    expect(said(await set(await office.as('cz.d8.liaison'), { series: '长起点', last: 9 })).extensions.code).toBe('FORBIDDEN')
    const jc = await office.as('jc.secretary')
    expect((await registers(jc)).map(r => r.series)).not.toContain('长起点')
    expect((await set(jc, { series: '长起点', last: 1 })).data).toMatchObject({ setLastNumber: { next: '长起点〔2026〕2号' } })
  })
})
