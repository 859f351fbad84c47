import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { instantOf } from '../src/kernel/day'
import { openOffice, type Office } from './office'

let office: Office
beforeAll(async () => { office = await openOffice() })
afterAll(() => office.close())

const PREVIEW = `query ($on: Day!, $n: Int!) { deadlinePreview(receivedOn: $on, workdays: $n) {
  dueOn provisional provisionalReason arithmetic basis skipped { name from to } makeUps { day name } explanation { outcome arithmetic }
} }`
const YEAR = 'query ($year: Int!) { workCalendar(year: $year) { loaded version status correctable days { day kind name } } }'
const ADD = 'mutation ($input: AddCalendarYearInput!) { addCalendarYear(input: $input) { loaded version status correctable days { day } } }'

interface Preview {
  deadlinePreview: {
    dueOn: string
    provisional: boolean
    provisionalReason: string | null
    skipped: { name: string }[]
    makeUps: { day: string }[]
    explanation: { outcome: string }
  }
}

/** Invented for the test: 2027's notice is not published. */
const days2027 = ['元旦', '春节', '清明节', '劳动节', '端午节', '中秋节', '国庆节'].map((name, i) => ({
  day: `2027-${String(i + 1).padStart(2, '0')}-04`, kind: 'OFF', name,
}))
const notice = { year: 2027, paper: '关于2027年部分节假日安排的通知(测试)', days: days2027 }

describe('calendar', () => {
  it('N3 answers the deadlines that were checked by hand, and says how', async () => {
    const liaison = await office.as('cz.d8.liaison')
    const preview = async (on: string, n = 3) => (await liaison.get<Preview>(PREVIEW, { on, n })).deadlinePreview
    for (const [on, dueOn] of [['2025-09-26', '2025-09-30'], ['2025-09-29', '2025-10-10'], ['2026-02-13', '2026-02-25'], ['2026-04-30', '2026-05-08'], ['2026-09-18', '2026-09-22']])
      expect(await preview(on!)).toMatchObject({ dueOn, provisional: false })
    expect(await preview('2026-02-13')).toMatchObject({
      skipped: [{ name: '春节', from: '2026-02-15', to: '2026-02-23' }],
      makeUps: [{ day: '2026-02-14', name: '春节' }],
      explanation: { outcome: 'PASSED' },
    })
  })

  it('N3 refuses a negative number and an unreal day, in words', async () => {
    const liaison = await office.as('cz.d8.liaison')
    const negative = await liaison.ask(PREVIEW, { on: '2026-03-18', n: -1 })
    expect(negative.errors![0]).toMatchObject({ message: expect.stringContaining('0 至 2000'), extensions: { code: 'INVALID', fields: [{ field: 'workdays' }] } })
    expect((await liaison.ask(PREVIEW, { on: '2026-02-30', n: 3 })).errors![0]!.message).toContain('日历上存在的一天')
    expect((await office.nobody.ask(PREVIEW, { on: '2026-03-18', n: 3 })).errors![0]!.extensions.code).toBe('UNAUTHENTICATED')
  })

  it('N3 carries 2020 to 2026 from the start', async () => {
    const reader = await office.as('cz.secretary')
    const { calendarYears } = await reader.get<{ calendarYears: { year: number; status: string }[] }>('{ calendarYears { year status correctable } }')
    expect(calendarYears.slice(0, 7)).toEqual([2020, 2021, 2022, 2023, 2024, 2025, 2026].map(year => ({ year, status: 'BUILT_IN', correctable: false })))
    const { workCalendar } = await reader.get<{ workCalendar: { days: unknown[] } }>(YEAR, { year: 2026 })
    expect(workCalendar.days).toHaveLength(39)
    expect((await reader.get<{ workCalendar: object }>(YEAR, { year: 2031 })).workCalendar).toMatchObject({ loaded: false, days: [], version: null })
  })

  it('N3 counts 24 hours through nights and holidays from the hour of receipt, days with the holidays in, and refuses hours without one', async () => {
    const ask = async (args: string) => (await office.as('cz.d8.liaison')).ask(`{ deadlinePreview(receivedOn: "2026-09-30", ${args}) { dueOn dueAt arithmetic } }`)
    const of = (answer: Awaited<ReturnType<typeof ask>>) => (answer.data as unknown as { deadlinePreview: { dueOn: string; dueAt: number | null; arithmetic: string } }).deadlinePreview
    const day = of(await ask('workdays: 24, unit: "HOURS", receivedTime: "17:30"'))
    expect(day).toMatchObject({ dueOn: '2026-10-01', dueAt: instantOf('2026-10-01', '17:30') })
    expect(day.arithmetic).toContain('连续计 24 小时')
    expect(of(await ask('workdays: 10, unit: "DAYS"'))).toMatchObject({ dueOn: '2026-10-10', dueAt: null })
    const without = (await ask('workdays: 24, unit: "HOURS"')).errors![0]!
    expect(without).toMatchObject({ message: expect.stringContaining('收到的时刻'), extensions: { code: 'INVALID' } })
    expect((await ask('workdays: 1, unit: "WEEKS"')).errors![0]!.extensions.code).toBe('INVALID')
  })

  it('N3 refuses a year from who may not, half a notice, and a change of what all counties share', async () => {
    const secretary = await office.as('cz.secretary')
    expect((await secretary.ask(ADD, { input: notice })).errors![0]!.extensions.code).toBe('FORBIDDEN')
    const admin = await office.as('cz.admin')
    const half = await admin.ask(ADD, { input: { ...notice, days: days2027.slice(0, 2) } })
    expect(half.errors![0]).toMatchObject({ message: expect.stringContaining('缺少清明节'), extensions: { code: 'INVALID' } })
    const builtIn = await admin.ask(ADD, { input: { ...notice, year: 2026, days: days2027.map(d => ({ ...d, day: d.day.replace('2027', '2026') })) } })
    expect(builtIn.errors![0]).toMatchObject({ extensions: { code: 'FORBIDDEN' } })
  })

  it('N3 is provisional until an administrator enters the year, for every county at once', async () => {
    const [admin, other] = [await office.as('cz.admin'), await office.as('jc.admin')]
    const ask = async () => (await other.get<Preview>(PREVIEW, { on: '2026-12-30', n: 3 })).deadlinePreview
    expect(await ask()).toMatchObject({ dueOn: '2027-01-04', provisional: true, provisionalReason: expect.stringContaining('2027年'), explanation: { outcome: 'WARNED' } })
    const { addCalendarYear } = await admin.get<{ addCalendarYear: { version: number } }>(ADD, { input: notice })
    expect(addCalendarYear).toMatchObject({ loaded: true, status: 'ENTERED', correctable: true })
    expect(await ask()).toMatchObject({ dueOn: '2027-01-05', provisional: false, skipped: expect.arrayContaining([expect.objectContaining({ name: '元旦' })]) })

    const silent = await other.ask(ADD, { input: { ...notice, version: addCalendarYear.version } })
    expect(silent.errors![0]).toMatchObject({ message: expect.stringContaining('写明更正的原因'), extensions: { code: 'INVALID', fields: [{ field: 'reason' }] } })
    const seen = async () => (await other.get<{ workCalendar: object }>('query ($year: Int!) { workCalendar(year: $year) { version enteredBy correction enteredAt } }', { year: 2027 })).workCalendar
    expect(await seen()).toMatchObject({ enteredBy: '长子县', correction: null })
    expect((await admin.ask(ADD, { input: notice })).errors![0]!.extensions.code).toBe('CONFLICT')
    const corrected = { ...notice, reason: '国务院办公厅又发通知', version: addCalendarYear.version, days: [...days2027, { day: '2027-01-05', kind: 'OFF', name: '元旦' }] }
    await other.get(ADD, { input: corrected })
    expect(await ask()).toMatchObject({ dueOn: '2027-01-06', provisional: false })
    expect(await seen()).toMatchObject({ enteredBy: '泾川县', correction: '国务院办公厅又发通知' })
    expect((await admin.ask(ADD, { input: corrected })).errors![0]!.extensions.code).toBe('CONFLICT')
  })

  it('N3 parallel writers of one year: one wins, the other is told', async () => {
    const [a, b] = [await office.as('cz.admin'), await office.as('jc.admin')]
    const input = { ...notice, year: 2028, days: days2027.map(d => ({ ...d, day: d.day.replace('2027', '2028') })) }
    const answers = await Promise.all([a.ask(ADD, { input }), b.ask(ADD, { input })])
    expect(answers.filter(x => !x.errors)).toHaveLength(1)
    expect(['CONFLICT']).toContain(answers.find(x => x.errors)!.errors![0]!.extensions.code)
    const { workCalendar } = await a.get<{ workCalendar: { days: unknown[] } }>(YEAR, { year: 2028 })
    expect(workCalendar.days).toHaveLength(7)
  })
})
