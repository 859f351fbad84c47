import { Decimal } from './decimal.rules'

const trim = (text: string) => (text.includes('.') ? text.replace(/\.?0+$/, '') : text)

/** Whole yuan as shown in an explanation, never rounded: `980.5 亿元`, `5000 万元`, `123 元`. */
export function formatMoney(yuan: bigint): string {
  const size = yuan < 0n ? -yuan : yuan
  if (size >= 100_000_000n) return `${trim(new Decimal(yuan, 100_000_000n).toFixed(8))} 亿元`
  if (size >= 10_000n) return `${trim(new Decimal(yuan, 10_000n).toFixed(4))} 万元`
  return `${yuan} 元`
}

/** `2026-11-21` → `2026年11月21日`. */
export function formatDay(day: string): string {
  const [year, month, date] = day.split('-')
  return `${year}年${Number(month)}月${Number(date)}日`
}

/** A fraction as per cent with two places: `83.33%`. */
export const formatPercent = (value: Decimal) => `${value.times(new Decimal(100n)).toFixed(2)}%`
