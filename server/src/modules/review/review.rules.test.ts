import { describe, expect, it } from 'vitest'
import { averageOf, concludeExplanations, leastPanel, marksProblem } from './review.rules'

const criteria = [
  { id: 'a', label: '必要性', weight: 2 },
  { id: 'b', label: '效益', weight: 1 },
  { id: 'c', label: '不计', weight: 0 },
]

describe('review.rules', () => {
  it('CZ3 averages sheets exactly, half up, and compares unrounded', () => {
    expect(averageOf(criteria, [{ a: 80, b: 90 }, { a: 70, b: 60 }], 75)).toEqual({
      average: '75.00', arithmetic: '(83.33 + 66.67) ÷ 2 = 75.00', passes: true,
    })
    // 59.9966… is shown as 60.00 and yet does not pass.
    const close = [...Array.from({ length: 99 }, () => ({ a: 60, b: 60 })), { a: 60, b: 59 }]
    expect(averageOf(criteria, close, 60)).toMatchObject({ average: '60.00', passes: false })
    expect(averageOf(criteria, [], 60)).toBeNull()
  })

  it('CZ3 bounds marks and wants all of them when a sheet is handed in', () => {
    expect(marksProblem(criteria, { a: 100, b: 0 }, true)).toBeNull()
    expect(marksProblem(criteria, { a: 100 }, false)).toBeNull()
    expect(marksProblem(criteria, { a: 100 }, true)).toContain('效益')
    expect(marksProblem(criteria, { a: 101, b: 0 }, false)).toContain('0 到 100')
    expect(marksProblem(criteria, { a: 80.5, b: 0 }, false)).toContain('整数')
    expect(marksProblem(criteria, { x: 1 }, false)).toContain('不在这张评分表')
  })

  it('CZ3 names who is missing before a conclusion', () => {
    const three = { kind: 'EXPERT', panel: ['甲', '乙', '丙'], waiting: [], average: averageOf(criteria, [{ a: 50, b: 50 }], 60), passMark: 60 }
    const outcomes = (e: ReturnType<typeof concludeExplanations>) => e.map(x => `${x.ruleId.split('.').at(-1)} ${x.outcome}`)
    expect(outcomes(concludeExplanations(three, 'FAILED'))).toEqual(['panel PASSED', 'sheets PASSED'])
    expect(outcomes(concludeExplanations(three, 'PASSED'))).toContain('pass-mark REFUSED')
    const short = concludeExplanations({ ...three, panel: ['甲', '乙'], waiting: ['乙'] }, 'FAILED')
    expect(outcomes(short)).toEqual(['panel REFUSED', 'sheets REFUSED'])
    expect(short[1]!.text).toContain('乙')
    expect(leastPanel('CHAIN')).toBe(1)
  })
})
