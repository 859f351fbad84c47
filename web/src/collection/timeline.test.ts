import { describe, expect, it } from 'vitest'
import { barOf, briefOf, daysBetween, extentOf, isDated, lineOf, phoneExtent, ticksOf, wordsOf, type TimelineLine } from './timeline'

const TODAY = '2026-03-18'
const line = (start: string | null, end: string | null, points: [string, string][] = []): TimelineLine => ({
  id: 1, title: '项目', detail: '', start, end, tone: null, points: points.map(([on, title], id) => ({ id, on, title })),
})
const extent = { from: '2026-01-01', to: '2026-12-31' }

describe('P7 the timeline', () => {
  it('P7 counts days across months and leap years', () => {
    expect(daysBetween('2026-01-01', '2026-12-31')).toBe(364)
    expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2)
    expect(daysBetween('2026-03-18', '2026-03-17')).toBe(-1)
  })

  const bars: [string, TimelineLine, ReturnType<typeof barOf>][] = [
    ['both days within', line('2026-01-11', '2026-01-20'), { left: 10, width: 10, open: null }],
    ['one day only', line('2026-01-01', '2026-01-01'), { left: 0, width: 1, open: null }],
    ['cut at the beginning', line('2024-05-01', '2026-01-10'), { left: 0, width: 10, open: 'left' }],
    ['cut at both edges', line('2024-05-01', '2028-01-10'), { left: 0, width: 365, open: 'both' }],
    ['without an end', line('2026-01-11', null), { left: 10, width: 61, open: 'right' }],
    ['without a beginning', line(null, '2026-12-31'), { left: 304, width: 61, open: 'left' }],
    ['before the extent', line('2020-01-01', '2025-12-31'), null],
    ['after the extent', line('2027-01-01', '2027-02-01'), null],
    ['points alone', line(null, null, [['2026-05-01', '封顶']]), null],
  ]
  it.each(bars)('P7 lays a bar: %s', (_, of, bar) => {
    expect(barOf(of, extent)).toEqual(bar)
  })

  it('P7 takes an end before its start as the start, and a row without days as undated', () => {
    const shape = { start: (r: { id: number; from: string | null }) => r.from, end: () => '2026-01-01' }
    expect(lineOf({ id: 7, from: '2026-05-01' }, shape, '甲')).toMatchObject({ id: 7, title: '甲', start: '2026-05-01', end: '2026-05-01', points: [] })
    expect(isDated(line(null, null))).toBe(false)
    expect(isDated(line(null, null, [['2026-05-01', '封顶']]))).toBe(true)
  })

  it('P7 shows whole quarters or years around all days and today, never more than fifteen years away', () => {
    const lines = [line('2025-05-20', '2027-02-10', [['2027-04-02', '投产']])]
    expect(extentOf(lines, TODAY, 'month')).toEqual({ from: '2025-04-01', to: '2027-06-30' })
    expect(extentOf(lines, TODAY, 'year')).toEqual({ from: '2025-01-01', to: '2027-12-31' })
    expect(extentOf([], TODAY, 'quarter')).toEqual({ from: '2026-01-01', to: '2026-09-30' })
    expect(extentOf([line('1900-01-01', '2999-01-01')], TODAY, 'year')).toEqual({ from: '2011-01-01', to: '2041-12-31' })
  })

  it('P7 fits a phone with a year, three years, or everything', () => {
    const lines = [line('2022-05-20', '2029-02-10')]
    expect(phoneExtent(lines, TODAY, 'month')).toEqual({ from: '2025-12-18', to: '2026-12-18' })
    expect(phoneExtent(lines, TODAY, 'quarter')).toEqual({ from: '2025-01-01', to: '2027-12-31' })
    expect(phoneExtent(lines, TODAY, 'year')).toEqual({ from: '2022-01-01', to: '2029-12-31' })
  })

  it('P7 heads the days with years and months, quarters or half-years, without a gap', () => {
    const two = { from: '2025-10-01', to: '2026-06-30' }
    expect(ticksOf(two, 'month').years).toEqual([{ label: '2025年', left: 0, width: 92 }, { label: '2026年', left: 92, width: 181 }])
    expect(ticksOf(two, 'month').units.map(t => t.label)).toEqual(['10月', '11月', '12月', '1月', '2月', '3月', '4月', '5月', '6月'])
    expect(ticksOf(two, 'quarter').units.map(t => t.label)).toEqual(['四季度', '一季度', '二季度'])
    expect(ticksOf(extent, 'year').units).toEqual([{ label: '上半年', left: 0, width: 181 }, { label: '下半年', left: 181, width: 184 }])
    for (const scale of ['month', 'quarter', 'year'] as const)
      for (const ticks of Object.values(ticksOf(two, scale))) {
        expect(ticks.reduce((sum, t) => sum + t.width, 0)).toBe(273)
        ticks.slice(1).forEach((t, i) => expect(t.left).toBe(ticks[i]!.left + ticks[i]!.width))
      }
  })

  it('P7 says a line in words', () => {
    expect(wordsOf(line('2026-01-11', '2026-12-01', [['2026-05-01', '封顶']]))).toBe('2026年1月11日 至 2026年12月1日；节点：封顶 2026年5月1日')
    expect(wordsOf(line('2026-01-11', null))).toBe('2026年1月11日 起，没有填完成日期')
    expect(briefOf(line('2026-01-11', '2026-12-01', [['2026-02-01', '桩基'], ['2026-05-01', '封顶'], ['2026-12-01', '竣工']]), TODAY)).toBe('2026年1月11日 至 2026年12月1日；下个节点：封顶 2026年5月1日')
  })
})
