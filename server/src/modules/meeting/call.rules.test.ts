import { describe, expect, it } from 'vitest'
import { answerLate, answerOf, callAnswerLabel, callGap } from './call.rules'

const TODAY = '2026-03-18'

describe('call for topics', () => {
  it.each([
    ['a planned meeting before its cut-off', { state: 'PLANNED', dueOn: TODAY, issued: false }, null],
    ['a second one', { state: 'PLANNED', dueOn: TODAY, issued: true }, /已经征集过/],
    ['after the cut-off', { state: 'PLANNED', dueOn: '2026-03-17', issued: false }, /截止日 2026-03-17 已过/],
    ['without a cut-off', { state: 'PLANNED', dueOn: null, issued: false }, /没有议题截止日/],
    ['once the notice is out', { state: 'CONVENED', dueOn: TODAY, issued: false }, /筹备中/],
  ] as const)('CZ19 says whether it can be issued: %s', (_what, facts, says) => {
    const gap = callGap(facts, TODAY)
    if (says === null) expect(gap).toBeNull()
    else expect(gap).toMatch(says)
  })

  it.each([
    [{ answer: null, answeredOn: null, dueOn: TODAY }, '未回复', false],
    [{ answer: null, answeredOn: null, dueOn: '2026-03-17' }, '逾期未回复', true],
    [{ answer: 'TOPIC', answeredOn: '2026-03-17', dueOn: '2026-03-17' }, '已报议题', false],
    [{ answer: 'NONE', answeredOn: TODAY, dueOn: '2026-03-17' }, '本次无议题', true],
  ] as const)('CZ19 tells an answer and whether it is late: %o', (facts, label, late) => {
    expect(callAnswerLabel(facts, TODAY)).toBe(label)
    expect(answerLate(facts, TODAY)).toBe(late)
  })

  it.each([[1, false, 'TOPIC'], [1, true, 'TOPIC'], [0, true, 'NONE'], [0, false, null]] as const)(
    'CZ19 takes topics as the answer: %i topics, 本次无议题 said %s, comes to %s', (topics, none, answer) => expect(answerOf(topics, none)).toBe(answer))
})
