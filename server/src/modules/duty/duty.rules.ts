import { addDays, addMonths, daysBetween, lastDayOfMonth, monthDayText, monthOf, weekday, type Day } from '../../kernel/day'

export const DUTY_STATES = { DUE: '待履行', DONE: '已履行', MISSED: '未履行' } as const
export type DutyState = keyof typeof DUTY_STATES
export const DUTY_TONES: Record<DutyState, 'warn' | 'good' | 'bad'> = { DUE: 'warn', DONE: 'good', MISSED: 'bad' }

export interface Period {
  fromOn: Day
  /** Last day on which it counts as done in time. */
  dueOn: Day
  label: string
}

/** The period in which a day lies: weeks begin on Monday, half months on the 1st and the 16th. */
export function periodOf(cadence: 'WEEKLY' | 'HALF_MONTHLY' | 'MONTHLY', day: Day): Period {
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

/** Done, however late; else due until the period ends, then missed. The same test in SQL is in duty.query.ts. */
export const dutyStateOf = (d: { dueOn: Day; doneOn: Day | null }, today: Day): DutyState => (d.doneOn !== null ? 'DONE' : d.dueOn < today ? 'MISSED' : 'DUE')

/** From how long an absence needs a delegate: whole months of the text, or days of the county's setting. */
export interface AbsenceLimit {
  months: number | null
  days: number | null
}

/** Whether an absence, both days included, is so long. 登封 一(一) “1个月以上”: from the 5th up to the 4th of the next month is one month. */
export const needsDelegate = (limit: AbsenceLimit, fromOn: Day, untilOn: Day): boolean =>
  limit.months !== null ? addDays(untilOn, 1) >= addMonths(fromOn, limit.months) : limit.days !== null && daysBetween(fromOn, untilOn) + 1 >= limit.days

/** The first day of the absences that join without a gap before `fromOn`: what is cut in two counts as one. */
export function joinedFrom(fromOn: Day, others: readonly { fromOn: Day; untilOn: Day }[]): Day {
  const before = others.find(o => addDays(o.untilOn, 1) === fromOn)
  return before ? joinedFrom(before.fromOn, others.filter(o => o !== before)) : fromOn
}
