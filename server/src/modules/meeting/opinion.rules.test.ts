import { describe, expect, it } from 'vitest'
import { opinionGap, opinionLabel, opinionOverdue, opinionsText, opinionTone } from './opinion.rules'

describe('opinions', () => {
  it('P2 is overdue on the day after its last, and never once answered', () => {
    const open = { stance: null, dueOn: '2026-03-20' }
    expect([opinionOverdue(open, '2026-03-20'), opinionOverdue(open, '2026-03-21')]).toEqual([false, true])
    expect(opinionOverdue({ ...open, stance: 'AGREE' }, '2026-04-01')).toBe(false)
    expect([opinionLabel(open, '2026-03-21'), opinionTone(open, '2026-03-21'), opinionLabel({ ...open, stance: 'DISAGREE' }, '2026-03-21')]).toEqual(['逾期未回复', 'bad', '不同意'])
  })

  it('P2 asks for words with anything but plain consent', () => {
    expect(opinionGap('AGREE', '')).toBeNull()
    expect(opinionGap('DISAGREE', ' ')).toContain('理由')
    expect(opinionGap('AGREE_WITH_CHANGES', '')).toContain('修改')
    expect(opinionGap('DISAGREE', '资金未落实')).toBeNull()
    expect([opinionsText(0, 0, 0), opinionsText(3, 2, 0), opinionsText(3, 1, 1)]).toEqual(['', '会审意见 2/3', '会审意见 1/3，逾期 1'])
  })
})
