export const LEDGER_SOURCES = { ASSIGNMENT: '逾期交办事项', FLOOR: '储备底线', PROBLEM: '升级的问题', REQUEST: '成员建议' } as const
export type LedgerSource = keyof typeof LEDGER_SOURCES

/** What a topic may come from: the ledgers, what a meeting has deferred, what was handed in. */
export const CANDIDATE_KINDS = { DEFERRED: '再次上会', RAISED: '提请主要领导', ...LEDGER_SOURCES, SUBMITTED: '已报议题' } as const
export type CandidateKind = keyof typeof CANDIDATE_KINDS

/** Where a source stands in the portal; null for a topic that came from no ledger. */
export const sourceLink = (type: LedgerSource | null, id: number | null): string | null =>
  type === null ? null : type === 'FLOOR' ? '/reserve' : type === 'REQUEST' ? '/meetings/requests' : `/assignments/${id ?? ''}`

export interface Weighed {
  kind: CandidateKind
  /** Rounds before this one. */
  rounds: number
  /** Days over the limit, or since it was handed in. */
  days: number
  /** How often it came back: returns, recurrences. */
  returns: number
}

/** So that the agenda's order can be recomputed by hand: each kind has a base, days and returns add to it, at most 40 and 20. */
const BASE: Record<CandidateKind, number> = { RAISED: 90, DEFERRED: 80, FLOOR: 70, PROBLEM: 65, REQUEST: 60, ASSIGNMENT: 50, SUBMITTED: 40 }

/** The higher, the earlier on the agenda. Whole points. */
export const scoreOf = (c: Weighed): number => BASE[c.kind] + Math.min(40, Math.floor(c.days / 3)) + Math.min(20, 5 * c.returns) + Math.min(20, 10 * c.rounds)

/** `50 + 逾期 12 天加 4 + 退回 1 次加 5 = 59`. */
export function scoreText(c: Weighed): string {
  const days = Math.min(40, Math.floor(c.days / 3))
  const parts = [`${CANDIDATE_KINDS[c.kind]} ${BASE[c.kind]}`]
  if (days) parts.push(`${c.days} 天加 ${days}`)
  if (c.returns) parts.push(`退回或再次发生 ${c.returns} 次加 ${Math.min(20, 5 * c.returns)}`)
  if (c.rounds) parts.push(`已上会 ${c.rounds} 次加 ${Math.min(20, 10 * c.rounds)}`)
  return `${parts.join(' + ')} = ${scoreOf(c)}`
}

export interface Fitted {
  /** It ends within what is left of the meeting's minutes. */
  fits: boolean
  /** The first that no longer fits (P1). */
  firstOver: boolean
}

/** Fills what is left of the time box in the order given; from the first that no longer fits none is taken by itself. */
export function fitInto(items: readonly { minutes: number }[], freeMinutes: number): Fitted[] {
  let left = freeMinutes
  let over = false
  return items.map(({ minutes }) => {
    left -= minutes
    const fits = !over && left >= 0
    const firstOver = !fits && !over
    over ||= !fits
    return { fits, firstOver }
  })
}
