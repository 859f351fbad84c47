import type { Environment } from '@marcbachmann/cel-js'
import type { RuleSource } from '../../kernel/verdict'
import { clauseFaults } from './carrier.rules'
import { celEnvironment, CelFault, compile, probe, type Expression } from './cel.rules'
import type { Decimal } from './decimal.rules'
import { fieldAt } from './fact.rules'
import { floorRules } from './floor.rules'
import type { Origin, PackData, RuleData, SettingData } from './pack.schema'
import { settingFacts, settingProblem, settingTypes, withSettings } from './setting.rules'
import type { Path } from './shape.rules'

export interface Rule {
  data: RuleData
  source: RuleSource
  /** Clause as printed; null when no text fixes the rule. */
  clause: string | null
  require: Expression<boolean>
  arithmetic: Expression<string> | null
}

/** A county's regulation, checked and ready to judge by. */
export interface RegulationPack {
  id: string
  /** See `contentHash`. */
  hash: string
  data: PackData
  rules: readonly Rule[]
  ranking: { value: Expression<Decimal>; arithmetic: Expression<string> | null } | null
}

export interface Fault {
  item: object
  path: Path
  cause: string
}

export const sourceOf = (o: { clause?: unknown; setting?: unknown }): RuleSource =>
  o.clause ? 'CLAUSE' : o.setting ? 'SETTING' : 'PLATFORM'

const FIGURES = new Set<SettingData['type']>(['money', 'percent', 'int'])

/** Checks what the shape cannot: names that refer to each other, and expressions. All faults are answered together. */
export function compilePack(data: PackData, hash: string): { pack: RegulationPack; faults: Fault[] } {
  const faults: Fault[] = [...clauseFaults(data), ...nameFaults(data), ...settingFaults(data)]
  const env = celEnvironment(settingTypes(data.settings))
  const rules = [...data.rules.map(r => ({ r, item: r as object })), ...floorRules(data)].flatMap(({ r, item }) => {
    const rule = compileRule(env, data, r, item, faults)
    return rule ? [rule] : []
  })
  const ranking = compileRanking(env, data, faults)
  return { pack: { id: data.regulation.id, hash, data, rules, ranking }, faults }
}

function compileRule(env: Environment, data: PackData, r: RuleData, item: object, faults: Fault[]): Rule | null {
  const before = faults.length
  const require = attempt(faults, item, ['require'], () => compile<boolean>(env, r.require, 'bool'))
  const text = r.arithmetic
  const arithmetic = text ? attempt(faults, item, ['arithmetic'], () => compile<string>(env, text, 'string')) : null
  if (!require || faults.length > before) return null
  const read = require.paths.flatMap(p => (p.startsWith('setting.') ? data.settings.filter(s => `setting.${s.key}` === p) : []))
  const figure = r.clause ? read.find(s => FIGURES.has(s.type)) : undefined
  if (figure) {
    faults.push({ item, path: ['clause'], cause: `数值取自设定「${figure.key}」，不能标为条款原文，请改写 setting: ${figure.key}` })
  }
  for (const sentence of ['label', 'refusal'] as const) {
    for (const [, path = ''] of r[sentence].matchAll(/\{([^}]*)\}/g)) {
      if (!fieldAt(path)) faults.push({ item, path: [sentence], cause: `词汇表没有「${path}」` })
    }
  }
  const settings = settingFacts(withSettings({ data }))
  const bare = attempt(faults, item, ['require'], () => probe(require, settings))
  if (bare && 'value' in bare && bare.value === true && r.effect === 'refuse' && !read.length) {
    faults.push({ item, path: ['require'], cause: '没有任何事实时也通过，缺项会被漏掉，请改写' })
  }
  if (arithmetic) attempt(faults, item, ['arithmetic'], () => probe(arithmetic, settings))
  const clause = r.clause ? (data.clauses[r.clause]?.printed ?? r.clause) : null
  return { data: r, source: sourceOf(r), clause, require, arithmetic }
}

function compileRanking(env: Environment, data: PackData, faults: Fault[]): RegulationPack['ranking'] {
  const { ranking } = data
  const text = ranking?.value
  if (!ranking || !text) return null
  const value = attempt(faults, ranking, ['value'], () => compile<Decimal>(env, text, 'Decimal'))
  const line = ranking.arithmetic
  const arithmetic = line ? attempt(faults, ranking, ['arithmetic'], () => compile<string>(env, line, 'string')) : null
  return value ? { value, arithmetic } : null
}

/** Answers null and notes the fault when an expression is wrong; any other error is a bug and goes on. */
function attempt<T>(faults: Fault[], item: object, path: Path, action: () => T): T | null {
  try {
    return action()
  } catch (error) {
    if (!(error instanceof CelFault)) throw error
    const at = error.at ? `(第 ${error.at.start + 1}–${error.at.end} 个字符)` : ''
    faults.push({ item, path, cause: `表达式有误：${error.message}${at}` })
    return null
  }
}

function nameFaults(data: PackData): Fault[] {
  const faults: Fault[] = []
  const unique = <T extends object>(items: readonly T[], key: keyof T & string, what: string) => {
    const seen = new Set<unknown>()
    for (const item of items) {
      if (seen.has(item[key])) faults.push({ item, path: [key], cause: `${what}「${String(item[key])}」重复` })
      seen.add(item[key])
    }
  }
  unique(data.rules, 'id', '规则')
  unique(data.settings, 'key', '设定')
  unique(data.libraries, 'tier', '储备库层级')
  unique(data.floors, 'id', '底线')
  unique(data.series, 'code', '会议')
  unique(data.deadlines, 'id', '期限')
  unique(data.classes, 'code', '分类')
  const keys = new Set(data.settings.map(s => s.key))
  const known = (item: object, path: string, key: string | undefined) => {
    if (key !== undefined && !keys.has(key)) faults.push({ item, path: [path], cause: `没有设定「${key}」，请先在 settings 中列出` })
  }
  const origin = (item: { clause?: unknown; setting?: string | undefined; platform?: Origin['platform'] }) => {
    const given = [item.clause, item.setting, item.platform].filter(v => v !== undefined).length
    if (given !== 1) faults.push({ item, path: [], cause: '出处须在 clause、setting、platform 中写且只写一个' })
    known(item, 'setting', item.setting)
  }
  const sourced = [data.classes, data.libraries, data.floors, data.reviews, data.scoresheets, data.series, data.deadlines, data.rules]
  for (const item of sourced.flat()) origin(item)
  if (data.assignment) origin(data.assignment)
  if (data.escalation) origin(data.escalation)
  if (data.absence) origin(data.absence)
  for (const d of data.duties ?? []) {
    origin(d)
    const setting = data.settings.find(s => s.key === d.cadenceSetting)
    if ((d.cadence === undefined) === (d.cadenceSetting === undefined)) faults.push({ item: d, path: ['cadence'], cause: `职责「${d.code}」须写明 cadence，或写明 cadenceSetting，二者取一` })
    else if (d.cadenceSetting !== undefined && setting?.type !== 'choice') faults.push({ item: d, path: ['cadenceSetting'], cause: `没有选择型设定「${d.cadenceSetting}」` })
  }
  unique(data.duties ?? [], 'code', '职责')
  for (const d of data.duties ?? [])
    if (d.reportOn !== undefined && !data.duties!.some(o => o.code === d.reportOn && o.matters)) faults.push({ item: d, path: ['reportOn'], cause: `没有记录事项的职责「${d.reportOn}」` })
    else if (d.series !== undefined && !data.series.some(s => s.code === d.series)) faults.push({ item: d, path: ['series'], cause: `没有会议「${d.series}」` })
  if (data.ranking) origin(data.ranking)
  for (const f of data.floors) known(f, 'scopeSetting', f.scopeSetting)
  for (const s of data.scoresheets) {
    known(s, 'weights', s.weights)
    known(s, 'passMark', s.passMark)
    const parts = Object.keys(data.settings.find(x => x.key === s.weights)?.parts ?? {}).sort().join()
    const criteria = Object.keys(s.criteria).sort().join()
    if (keys.has(s.weights) && parts !== criteria) faults.push({ item: s, path: ['weights'], cause: `设定「${s.weights}」的各项与评分表不一致` })
  }
  const codes = new Set(data.series.map(s => s.code))
  for (const s of data.series) {
    if (s.togetherWith && !codes.has(s.togetherWith)) faults.push({ item: s, path: ['togetherWith'], cause: `没有会议「${s.togetherWith}」` })
  }
  if (data.escalation) {
    const { startSeries, rungs } = data.escalation
    if (startSeries && !codes.has(startSeries)) faults.push({ item: data.escalation, path: ['startSeries'], cause: `没有会议「${startSeries}」` })
    for (const r of rungs) if (r.series && !codes.has(r.series)) faults.push({ item: r, path: ['series'], cause: `没有会议「${r.series}」` })
    unique(rungs, 'code', '上报层级')
  }
  return faults
}

const settingFaults = (data: PackData): Fault[] =>
  data.settings.flatMap(s => {
    const cause = settingProblem(s, s.default)
    return cause ? [{ item: s, path: ['default'], cause: `默认值不合要求：${cause}` }] : []
  })
