/** Where a rule comes from. Only CLAUSE may be shown as the regulation's own word; SETTING is 本县设定; PLATFORM is ours. */
export type RuleSource = 'CLAUSE' | 'SETTING' | 'PLATFORM'

/** MISSING: an input the rule needs is not there; the item to supply is named. */
export type Outcome = 'PASSED' | 'WARNED' | 'REFUSED' | 'MISSING'

export interface ExplanationInput {
  /** Path of the fact, `project.stage`. */
  name: string
  /** What it is called on screen, `项目阶段`. */
  label: string
  /** The value as shown: `在建`, `12.3 亿元`; null when it is missing. */
  value: string | null
}

/** One rule's word on one matter: 为什么. Recomputed from the same inputs it gives the same outcome. */
export interface Explanation {
  ruleId: string
  source: RuleSource
  /** Pack id, `jingchuan-2023`; null for a platform rule. */
  regulation: string | null
  /** Clause number as printed, `二(一)3`; null when no text fixes it. */
  clause: string | null
  /** A Chinese sentence: what the rule asks, or why it refuses. */
  text: string
  outcome: Outcome
  inputs: ExplanationInput[]
  /** The computation in one line, `980 亿元 + 12 亿元 = 992 亿元 < 1000 亿元`; null where there is none. */
  arithmetic: string | null
}

export interface Verdict {
  allowed: boolean
  explanations: Explanation[]
}

const blocks = (e: Explanation) => e.outcome === 'REFUSED' || e.outcome === 'MISSING'

/** A matter is allowed when no rule refuses and none lacks an input. No rule at all allows. */
export const verdictOf = (explanations: Explanation[]): Verdict => ({
  allowed: !explanations.some(blocks),
  explanations,
})

/** The refusing sentences in one, for a refusal's message. */
export const sentenceOf = (verdict: Verdict): string =>
  verdict.explanations
    .filter(blocks)
    .map(e => (e.clause ? `${e.text}（依据${e.clause}）` : e.text))
    .join('；')
