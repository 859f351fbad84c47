import type { Explanation } from '../../kernel/verdict'
import { defineWorkflow } from '../../kernel/workflow'

export const ENTRY_STATES = { PROPOSED: '待决定', RETURNED: '已退回', ADMITTED: '在库', WITHDRAWN: '已撤回', EXITED: '已出库' } as const
export type EntryState = keyof typeof ENTRY_STATES

export type EntryAction = 'admit' | 'return' | 'resubmit' | 'withdraw' | 'exit'

export const entryWorkflow = defineWorkflow<EntryState, EntryAction>({
  initial: ['PROPOSED', 'ADMITTED'],
  states: ENTRY_STATES,
  steps: {
    admit: { label: '准予入库', from: ['PROPOSED'], to: 'ADMITTED', ability: 'reserve.decide' },
    return: { label: '退回', from: ['PROPOSED'], to: 'RETURNED', ability: 'reserve.decide', needsForm: true },
    resubmit: { label: '重新申报', from: ['RETURNED'], to: 'PROPOSED', ability: 'reserve.propose' },
    withdraw: { label: '撤回申报', from: ['PROPOSED', 'RETURNED'], to: 'WITHDRAWN', ability: 'reserve.propose', needsForm: true },
    exit: { label: '办理出库', from: ['ADMITTED'], to: 'EXITED', ability: 'reserve.decide', needsForm: true },
  },
})

export const stepLabel = (action: EntryAction | 'propose') => (action === 'propose' ? '申报' : entryWorkflow.steps[action].label)

export const ENTRY_TONES = { PROPOSED: 'info', RETURNED: 'warn', ADMITTED: 'good', WITHDRAWN: 'neutral', EXITED: 'neutral' } as const satisfies Record<EntryState, string>

/** States in which a project occupies its place in a tier: it cannot be proposed there a second time. */
export const CURRENT: readonly EntryState[] = ['PROPOSED', 'RETURNED', 'ADMITTED']

/** 长子 一3: what is planned and reported with a complete brief enters the management library at once. */
export const admittedAtOnce = (tier: string) => tier === 'MANAGEMENT'

/** Not a stock of reserve projects but of all projects under management: left out of the county's total. */
export const NOT_RESERVE = 'MANAGEMENT'

/** The column of a project that names the unit whose library of a tier it goes to. */
export const UNIT_OF_TIER = { TOWNSHIP: 'localityUnitId', SECTOR: 'sectorAuthorityUnitId', CHAIN: 'chainUnitId' } as const
export const unitColumnOf = (tier: string) => (Object.hasOwn(UNIT_OF_TIER, tier) ? UNIT_OF_TIER[tier as keyof typeof UNIT_OF_TIER] : null)
export const UNIT_WORDS: Readonly<Record<string, string>> = { TOWNSHIP: '属地乡镇', SECTOR: '对口行业主管部门', CHAIN: '产业链办公室' }

/** Holds a project's place in a tier, by a unique index; null once it has left. */
export const placeKey = (tier: string, projectId: number, state: EntryState) => (CURRENT.includes(state) ? `${tier}:${projectId}` : null)

/** `SECTOR:12`, `COMPREHENSIVE`. */
export const libraryKey = (tier: string, unitId: number | null) => (unitId === null ? tier : `${tier}:${unitId}`)

export const STANDINGS = { KEPT: '达到底线', NEAR: '接近底线', BROKEN: '低于底线', NONE: '没有底线' } as const
export type Standing = keyof typeof STANDINGS
export const STANDING_TONES = { KEPT: 'good', NEAR: 'warn', BROKEN: 'bad', NONE: 'neutral' } as const satisfies Record<Standing, string>

const isNear = (e: Explanation) => e.ruleId.endsWith('.near')

/** A floor that is broken is not also called near. */
export const withoutNear = (explanations: readonly Explanation[]): Explanation[] =>
  explanations.filter(e => !isNear(e) || !explanations.some(f => f.outcome === 'WARNED' && `${f.ruleId}.near` === e.ruleId))

/** What the floor's explanations come to; a broken floor is not also called near. */
export function standingOf(explanations: readonly Explanation[]): { standing: Standing; warning: string | null } {
  const warned = explanations.filter(e => e.outcome === 'WARNED')
  const broken = warned.filter(e => !isNear(e))
  const standing = !explanations.length ? 'NONE' : broken.length ? 'BROKEN' : warned.length ? 'NEAR' : 'KEPT'
  return { standing, warning: (broken.length ? broken : warned).map(e => e.text).join('；') || null }
}

export interface ShownFact {
  name: string
  label: string
  value: string
}

/** What became different between two copies of the same facts, in the order of the first. */
export function differences(then: readonly ShownFact[], now: readonly ShownFact[]) {
  const names = [...new Set([...then, ...now].map(f => f.name))]
  const at = (facts: readonly ShownFact[], name: string) => facts.find(f => f.name === name)
  return names.flatMap(name => {
    const [a, b] = [at(then, name), at(now, name)]
    return a?.value === b?.value ? [] : [{ name, label: (a ?? b)!.label, then: a?.value ?? null, now: b?.value ?? null }]
  })
}
