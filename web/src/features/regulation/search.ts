import type { RegulationQuery } from '../../gql/graphql'

export type Regulation = RegulationQuery['regulation']
export type Clause = Regulation['clauses'][number]
export type Rule = Regulation['rules'][number]

const holds = (texts: readonly (string | null | undefined)[], words: readonly string[]) => {
  const all = texts.join('\n').toLowerCase()
  return words.every(word => all.includes(word))
}
const wordsOf = (text: string) => text.trim().toLowerCase().split(/\s+/).filter(Boolean)

/** Clauses whose own words, or those of what carries them, hold every word that is looked for. */
export const clausesWith = (clauses: readonly Clause[], text: string) => {
  const words = wordsOf(text)
  return clauses.filter(c => holds([c.printed, c.gist, c.none, ...c.carriers.flatMap(x => [x.kind, x.name]), ...c.rules.flatMap(r => [r.label, r.refusal])], words))
}

export const rulesWith = (rules: readonly Rule[], text: string) => {
  const words = wordsOf(text)
  return rules.filter(r => holds([r.label, r.refusal, r.clause, ...r.on, ...r.tiers], words))
}

export const SOURCES: Record<string, { label: string; tone: 'info' | 'warn' | 'neutral' }> = {
  CLAUSE: { label: '条款', tone: 'info' },
  SETTING: { label: '本县设定', tone: 'warn' },
  PLATFORM: { label: '平台规则', tone: 'neutral' },
}
