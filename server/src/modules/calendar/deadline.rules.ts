import { instantOf, todayIn, type Day } from '../../kernel/day'
import { invalid } from '../../kernel/refusal'
import { deadlineExplanation, dueAfterDays, dueAfterHours, dueAfterWorkdays, type Deadline, type WorkCalendar } from '../../kernel/workday'

/** In what a limit is counted, and what its text says of the count. */
export const LIMIT_UNITS = {
  WORKDAYS: { label: '个工作日', says: '自收到次日起算，不计法定节假日和周末，计入调休上班日' },
  DAYS: { label: '日', says: '自收到次日起算，节假日计入；最后一日休息的顺延至下一工作日' },
  HOURS: { label: '小时', says: '自收到时起算，夜间和节假日不扣除' },
} as const
export type LimitUnit = keyof typeof LIMIT_UNITS

export interface Limit {
  receivedOn: Day
  /** `09:00`; hours run from it. */
  receivedTime: string | null
  limit: number
  unit: string
}

const isUnit = (word: string): word is LimitUnit => Object.hasOwn(LIMIT_UNITS, word)

/** Hours end at an instant: the day is its day, with no day skipped. */
function afterHours({ receivedOn, receivedTime, limit }: Limit): Deadline & { dueAt: number } {
  if (!receivedTime || !/^([01]\d|2[0-3]):[0-5]\d$/.test(receivedTime))
    throw invalid({ field: 'receivedTime', message: '按小时计的期限从收到的时刻起算，请按 09:00 的格式填写收到的时刻。' })
  const { dueAt, basis, arithmetic } = dueAfterHours(instantOf(receivedOn, receivedTime), limit)
  return { dueOn: todayIn(dueAt), dueAt, provisional: false, provisionalReason: null, counted: [], skipped: [], makeUps: [], basis, arithmetic }
}

/**
 * A limit tried out: its last day, for hours its instant, and why.
 * @throws Refusal INVALID for an unknown unit, a number out of bounds, hours without a time.
 */
export function limitTried(asked: Limit, calendar: WorkCalendar) {
  const { unit, limit, receivedOn } = asked
  if (!isUnit(unit)) throw invalid({ field: 'unit', message: '期限的单位请从工作日、日、小时中选择。' })
  const due = unit === 'HOURS' ? afterHours(asked) : { ...(unit === 'DAYS' ? dueAfterDays : dueAfterWorkdays)(receivedOn, limit, calendar), dueAt: null }
  const { label, says } = LIMIT_UNITS[unit]
  const about = { ruleId: 'calendar.deadline', source: 'PLATFORM' as const, regulation: null, clause: null, text: `期限为 ${limit} ${label}，${says}。` }
  return { ...due, makeUps: due.makeUps.map(m => ({ ...m, kind: 'WORK' as const })), explanation: deadlineExplanation(due, about) }
}
