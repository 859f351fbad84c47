import { addDays, addMonths, daysBetween, lastDayOfMonth, monthDayText, monthOf, weekday, type Day } from '../../kernel/day'

export const DUTY_STATES = { DUE: '待履行', DONE: '已履行', MADE_UP: '补登', MISSED: '未履行' } as const
export type DutyState = keyof typeof DUTY_STATES
export const DUTY_TONES: Record<DutyState, 'warn' | 'good' | 'info' | 'bad'> = { DUE: 'warn', DONE: 'good', MADE_UP: 'info', MISSED: 'bad' }

type DutyCadence = 'WEEKLY' | 'HALF_MONTHLY' | 'MONTHLY'

export interface Period {
  fromOn: Day
  /** Last day on which it counts as done in time. */
  dueOn: Day
  label: string
}

/** The period in which a day lies: weeks begin on Monday, half months on the 1st and the 16th. */
export function periodOf(cadence: DutyCadence, day: Day): Period {
  if (cadence === 'WEEKLY') {
    const fromOn = addDays(day, 1 - weekday(day))
    const dueOn = addDays(fromOn, 6)
    return { fromOn, dueOn, label: `${monthDayText(fromOn)}至${monthDayText(dueOn)}` }
  }
  const month = monthOf(day)
  const name = `${Number(month.slice(0, 4))}年${Number(month.slice(5))}月`
  if (cadence === 'MONTHLY') return { fromOn: `${month}-01`, dueOn: lastDayOfMonth(day), label: name }
  return day <= `${month}-15`
    ? { fromOn: `${month}-01`, dueOn: `${month}-15`, label: `${name}上半月` }
    : { fromOn: `${month}-16`, dueOn: lastDayOfMonth(day), label: `${name}下半月` }
}

/** The period that ended last before the one in which a day lies. */
export const periodBefore = (cadence: DutyCadence, day: Day): Period => periodOf(cadence, addDays(periodOf(cadence, day).fromOn, -1))

/** Last day on which what was done in a period is still entered as done in time. */
export const entryUntil = (dueOn: Day, entryDays: number): Day => addDays(dueOn, entryDays)

/** Done after the period, or entered so long after it that it was a miss: made up, and no longer done in time. */
export const isMadeUp = (d: { dueOn: Day; heldOn: Day }, today: Day, entryDays: number): boolean => d.heldOn > d.dueOn || today > entryUntil(d.dueOn, entryDays)

/** Done or made up when entered; else due until the period ends, then missed. The same test in SQL is in duty.query.ts. */
export function dutyStateOf(d: { dueOn: Day; doneOn: Day | null; madeUp: boolean }, today: Day): DutyState {
  if (d.doneOn === null) return d.dueOn < today ? 'MISSED' : 'DUE'
  return d.madeUp ? 'MADE_UP' : 'DONE'
}

/** What is wrong with the day on which a duty is said to have been done, in words. */
export const heldOnProblem = (heldOn: Day, period: { fromOn: Day; period: string }, today: Day): string | null =>
  heldOn > today ? '履行日期不能晚于今天，请在履行后登记。' : heldOn < period.fromOn ? `履行日期早于${period.period}的第一天 ${period.fromOn}，请登记到那一期的职责。` : null

export interface Span {
  fromOn: Day
  /** Last day, included. */
  untilOn: Day
}

/** How many days of a span these others cover between them, each day counted once. */
export function daysCovered(span: Span, others: readonly Span[]): number {
  let [days, next] = [0, span.fromOn]
  for (const o of others.toSorted((x, y) => (x.fromOn < y.fromOn ? -1 : 1))) {
    const fromOn = o.fromOn > next ? o.fromOn : next
    const untilOn = o.untilOn < span.untilOn ? o.untilOn : span.untilOn
    if (fromOn > untilOn) continue
    days += daysBetween(fromOn, untilOn) + 1
    next = addDays(untilOn, 1)
  }
  return days
}

/** What two spans have in common; null when nothing. */
export function overlapOf(a: Span, b: Span): Span | null {
  const both = { fromOn: a.fromOn > b.fromOn ? a.fromOn : b.fromOn, untilOn: a.untilOn < b.untilOn ? a.untilOn : b.untilOn }
  return both.fromOn > both.untilOn ? null : both
}

/**
 * Who stands in during a period: of the delegates the one with most of its days, shown by the longest of that one's delegations; and
 * whether the leader answers for the period no longer: from more than half of the days on, all delegates together. No text divides a
 * period between two; this is the platform's reading.
 */
export function standInOf<T extends Span & { toPostId: number }>(period: { fromOn: Day; dueOn: Day }, delegations: readonly T[]): { delegation: T; answers: boolean } | null {
  const whole = { fromOn: period.fromOn, untilOn: period.dueOn }
  const most = <U>(all: readonly U[], spans: (u: U) => readonly Span[]) => all.toSorted((a, b) => daysCovered(whole, spans(b)) - daysCovered(whole, spans(a)))[0]
  const delegate = most([...Map.groupBy(delegations.filter(d => overlapOf(whole, d)), d => d.toPostId).values()], of => of)
  const delegation = delegate && most(delegate, d => [d])
  return delegation ? { delegation, answers: daysCovered(whole, delegations) * 2 > daysCovered(whole, [whole]) } : null
}

/** From how long an absence needs a delegate: whole months of the text, or days of the county's setting. */
export interface AbsenceLimit {
  months: number | null
  days: number | null
}

/** Whether an absence, both days included, is so long. 登封 一(一) “1个月以上”: from the 5th up to the 4th of the next month is one month. */
export const needsDelegate = (limit: AbsenceLimit, fromOn: Day, untilOn: Day): boolean =>
  limit.months !== null ? addDays(untilOn, 1) >= addMonths(fromOn, limit.months) : limit.days !== null && daysBetween(fromOn, untilOn) + 1 >= limit.days

/** The days of the absences that join the given one without a gap, before it and after it: what is cut in two counts as one. */
export function joinedSpan<T extends Span>(span: Span, others: readonly T[]): Span & { joined: T[] } {
  const next = others.find(o => addDays(o.untilOn, 1) === span.fromOn || addDays(span.untilOn, 1) === o.fromOn)
  if (!next) return { fromOn: span.fromOn, untilOn: span.untilOn, joined: [] }
  const wider = joinedSpan({ fromOn: next.fromOn < span.fromOn ? next.fromOn : span.fromOn, untilOn: next.untilOn > span.untilOn ? next.untilOn : span.untilOn }, others.filter(o => o !== next))
  return { ...wider, joined: [next, ...wider.joined] }
}
