export const OUTCOMES = { DECIDED: '议定', NOTED: '知悉', DEFERRED: '缓议', WITHDRAWN: '撤回' } as const
export type Outcome = keyof typeof OUTCOMES

export const OUTCOME_TONES: Record<Outcome, string> = { DECIDED: 'good', NOTED: 'info', DEFERRED: 'warn', WITHDRAWN: 'neutral' }

export interface TimedItem {
  minutes: number
}

export interface Timing {
  /** Minutes after the meeting's start at which the item begins. */
  startsAfter: number
  /** It ends within the meeting's time. */
  fits: boolean
  /** The first item that no longer fits: P1. */
  firstOver: boolean
}

/** When each item begins, and the first that no longer fits into the meeting's minutes. */
export function timingOf(items: readonly TimedItem[], budgetMinutes: number): Timing[] {
  let at = 0
  let over = false
  return items.map(({ minutes }) => {
    const startsAfter = at
    at += minutes
    const fits = at <= budgetMinutes
    const firstOver = !fits && !over
    over ||= !fits
    return { startsAfter, fits, firstOver }
  })
}

export interface JudgedItem {
  title: string
  outcome: Outcome | null
}

/** Titles of what has no outcome yet: P3. */
export const undecidedOf = (items: readonly JudgedItem[]): string[] => items.filter(i => i.outcome === null).map(i => i.title)
