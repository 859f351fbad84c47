import type { Day } from '../../kernel/day'

const DIGITS = '零一二三四五六七八九'

/** 1 → 一, 12 → 十二, 30 → 三十; whole numbers from 1 to 99. */
export const chineseNumeral = (n: number): string => {
  const tens = Math.floor(n / 10)
  const ones = n % 10
  const digit = (d: number) => DIGITS[d] ?? ''
  return `${tens > 1 ? digit(tens) : ''}${tens > 0 ? '十' : ''}${ones > 0 ? digit(ones) : ''}`
}

/** A day as a paper prints it, without leading zeros: `2026-03-05` → `2026年3月5日`. */
export const dayText = (day: Day): string => {
  const [year, month, date] = day.split('-')
  return `${year}年${Number(month)}月${Number(date)}日`
}

/** `09:00` → `上午9:00`, `14:30` → `下午2:30`, `12:00` → `中午12:00`. */
export const timeText = (time: string): string => {
  const [hour, minute] = time.split(':')
  const h = Number(hour)
  const clock = `${h > 12 ? h - 12 : h}:${minute}`
  if (h < 12) return `上午${clock}`
  return h === 12 ? `中午${clock}` : `下午${clock}`
}

/** A sentence without its closing stop, because the template sets it. */
export const withoutStop = (text: string): string => text.trim().replace(/[。\uff1b\uff0c;,.]+$/u, '')
