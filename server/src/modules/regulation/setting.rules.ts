import { invalid } from '../../kernel/refusal'
import type { FactValue } from './fact.rules'
import type { SettingData } from './pack.schema'
import type { SettingTypes } from './cel.rules'

export type SettingValue = number | boolean | string | Record<string, number>
/** Every declared setting with the value in force: money in whole yuan, percent as a whole number of per cent. */
export type Settings = Readonly<Record<string, SettingValue>>

const CEL: Partial<Record<SettingData['type'], 'int' | 'bool' | 'string'>> = {
  money: 'int', percent: 'int', int: 'int', bool: 'bool', text: 'string', choice: 'string',
}

export const settingTypes = (declared: readonly SettingData[]): SettingTypes =>
  Object.fromEntries(declared.flatMap(s => (CEL[s.type] ? [[s.key, CEL[s.type]]] : []))) as SettingTypes

/** What is wrong with a value, as a Chinese sentence; null when it may be set. */
export function settingProblem(s: SettingData, value: unknown): string | null {
  switch (s.type) {
    case 'bool':
      return typeof value === 'boolean' ? null : `“${s.label}”请选择是或否。`
    case 'text':
      return typeof value === 'string' && value.trim() ? null : `“${s.label}”请填写文字。`
    case 'choice':
      if (typeof value === 'string' && Object.hasOwn(s.choices ?? {}, value)) return null
      return `“${s.label}”请从${Object.values(s.choices ?? {}).join('、')}中选择。`
    case 'weights': {
      const ids = Object.keys(s.parts ?? {})
      const given = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
      const whole = (v: unknown) => Number.isSafeInteger(v) && (v as number) >= 0
      const fits = Object.keys(given).length === ids.length && ids.every(id => whole(given[id]))
      if (!fits) return `“${s.label}”请给${Object.values(s.parts ?? {}).join('、')}各填一个不小于 0 的整数权重。`
      return ids.some(id => given[id] !== 0) ? null : `“${s.label}”的权重不能全为 0。`
    }
    default: {
      const [min, max] = [s.min ?? 0, s.max ?? (s.type === 'percent' ? 100 : Number.MAX_SAFE_INTEGER)]
      if (Number.isSafeInteger(value) && (value as number) >= min && (value as number) <= max) return null
      return `“${s.label}”请填写${min}至${max}之间的整数${s.unit ? `，单位：${s.unit}` : ''}。`
    }
  }
}

/**
 * The county's values over the pack's defaults.
 * @throws Refusal INVALID for a key that the pack does not declare or a value of the wrong type; names the setting.
 */
export function withSettings(
  pack: { data: { settings: readonly SettingData[] } },
  overlay: Readonly<Record<string, unknown>> = {},
): Settings {
  const declared = new Map(pack.data.settings.map(s => [s.key, s]))
  const problems = Object.entries(overlay).flatMap(([key, value]) => {
    const s = declared.get(key)
    const message = s ? settingProblem(s, value) : `本县制度没有“${key}”这项设定，请从设定清单中选择。`
    return message ? [{ field: key, message }] : []
  })
  if (problems.length) throw invalid(...problems)
  const values = pack.data.settings.map(s => [s.key, overlay[s.key] ?? s.default] as const)
  return Object.freeze(Object.fromEntries(values)) as Settings
}

/** Settings as expressions read them. */
export const settingFacts = (settings: Settings): Record<string, FactValue> =>
  Object.fromEntries(
    Object.entries(settings).flatMap(([key, v]) =>
      typeof v === 'object' ? [] : [[key, typeof v === 'number' ? BigInt(v) : v] as const],
    ),
  )
