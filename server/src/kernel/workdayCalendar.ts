import { type Day, addDays, daysBetween, isDay, weekday, yearOf } from './day'
import { invalid } from './refusal'

/**
 * The national holiday calendar as data: what the State Council's yearly notices say, and for which years they are loaded.
 * Days that are in neither map are working days from Monday to Friday.
 */
export interface WorkCalendar {
  /** Years whose notice is loaded. What touches another year is provisional. */
  years: ReadonlySet<number>
  /** Days off by notice → the holiday's name. */
  off: ReadonlyMap<Day, string>
  /** Make-up workdays (调休上班) → the holiday they make up for. */
  work: ReadonlyMap<Day, string>
}

export interface CalendarDayFact {
  day: Day
  kind: 'OFF' | 'WORK'
  name: string
}

export const workCalendarOf = (years: Iterable<number>, days: Iterable<CalendarDayFact>): WorkCalendar => {
  const off = new Map<Day, string>()
  const work = new Map<Day, string>()
  for (const d of days) (d.kind === 'OFF' ? off : work).set(d.day, d.name)
  return { years: new Set(years), off, work }
}

/** No statutory limit is longer; it keeps a mistyped number from walking through centuries. */
const LONGEST = 2000

/** @throws Refusal INVALID on `field` when the text is no real day. */
export const checkDay = (field: string, value: Day): void => {
  if (!isDay(value)) throw invalid({ field, message: '日期不正确，请按 2026-11-21 的格式填写一个真实存在的日期。' })
}

/** @throws Refusal INVALID on `field` unless `n` is a whole number from 0 to 2000. */
export const checkCount = (field: string, what: string, n: number): void => {
  if (!Number.isInteger(n) || n < 0 || n > LONGEST)
    throw invalid({ field, message: `${what}应为 0 至 ${LONGEST} 的整数，请改正后再计算。` })
}

/** Whether the day is a working day: make-up workdays are, holidays and plain weekends are not. */
export const isWorkday = (day: Day, calendar: WorkCalendar): boolean =>
  calendar.work.has(day) || (!calendar.off.has(day) && weekday(day) <= 5)

/** The day itself when it is a working day, else the next one (民法典 203). */
export const nextWorkday = (day: Day, calendar: WorkCalendar): Day => {
  let at = day
  while (!isWorkday(at, calendar)) at = addDays(at, 1)
  return at
}

/**
 * The `n`-th working day after `day` (before it when `n` is negative); `day` itself is not counted. With 0: the day itself.
 * @throws Refusal INVALID for an unreal day or a number that is no whole number within ±2000.
 */
export const addWorkdays = (day: Day, n: number, calendar: WorkCalendar): Day => {
  checkDay('day', day)
  checkCount('workdays', '工作日数', Math.abs(n))
  let at = day
  for (let left = Math.abs(n); left > 0; ) {
    at = addDays(at, n < 0 ? -1 : 1)
    if (isWorkday(at, calendar)) left--
  }
  return at
}

/** Days from Monday to Friday after `from` up to and including `to`. */
const plainWeekdays = (from: Day, to: Day): number => {
  const weeks = Math.floor(daysBetween(from, to) / 7)
  let count = weeks * 5
  for (let at = addDays(from, weeks * 7 + 1); at <= to; at = addDays(at, 1)) if (weekday(at) <= 5) count++
  return count
}

/**
 * Working days after `from` up to and including `to`; negative when `to` is earlier (days overdue). Counted by weeks and by the
 * notices' own days: a day typed far ahead costs no more than a near one.
 */
export const workdaysBetween = (from: Day, to: Day, calendar: WorkCalendar): number => {
  checkDay('from', from)
  checkDay('to', to)
  if (to < from) return 0 - workdaysBetween(to, from, calendar)
  let count = plainWeekdays(from, to)
  for (const day of calendar.off.keys()) if (day > from && day <= to && weekday(day) <= 5 && !calendar.work.has(day)) count--
  for (const day of calendar.work.keys()) if (day > from && day <= to && weekday(day) > 5) count++
  return count
}

/** The years among these days that no loaded notice covers, ascending. */
export const yearsMissing = (days: Iterable<Day>, calendar: WorkCalendar): number[] =>
  [...new Set([...days].map(yearOf))].filter(y => !calendar.years.has(y)).sort((a, b) => a - b)

/** Whether a computation over these days stands on assumed weekends, and the Chinese sentence that says so. */
export const provisionalOver = (days: Iterable<Day>, calendar: WorkCalendar) => {
  const missing = yearsMissing(days, calendar)
  return {
    provisional: missing.length > 0,
    provisionalReason: missing.length
      ? `${missing.join('、')}年的放假安排尚未录入，暂按周六、周日休息推算；录入后将重新计算，以届时结果为准。`
      : null,
  }
}
