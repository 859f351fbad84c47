import { describe, expect, it } from 'vitest'
import { daysCovered, dutyStateOf, heldOnProblem, isMadeUp, joinedSpan, needsDelegate, periodBefore, periodOf, standInOf } from './duty.rules'

describe('duty rules', () => {
  it.each([
    ['WEEKLY', '2026-03-18', '2026-03-16', '2026-03-22'], ['WEEKLY', '2026-03-22', '2026-03-16', '2026-03-22'], ['HALF_MONTHLY', '2026-02-15', '2026-02-01', '2026-02-15'],
    ['HALF_MONTHLY', '2026-02-16', '2026-02-16', '2026-02-28'], ['MONTHLY', '2028-02-03', '2028-02-01', '2028-02-29'],
  ] as const)('LB5 %s: %s lies in %s to %s', (cadence, day, fromOn, dueOn) => expect(periodOf(cadence, day)).toMatchObject({ fromOn, dueOn }))

  it('JC31 due until the last day, then missed; done stays done', () => {
    const open = { dueOn: '2026-03-31', doneOn: null, madeUp: false }
    expect(dutyStateOf(open, '2026-03-31')).toBe('DUE')
    expect(dutyStateOf(open, '2026-04-01')).toBe('MISSED')
    expect(dutyStateOf({ ...open, doneOn: '2026-04-02' }, '2026-04-03')).toBe('DONE')
    expect(dutyStateOf({ ...open, doneOn: '2026-04-20', madeUp: true }, '2026-04-20')).toBe('MADE_UP')
  })

  it.each([
    ['2026-03-30', '2026-04-02', false], ['2026-03-30', '2026-04-05', false], ['2026-03-30', '2026-04-06', true], ['2026-04-01', '2026-04-01', true],
  ] as const)('JC31 held on %s and entered on %s is made up: %s', (heldOn, today, is) => expect(isMadeUp({ dueOn: '2026-03-31', heldOn }, today, 5)).toBe(is))

  it('JC31 the day lies in the period or after it, and not ahead', () => {
    const march = { fromOn: '2026-03-01', period: '2026年3月' }
    expect(heldOnProblem('2026-03-12', march, '2026-03-12')).toBeNull()
    expect(heldOnProblem('2026-03-13', march, '2026-03-12')).toContain('不能晚于今天')
    expect(heldOnProblem('2026-02-28', march, '2026-03-12')).toContain('2026年3月')
    expect(periodBefore('WEEKLY', '2026-03-18')).toMatchObject({ fromOn: '2026-03-09', dueOn: '2026-03-15' })
    expect(periodBefore('MONTHLY', '2026-03-18')).toMatchObject({ fromOn: '2026-02-01', dueOn: '2026-02-28' })
  })

  it('DF1 who stands in for more than half of a period answers for it', () => {
    const april = { fromOn: '2026-04-01', dueOn: '2026-04-30' }
    expect(standInOf(april, [])).toBeNull()
    const to = (toPostId: number, fromOn: string, untilOn: string) => ({ toPostId, fromOn, untilOn })
    expect(standInOf(april, [to(1, '2026-03-10', '2026-03-31')])).toBeNull()
    expect(standInOf(april, [to(1, '2026-03-20', '2026-04-15')])).toMatchObject({ answers: false })
    expect(standInOf(april, [to(1, '2026-03-20', '2026-04-16'), to(2, '2026-04-28', '2026-05-10')])).toMatchObject({ delegation: { untilOn: '2026-04-16' }, answers: true })
    // Two of them, neither for half of it: the leader was away for more than half all the same, and the one with more days answers.
    expect(standInOf(april, [to(1, '2026-04-01', '2026-04-08'), to(2, '2026-04-09', '2026-04-20')])).toMatchObject({ delegation: { toPostId: 2 }, answers: true })
    expect(standInOf(april, [to(1, '2026-04-01', '2026-04-06'), to(2, '2026-04-07', '2026-04-14'), to(1, '2026-04-15', '2026-04-18')])).toMatchObject({ delegation: { toPostId: 1, fromOn: '2026-04-01' }, answers: true })
    // A day that two of them have counts once.
    expect(standInOf(april, [to(1, '2026-04-01', '2026-04-10'), to(2, '2026-04-06', '2026-04-15')])).toMatchObject({ answers: false })
    expect(daysCovered({ fromOn: '2026-04-01', untilOn: '2026-04-30' }, [to(2, '2026-04-06', '2026-05-15'), to(1, '2026-03-01', '2026-04-02')])).toBe(27)
  })

  it.each([
    ['2026-03-05', '2026-04-04', true], ['2026-03-05', '2026-04-03', false], ['2026-01-31', '2026-02-27', true], ['2026-01-31', '2026-02-26', false],
  ] as const)('DF1 %s to %s, both included, is a month: %s', (from, until, is) => expect(needsDelegate({ months: 1, days: null }, from, until)).toBe(is))

  it('DF1 absences cut in two count as one; no limit asks nobody', () => {
    const parts = [{ fromOn: '2026-03-01', untilOn: '2026-03-09' }, { fromOn: '2026-03-10', untilOn: '2026-03-19' }, { fromOn: '2026-03-25', untilOn: '2026-04-02' }]
    const middle = { fromOn: '2026-03-20', untilOn: '2026-03-24' }
    expect(joinedSpan(middle, parts)).toMatchObject({ fromOn: '2026-03-01', untilOn: '2026-04-02' })
    expect(joinedSpan(middle, parts).joined).toHaveLength(3)
    expect(joinedSpan(middle, [{ fromOn: '2026-03-01', untilOn: '2026-03-18' }, { fromOn: '2026-03-26', untilOn: '2026-03-30' }])).toEqual({ ...middle, joined: [] })
    expect(needsDelegate({ months: null, days: null }, '2026-01-01', '2026-12-31')).toBe(false)
    expect(needsDelegate({ months: null, days: 15 }, '2026-03-01', '2026-03-15')).toBe(true)
  })
})
