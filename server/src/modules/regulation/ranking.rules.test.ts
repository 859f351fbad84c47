import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Decimal } from './decimal.rules'
import { formatMoney } from './format.rules'
import { packOf } from './packs.fixture'
import { rankUnits, type RankingRow } from './ranking.rules'
import { withSettings } from './setting.rules'

const pack = packOf('changzi-2020')
const row = (unitName: string, done: number, planned: number, group: RankingRow['group'] = 'DEPARTMENT'): RankingRow => ({
  unitId: unitName, unitName, group, measure: 'ASSIGNMENT', done, planned,
})
const ranks = (rows: RankingRow[], overlay = {}) => rankUnits(pack, withSettings(pack, overlay), rows).map(r => [r.unitName, r.rank])

describe('CZ15 ranking by completion rate', () => {
  test('CZ15 each score shows its arithmetic, its clause and the tie rule', () => {
    const [first] = rankUnits(pack, withSettings(pack), [row('县水务局', 5, 6)])
    expect(first).toMatchObject({ rank: 1, explanation: { clause: '四16', source: 'CLAUSE', arithmetic: '5 项 ÷ 6 项 = 83.33%' } })
    expect(first?.explanation.text).toContain('并列，其后名次顺延')
    const [money] = rankUnits(pack, withSettings(pack), [{ ...row('甲', 120_000_000, 100_000_000), measure: 'INVESTMENT' }])
    expect(money?.explanation.arithmetic).toBe('1.2 亿元 ÷ 1 亿元 = 120.00%')
  })
  test.each([
    ['SKIP', [['甲', 1], ['乙', 2], ['丙', 2], ['丁', 4]]],
    ['DENSE', [['甲', 1], ['乙', 2], ['丙', 2], ['丁', 3]]],
    ['PLAN_FIRST', [['甲', 1], ['乙', 2], ['丙', 3], ['丁', 4]]],
  ])('CZ15 ties by %s', (rankingTies, expected) => {
    const rows = [row('丁', 1, 3), row('丙', 1, 2), row('乙', 2, 4), row('甲', 3, 3)]
    const answer = ranks(rows, { rankingTies })
    expect(Object.fromEntries(answer)).toEqual(Object.fromEntries(expected))
  })
  test('CZ15 groups are ranked apart; a unit without a plan is not ranked', () => {
    const answer = ranks([row('县水务局', 1, 2), row('某某镇', 0, 2, 'TOWNSHIP'), row('县财政局', 0, 0)])
    expect(answer).toEqual([['县水务局', 1], ['县财政局', null], ['某某镇', 1]])
  })
  test('CZ15 compares exactly unless the county compares what it publishes', () => {
    const rows = [row('甲', 33_333, 100_000), row('乙', 1, 3)]
    expect(ranks(rows)).toEqual([['乙', 1], ['甲', 2]])
    expect(ranks(rows, { rankingCompare: 'ROUNDED' }).map(r => r[1])).toEqual([1, 1])
  })
})

describe('N2 exact arithmetic', () => {
  test.each([['0.125', 2, '0.13'], ['-0.125', 2, '-0.13'], ['2', 0, '2'], ['0.005', 2, '0.01'], ['83.3333', 1, '83.3']])('N2 %s to %i places is %s', (text, places, shown) => {
    expect(Decimal.parse(text).toFixed(places)).toBe(shown)
  })
  test('N2 refuses what is no decimal, and division by zero', () => {
    expect(() => Decimal.parse('一')).toThrow(RangeError)
    expect(() => new Decimal(1n).over(new Decimal(0n))).toThrow(RangeError)
  })
  test('N2 adding and taking away loses nothing', () => {
    const decimal = fc.tuple(fc.bigInt(-(10n ** 15n), 10n ** 15n), fc.bigInt(1n, 10n ** 9n)).map(([n, d]) => new Decimal(n, d))
    fc.assert(fc.property(decimal, decimal, (a, b) => a.plus(b).minus(b).compare(a) === 0))
  })
  test.each([[123n, '123 元'], [50_000_000n, '5000 万元'], [98_050_000_000n, '980.5 亿元'], [100_000_001n, '1.00000001 亿元']])('N2 %i yuan is shown as %s', (yuan, shown) => {
    expect(formatMoney(yuan)).toBe(shown)
  })
})
