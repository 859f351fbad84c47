export type MoneyUnit = '元' | '万元' | '亿元'

const YUAN: Record<MoneyUnit, number> = { 元: 1, 万元: 10_000, 亿元: 100_000_000 }

const format = (places: number) => new Intl.NumberFormat('zh-CN', { maximumFractionDigits: places })
const FORMATS = { 元: format(0), 万元: format(2), 亿元: format(4) }
const SHORT = format(2)

/** The unit that an amount reads best in: 亿元 from one hundred million, 万元 from ten thousand. */
export const unitFor = (yuan: number): MoneyUnit => {
  const size = Math.abs(yuan)
  return size >= YUAN.亿元 ? '亿元' : size >= YUAN.万元 ? '万元' : '元'
}

/** Whole yuan in a unit, without the unit's word: for a column whose header says it. 123456789 in 亿元 → `1.2346`. */
export const amountIn = (yuan: number, unit: MoneyUnit) => FORMATS[unit].format(yuan / YUAN[unit])

/** Whole yuan with a unit of its own choice, two places at most: 123456789 → `1.23 亿元`. */
export const moneyText = (yuan: number, unit: MoneyUnit = unitFor(yuan)) => `${SHORT.format(yuan / YUAN[unit])} ${unit}`
