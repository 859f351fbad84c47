import { describe, expect, it } from 'vitest'
import { fitInto, scoreOf, scoreText } from './candidate.rules'
import { isLate } from './topic.rules'

const plain = { rounds: 0, days: 0, returns: 0 }

describe('the agenda drafts itself', () => {
  it('N4 puts what was deferred before a floor, a floor before overdue work, overdue work before new topics', () => {
    const order = (['SUBMITTED', 'ASSIGNMENT', 'FLOOR', 'DEFERRED'] as const).map(kind => scoreOf({ kind, ...plain }))
    expect([...order].sort((a, b) => a - b)).toEqual(order)
  })

  it('N4 says how the score comes about, and bounds what days and returns can add', () => {
    expect(scoreText({ kind: 'ASSIGNMENT', rounds: 0, days: 12, returns: 1 })).toBe('逾期交办事项 50 + 12 天加 4 + 退回或再次发生 1 次加 5 = 59')
    expect(scoreOf({ kind: 'ASSIGNMENT', rounds: 0, days: 9999, returns: 99 })).toBe(110)
  })

  it('P1 marks the first that no longer fits into the time box, and takes none behind it', () => {
    expect(fitInto([{ minutes: 20 }, { minutes: 30 }, { minutes: 5 }], 40)).toEqual([{ fits: true, firstOver: false }, { fits: false, firstOver: true }, { fits: false, firstOver: false }])
    expect(fitInto([{ minutes: 20 }], 20)).toEqual([{ fits: true, firstOver: false }])
    expect(fitInto([{ minutes: 20 }], -5)).toEqual([{ fits: false, firstOver: true }])
  })

  it('P2 a topic is late the day after the cut-off, a deferred one never', () => {
    expect([isLate('2026-03-20', '2026-03-20', 1), isLate('2026-03-21', '2026-03-20', 1), isLate('2026-03-21', '2026-03-20', 2), isLate(null, '2026-03-20', 1)]).toEqual([false, true, false, false])
  })
})
