import { type Day, dayText, isDay, weekday, yearOf } from '../../kernel/day'
import { type FieldProblem, invalid } from '../../kernel/refusal'
import type { CalendarDayFact } from '../../kernel/workday'

/** What one year's notice says. A holiday around New Year may reach into the last days of the December before. */
export interface HolidayYear {
  year: number
  days: CalendarDayFact[]
}

/** Holidays every year's notice names (全国年节及纪念日放假办法); 中秋节 is often named together with 国庆节. */
const HOLIDAYS = ['元旦', '春节', '清明节', '劳动节', '端午节', '中秋节', '国庆节'] as const

/**
 * Reads our own holidays file: `date,kind,name` with kind OFF or WORK, `#` lines are remarks.
 * @throws Error with the line's number: the file is ours, a fault in it is a bug and no refusal.
 */
export function parseHolidayCsv(text: string): HolidayYear[] {
  const years = new Map<number, CalendarDayFact[]>()
  text.split(/\r?\n/).forEach((line, i) => {
    if (!line.trim() || line.startsWith('#') || line.startsWith('date,')) return
    const [day = '', kind, name = ''] = line.split(',')
    if (!isDay(day) || (kind !== 'OFF' && kind !== 'WORK') || !name)
      throw new Error(`holidays file, line ${i + 1}: ${line}`)
    const days = years.get(yearOf(day)) ?? []
    days.push({ day, kind, name })
    years.set(yearOf(day), days)
  })
  return [...years].map(([year, days]) => ({ year, days })).sort((a, b) => a.year - b.year)
}

const belongs = (day: Day, year: number) => yearOf(day) === year || (yearOf(day) === year - 1 && day.slice(5, 7) === '12')

/**
 * Whether a year typed in by an administrator can be the State Council's notice: half a year's notice would give deadlines
 * that look final and are wrong.
 * @returns the days by date
 * @throws Refusal INVALID naming each day or holiday at fault.
 */
export function checkHolidayYear({ year, days }: HolidayYear): CalendarDayFact[] {
  const problems: FieldProblem[] = []
  const say = (field: string, message: string) => problems.push({ field, message })
  if (!Number.isInteger(year) || year < 2000 || year > 2100) say('year', '年份应为 2000 至 2100 的整数。')
  const seen = new Set<Day>()
  days.forEach((d, i) => {
    const field = `days.${i}`
    if (!isDay(d.day)) return say(`${field}.day`, `第 ${i + 1} 行的日期不正确，请按 ${year}-01-01 的格式填写。`)
    if (!belongs(d.day, year)) say(`${field}.day`, `${dayText(d.day)}不属于${year}年的放假安排，请核对年份。`)
    if (seen.has(d.day)) say(`${field}.day`, `${dayText(d.day)}重复，请只保留一行。`)
    seen.add(d.day)
    if (!d.name.trim()) say(`${field}.name`, `${dayText(d.day)}缺少节日名称，请补上。`)
    if (d.kind === 'WORK' && weekday(d.day) <= 5)
      say(`${field}.kind`, `${dayText(d.day)}本来就是工作日，调休上班只能是周六或周日，请核对通知。`)
    return undefined
  })
  const named = days.filter(d => d.kind === 'OFF').map(d => d.name).join(' ')
  const missing = HOLIDAYS.filter(h => !named.includes(h))
  if (missing.length) say('days', `缺少${missing.join('、')}的放假日期，请对照国务院办公厅通知补全后再保存。`)
  if (problems.length) throw invalid(...problems)
  return [...days].sort((a, b) => (a.day < b.day ? -1 : 1))
}
