import type { FloorData, PackData, RuleData } from './pack.schema'
import type { Settings } from './setting.rules'
import type { Tier } from './word.rules'

/** Setting of per cent: how close to its floor a total may come before it is marked. */
export const FLOOR_MARGIN = 'floorWarningMargin'

/**
 * The rules that a floor stands for: kept or broken, and near. They warn and never refuse: a project that starts must leave
 * its library whatever the total. `item` is the floor itself, for the place of a fault.
 */
export const floorRules = (data: PackData): { r: RuleData; item: object }[] => {
  const near = data.settings.some(s => s.key === FLOOR_MARGIN)
  return data.floors.flatMap(f => [
    { r: keptRule(f), item: f },
    ...(near ? [{ r: nearRule(f), item: f }] : []),
  ])
}

const common = (f: FloorData) => ({
  on: ['library.figure', 'library.leave'] as RuleData['on'],
  tier: [f.tier],
  effect: 'warn' as const,
})

const keptRule = (f: FloorData): RuleData => ({
  ...common(f),
  id: `floor.${f.id}`,
  clause: f.clause,
  setting: f.setting,
  platform: f.platform,
  require: `library.totalAfter >= ${f.amount}`,
  arithmetic:
    `library.totalAfter >= ${f.amount} ` +
    `? money(library.totalAfter) + ' ≥ ' + money(${f.amount}) + '，余量 ' + money(library.totalAfter - ${f.amount}) ` +
    `: money(library.totalAfter) + ' < ' + money(${f.amount}) + '，缺口 ' + money(${f.amount} - library.totalAfter)`,
  label: f.label,
  refusal: f.refusal,
})

const nearRule = (f: FloorData): RuleData => ({
  ...common(f),
  id: `floor.${f.id}.near`,
  clause: undefined,
  setting: FLOOR_MARGIN,
  platform: undefined,
  require: `library.totalAfter * 100 >= ${f.amount} * (100 + setting.${FLOOR_MARGIN})`,
  arithmetic: `money(library.totalAfter) + ' ÷ ' + money(${f.amount}) + ' = ' + percent(ratio(library.totalAfter, ${f.amount}))`,
  label: `与底线留有余量：${f.label}`,
  refusal: `已接近底线，请及早补充储备项目：${f.label}`,
})

export interface Floor {
  id: string
  tier: Tier
  /** Whole yuan. */
  amount: number
  /** EACH: every library of the tier keeps it; TOGETHER: the tier as a whole does. */
  scope: 'EACH' | 'TOGETHER'
  clause: string | null
  label: string
}

/** A county's floors with the reading in force; for the panel that shows headroom. */
export const floorsOf = (data: PackData, settings: Settings): Floor[] =>
  data.floors.map(f => ({
    id: f.id,
    tier: f.tier,
    amount: f.amount,
    scope: (f.scopeSetting && settings[f.scopeSetting]) === 'EACH' ? 'EACH' : (f.scope ?? 'TOGETHER'),
    clause: f.clause ? (data.clauses[f.clause]?.printed ?? f.clause) : null,
    label: f.label,
  }))
