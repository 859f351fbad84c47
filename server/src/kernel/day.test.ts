import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  addMonths,
  dayText,
  daysBetween,
  instantOf,
  instantText,
  isDay,
  lastDayOfMonth,
  monthOf,
  quarterOf,
  todayIn,
  weekday,
  weekdayName,
} from './day'

const someDay = fc.integer({ min: -20_000, max: 40_000 }).map(n => addDays('2000-01-01', n))

describe('day', () => {
  it('N3 is a text that names a real day', () => {
    for (const day of ['2026-11-21', '2024-02-29', '1999-12-31']) expect(isDay(day)).toBe(true)
    for (const day of ['2026-02-29', '2026-2-1', '2026-13-01', '2026-00-10', '2026-11-21T00:00', '', 20261121, null])
      expect(isDay(day)).toBe(false)
    expect(() => addDays('2026-02-30', 1)).toThrow(RangeError)
  })

  it('N3 turns at midnight in Shanghai, wherever the server stands', () => {
    expect(todayIn(Date.UTC(2026, 10, 20, 15, 59, 59, 999))).toBe('2026-11-20')
    expect(todayIn(Date.UTC(2026, 10, 20, 16))).toBe('2026-11-21')
    expect(instantOf('2026-11-21', '09:30')).toBe(Date.UTC(2026, 10, 21, 1, 30))
    expect(instantText(Date.UTC(2026, 10, 21, 1, 30))).toBe('2026-11-21 09:30')
  })

  it('N3 knows weekdays, months, quarters', () => {
    expect([weekday('2026-11-21'), weekdayName('2026-11-21'), weekday('2026-11-22')]).toEqual([6, '周六', 7])
    expect([monthOf('2026-11-21'), quarterOf('2026-11-21'), quarterOf('2026-01-01')]).toEqual(['2026-11', '2026-Q4', '2026-Q1'])
    expect(lastDayOfMonth('2024-02-10')).toBe('2024-02-29')
    expect([addMonths('2026-01-31', 1), addMonths('2026-03-31', -1), addMonths('2026-11-21', 14)]).toEqual([
      '2026-02-28',
      '2026-02-28',
      '2028-01-21',
    ])
    expect(dayText('2026-01-05')).toBe('2026年1月5日')
  })

  it('N3 adding and measuring agree, and order of text is order of time', () =>
    fc.assert(
      fc.property(someDay, fc.integer({ min: -5000, max: 5000 }), (day, n) => {
        const other = addDays(day, n)
        expect(daysBetween(day, other)).toBe(n)
        expect(other > day).toBe(n > 0)
        expect(todayIn(instantOf(day, '23:59'))).toBe(day)
      }),
    ))
})
