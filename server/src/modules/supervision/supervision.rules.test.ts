import { describe, expect, it } from 'vitest'
import { stepsFrom } from '../../kernel/workflow'
import { conductWorkflow } from './conduct.rules'
import { leadWorkflow } from './lead.rules'
import { dueTextOf, isOverdue, replyLimitText, WORKFLOWS } from './supervision.rules'

describe('supervision rules', () => {
  it('CZ12 goes from the issue by receipt and reply to the closing; a reply that is sent back is replied to again', () => {
    const next = (state: Parameters<typeof stepsFrom>[1]) => stepsFrom(WORKFLOWS.NOTICE, state as 'DRAFT').map(s => s.name)
    expect(next('ISSUED')).toEqual(['receive', 'withdraw'])
    expect(next('RECEIVED')).toEqual(['reply', 'withdraw'])
    expect(next('REPLY_RETURNED')).toEqual(['reply', 'withdraw'])
    expect(next('REPLIED')).toEqual(['acceptReply', 'returnReply', 'withdraw'])
    expect(next('SUBMITTED')).toEqual(['close', 'return', 'withdraw'])
    expect(next('CLOSED')).toEqual([])
  })

  it('CZ12 is overdue when its day has passed and it is the unit’s turn, and not while the office reviews', () => {
    const late = { dueOn: '2025-10-10' }
    expect(isOverdue({ ...late, state: 'RECEIVED' }, '2025-10-11')).toBe(true)
    expect(isOverdue({ ...late, state: 'RECEIVED' }, '2025-10-10')).toBe(false)
    expect(isOverdue({ ...late, state: 'REPLIED' }, '2025-10-11')).toBe(false)
    expect(isOverdue({ state: 'ISSUED', dueOn: null }, '2025-10-11')).toBe(false)
  })

  it('CZ12 says how near the reply is', () => {
    const of = (today: string, left: number) => dueTextOf({ state: 'RECEIVED', dueOn: '2025-10-10' }, today, left)
    expect([of('2025-10-09', 1), of('2025-10-10', 0), of('2025-10-13', -2)]).toEqual(['复函还有 1 个工作日', '复函今天到期', '复函已逾期 2 个工作日'])
    expect(dueTextOf({ state: 'CLOSED', dueOn: '2025-10-10' }, '2025-10-13', -2)).toBeNull()
    expect([replyLimitText(3), replyLimitText(15)]).toEqual(['收到本通知书后三个工作日内', '收到本通知书后15个工作日内'])
  })

  it('LB8 has no step that a talk or a reminder does not know', () => {
    expect(Object.keys(WORKFLOWS.REMINDER.steps)).not.toContain('reply')
    expect(Object.keys(WORKFLOWS.TALK.steps)).not.toContain('receive')
    expect(stepsFrom(conductWorkflow, 'FOUND').map(s => s.name)).toEqual(['investigate', 'raise'])
  })

  it('DF11 ends with the organ’s answer: no state of ours says guilty or not', () => {
    expect(Object.values(leadWorkflow.states)).toEqual(['起草', '已移交', '已答复', '不移交'])
    expect(stepsFrom(leadWorkflow, 'ANSWERED')).toEqual([])
  })
})
