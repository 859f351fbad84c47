import { describe, expect, it } from 'vitest'
import { workCalendarOf } from '../../kernel/workdayCalendar'
import { hintOf, proposeDay } from './planning.rules'

const calendar = workCalendarOf([2026], [])
const facts = { cadence: 'MONTHLY', cadenceText: '每月至少一次', cutoffWorkdays: 3, noticeWorkdays: 2, earliest: '2026-03-23' }
const sitting = { heldAt: 100, endAt: 200, place: '二楼', chairPostId: 1, postIds: [1, 2, 3] }

describe('planning', () => {
  it.each([
    ['the usual day of the month that has none', { heldOn: ['2026-02-26'] }, '2026-03-26'],
    ['the next month once this one has its meeting', { heldOn: ['2026-02-26', '2026-03-10'] }, '2026-04-10'],
    ['no earlier than the lead times allow', { heldOn: ['2026-02-03'] }, '2026-03-23'],
    ['a workday instead of a Saturday', { heldOn: ['2026-02-28'] }, '2026-03-30'],
    ['the first possible day where it has never met', { heldOn: [] }, '2026-03-23'],
    ['the first possible workday as needed', { cadence: 'AS_NEEDED', earliest: '2026-03-28', heldOn: [] }, '2026-03-30'],
    ['the same weekday for a weekly one', { cadence: 'WEEKLY', heldOn: ['2026-03-18'] }, '2026-03-25'],
  ])('P1 proposes %s', (_what, more, on) => {
    expect(proposeDay({ ...facts, ...more }, calendar).on).toBe(on)
  })

  it('P1 says why: cadence, the open period and the lead times', () => {
    expect(proposeDay({ ...facts, heldOn: ['2026-02-26'] }, calendar).reason).toBe('每月至少一次，2026-03-01 至 2026-03-31 还没有安排；会前 3 个工作日截止收议题、2 个工作日发通知，最早 2026-03-23。')
  })

  it.each([
    ['the same chair', {}, 'CHAIR'],
    ['the same room', { chairPostId: 9, postIds: [9] }, 'PLACE'],
    ['a member in both', { chairPostId: 9, place: '一楼', postIds: [9, 3] }, 'MEMBERS'],
    ['the same time', { chairPostId: 9, place: '一楼', postIds: [9] }, 'TIME'],
    ['the same day only', { heldAt: 200, endAt: 300 }, 'DAY'],
  ])('P1 tells how two meetings of a day clash: %s', (_what, more, kind) => {
    expect(hintOf(sitting, { ...sitting, ...more }).kind).toBe(kind)
  })
})
