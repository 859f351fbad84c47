export type MoneyUnit = '元' | '万元' | '亿元'

const YUAN: Record<MoneyUnit, number> = { 元: 1, 万元: 10_000, 亿元: 100_000_000 }

const format = (places: number) => new Intl.NumberFormat('zh-CN', { maximumFractionDigits: places })
const SHORT = format(2)
const FINE = format(4)
const HUNDREDTHS = new Intl.NumberFormat('zh-CN', { minimumFractionDigits: 2, maximumFractionDigits: 2 })

/** The unit that an amount reads best in: 亿元 from one hundred million, 万元 from ten thousand. */
export const unitFor = (yuan: number): MoneyUnit => {
  const size = Math.abs(yuan)
  return size >= YUAN.亿元 ? '亿元' : size >= YUAN.万元 ? '万元' : '元'
}

/**
 * Whole yuan in a unit, without the unit's word: for a column whose header says it. In 亿元 two places stand under each
 * other (123456789 → `1.23`); what would vanish there keeps four.
 */
export const amountIn = (yuan: number, unit: MoneyUnit) => {
  const amount = yuan / YUAN[unit]
  if (unit !== '亿元') return SHORT.format(amount)
  return (yuan !== 0 && Math.abs(amount) < 0.01 ? FINE : HUNDREDTHS).format(amount)
}

/** Whole yuan with a unit of its own choice, two places at most: 123456789 → `1.23 亿元`. */
export const moneyText = (yuan: number, unit: MoneyUnit = unitFor(yuan)) => `${SHORT.format(yuan / YUAN[unit])} ${unit}`
