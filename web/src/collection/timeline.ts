import { dayText } from '../ui/day'
import type { Tone } from '../ui/tone'
import { addDays } from './month'
import type { RowId } from './define'

/** How much time a width shows. */
export const TIMELINE_SCALES = {
  month: { label: '月', perDay: 3 },
  quarter: { label: '季', perDay: 1 },
  year: { label: '年', perDay: 0.3 },
} as const
export type TimelineScale = keyof typeof TIMELINE_SCALES

export interface TimelinePoint {
  id: RowId
  on: string
  title: string
  tone?: Tone | null
  /** Beside the day, in words: 已完成. */
  detail?: string | null
}

/** What of a row is drawn. A row without any day is said in words below. */
export interface TimelineShape<Row> {
  start: (row: Row) => string | null | undefined
  end: (row: Row) => string | null | undefined
  points?: (row: Row) => readonly TimelinePoint[] | null | undefined
  tone?: (row: Row) => Tone | null | undefined
  /** Default: the first column's value. */
  title?: (row: Row) => string
  /** A second, small line under the title. */
  detail?: (row: Row) => string | null | undefined
  /** The server's sort word while the user has chosen none. */
  sort?: string
  /** Name of a flag filter that lists what has no day. */
  undated?: string
}

export interface TimelineLine {
  id: RowId
  title: string
  detail: string
  start: string | null
  end: string | null
  points: readonly TimelinePoint[]
  tone: Tone | null
}

/** Both ends included. */
export interface Extent {
  from: string
  to: string
}

const DAY = 86_400_000
const utc = (on: string) => Date.parse(`${on}T00:00:00Z`)
export const daysBetween = (from: string, to: string) => Math.round((utc(to) - utc(from)) / DAY)

/** A row as it is drawn; an end before its start is the start. */
export const lineOf = <Row extends { id: RowId }>(row: Row, shape: TimelineShape<Row>, title: string): TimelineLine => {
  const start = shape.start(row) ?? null
  const end = shape.end(row) ?? null
  return {
    id: row.id,
    title: shape.title?.(row) ?? title,
    detail: shape.detail?.(row) ?? '',
    start,
    end: start && end && end < start ? start : end,
    points: shape.points?.(row) ?? [],
    tone: shape.tone?.(row) ?? null,
  }
}

export const isDated = (line: TimelineLine) => line.start !== null || line.end !== null || line.points.length > 0

/** An end that nobody has said is drawn this long, fading out. */
const OPEN_DAYS = 60
const MOST_YEARS = 15

const yearStart = (on: string) => `${on.slice(0, 4)}-01-01`
const yearEnd = (on: string) => `${on.slice(0, 4)}-12-31`
const quarterStart = (on: string) => `${on.slice(0, 5)}${String(Math.floor((Number(on.slice(5, 7)) - 1) / 3) * 3 + 1).padStart(2, '0')}-01`
const shiftYear = (on: string, years: number) => `${Number(on.slice(0, 4)) + years}${on.slice(4)}`

/** Whole years (at 年) or quarters around all lines and today; never more than fifteen years to either side of it. */
export const extentOf = (lines: readonly TimelineLine[], today: string, scale: TimelineScale): Extent => {
  const days = lines.flatMap(l => [l.start, l.end, ...l.points.map(p => p.on)]).filter((d): d is string => d !== null)
  const least = yearStart(shiftYear(today, -MOST_YEARS))
  const most = yearEnd(shiftYear(today, MOST_YEARS))
  const first = [addDays(today, -45), ...days].reduce((a, b) => (b < a ? b : a))
  const last = [addDays(today, 180), ...days].reduce((a, b) => (b > a ? b : a))
  const from = first < least ? least : first
  const to = last > most ? most : last
  return scale === 'year' ? { from: yearStart(from), to: yearEnd(to) } : { from: quarterStart(from), to: addDays(quarterStart(addDays(quarterStart(to), 95)), -1) }
}

/** The days that fit a phone: a year, three years, or everything. */
export const phoneExtent = (lines: readonly TimelineLine[], today: string, scale: TimelineScale): Extent => {
  if (scale === 'month') return { from: addDays(today, -90), to: addDays(today, 275) }
  if (scale === 'quarter') return { from: yearStart(shiftYear(today, -1)), to: yearEnd(shiftYear(today, 1)) }
  return extentOf(lines, today, 'year')
}

export interface Bar {
  /** Days from the extent's beginning. */
  left: number
  /** In days, at least one. */
  width: number
  /** Goes on beyond the edge, or nobody has said where it begins or ends. */
  open: 'left' | 'right' | 'both' | null
}

/** Where a line's bar lies; null where it has none in the extent. */
export const barOf = (line: TimelineLine, { from, to }: Extent): Bar | null => {
  if (line.start === null && line.end === null) return null
  const start = line.start ?? addDays(line.end ?? from, -OPEN_DAYS)
  const end = line.end ?? addDays(line.start ?? to, OPEN_DAYS)
  if (end < from || start > to) return null
  const left = line.start === null || start < from
  const right = line.end === null || end > to
  const begin = Math.max(0, daysBetween(from, start))
  return {
    left: begin,
    width: Math.min(daysBetween(from, end), daysBetween(from, to)) - begin + 1,
    open: left && right ? 'both' : left ? 'left' : right ? 'right' : null,
  }
}

export interface Tick {
  label: string
  /** Days from the extent's beginning. */
  left: number
  /** In days. */
  width: number
}

const QUARTERS = ['一季度', '二季度', '三季度', '四季度']
const STEP = { month: 1, quarter: 3, year: 6 } as const

/** The two lines of the heading: years, and months, quarters or half-years. */
export const ticksOf = (extent: Extent, scale: TimelineScale): { years: Tick[]; units: Tick[] } => {
  const walk = (months: number, label: (on: string) => string) => {
    const ticks: Tick[] = []
    const [year = 0, month = 1] = extent.from.split('-').map(Number)
    for (let i = Math.floor((month - 1) / months); ; i++) {
      const start = new Date(Date.UTC(year, i * months, 1)).toISOString().slice(0, 10)
      const end = addDays(new Date(Date.UTC(year, (i + 1) * months, 1)).toISOString().slice(0, 10), -1)
      if (start > extent.to) return ticks
      const left = Math.max(0, daysBetween(extent.from, start))
      ticks.push({ label: label(start), left, width: Math.min(daysBetween(extent.from, end), daysBetween(extent.from, extent.to)) - left + 1 })
    }
  }
  const month = (on: string) => Number(on.slice(5, 7))
  const unit = { month: (on: string) => `${month(on)}月`, quarter: (on: string) => QUARTERS[(month(on) - 1) / 3] ?? '', year: (on: string) => (month(on) < 7 ? '上半年' : '下半年') }[scale]
  return { years: walk(12, on => `${on.slice(0, 4)}年`), units: walk(STEP[scale], unit) }
}

const spanOf = ({ start, end }: TimelineLine) =>
  start && end ? `${dayText(start)} 至 ${dayText(end)}` : start ? `${dayText(start)} 起，没有填完成日期` : end ? `到 ${dayText(end)}，没有填开始日期` : '没有填开始和完成日期'

/** The span and the next point, for little room. */
export const briefOf = (line: TimelineLine, today: string): string => {
  const next = line.points.find(p => p.on >= today)
  return next ? `${spanOf(line)}；下个节点：${next.title} ${dayText(next.on)}` : spanOf(line)
}

/** A line in words: what those hear who do not see the bar, and all read who rest on it. */
export const wordsOf = (line: TimelineLine): string => {
  const points = line.points.map(p => `${p.title} ${dayText(p.on)}${p.detail ? `（${p.detail}）` : ''}`)
  return points.length ? `${spanOf(line)}；节点：${points.join('、')}` : spanOf(line)
}
