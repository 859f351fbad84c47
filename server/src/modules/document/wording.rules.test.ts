import { describe, expect, it } from 'vitest'
import { chineseNumeral, dayText, timeText, withoutStop } from './wording.rules'

describe('the words of a paper', () => {
  it.each([[1, '一'], [10, '十'], [11, '十一'], [20, '二十'], [35, '三十五'], [99, '九十九']])('P10 numbers topic %i as %s', (n, text) => {
    expect(chineseNumeral(n)).toBe(text)
  })

  it('P10 writes days and times without leading zeros', () => {
    expect(dayText('2026-03-05')).toBe('2026年3月5日')
    expect([timeText('09:00'), timeText('12:30'), timeText('14:05')]).toEqual(['上午9:00', '中午12:30', '下午2:05'])
  })

  it('P10 leaves the closing stop to the template', () => {
    expect(withoutStop('完成报批。')).toBe('完成报批')
    expect(withoutStop(' 完成报批； ')).toBe('完成报批')
    expect(withoutStop('报批（一期）')).toBe('报批（一期）')
  })
})
