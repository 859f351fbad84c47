import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { joinBroken, matchesSearch, normaliseKey, readNames, searchKey, searchTerm, splitNames, tidy } from './text'

describe('search key', () => {
  it('P6 finds 泾川县 by jcx, by pinyin, by characters', () => {
    const key = searchKey('泾川县')
    expect(key).toBe('泾川县 jingchuanxian jcx')
    for (const typed of ['jcx', 'JCX', 'jingchuan', 'Jing Chuan Xian', '泾川', '泾 川', 'ｊｃ', '']) expect(matchesSearch(key, typed)).toBe(true)
    for (const typed of ['jcs', '灵宝', 'chuanjing']) expect(matchesSearch(key, typed)).toBe(false)
  })

  it('P6 reads words by their sense and surnames as surnames', () => {
    expect(searchKey('长子县')).toContain('zhangzixian zzx')
    expect(searchKey('绿色长廊')).toContain('lvsechanglang lscl')
    expect(matchesSearch(searchKey('单甲一'), 'shanjiayi')).toBe(true)
    expect(matchesSearch(searchKey('灵宝市', '函谷关镇'), 'hggz')).toBe(true)
  })

  it('P6 keeps figures and letters in place and drops brackets from the pinyin', () => {
    expect(searchKey('光伏(二期)100MW')).toBe('光伏(二期)100mw guangfuerqi100mw gfeq100mw')
    expect(searchKey('  ')).toBe('')
  })

  it('P6 never matches across the parts of a key, and every name finds itself', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), name => {
        expect(matchesSearch(searchKey(name), name)).toBe(true)
        expect(searchTerm(name)).not.toMatch(/\s/)
      }),
    ))
})

describe('normalised text', () => {
  it('N12 takes spellings of one name as one', () => {
    const spellings = ['灵宝市ＡＢＣ园区（二期）', '灵宝市ABC园区(二期)', ' 灵宝市 abc园区【二期】', '灵宝市ABC\u00A0园区〔二期〕', '灵宝市\nABC\u200B园区[二期]']
    expect(new Set(spellings.map(normaliseKey))).toEqual(new Set(['灵宝市abc园区(二期)']))
    expect(normaliseKey('灵宝市ABC园区(一期)')).not.toBe(normaliseKey(spellings[0] ?? ''))
  })

  it('N12 tidies for showing and joins what was broken for width', () => {
    expect(tidy(' 东关\u00A0\u00A0 A　区（一）\n')).toBe('东关 A 区(一)')
    expect(joinBroken('县农业\n农村局')).toBe('县农业农村局')
    expect(joinBroken('Solar Park\n二期')).toBe('Solar Park二期')
  })
})

describe('names in a cell', () => {
  it.each([
    ['许  波', ['许波']],
    ['许\u00A0\u00A0\u00A0波', ['许波']],
    ['张甲乙     黄丙丁', ['张甲乙', '黄丙丁']],
    ['张甲乙\n许  波', ['张甲乙', '许波']],
    ['许  波\n张甲乙', ['许波', '张甲乙']],
    ['张甲乙    \n黄丙丁', ['张甲乙', '黄丙丁']],
    ['张甲乙、黄丙丁,李戊', ['张甲乙', '黄丙丁', '李戊']],
    ['王 甲 一', ['王甲一']],
    ['许\n波', ['许波']],
    ['张甲乙 许  波', ['张甲乙', '许波']],
    ['张甲乙、张甲乙', ['张甲乙']],
    ['', []],
    [' \n ', []],
  ])('N12 %j names %j', (cell, names) => {
    expect(splitNames(cell)).toEqual(names)
    expect(readNames(cell).doubtful).toBe(false)
  })

  it('N12 marks what can be read in two ways as doubtful and loses nothing', () => {
    expect(readNames('许  波  李  丁')).toEqual({ names: ['许波', '李丁'], doubtful: true })
    expect(readNames('张甲乙 李')).toEqual({ names: ['张甲乙', '李'], doubtful: true })
    expect(readNames('一 二 三 四 五')).toEqual({ names: ['一', '二', '三', '四', '五'], doubtful: true })
  })

  it('N12 names hold every character of the cell but blanks and marks', () =>
    fc.assert(
      fc.property(fc.array(fc.constantFrom('甲', '乙丙', '丁戊己', ' ', '\n', '、'), { maxLength: 12 }), parts => {
        const chars = new Set(parts.join('').replace(/[\s、]/g, ''))
        expect(new Set(splitNames(parts.join('')).join(''))).toEqual(chars)
      }),
    ))
})
