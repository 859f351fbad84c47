import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MONEY_UNITS, formatMoney, formatMoneyIn, moneyUnitIn, parseMoney, sumMoney } from './money'

describe('money', () => {
  it.each([
    ['7981671.1', '万元', 79_816_711_000],
    [7981671.1, '万元', 79_816_711_000],
    [2311575.0999999996, '万元', 23_115_751_000],
    ['12.3亿元', '万元', 1_230_000_000],
    ['3亿', '元', 300_000_000],
    ['5,000 万元', '亿元', 50_000_000],
    ['１２３．４５', '万元', 1_234_500],
    ['500百万元', '万元', 500_000_000],
    ['2千万', '万元', 20_000_000],
    ['¥ 980 元', '万元', 980],
    ['-20', '万元', -200_000],
    ['.5', '亿元', 50_000_000],
    [0, '万元', 0],
    [1e-7, '亿元', 10],
  ] as const)('N12 reads %s in %s', (raw, unit, yuan) => {
    expect(parseMoney(raw, unit)).toEqual({ yuan, rounded: false, problem: null })
  })

  it('N12 rounds fractions of a yuan half up and says so', () => {
    expect(parseMoney('1.00005', '万元')).toEqual({ yuan: 10_001, rounded: true, problem: null })
    expect(parseMoney('1.00004', '万元')).toEqual({ yuan: 10_000, rounded: true, problem: null })
  })

  it('N12 takes blanks and dashes as empty', () => {
    for (const raw of ['', '  ', '-', '—', '/', '无', ' \n', null, undefined])
      expect(parseMoney(raw)).toEqual({ yuan: null, rounded: false, problem: null })
  })

  it('N12 refuses what is no amount, in words', () => {
    for (const raw of ['约5亿元', '1.2.3', '五千', '1亿2000万', Number.NaN, '1e5', '.'])
      expect(parseMoney(raw)).toMatchObject({ yuan: null, problem: expect.stringContaining('不是金额') })
    expect(parseMoney('99999999999999', '亿元').problem).toContain('数额过大')
    expect(parseMoney(1e21, '亿元').problem).toContain('数额过大')
  })

  it('N12 finds the unit in a header', () => {
    expect(moneyUnitIn('单位:万元')).toBe('万元')
    expect(moneyUnitIn('总投资(亿元)')).toBe('亿元')
    expect(moneyUnitIn('投资(百 万)')).toBe('百万元')
    expect(moneyUnitIn('项目名称')).toBeNull()
  })

  it('N12 shows the unit that reads best', () => {
    expect(formatMoney(1_230_000_000)).toBe('12.30 亿元')
    expect(formatMoney(50_000_000)).toBe('5,000 万元')
    expect(formatMoney(50_005_000)).toBe('5,000.5 万元')
    expect(formatMoney(100_000_000_000)).toBe('1,000.00 亿元')
    expect([formatMoney(980), formatMoney(0), formatMoney(-30_000), formatMoney(-1)]).toEqual(['980 元', '0 元', '-3 万元', '-1 元'])
    expect(formatMoneyIn(79_816_711_000, '万元', 1)).toBe('7,981,671.1')
    expect(formatMoneyIn(-1, '亿元', 2)).toBe('0.00')
  })

  it('N12 what is shown in full is read back to the same yuan', () =>
    fc.assert(
      fc.property(fc.integer({ min: -1e14, max: 1e14 }), fc.constantFrom(...MONEY_UNITS), (yuan, unit) => {
        expect(parseMoney(formatMoneyIn(yuan, unit, 8), unit)).toEqual({ yuan, rounded: false, problem: null })
      }),
    ))

  it('N12 sums exactly and refuses what would not be exact', () => {
    expect(sumMoney([79_816_711_000, null, 1, undefined])).toBe(79_816_711_001)
    expect(() => sumMoney([2 ** 53, 1])).toThrow(RangeError)
  })
})
