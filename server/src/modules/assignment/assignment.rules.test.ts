import { describe, expect, it } from 'vitest'
import { addDays } from '../../kernel/day'
import { workCalendarOf } from '../../kernel/workday'
import { ALIKE, assignmentNumber, assignmentWorkflow, dueAfterStop, dueTextOf, holderIn, holdingsOf, isOverdue, likeness, stoppedDaysIn, type AssignmentState } from './assignment.rules'

describe('assignment rules', () => {
  it('LT11 leads from listing to clearing, and back from verifying', () => {
    expect(assignmentWorkflow.steps.clear.from).toEqual(['SUBMITTED'])
    expect(assignmentWorkflow.steps.submit.from).toContain('RETURNED')
    expect(assignmentWorkflow.steps.handOver.from).toEqual(['LISTED', 'JUDGED'])
  })

  it.each<[AssignmentState, boolean, ReturnType<typeof holderIn>]>([
    ['LISTED', true, 'LEADER'], ['LISTED', false, 'OFFICE'], ['JUDGED', true, 'OFFICE'], ['HANDED_OVER', true, 'UNIT'], ['RETURNED', false, 'UNIT'],
    ['SUBMITTED', false, 'OFFICE'], ['CLEARED', false, null], ['WITHDRAWN', false, null],
  ])('N14 %s (judgement asked: %s) lies with %s', (state, needed, holder) => expect(holderIn(state, needed)).toBe(holder))

  it('N14 counts days by holder and joins steps that leave it where it is', () => {
    const step = (holder: 'OFFICE' | 'UNIT' | null, holderName: string, fromOn: string) => ({ holder, holderName, fromOn })
    const held = holdingsOf(
      [step('OFFICE', '办', '2026-03-01'), step('OFFICE', '办', '2026-03-02'), step('UNIT', '局', '2026-03-04'), step(null, '', '2026-03-10')], '2026-03-20')
    expect(held.map(h => [h.holderName, h.days, h.untilOn])).toEqual([['办', 3, '2026-03-04'], ['局', 6, '2026-03-10']])
  })

  it('N14 takes the stop-clock out, and the parts add up to the whole', () => {
    const step = (holder: 'OFFICE' | 'UNIT' | null, holderName: string, fromOn: string) => ({ holder, holderName, fromOn })
    const steps = [step('OFFICE', '办', '2026-03-01'), step('UNIT', '局', '2026-03-04'), step('OFFICE', '办', '2026-03-14'), step(null, '', '2026-03-20')]
    // over a change of hands, two that overlap, and one that goes on again on the day it began
    const stops = [
      { fromOn: '2026-03-12', toOn: '2026-03-16' }, { fromOn: '2026-03-03', toOn: '2026-03-06' }, { fromOn: '2026-03-05', toOn: '2026-03-07' },
      { fromOn: '2026-03-18', toOn: '2026-03-18' },
    ]
    const held = holdingsOf(steps, '2026-04-30', stops)
    expect(held.map(h => [h.holderName, h.days, h.stoppedDays])).toEqual([['办', 2, 1], ['局', 5, 5], ['办', 4, 2]])
    expect(held.reduce((sum, h) => sum + h.days + h.stoppedDays, 0)).toBe(19)
  })

  it('N14 a clock that still stands counts no day more; days before and after the time asked for are left out', () => {
    const steps = [{ holder: 'UNIT' as const, holderName: '局', fromOn: '2026-03-01' }]
    for (const today of ['2026-03-11', '2026-05-01']) expect(holdingsOf(steps, today, [{ fromOn: '2026-03-06', toOn: null }])[0]!.days).toBe(5)
    expect(stoppedDaysIn('2026-03-10', '2026-03-20', [{ fromOn: '2026-03-01', toOn: '2026-03-12' }, { fromOn: '2026-03-19', toOn: '2026-03-30' }])).toBe(3)
    expect(stoppedDaysIn('2026-03-10', '2026-03-20', [{ fromOn: '2026-04-01', toOn: null }])).toBe(0)
  })

  it.each<[AssignmentState, string | null, string | null, boolean]>([
    ['IN_PROGRESS', '2026-03-17', null, true], ['IN_PROGRESS', '2026-03-18', null, false], ['IN_PROGRESS', null, null, false],
    ['SUBMITTED', '2026-03-17', '2026-03-17', false], ['SUBMITTED', '2026-03-16', '2026-03-17', true], ['RETURNED', '2026-03-16', '2026-03-10', true],
    ['CLEARED', '2026-03-01', '2026-03-09', false],
  ])('N3 %s due %s, handed in %s: overdue %s', (state, dueOn, submittedOn, overdue) =>
    expect(isOverdue({ state, dueOn, submittedOn, stoppedOn: null }, '2026-03-18')).toBe(overdue))

  it('N3 is not overdue while the clock stands still, unless it was before', () => {
    const of = (stoppedOn: string) => ({ state: 'IN_PROGRESS' as const, dueOn: '2026-03-17', submittedOn: null, stoppedOn })
    expect([isOverdue(of('2026-03-17'), '2026-03-20'), isOverdue(of('2026-03-18'), '2026-03-20')]).toEqual([false, true])
  })

  it('N3 a deadline moves by the working days of the stop, however far ahead it lies, and stays where none was in it', () => {
    const calendar = workCalendarOf([2026], [{ day: '2026-03-20', kind: 'OFF', name: '节' }])
    const after = (dueOn: string, fromOn = '2026-03-18', toOn = '2026-03-24') => dueAfterStop(dueOn, { fromOn, toOn }, calendar)
    expect(after('2026-03-27')).toEqual({ dueOn: '2026-04-01', provisional: false, arithmetic: '3月18日至3月23日停表，其间 3 个工作日不计入时限，由 2026-03-27 顺延到 2026-04-01' })
    // it ran out while the clock stood still: what was left then is left at the resumption
    expect(after('2026-03-19')).toMatchObject({ dueOn: '2026-03-25' })
    expect(after('2040-03-28')).toMatchObject({ dueOn: '2040-04-02', provisional: true })
    expect([after('2026-03-17'), after('2026-03-27', '2026-03-20', '2026-03-23'), after(addDays('2026-03-18', 9), '2026-03-18', '2026-03-18')]).toEqual([null, null, null])
  })

  it.each<[string, number, string]>([
    ['2026-03-18', 0, '今天到期'], ['2026-03-20', 2, '还有 2 个工作日'], ['2026-03-16', -2, '已超过 2 个工作日'], ['2026-03-19', 0, '还有 1 天（休息日）'],
  ])('N3 due %s says %s', (dueOn, workdays, text) =>
    expect(dueTextOf({ state: 'IN_PROGRESS', dueOn, submittedOn: null, stoppedOn: null }, '2026-03-18', workdays)).toBe(text))

  it('N7 finds the same problem under other words, and not another one', () => {
    expect(likeness('鲍店工业园区道路排水不畅', '鲍店工业园区道路排水再次不畅')).toBeGreaterThan(ALIKE)
    expect(likeness('鲍店工业园区道路排水不畅', '城区供热管网检修')).toBeLessThan(0.2)
    expect(likeness('', '')).toBe(1)
  })

  it('P12 numbers with four digits and more', () => {
    expect(assignmentNumber(2026, 12)).toBe('2026-0012')
    expect(assignmentNumber(2026, 12345)).toBe('2026-12345')
  })
})
