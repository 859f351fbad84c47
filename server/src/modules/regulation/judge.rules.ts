import type { Explanation, ExplanationInput, Outcome, Verdict } from '../../kernel/verdict'
import { verdictOf } from '../../kernel/verdict'
import type { RegulationPack, Rule } from './compile.rules'
import { facts as factsOf, fieldAt, showFact, type FactContext, type Facts } from './fact.rules'
import { formatMoney } from './format.rules'
import { settingFacts, type Settings, type SettingValue } from './setting.rules'
import type { SettingData } from './pack.schema'
import type { Moment, Tier } from './word.rules'

const showSetting = (s: SettingData, value: SettingValue): string => {
  if (typeof value === 'object') return Object.entries(value).map(([id, n]) => `${s.parts?.[id] ?? id} ${n}`).join('、')
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (s.type === 'money') return formatMoney(BigInt(value))
  if (s.type === 'percent') return `${value}%`
  if (s.type === 'choice') return s.choices?.[value] ?? String(value)
  return s.unit ? `${value} ${s.unit}` : String(value)
}

/** A setting's value as it is shown: `5000 万元`, `10%`, `并列`. */
export const settingShown = (s: SettingData, settings: Settings) => showSetting(s, settings[s.key] ?? (s.default as SettingValue))

/** The inputs of an expression with their names and values on screen. */
export function inputsOf(pack: RegulationPack, paths: readonly string[], context: FactContext, settings: Settings): ExplanationInput[] {
  return [...new Set(paths)].map(name => {
    const [subject = '', key = ''] = name.split('.')
    const setting = subject === 'setting' ? pack.data.settings.find(s => s.key === key) : undefined
    if (setting) return { name, label: `本县设定：${setting.label}`, value: settingShown(setting, settings) }
    const field = fieldAt(name)
    const value = context[subject]?.[key]
    return { name, label: field?.label ?? name, value: field && value !== undefined ? showFact(field, value) : null }
  })
}

const fill = (sentence: string, inputs: FactContext) =>
  sentence.replace(/\{(\w+)\.(\w+)\}/g, (_all, subject: string, key: string) => {
    const field = fieldAt(`${subject}.${key}`)
    const value = inputs[subject]?.[key]
    return field && value !== undefined ? showFact(field, value) : '（未填）'
  })

const missingText = (rule: Rule, missing: string[]) =>
  `${rule.data.label}：缺少${missing.map(path => `“${fieldAt(path)?.label ?? path}”`).join('、')}，请补充后再办理`

function explain(pack: RegulationPack, rule: Rule, context: FactContext, settings: Settings): Explanation {
  const { data } = rule
  const result = rule.require.evaluate(context)
  const warns = data.effect === 'warn'
  const outcome: Outcome =
    'missing' in result ? (warns ? 'WARNED' : 'MISSING') : result.value ? 'PASSED' : warns ? 'WARNED' : 'REFUSED'
  const text =
    'missing' in result ? missingText(rule, result.missing) : fill(result.value ? data.label : data.refusal, context)
  const line = rule.arithmetic?.evaluate(context)
  const inputs = inputsOf(pack, [...rule.require.paths, ...(rule.arithmetic?.paths ?? [])], context, settings)
  const needed = 'missing' in result ? result.missing : []
  return {
    ruleId: data.id,
    source: rule.source,
    regulation: rule.source === 'PLATFORM' ? null : pack.id,
    clause: rule.clause,
    text,
    outcome,
    inputs: inputs.filter(i => i.value !== null || needed.includes(i.name)),
    arithmetic: line && 'value' in line ? line.value : null,
  }
}

/**
 * Asks every rule of the pack that speaks at this moment (and for this tier) and answers each one's word, passed ones
 * included. A rule without a tier speaks for all tiers.
 * @param settings of `withSettings`, for the same pack.
 */
export function judge(pack: RegulationPack, settings: Settings, on: Moment, facts: Facts, options: { tier?: Tier } = {}): Verdict {
  const context: FactContext = { ...factsOf(facts), setting: settingFacts(settings) }
  const speaks = ({ data }: Rule) =>
    data.on.includes(on) && (!data.tier || (options.tier !== undefined && data.tier.includes(options.tier)))
  return verdictOf(pack.rules.filter(speaks).map(rule => explain(pack, rule, context, settings)))
}

/** What a record keeps so that its verdict can be replayed after the pack has changed. Plain JSON. */
export interface JudgementRecord {
  hash: string
  on: Moment
  tier: Tier | null
  facts: Facts
  settings: Settings
}

export const recordOf = (pack: RegulationPack, settings: Settings, on: Moment, facts: Facts, options: { tier?: Tier } = {}): JudgementRecord => ({
  hash: pack.hash,
  on,
  tier: options.tier ?? null,
  facts,
  settings,
})

/**
 * The same verdict again from a record's own inputs.
 * @throws Error when the pack is not the one that the record was judged by.
 */
export function replay(pack: RegulationPack, record: JudgementRecord): Verdict {
  if (pack.hash !== record.hash) throw new Error(`replay: pack ${pack.hash} is not ${record.hash}`)
  return judge(pack, record.settings, record.on, record.facts, record.tier ? { tier: record.tier } : {})
}
