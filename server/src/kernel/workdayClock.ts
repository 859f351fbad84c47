import { type Day, addDays, dayText, isDay, monthDayText } from './day'
import { invalid } from './refusal'
import { type WorkCalendar, checkCount, checkDay, isWorkday, nextWorkday, provisionalOver } from './workdayCalendar'

/** The clock stands still from `from` up to and including `to`; `to` null while it still stands. */
export interface ClockStop {
  from: Day
  to: Day | null
  /** Why, in words: `补正材料`, `专家评审`. */
  reason: string
}

/** One stop and the working days it took out of the count so far. */
export interface StoppedSpan {
  name: string
  from: Day
  to: Day | null
  workdays: number
}

/** Where a limit in working days stands once the time in which the clock stood still is taken out. */
export interface StoppedClock {
  /** The last day of the limit; null while the clock stands still and it cannot be known. */
  dueOn: Day | null
  /** Working days used from the day after receipt up to and including `asOf`. */
  elapsed: number
  /** Working days left after `asOf`; 0 on and after the last day. */
  remaining: number
  /** The clock stands still on `asOf`, for this reason; null when it runs. */
  standing: string | null
  /** Working days taken out for each stop, in order: what the applicant used and not the office. */
  stops: StoppedSpan[]
  provisional: boolean
  provisionalReason: string | null
  basis: string
  arithmetic: string
}

const checkStops = (stops: ClockStop[]) =>
  stops.forEach((s, i) => {
    const field = `stops.${i}`
    if (!s.reason.trim()) throw invalid({ field: `${field}.reason`, message: '停表须写明原因，例如“补正材料”“专家评审”。' })
    if (!isDay(s.from)) throw invalid({ field: `${field}.from`, message: '停表开始日期不正确，请填写真实存在的日期。' })
    if (s.to !== null && (!isDay(s.to) || s.to < s.from))
      throw invalid({ field: `${field}.to`, message: '停表结束日期不正确，应不早于开始日期；尚未恢复的请留空。' })
  })

const stoppedOn = (day: Day, stops: ClockStop[]) => stops.find(s => s.from <= day && (s.to === null || day <= s.to))

/**
 * A limit of `n` working days with a stop-clock: days inside a stop are not counted, both its ends included; a working day
 * in two stops is taken out once. 行政许可法 45: hearing, expert review and the like are outside the limit, and the
 * applicant is told.
 * @param asOf the day on which one asks
 * @throws Refusal INVALID for unreal days, `n` outside 0…2000, a stop without reason or that ends before it begins.
 */
export function clockOf(receivedOn: Day, n: number, stops: ClockStop[], asOf: Day, calendar: WorkCalendar): StoppedClock {
  checkDay('receivedOn', receivedOn)
  checkDay('asOf', asOf)
  checkCount('workdays', '工作日数', n)
  checkStops(stops)

  const taken = new Map<ClockStop, number>()
  const seen: Day[] = []
  const endless = stops.filter(s => s.to === null).map(s => s.from).sort()[0]
  let elapsed = 0
  let counted = 0
  let dueOn: Day | null = n === 0 ? nextWorkday(receivedOn, calendar) : null
  // Past the last day the walk goes on to `asOf`, to say by how much it is overdue; a stop without end gives no last day.
  for (let at = addDays(receivedOn, 1); at <= asOf || (dueOn === null && (!endless || at < endless)); at = addDays(at, 1)) {
    seen.push(at)
    if (!isWorkday(at, calendar)) continue
    const stop = stoppedOn(at, stops)
    if (stop) {
      taken.set(stop, (taken.get(stop) ?? 0) + 1)
      continue
    }
    counted++
    if (at <= asOf) elapsed++
    if (counted === n) dueOn = at
  }

  const spans = stops.map(s => ({ name: s.reason, from: s.from, to: s.to, workdays: taken.get(s) ?? 0 }))
  const stopsText = spans
    .map(s => `${s.name} ${monthDayText(s.from)}至${s.to ? monthDayText(s.to) : '今'} ${s.workdays} 个工作日`)
    .join('、')
  return {
    dueOn,
    elapsed,
    remaining: Math.max(0, n - elapsed),
    standing: stoppedOn(asOf, stops)?.reason ?? null,
    stops: spans,
    ...provisionalOver(dueOn === null ? seen : [...seen, dueOn], calendar),
    basis: '民法典第201条、第203条，行政许可法第45条、第82条',
    arithmetic:
      `${dayText(receivedOn)}收到，时限 ${n} 个工作日，截至${dayText(asOf)}已用 ${elapsed} 个` +
      (stopsText ? `；停表不计：${stopsText}` : '') +
      (dueOn ? `；到期日${dayText(dueOn)}` : '；时钟停表中，恢复后再定到期日'),
  }
}
