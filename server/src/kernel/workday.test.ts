import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type Day, addDays, instantOf } from './day'
import {
  type CalendarDayFact,
  type WorkCalendar,
  addWorkdays,
  deadlineExplanation,
  dueAfterDays,
  dueAfterHours,
  dueAfterMonths,
  dueAfterWorkdays,
  dueOnOrAfter,
  isWorkday,
  nextWorkday,
  workCalendarOf,
  workdaysBefore,
  workdaysBetween,
} from './workday'

const published: CalendarDayFact[] = readFileSync(new URL('../modules/calendar/holidays.csv', import.meta.url), 'utf8')
  .split('\n')
  .filter(line => /^\d{4}-/.test(line))
  .map(line => line.split(','))
  .map(([day = '', kind, name = '']) => ({ day, kind: kind === 'OFF' ? 'OFF' : 'WORK', name }))
const calendar: WorkCalendar = workCalendarOf([2020, 2021, 2022, 2023, 2024, 2025, 2026], published)

const someDay = fc.integer({ min: 0, max: 365 * 7 }).map(n => addDays('2020-01-01', n))
const someCount = fc.integer({ min: 1, max: 60 })

describe('workday', () => {
  it.each([
    ['2025-09-26', '2025-09-30'],
    ['2025-09-29', '2025-10-10'],
    ['2026-02-13', '2026-02-25'],
    ['2026-04-30', '2026-05-08'],
    ['2026-09-18', '2026-09-22'],
  ])('N3 three working days after %s end on %s, as checked by hand', (receivedOn, dueOn) => {
    const due = dueAfterWorkdays(receivedOn, 3, calendar)
    expect(due).toMatchObject({ dueOn, provisional: false, provisionalReason: null })
    expect(due.counted).toHaveLength(3)
  })

  it('N3 names the holidays left out and the make-up days counted', () => {
    const national = dueAfterWorkdays('2025-09-29', 3, calendar)
    expect(national.counted).toEqual(['2025-09-30', '2025-10-09', '2025-10-10'])
    expect(national.skipped).toEqual([{ name: '国庆节、中秋节', from: '2025-10-01', to: '2025-10-08' }])
    const weekend = dueAfterWorkdays('2025-09-26', 3, calendar)
    expect(weekend.makeUps).toEqual([{ day: '2025-09-28', name: '国庆节、中秋节' }])
    expect(weekend.skipped).toEqual([{ name: '周末', from: '2025-09-27', to: '2025-09-27' }])
    expect(weekend.arithmetic).toBe(
      '2025年9月26日收到，自次日起算 3 个工作日，至2025年9月30日；不计 周末 9月27日；计入调休上班日 9月28日（国庆节、中秋节）',
    )
  })

  it('N3 moves a deadline in calendar days or months off a day off', () => {
    expect(dueAfterDays('2025-09-24', 10, calendar)).toMatchObject({ dueOn: '2025-10-09' })
    expect(dueAfterDays('2025-09-23', 5, calendar)).toMatchObject({
      dueOn: '2025-09-28',
      makeUps: [{ day: '2025-09-28', name: '国庆节、中秋节' }],
    })
    expect(dueAfterMonths('2026-01-31', 1, calendar).dueOn).toBe('2026-02-28')
    expect(dueAfterMonths('2025-12-31', 2, calendar).dueOn).toBe('2026-02-28')
    expect(dueOnOrAfter('2026-05-05', calendar)).toMatchObject({ dueOn: '2026-05-06' })
  })

  it('N3 counts back from a meeting', () => {
    expect(workdaysBefore('2026-10-12', 5, calendar)).toMatchObject({ dueOn: '2026-09-29', provisional: false })
    expect(workdaysBefore('2026-11-23', 5, calendar).dueOn).toBe('2026-11-16')
    expect(workdaysBefore('2026-10-05', 0, calendar).dueOn).toBe('2026-09-30')
  })

  it('N3 runs a limit of 24 hours through nights and days off', () => {
    const due = dueAfterHours(instantOf('2026-09-30', '17:30'), 24)
    expect(due.dueAt).toBe(instantOf('2026-10-01', '17:30'))
    expect(due.arithmetic).toContain('2026-10-01 17:30')
  })

  it('N3 is provisional where a year is not loaded, and only there', () => {
    const due = dueAfterWorkdays('2026-12-30', 3, calendar)
    expect(due).toMatchObject({ dueOn: '2027-01-04', provisional: true })
    expect(due.provisionalReason).toContain('2027年的放假安排尚未录入')
    expect(dueAfterWorkdays('2026-12-28', 3, calendar)).toMatchObject({ dueOn: '2026-12-31', provisional: false })
    expect(dueAfterDays('2026-12-20', 20, calendar).provisional).toBe(true)
    expect(workdaysBefore('2020-01-03', 5, calendar).provisional).toBe(true)
    const loaded = workCalendarOf([...calendar.years, 2027], [
      ...published,
      { day: '2027-01-04', kind: 'OFF', name: '元旦' },
    ])
    expect(dueAfterWorkdays('2026-12-30', 3, loaded)).toMatchObject({ dueOn: '2027-01-05', provisional: false })
  })

  it('N3 refuses a negative, broken or endless number and an unreal day', () => {
    for (const n of [-1, 1.5, Number.NaN, 2001, Number.POSITIVE_INFINITY])
      for (const f of [dueAfterWorkdays, dueAfterDays, dueAfterMonths, workdaysBefore])
        expect(() => f('2026-01-05', n, calendar)).toThrow(/应为 0 至 2000 的整数/)
    for (const day of ['2026-02-30', '2026-1-5', '', '2026-13-01'])
      expect(() => dueAfterWorkdays(day, 3, calendar)).toThrow(/日期不正确/)
    expect(() => dueAfterHours(0, -24)).toThrow(/小时数应为/)
    expect(() => dueAfterHours(Number.NaN, 24)).toThrow(/起算时间不正确/)
    expect(() => addWorkdays('2026-01-05', 1.5, calendar)).toThrow(/整数/)
  })

  it('N3 a limit ends on a working day, holds exactly n of them, and grows with n', () =>
    fc.assert(
      fc.property(someDay, someCount, (day, n) => {
        const due = dueAfterWorkdays(day, n, calendar)
        expect(isWorkday(due.dueOn, calendar)).toBe(true)
        expect(workdaysBetween(day, due.dueOn, calendar)).toBe(n)
        expect(addWorkdays(day, n, calendar)).toBe(due.dueOn)
        expect(dueAfterWorkdays(day, n + 1, calendar).dueOn > due.dueOn).toBe(true)
      }),
    ))

  it('N3 every day of the limit is either counted or named as left out', () =>
    fc.assert(
      fc.property(someDay, someCount, (day, n) => {
        const due = dueAfterWorkdays(day, n, calendar)
        const told = new Set<Day>(due.counted)
        for (const s of due.skipped) for (let d = s.from; d <= s.to; d = addDays(d, 1)) told.add(d)
        for (let d = addDays(day, 1); d <= due.dueOn; d = addDays(d, 1)) expect(told.delete(d)).toBe(true)
        expect(told.size).toBe(0)
      }),
    ))

  it('N3 counting back and forth meets, and moving never goes back', () =>
    fc.assert(
      fc.property(someDay, someCount, (day, n) => {
        const event = nextWorkday(day, calendar)
        expect(addWorkdays(workdaysBefore(event, n, calendar).dueOn, n, calendar)).toBe(event)
        expect(dueAfterDays(day, n, calendar).dueOn >= addDays(day, n)).toBe(true)
        expect(workdaysBetween(event, day, calendar)).toBe(0 - workdaysBetween(day, event, calendar))
      }),
    ))

  it('N3 explains itself as a verdict: provisional warns', () => {
    const about = { ruleId: 'reply', source: 'CLAUSE', regulation: 'changzi-2020', clause: '13', text: '三个工作日内复函' } as const
    expect(deadlineExplanation(dueAfterWorkdays('2026-09-18', 3, calendar), about).outcome).toBe('PASSED')
    expect(deadlineExplanation(dueAfterWorkdays('2026-12-30', 3, calendar), about).outcome).toBe('WARNED')
  })
})
