export const OUTCOMES = { DECIDED: '议定', IN_PRINCIPLE: '原则同意', NOTED: '知悉', DEFERRED: '缓议', RETURNED: '退回', WITHDRAWN: '撤回' } as const
export type Outcome = keyof typeof OUTCOMES

export const OUTCOME_TONES: Record<Outcome, string> = { DECIDED: 'good', IN_PRINCIPLE: 'good', NOTED: 'info', DEFERRED: 'warn', RETURNED: 'warn', WITHDRAWN: 'neutral' }

/** Outcomes that decide: what was decided stands in resolutions. What was merely noted, deferred, returned or withdrawn has none. */
export const decides = (outcome: string | null): outcome is 'DECIDED' | 'IN_PRINCIPLE' => outcome === 'DECIDED' || outcome === 'IN_PRINCIPLE'

/** As long as a topic keeps the reason of its return. */
const MAX_REASON = 500

/** What an outcome lacks, or has too much, before it can be recorded; by field. */
export function outcomeGaps(of: { outcome: Outcome; text: string; resolutions: number; ofTopic: boolean }): { field: string; message: string }[] {
  const label = OUTCOMES[of.outcome]
  const gaps: { field: string; message: string }[] = []
  if (of.resolutions && !decides(of.outcome))
    gaps.push({ field: 'resolutions', message: `结果为“${label}”的没有议定事项、不作交办，请删去议定事项，或把结果改为议定、原则同意。` })
  if (decides(of.outcome) && !of.resolutions && !of.text) gaps.push({ field: 'outcomeText', message: '请写明议定的意见，或列出议定事项。' })
  if (of.outcome !== 'RETURNED') return gaps
  if (!of.ofTopic) gaps.push({ field: 'outcome', message: '例行事项没有提请单位，不能退回，请改选其他结果。' })
  if (!of.text) gaps.push({ field: 'outcomeText', message: '请写明退回的原因，提请单位会看到。' })
  if (of.text.length > MAX_REASON) gaps.push({ field: 'outcomeText', message: `退回的原因最多 ${MAX_REASON} 字，请精简。` })
  return gaps
}

/** `DECIDED 议定，…`, for descriptions. */
export const OUTCOME_LIST = Object.entries(OUTCOMES).map(([name, label]) => `${name} ${label}`).join('，')

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
