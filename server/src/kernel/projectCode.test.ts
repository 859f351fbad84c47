import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normaliseProjectCode, parseProjectCode, readProjectCodes } from './projectCode'

const codesIn = (cell: string) => readProjectCodes(cell).map(c => c.code)

describe('project code', () => {
  it('N12 reads the new form', () => {
    expect(parseProjectCode('2103-410185-04-01-123456')).toEqual({
      code: '2103-410185-04-01-123456', form: 'NEW', year: 2021, month: 3,
      region: '410185', department: '04', type: '01', serial: '123456', warnings: [],
    })
    expect(parseProjectCode('2011-140428-04-01-12345X')).toMatchObject({ form: 'NEW', year: 2020, month: 11, warnings: [] })
  })

  it('N12 reads the old form', () => {
    expect(parseProjectCode('2019-620821-47-03-012345')).toMatchObject({ form: 'OLD', year: 2019, month: null, warnings: [] })
    expect(parseProjectCode('2013-620821-47-03-012345')).toMatchObject({ form: 'OLD', year: 2013, warnings: [] })
  })

  it('N12 normalises full width, blanks, long dashes, missing hyphens', () => {
    for (const raw of [
      '２１０３－４１０１８５－０４－０１－１２３４５６',
      ' 2103 — 410185–04−01 - 123456 ',
      '2103――410185--04-01-123456',
      '21034101850401123456',
      '2103-410185-04-01-\n123456',
    ])
      expect(normaliseProjectCode(raw)).toBe('2103-410185-04-01-123456')
  })

  it('N12 warns on odd segments and never refuses', () => {
    expect(parseProjectCode('2003-990185-0A-00-A23456').warnings).toHaveLength(5)
    expect(parseProjectCode('9912-410185-04-01-123456').warnings[0]).toContain('年份不合常理')
    expect(parseProjectCode('登发改〔2020〕15号')).toMatchObject({ form: 'UNKNOWN', code: '登发改〔2020〕15号', region: null })
  })

  it('N12 splits several codes in one cell, each once', () => {
    const [a, b] = ['2103-410185-04-01-123456', '2019-410185-47-03-012345']
    for (const cell of [`${a}\n${b}`, `${a}、${b}`, `${a},${b};${a}`, `${a} ${b}`, `一期:${a}\n二期:${b}`, `${a}/${b}`])
      expect(codesIn(cell)).toEqual([a, b])
    expect(codesIn('2103-410185-04-01-\n123456')).toEqual([a])
  })

  it('N12 takes fillers as no code and keeps the doubtful', () => {
    for (const cell of ['', ' ', '无', '—', '/', '正在办理']) expect(codesIn(cell)).toEqual([])
    expect(readProjectCodes('2103-410185-04-01-12345')).toMatchObject([{ form: 'UNKNOWN', code: '2103-410185-04-01-12345' }])
    expect(codesIn('2103-410185-04-01-123456,2103-410185-04-01-77')).toHaveLength(2)
  })

  it('N12 codes survive whatever an office writes around and between them', () =>
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 100_000, max: 999_999 }), { minLength: 1, maxLength: 5 }),
        fc.constantFrom('\n', '、', ',', ';', ' ', ' / ', '\r\n二期:', ' 和 '),
        fc.constantFrom('-', '—', '-', ' - ', ''),
        (serials, between, dash) => {
          const codes = serials.map(n => `2103-410185-04-01-${n}`)
          expect(codesIn(codes.map(c => c.replaceAll('-', dash)).join(between))).toEqual(codes)
        },
      ),
    ))

  it('N12 no text makes the reader fail, and what it knows as a code is in normal form', () =>
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('2', '1', '0', '-', '—', ' ', 'X', '\n', '、', '项') , maxLength: 80 }), text => {
        for (const c of readProjectCodes(text))
          expect(c.form === 'UNKNOWN' ? c.warnings.length : normaliseProjectCode(c.code)).toEqual(c.form === 'UNKNOWN' ? 1 : c.code)
      }),
    ))
})
