import type { Explanation } from '../../kernel/verdict'
import { sourceOf, type RegulationPack } from './compile.rules'
import type { Decimal } from './decimal.rules'
import { facts, type FactContext } from './fact.rules'
import { inputsOf } from './judge.rules'
import type { PackData } from './pack.schema'
import { settingFacts, type Settings } from './setting.rules'
import type { UnitKind } from './word.rules'

export interface RankingRow {
  unitId: string
  unitName: string
  group: UnitKind
  measure: 'INVESTMENT' | 'ASSIGNMENT'
  /** Whole yuan, or a number of assignments. */
  done: number
  planned: number
}

export interface RankedRow extends RankingRow {
  /** Exact, 1 is 100 %; null without a plan. */
  value: Decimal | null
  /** From 1 within the group; null without a plan: not ranked. */
  rank: number | null
  explanation: Explanation
}

/** Names of the settings that fix what no source fixes. */
export const RANKING_TIES = 'rankingTies'
export const RANKING_COMPARE = 'rankingCompare'

const TIE_TEXT: Record<string, string> = {
  SKIP: '数值相同的名次并列，其后名次顺延',
  DENSE: '数值相同的名次并列，其后名次连续',
  PLAN_FIRST: '数值相同的，计划数大者在前',
}

/** The tie rule in one sentence, for the bulletin. */
export const tieRuleText = (settings: Settings) => TIE_TEXT[String(settings[RANKING_TIES])] ?? ''

/**
 * Ranks units by the pack's value, each group apart (乡镇、部门、园区 are not comparable). Equal values are resolved as the
 * county has set; a unit without a plan is listed last and not ranked.
 * @throws Error when the pack has no ranking.
 */
export function rankUnits(pack: RegulationPack, settings: Settings, rows: readonly RankingRow[]): RankedRow[] {
  const { ranking } = pack
  if (!ranking) throw new Error(`ranking: pack ${pack.id} has none`)
  const scored = rows.map(row => ({ row, ...score(pack, ranking, settings, row) }))
  const groups = [...new Set(rows.map(r => r.group))]
  return groups.flatMap(group => rankGroup(scored.filter(s => s.row.group === group), settings))
}

interface Scored {
  row: RankingRow
  value: Decimal | null
  explanation: Explanation
}

function rankGroup(scored: Scored[], settings: Settings): RankedRow[] {
  const ties = String(settings[RANKING_TIES])
  const shown = (d: Decimal) => (settings[RANKING_COMPARE] === 'ROUNDED' ? d.round(4) : d)
  const order = (a: Scored, b: Scored) => {
    if (!a.value || !b.value) return Number(!a.value) - Number(!b.value)
    return shown(b.value).compare(shown(a.value)) || (ties === 'PLAN_FIRST' ? b.row.planned - a.row.planned : 0)
  }
  const sorted = [...scored].sort((a, b) => order(a, b) || (a.row.unitName < b.row.unitName ? -1 : 1))
  let rank = 0
  return sorted.map(({ row, value, explanation }, i) => {
    const before = sorted[i - 1]
    const current = sorted[i]
    if (!value || !current) return { ...row, value: null, rank: null, explanation }
    if (!before || order(before, current) !== 0) rank = ties === 'DENSE' ? rank + 1 : i + 1
    return { ...row, value, rank, explanation }
  })
}

function score(pack: RegulationPack, expressions: NonNullable<RegulationPack['ranking']>, settings: Settings, row: RankingRow): Omit<Scored, 'row'> {
  const { done, planned, measure } = row
  const context: FactContext = { ...facts({ score: { done, planned, measure } }), setting: settingFacts(settings) }
  const data: NonNullable<PackData['ranking']> = pack.data.ranking ?? {}
  const base = {
    ruleId: 'ranking',
    source: sourceOf(data),
    regulation: sourceOf(data) === 'PLATFORM' ? null : pack.id,
    clause: data.clause?.map(c => pack.data.clauses[c]?.printed ?? c).join('、') ?? null,
    inputs: inputsOf(pack, [...expressions.value.paths, 'score.measure'], context, settings),
  }
  if (planned === 0) {
    return { value: null, explanation: { ...base, text: '本期没有计划数，不参加排名', outcome: 'WARNED', arithmetic: null } }
  }
  const result = expressions.value.evaluate(context)
  if ('missing' in result) throw new Error(`ranking: missing ${result.missing.join()}`)
  const line = expressions.arithmetic?.evaluate(context)
  return {
    value: result.value,
    explanation: {
      ...base,
      text: `${data.label ?? '按完成率排名'};${tieRuleText(settings)}`,
      outcome: 'PASSED',
      arithmetic: line && 'value' in line ? line.value : null,
    },
  }
}
