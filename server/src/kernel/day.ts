/** A calendar day in the county's own calendar, `2026-11-21`. Compares and sorts as text. */
export type Day = string

/** China keeps UTC+8 the whole year round (no summer time since 1991), so Asia/Shanghai needs no time zone table. */
const SHANGHAI_OFFSET_MS = 8 * 3_600_000
const DAY_MS = 86_400_000
const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/
const WEEKDAYS = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'] as const

/** Midnight UTC of the day in milliseconds, or null when the text is no day of the calendar. */
const epochOf = (text: string): number | null => {
  const parts = SHAPE.exec(text)
  if (!parts) return null
  const ms = Date.parse(`${text}T00:00:00Z`)
  // Date.parse lets 2026-02-31 roll over into March on some engines: only what comes back unchanged is a day.
  return Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== text ? null : ms
}

const epochOfDay = (day: Day): number => {
  const ms = epochOf(day)
  if (ms === null) throw new RangeError(`not a calendar day: ${day}`)
  return ms
}

const dayOfEpoch = (ms: number): Day => new Date(ms).toISOString().slice(0, 10)

/** Whether the text is a real day written `YYYY-MM-DD`: 2026-02-30 is not. */
export const isDay = (value: unknown): value is Day => typeof value === 'string' && epochOf(value) !== null

/**
 * The day `n` calendar days later (earlier when negative).
 * @throws RangeError when `day` is no calendar day: check input with {@link isDay} first.
 */
export const addDays = (day: Day, n: number): Day => dayOfEpoch(epochOfDay(day) + n * DAY_MS)

/** Calendar days from one day to another; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => (epochOfDay(to) - epochOfDay(from)) / DAY_MS

/** The year as a number. */
export const yearOf = (day: Day): number => Number(day.slice(0, 4))

/** The month as `YYYY-MM`. */
export const monthOf = (day: Day): string => day.slice(0, 7)

/** The quarter as `YYYY-Qn`. */
export const quarterOf = (day: Day): string => `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`

/** 1 for Monday to 7 for Sunday. */
export const weekday = (day: Day): number => new Date(epochOfDay(day)).getUTCDay() || 7

/** 周一 to 周日. */
export const weekdayName = (day: Day): string => WEEKDAYS[weekday(day) - 1] ?? ''

/** The last day of the month the day lies in. */
export const lastDayOfMonth = (day: Day): Day => {
  const first = new Date(epochOfDay(day))
  return dayOfEpoch(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0))
}

/** The same day `n` months later; the month's last day where it has no such day (民法典 202): 01-31 + 1 is 02-28. */
export const addMonths = (day: Day, n: number): Day => {
  const start = new Date(epochOfDay(day))
  const last = lastDayOfMonth(dayOfEpoch(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + n, 1)))
  const wanted = `${last.slice(0, 8)}${day.slice(8)}`
  return wanted < last ? wanted : last
}

/** The county's calendar day (Asia/Shanghai) at an instant in epoch milliseconds. */
export const todayIn = (nowMs: number): Day => dayOfEpoch(nowMs + SHANGHAI_OFFSET_MS)

/** The instant, in epoch milliseconds, of a wall-clock time (`09:30`) on a day in Asia/Shanghai. */
export const instantOf = (day: Day, time = '00:00'): number => {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return epochOfDay(day) - SHANGHAI_OFFSET_MS + (hour * 60 + minute) * 60_000
}

/** `2026年11月21日`. */
export const dayText = (day: Day): string =>
  `${yearOf(day)}年${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`

/** `11月21日`, for sentences whose year is clear. */
export const monthDayText = (day: Day): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`

/** An instant as the county's wall clock shows it, `2026-11-21 09:30`. */
export const instantText = (ms: number): string =>
  new Date(ms + SHANGHAI_OFFSET_MS).toISOString().slice(0, 16).replace('T', ' ')
