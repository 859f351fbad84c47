import { addDays, addMonths, yearOf, type Day } from '../../kernel/day'
import { isWorkday, nextWorkday, type WorkCalendar } from '../../kernel/workdayCalendar'
import { periodsOf, type Period } from './cadence.rules'

export interface ProposalFacts {
  /** The cadence in force. */
  cadence: string
  /** `每月至少一次` */
  cadenceText: string
  /** Working days before a meeting by which topics close and the notice goes out. */
  cutoffWorkdays: number
  noticeWorkdays: number
  /** The first day on which both can still be kept. */
  earliest: Day
  /** Days of the series' meetings, held or planned. */
  heldOn: readonly Day[]
}

const before = (day: Day, calendar: WorkCalendar): Day => (isWorkday(day, calendar) ? day : before(addDays(day, -1), calendar))

/** The series' usual day moved on into a period: the same weekday for weeks, else the same day of the month. Null where it does not fall there. */
function usual(cadence: string, last: Day | undefined, period: Period, earliest: Day): Day | null {
  if (!last) return null
  for (let n = 1; n < 60; n++) {
    const day = cadence === 'WEEKLY' ? addDays(last, 7 * n) : addMonths(last, n)
    if (day > period.to) return null
    if (day >= period.from && day >= earliest) return day
  }
  return null
}

/**
 * The next day for a meeting of a series: in the first period of its cadence that has none yet, on its usual day, never on a day
 * off nor so early that its lead times cannot be kept. As needed, the first possible workday.
 */
export function proposeDay(f: ProposalFacts, calendar: WorkCalendar): { on: Day; reason: string } {
  const first = nextWorkday(f.earliest, calendar)
  const lead = `会前 ${f.cutoffWorkdays} 个工作日截止收议题、${f.noticeWorkdays} 个工作日发通知，最早 ${first}`
  const year = yearOf(f.earliest)
  const open = [...periodsOf(f.cadence, year), ...periodsOf(f.cadence, year + 1)].find(p => p.to >= first && !f.heldOn.some(d => d >= p.from && d <= p.to))
  if (!open) return { on: first, reason: `${f.cadenceText}；${lead}。` }
  const last = [...f.heldOn].sort().filter(d => d < open.from).at(-1)
  const wanted = usual(f.cadence, last, open, first) ?? (open.from > first ? open.from : first)
  const next = nextWorkday(wanted, calendar)
  const back = next > open.to ? before(open.to, calendar) : next
  return { on: back < first ? first : back, reason: `${f.cadenceText}，${open.from} 至 ${open.to} 还没有安排；${lead}。` }
}

export const HINT_KINDS = { CHAIR: '同一主持人', PLACE: '同一地点', MEMBERS: '成员冲突', TIME: '时间重叠', DAY: '同日还有会' } as const
export type HintKind = keyof typeof HINT_KINDS

export interface Sitting {
  heldAt: number
  endAt: number
  place: string
  chairPostId: number | null
  /** Posts that have a seat, the chair's included. */
  postIds: readonly number[]
}

/** How two meetings of one day stand to each other, the gravest first; posts that would sit in both. */
export function hintOf(a: Sitting, b: Sitting): { kind: HintKind; shared: number[] } {
  const shared = b.postIds.filter(id => a.postIds.includes(id))
  if (a.heldAt >= b.endAt || b.heldAt >= a.endAt) return { kind: 'DAY', shared: [] }
  if (a.chairPostId !== null && a.chairPostId === b.chairPostId) return { kind: 'CHAIR', shared }
  if (a.place.trim() !== '' && a.place.trim() === b.place.trim()) return { kind: 'PLACE', shared }
  return { kind: shared.length ? 'MEMBERS' : 'TIME', shared }
}
