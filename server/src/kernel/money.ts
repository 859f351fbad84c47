/** Whole yuan as a JS number, exact up to 2^53. Never 万元 in a variable: units belong to input and screen. */
export type Money = number

export type MoneyUnit = '元' | '千元' | '万元' | '百万元' | '千万元' | '亿元'

const YUAN_IN: Record<MoneyUnit, number> = {
  元: 1,
  千元: 1_000,
  万元: 10_000,
  百万元: 1_000_000,
  千万元: 10_000_000,
  亿元: 100_000_000,
}

export const MONEY_UNITS = Object.keys(YUAN_IN) as MoneyUnit[]

/** Longest names first, so that 百万元 is not read as 万元. */
const UNIT_WORD = /(百万元?|千万元?|万元?|亿元?|千元|元)/

/** What was read out of a cell or field. */
export interface MoneyRead {
  /** Whole yuan; null when empty or unreadable. */
  yuan: Money | null
  /** The text held fractions of a yuan and was rounded half up. */
  rounded: boolean
  /** Why it could not be read, a Chinese sentence; null when it could or is empty. */
  problem: string | null
}

const EMPTY: MoneyRead = { yuan: null, rounded: false, problem: null }

/** 单位:万元 or 总投资(亿元) → the unit named there; null when none is. */
export const moneyUnitIn = (text: string): MoneyUnit | null => {
  const word = UNIT_WORD.exec(text.normalize('NFKC').replace(/\s/g, ''))?.[1]
  if (!word) return null
  return MONEY_UNITS.find(u => u === word || u === `${word}元`) ?? null
}

/** Decimal text times a power of ten, by digits: no float in between. */
const toYuan = (sign: string, whole: string, fraction: string, unit: MoneyUnit) => {
  const places = String(YUAN_IN[unit]).length - 1
  const padded = fraction.padEnd(places + 1, '0')
  const exact = BigInt(whole + padded.slice(0, places))
  const rest = padded.slice(places)
  const up = Number(rest[0]) >= 5 ? 1n : 0n
  return { yuan: Number(sign === '-' ? -(exact + up) : exact + up) || 0, rounded: /[1-9]/.test(rest) }
}

/**
 * Reads an amount exactly: `7981671.1` in 万元 is 79,816,711,000 yuan. A unit in the text (`3亿`, `500万元`) wins over `unit`.
 * Full-width digits, thousands separators and currency signs are understood; `-`, `/`, `—`, 无 and blanks are empty.
 * Numbers from a worksheet are taken at their 15 significant digits, as Excel shows them.
 * @param unit the unit of a bare number: the column's or sheet's
 */
export function parseMoney(raw: string | number | null | undefined, unit: MoneyUnit = '万元'): MoneyRead {
  if (raw === null || raw === undefined) return EMPTY
  const text = (typeof raw === 'number' ? plainDecimal(raw) : raw)
    .normalize('NFKC')
    .replace(/[\s,,¥¥]/g, '')
    .replace(/^[−–—]/, '-')
  if (/^([-/]*|无|暂无|空)$/.test(text)) return EMPTY
  const parts = /^([-+]?)(\d*)(?:\.(\d*))?(百万元?|千万元?|万元?|亿元?|千元|元)?$/.exec(text)
  const [, sign = '', whole = '', fraction = '', word] = parts ?? []
  if (!parts || !(whole || fraction))
    return { ...EMPTY, problem: `“${String(raw).slice(0, 40)}”不是金额，请只填数字，单位写在表头或数字后。` }
  const read = toYuan(sign, whole || '0', fraction, (word && moneyUnitIn(word)) || unit)
  return Number.isSafeInteger(read.yuan)
    ? { ...read, problem: null }
    : { ...EMPTY, problem: `“${String(raw).slice(0, 40)}”数额过大，请核对单位是否写错。` }
}

const plainDecimal = (n: number): string => {
  if (!Number.isFinite(n)) return String(n)
  const shown = Number(n.toPrecision(15))
  const text = String(shown)
  if (!text.includes('e')) return text
  return text.includes('e-') ? shown.toFixed(20) : String(BigInt(shown))
}

const grouped = (digits: string) => digits.replace(/\B(?=(\d{3})+$)/g, ',')

/**
 * An amount in one unit with a fixed number of decimals, rounded half away from zero, with thousands separators and no unit
 * word: `formatMoneyIn(79816711000, '万元', 1)` is `7,981,671.1`.
 */
export function formatMoneyIn(yuan: Money, unit: MoneyUnit, decimals = 2): string {
  const scale = 10n ** BigInt(decimals)
  const per = BigInt(YUAN_IN[unit])
  const size = BigInt(Math.abs(Math.round(yuan)))
  const scaled = (size * scale * 2n + per) / (per * 2n)
  const digits = String(scaled).padStart(decimals + 1, '0')
  const whole = grouped(digits.slice(0, digits.length - decimals))
  const text = decimals ? `${whole}.${digits.slice(-decimals)}` : whole
  return yuan < 0 && scaled > 0n ? `-${text}` : text
}

/**
 * An amount with the unit that reads best: from 1 亿 `12.30 亿元`, from 1 万 `5,000 万元` (decimals only where there are any,
 * at most two), below `980 元`.
 */
export function formatMoney(yuan: Money): string {
  const size = Math.abs(yuan)
  if (size >= YUAN_IN.亿元) return `${formatMoneyIn(yuan, '亿元', 2)} 亿元`
  if (size >= YUAN_IN.万元) return `${formatMoneyIn(yuan, '万元', 2).replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '')} 万元`
  return `${formatMoneyIn(yuan, '元', 0)} 元`
}

/**
 * The sum of what is there; absent amounts are left out.
 * @throws RangeError beyond 2^53: such a sum would be wrong by some yuan.
 */
export function sumMoney(amounts: Iterable<Money | null | undefined>): Money {
  let sum = 0
  for (const a of amounts) sum += a ?? 0
  if (!Number.isSafeInteger(sum)) throw new RangeError('money: the sum is beyond what is exact')
  return sum
}
