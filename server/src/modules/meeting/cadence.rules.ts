import { addDays, lastDayOfMonth, weekday, type Day } from '../../kernel/day'
import { isWorkday, type WorkCalendar } from '../../kernel/workday'

/** A span in which a cadence asks for one meeting. */
export interface Period {
  from: Day
  /** Included. */
  to: Day
  /** 1–12: the column of the year's calendar that shows it. */
  month: number
}

const dayIn = (year: number, month: number, day = 1): Day => `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
const months = (year: number, from: number, to: number): Period => ({ from: dayIn(year, from), to: lastDayOfMonth(dayIn(year, to)), month: to })

function weeks(year: number): Period[] {
  const found: Period[] = []
  let monday = dayIn(year, 1)
  monday = addDays(monday, (8 - weekday(monday)) % 7)
  for (; monday.startsWith(String(year)); monday = addDays(monday, 7)) found.push({ from: monday, to: addDays(monday, 6), month: Number(monday.slice(5, 7)) })
  return found
}

/**
 * The spans of a year in which a cadence asks for a meeting; none for `AS_NEEDED`. A week belongs to the month of its Monday,
 * a quarter or half-year to its last month. 双数月 are the even months (登封 一(二), 龙亭 16).
 */
export function periodsOf(cadence: string, year: number): Period[] {
  const steps = (n: number) => Array.from({ length: 12 / n }, (_, i) => months(year, i * n + 1, i * n + n))
  switch (cadence) {
    case 'WEEKLY': return weeks(year)
    case 'MONTHLY': return steps(1)
    case 'EVEN_MONTHS': return [2, 4, 6, 8, 10, 12].map(m => months(year, m, m))
    case 'QUARTERLY': return steps(3)
    case 'HALF_YEARLY': return steps(6)
    case 'YEARLY': return steps(12)
    default: return []
  }
}

export interface Sitting {
  heldOn: Day
  /** It took place, or is taking place. */
  held: boolean
}

export type PeriodStanding = 'HELD' | 'PLANNED' | 'MISSED' | 'DUE'

/** Where one period stands: missed once it is over without a meeting that took place. */
export function standingOf(period: Period, sittings: readonly Sitting[], today: Day): PeriodStanding {
  const within = sittings.filter(s => s.heldOn >= period.from && s.heldOn <= period.to)
  if (within.some(s => s.held)) return 'HELD'
  if (period.to < today) return 'MISSED'
  return within.length ? 'PLANNED' : 'DUE'
}

export interface Cell {
  month: number
  /** Meetings that the cadence asks for in this column. */
  expected: number
  held: number
  planned: number
  missed: number
}

/** Somebody works in it: nobody is asked to meet in a week of holidays. */
function isWorked({ from, to }: Period, calendar: WorkCalendar): boolean {
  for (let day = from; day <= to; day = addDays(day, 1)) if (isWorkday(day, calendar)) return true
  return false
}

/**
 * The twelve columns of a series. Periods that ended before `since`, when the county began to keep its meetings here, are
 * nobody's failure. `sittings` reach into the next year as far as the year's last week does.
 */
export function yearCells(cadence: string, year: number, sittings: readonly Sitting[], today: Day, since: Day | null, calendar: WorkCalendar): Cell[] {
  const periods = since === null ? [] : periodsOf(cadence, year).filter(p => p.to >= since && isWorked(p, calendar))
  return Array.from({ length: 12 }, (_, i) => {
    const month = i + 1
    const standings = periods.filter(p => p.month === month).map(p => standingOf(p, sittings, today))
    const here = sittings.filter(s => s.heldOn.startsWith(dayIn(year, month).slice(0, 8)))
    return {
      month, expected: standings.length, held: here.filter(s => s.held).length, planned: here.filter(s => !s.held).length,
      missed: standings.filter(s => s === 'MISSED').length,
    }
  })
}

export interface Booked {
  id: number
  heldAt: number
  endAt: number
  place: string
  chairPostId: number | null
}

export const CLASH_KINDS = { CHAIR: '同一主持人', PLACE: '同一地点', TIME: '时间重叠' } as const
export type ClashKind = keyof typeof CLASH_KINDS

export interface Clash {
  aId: number
  bId: number
  kind: ClashKind
}

/** Meetings that overlap in time, each pair once, with the gravest reason: one chair cannot sit twice. */
export function clashesOf(meetings: readonly Booked[]): Clash[] {
  const sorted = [...meetings].sort((a, b) => a.heldAt - b.heldAt || a.id - b.id)
  const found: Clash[] = []
  sorted.forEach((a, i) => {
    for (const b of sorted.slice(i + 1)) {
      if (b.heldAt >= a.endAt) continue
      const kind = a.chairPostId !== null && a.chairPostId === b.chairPostId ? 'CHAIR' : a.place !== '' && a.place === b.place ? 'PLACE' : 'TIME'
      found.push({ aId: a.id, bId: b.id, kind })
    }
  })
  return found
}
