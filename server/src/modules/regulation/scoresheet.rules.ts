import { Decimal } from './decimal.rules'

export interface Criterion {
  id: string
  label: string
  /** Relative: only its share of the sum counts. */
  weight: number
}

export interface WeightedScore {
  /** Out of 100, two places, half up: `82.50`. Null while a criterion has no mark. */
  total: string | null
  /** Exact, for comparing with the pass mark. */
  value: Decimal | null
  /** Labels without a mark, or with one outside 0 to 100. */
  missing: string[]
  /** `(产业层次 80×5 + 技术水平 90×5) ÷ 10 = 85.00` */
  arithmetic: string | null
}

/** Σ (mark × weight) ÷ Σ weight, exactly. Marks are whole numbers from 0 to 100; a criterion of weight 0 needs none. */
export function weightedScore(criteria: readonly Criterion[], marks: Readonly<Record<string, number>>): WeightedScore {
  const counted = criteria.filter(c => c.weight > 0)
  const marked = counted.map(c => ({ ...c, mark: marks[c.id] }))
  const valid = (mark: number | undefined): mark is number => mark !== undefined && Number.isInteger(mark) && mark >= 0 && mark <= 100
  const missing = marked.filter(c => !valid(c.mark)).map(c => c.label)
  if (missing.length || !counted.length) return { total: null, value: null, missing, arithmetic: null }
  const sum = marked.reduce((total, c) => total + (c.mark ?? 0) * c.weight, 0)
  const weight = counted.reduce((total, c) => total + c.weight, 0)
  const value = new Decimal(BigInt(sum), BigInt(weight))
  const total = value.toFixed(2)
  const terms = marked.map(c => `${c.label} ${c.mark}×${c.weight}`).join(' + ')
  return { total, value, missing, arithmetic: `(${terms}) ÷ ${weight} = ${total}` }
}
