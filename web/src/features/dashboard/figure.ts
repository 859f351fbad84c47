import type { CockpitQuery } from '../../gql/graphql'
import { amountIn } from '../../ui'

export type Cockpit = CockpitQuery['cockpit']
export type Figure = Cockpit['figures'][number]

/** The figure as it is read: 亿元 for money, two places for a rate, a dash where there is nothing to divide by. */
export const valueText = (f: Figure): string => {
  if (f.value === null || f.value === undefined) return '—'
  if (f.kind === 'MONEY') return amountIn(f.value, '亿元')
  return f.kind === 'PERCENT' ? f.value.toFixed(2).replace(/\.?0+$/, '') : String(f.value)
}

export const inSection = (cockpit: Cockpit, section: string) => cockpit.figures.filter(f => f.section === section)
