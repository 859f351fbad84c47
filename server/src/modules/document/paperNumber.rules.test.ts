import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatIssue, formatPaperNumber, nextSerial, parseIssue, parsePaperNumber, registerFlaws } from './paperNumber.rules'

describe('numbers of papers', () => {
  it('P10 are written with hexagonal brackets, no 第 and no leading zero', () => {
    expect(formatPaperNumber({ code: '长项办', year: 2026, serial: 3 })).toBe('长项办〔2026〕3号')
    expect(formatIssue({ year: 2026, serial: 11 })).toBe('〔2026〕11期')
  })

  it.each(['长项办〔2026〕3号', '长项办[2026]3号', '长项办 \uff082026\uff09 3 号', '长项办【\uff12\uff10\uff12\uff16】\uff13号'])(
    'P10 are read as people type them: %s',
    text => expect(parsePaperNumber(text)).toEqual({ code: '长项办', year: 2026, serial: 3 }),
  )

  it.each([
    ['长项办〔2026〕第3号', '第'],
    ['长项办〔2026〕03号', '虚位'],
    ['长项办〔2026〕0号', '从1开始'],
    ['长项办2026-3', '长项办〔2026〕3号'],
    ['〔2026〕3号', '机关代字'],
    ['', '机关代字'],
  ])('P10 refuses %s', (text, words) => {
    expect(() => parsePaperNumber(text, 'number')).toThrow(expect.objectContaining({ code: 'INVALID', message: expect.stringContaining(words) }))
  })

  it('P10 reads an issue and refuses 第', () => {
    expect(parseIssue('〔2026〕11期')).toEqual({ year: 2026, serial: 11 })
    expect(parseIssue('2026年11期')).toEqual({ year: 2026, serial: 11 })
    expect(() => parseIssue('〔2026〕第11期')).toThrow('第')
    expect(() => parseIssue('十一')).toThrow('期号')
  })

  it('P10 what is written is read back', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 99999 }), fc.integer({ min: 1000, max: 9999 }), (serial, year) => {
      expect(parsePaperNumber(formatPaperNumber({ code: '泾项办', year, serial }))).toEqual({ code: '泾项办', year, serial })
      expect(parseIssue(formatIssue({ year, serial }))).toEqual({ year, serial })
    }))
  })

  it('P10 follow each other without a gap, from 1 in each year', () => {
    const given: number[] = []
    for (let i = 0; i < 5; i += 1) given.push(nextSerial(given.at(-1) ?? null))
    expect(given).toEqual([1, 2, 3, 4, 5])
    expect(registerFlaws(given)).toEqual({ missing: [], repeated: [] })
  })

  it('P10 passes over what papers carry already, and gives every other number once', () => {
    expect(nextSerial(null, [1, 2, 3])).toBe(4)
    const given = [2, 5]
    const own: number[] = []
    for (let i = 0; i < 5; i += 1) own.push(nextSerial(own.at(-1) ?? null, [...given, ...own]))
    expect(own).toEqual([1, 3, 4, 6, 7])
    expect(registerFlaws([...given, ...own])).toEqual({ missing: [], repeated: [] })
  })

  it('P10 a register with a gap or a double is found out', () => {
    expect(registerFlaws([1, 2, 4, 4, 7])).toEqual({ missing: [3, 5, 6], repeated: [4] })
  })
})
