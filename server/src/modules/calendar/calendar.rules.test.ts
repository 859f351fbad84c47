import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { weekday } from '../../kernel/day'
import { checkHolidayYear, parseHolidayCsv } from './calendar.rules'

const years = parseHolidayCsv(readFileSync(new URL('./holidays.csv', import.meta.url), 'utf8'))

describe('holiday years', () => {
  it('N3 carries 2020 to 2026, complete by our own check', () => {
    expect(years.map(y => y.year)).toEqual([2020, 2021, 2022, 2023, 2024, 2025, 2026])
    for (const y of years) expect(checkHolidayYear(y)).toHaveLength(y.days.length)
    expect(years.at(-1)?.days.filter(d => d.kind === 'OFF')).toHaveLength(33)
    expect(years.flatMap(y => y.days).every(d => d.kind === 'OFF' || weekday(d.day) > 5)).toBe(true)
  })

  it('N3 takes a holiday that reaches into the December before', () => {
    const year = years.at(-1) ?? { year: 0, days: [] }
    const days = [...year.days, { day: '2025-12-31', kind: 'OFF' as const, name: '元旦' }]
    expect(checkHolidayYear({ year: 2026, days })[0]?.day).toBe('2025-12-31')
  })

  it('N3 refuses half a notice, another year, a day twice, and a make-up day on a weekday', () => {
    const day = { day: '2027-01-01', kind: 'OFF' as const, name: '元旦' }
    const at = (...days: (typeof day | { day: string; kind: 'WORK'; name: string })[]) => () => checkHolidayYear({ year: 2027, days })
    expect(at(day)).toThrow(/缺少春节、清明节、劳动节、端午节、中秋节、国庆节的放假日期/)
    expect(at({ ...day, day: '2026-05-01' })).toThrow(/不属于2027年/)
    expect(at({ ...day, day: '2027-02-29' })).toThrow(/第 1 行的日期不正确/)
    expect(at(day, day)).toThrow(/2027年1月1日重复/)
    expect(at({ ...day, name: ' ' })).toThrow(/缺少节日名称/)
    expect(at({ day: '2027-01-04', kind: 'WORK', name: '元旦' })).toThrow(/本来就是工作日/)
    expect(() => checkHolidayYear({ year: 27, days: [] })).toThrow(/年份应为/)
  })

  it('N3 stops on a broken line of its own file', () => {
    expect(() => parseHolidayCsv('date,kind,name\n2026-01-01,MAYBE,元旦')).toThrow(/line 2/)
  })
})
