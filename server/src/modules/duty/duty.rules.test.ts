import { describe, expect, it } from 'vitest'
import { dutyStateOf, joinedFrom, needsDelegate, periodOf } from './duty.rules'

describe('duty rules', () => {
  it.each([
    ['WEEKLY', '2026-03-18', '2026-03-16', '2026-03-22'], ['WEEKLY', '2026-03-22', '2026-03-16', '2026-03-22'], ['HALF_MONTHLY', '2026-02-15', '2026-02-01', '2026-02-15'],
    ['HALF_MONTHLY', '2026-02-16', '2026-02-16', '2026-02-28'], ['MONTHLY', '2028-02-03', '2028-02-01', '2028-02-29'],
  ] as const)('LB5 %s: %s lies in %s to %s', (cadence, day, fromOn, dueOn) => expect(periodOf(cadence, day)).toMatchObject({ fromOn, dueOn }))

  it('JC31 due until the last day, then missed; done stays done', () => {
    expect(dutyStateOf({ dueOn: '2026-03-31', doneOn: null }, '2026-03-31')).toBe('DUE')
    expect(dutyStateOf({ dueOn: '2026-03-31', doneOn: null }, '2026-04-01')).toBe('MISSED')
    expect(dutyStateOf({ dueOn: '2026-03-31', doneOn: '2026-04-02' }, '2026-04-03')).toBe('DONE')
  })

  it.each([
    ['2026-03-05', '2026-04-04', true], ['2026-03-05', '2026-04-03', false], ['2026-01-31', '2026-02-27', true], ['2026-01-31', '2026-02-26', false],
  ] as const)('DF1 %s to %s, both included, is a month: %s', (from, until, is) => expect(needsDelegate({ months: 1, days: null }, from, until)).toBe(is))

  it('DF1 absences cut in two count as one; no limit asks nobody', () => {
    expect(joinedFrom('2026-03-20', [{ fromOn: '2026-03-01', untilOn: '2026-03-09' }, { fromOn: '2026-03-10', untilOn: '2026-03-19' }])).toBe('2026-03-01')
    expect(joinedFrom('2026-03-20', [{ fromOn: '2026-03-01', untilOn: '2026-03-18' }])).toBe('2026-03-20')
    expect(needsDelegate({ months: null, days: null }, '2026-01-01', '2026-12-31')).toBe(false)
    expect(needsDelegate({ months: null, days: 15 }, '2026-03-01', '2026-03-15')).toBe(true)
  })
})
