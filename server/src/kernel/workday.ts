import { type Day, addDays, addMonths, dayText, instantText, monthDayText } from './day'
import { invalid } from './refusal'
import type { Explanation, RuleSource } from './verdict'
import { type WorkCalendar, checkCount, checkDay, isWorkday, nextWorkday, provisionalOver } from './workdayCalendar'

export * from './workdayCalendar'

/** Days in a row that were not counted, with the reason: a holiday's name, 周末, or the reason the clock stood still. */
export interface SkippedSpan {
  name: string
  from: Day
  to: Day
}

export interface MakeUpDay {
  day: Day
  name: string
}

/** A deadline and everything that is needed to count it again by hand. */
export interface Deadline {
  dueOn: Day
  /** The notice of a year it touches is not loaded: weekends only were assumed, to be computed again. */
  provisional: boolean
  /** Why it is provisional, a Chinese sentence; null when it is not. */
  provisionalReason: string | null
  /** The days that were counted, in order; empty for limits in calendar days and months. */
  counted: Day[]
  /** What was left out, named. */
  skipped: SkippedSpan[]
  /** Weekend days counted because they are make-up workdays. */
  makeUps: MakeUpDay[]
  /** Where the law says so: `民法典第201条、第203条`. */
  basis: string
  /** The whole count in one Chinese line. */
  arithmetic: string
}

const BASIS_WORKDAYS = '民法典第201条、第203条，行政许可法第82条'
const BASIS_DAYS = '民法典第201条、第203条'
const BASIS_MONTHS = '民法典第201条、第202条、第203条'

const spanText = (s: SkippedSpan) =>
  s.from === s.to ? `${s.name} ${monthDayText(s.from)}` : `${s.name} ${monthDayText(s.from)}至${monthDayText(s.to)}`

/** Gathers single days into named spans as a walk meets them. */
const collector = (calendar: WorkCalendar) => {
  const skipped: SkippedSpan[] = []
  const makeUps: MakeUpDay[] = []
  return {
    skipped,
    makeUps,
    skip(day: Day, name = calendar.off.get(day) ?? '周末') {
      const last = skipped.at(-1)
      if (last?.name === name && addDays(last.to, 1) === day) last.to = day
      else skipped.push({ name, from: day, to: day })
    },
    count(day: Day) {
      const name = calendar.work.get(day)
      if (name !== undefined) makeUps.push({ day, name })
    },
  }
}

const notesText = (skipped: SkippedSpan[], makeUps: MakeUpDay[]) =>
  [
    skipped.length ? `不计 ${skipped.map(spanText).join('、')}` : '',
    makeUps.length ? `计入调休上班日 ${makeUps.map(m => `${monthDayText(m.day)}（${m.name}）`).join('、')}` : '',
  ]
    .filter(Boolean)
    .map(t => `；${t}`)
    .join('')

/**
 * The last day of a limit of `n` working days: counting begins the day after receipt, days off are left out, make-up
 * workdays count. With 0 it is the day of receipt itself, moved to a working day.
 * 民法典 201, 203; 行政许可法 82.
 * @throws Refusal INVALID for an unreal day, or `n` that is no whole number from 0 to 2000.
 */
export function dueAfterWorkdays(receivedOn: Day, n: number, calendar: WorkCalendar): Deadline {
  checkDay('receivedOn', receivedOn)
  checkCount('workdays', '工作日数', n)
  if (n === 0) return movedOff(receivedOn, `${dayText(receivedOn)}当日`, BASIS_WORKDAYS, calendar)
  const notes = collector(calendar)
  const counted: Day[] = []
  const seen: Day[] = []
  for (let at = addDays(receivedOn, 1); counted.length < n; at = addDays(at, 1)) {
    seen.push(at)
    if (isWorkday(at, calendar)) {
      counted.push(at)
      notes.count(at)
    } else notes.skip(at)
  }
  const dueOn = counted.at(-1) ?? receivedOn
  return {
    dueOn,
    ...provisionalOver(seen, calendar),
    counted,
    skipped: notes.skipped,
    makeUps: notes.makeUps,
    basis: BASIS_WORKDAYS,
    arithmetic: `${dayText(receivedOn)}收到，自次日起算 ${n} 个工作日，至${dayText(dueOn)}${notesText(notes.skipped, notes.makeUps)}`,
  }
}

/** A day that ends a limit, moved to the next working day when it is a day off (民法典 203). */
function movedOff(day: Day, text: string, basis: string, calendar: WorkCalendar): Deadline {
  const notes = collector(calendar)
  const dueOn = nextWorkday(day, calendar)
  const seen: Day[] = [dueOn]
  for (let at = day; at < dueOn; at = addDays(at, 1)) {
    seen.push(at)
    notes.skip(at)
  }
  notes.count(dueOn)
  const moved = dueOn === day ? '' : `，当日休息，顺延至${dayText(dueOn)}`
  return {
    dueOn,
    ...provisionalOver(seen, calendar),
    counted: [],
    skipped: notes.skipped,
    makeUps: notes.makeUps,
    basis,
    arithmetic: `${text}${moved}${notesText(notes.skipped, notes.makeUps)}`,
  }
}

/**
 * The last day of a limit of `n` calendar days: all days count from the day after receipt; an end on a day off moves to
 * the next working day. 民法典 201, 203.
 * @throws Refusal INVALID as {@link dueAfterWorkdays}.
 */
export function dueAfterDays(receivedOn: Day, n: number, calendar: WorkCalendar): Deadline {
  checkDay('receivedOn', receivedOn)
  checkCount('days', '天数', n)
  const end = addDays(receivedOn, n)
  return movedOff(end, `${dayText(receivedOn)}收到，自次日起算 ${n} 日，至${dayText(end)}`, BASIS_DAYS, calendar)
}

/**
 * The last day of a limit of `n` months: the same day of the month, or the month's last day where there is none; an end on
 * a day off moves. 民法典 201–203.
 * @throws Refusal INVALID as {@link dueAfterWorkdays}.
 */
export function dueAfterMonths(receivedOn: Day, n: number, calendar: WorkCalendar): Deadline {
  checkDay('receivedOn', receivedOn)
  checkCount('months', '月数', n)
  const end = addMonths(receivedOn, n)
  return movedOff(end, `${dayText(receivedOn)}起 ${n} 个月，至${dayText(end)}`, BASIS_MONTHS, calendar)
}

/** A fixed day on paper (每月5日, 年底前), moved to the next working day when it is a day off (民法典 203). */
export function dueOnOrAfter(day: Day, calendar: WorkCalendar): Deadline {
  checkDay('day', day)
  return movedOff(day, dayText(day), BASIS_DAYS, calendar)
}

/**
 * The latest day on which something must be done `n` working days before an event (a notice before a meeting): the day of
 * the event is not counted. `counted` runs backwards in time.
 * @throws Refusal INVALID as {@link dueAfterWorkdays}.
 */
export function workdaysBefore(eventOn: Day, n: number, calendar: WorkCalendar): Deadline {
  checkDay('eventOn', eventOn)
  checkCount('workdays', '工作日数', n)
  const off: Day[] = []
  const counted: Day[] = []
  let dueOn = eventOn
  while (counted.length < n || !isWorkday(dueOn, calendar)) {
    dueOn = addDays(dueOn, -1)
    if (!isWorkday(dueOn, calendar)) off.unshift(dueOn)
    else if (counted.length < n) counted.push(dueOn)
  }
  const notes = collector(calendar)
  for (const day of off) notes.skip(day)
  for (const day of counted) notes.count(day)
  return {
    dueOn,
    ...provisionalOver([...off, ...counted, dueOn], calendar),
    counted,
    skipped: notes.skipped,
    makeUps: notes.makeUps,
    basis: BASIS_WORKDAYS,
    arithmetic: `${dayText(eventOn)}之前 ${n} 个工作日（当日不计），最迟${dayText(dueOn)}${notesText(notes.skipped, notes.makeUps)}`,
  }
}

export interface HourDeadline {
  /** Epoch milliseconds. */
  dueAt: number
  basis: string
  arithmetic: string
}

/**
 * A limit in hours runs from the instant itself, through nights and days off (民法典 201, second paragraph).
 * @param receivedAt epoch milliseconds
 * @throws Refusal INVALID when `hours` is no whole number from 0 to 2000.
 */
export function dueAfterHours(receivedAt: number, hours: number): HourDeadline {
  checkCount('hours', '小时数', hours)
  if (!Number.isSafeInteger(receivedAt))
    throw invalid({ field: 'receivedAt', message: '起算时间不正确，请填写收到的日期和时间。' })
  const dueAt = receivedAt + hours * 3_600_000
  return {
    dueAt,
    basis: '民法典第201条第二款',
    arithmetic: `${instantText(receivedAt)} 起连续计 ${hours} 小时，至 ${instantText(dueAt)}（夜间和节假日不扣除）`,
  }
}

/** The computation as a rule's word, for 为什么. A provisional deadline warns; it never refuses. */
export const deadlineExplanation = (
  deadline: Deadline,
  about: { ruleId: string; source: RuleSource; regulation: string | null; clause: string | null; text: string },
): Explanation => ({
  ...about,
  outcome: deadline.provisional ? 'WARNED' : 'PASSED',
  inputs: [
    { name: 'deadline.dueOn', label: '到期日', value: deadline.dueOn },
    { name: 'deadline.basis', label: '计算依据', value: deadline.basis },
    ...(deadline.provisionalReason
      ? [{ name: 'deadline.provisional', label: '暂定', value: deadline.provisionalReason }]
      : []),
  ],
  arithmetic: deadline.arithmetic,
})
