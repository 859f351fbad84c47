import { describe, expect, it } from 'vitest'
import { workCalendarOf } from '../../kernel/workday'
import { clashesOf, periodsOf, standingOf, yearCells } from './cadence.rules'

const plain = workCalendarOf([2026], [])

describe('the year of a series', () => {
  it.each([
    ['MONTHLY', 12], ['EVEN_MONTHS', 6], ['QUARTERLY', 4], ['HALF_YEARLY', 2], ['YEARLY', 1], ['WEEKLY', 52], ['AS_NEEDED', 0],
  ])('P1 %s asks for %i meetings in 2026', (cadence, n) => expect(periodsOf(cadence, 2026)).toHaveLength(n))

  it('DF2 双数月 are the even months', () => expect(periodsOf('EVEN_MONTHS', 2026).map(p => p.month)).toEqual([2, 4, 6, 8, 10, 12]))

  it('LB2 a month without a meeting is missed once it is over, not before', () => {
    const [january] = periodsOf('MONTHLY', 2026)
    expect(standingOf(january!, [], '2026-01-31')).toBe('DUE')
    expect(standingOf(january!, [], '2026-02-01')).toBe('MISSED')
    expect(standingOf(january!, [{ heldOn: '2026-01-31', held: false }], '2026-01-31')).toBe('PLANNED')
    expect(standingOf(january!, [{ heldOn: '2026-01-31', held: false }], '2026-02-01')).toBe('MISSED')
    expect(standingOf(january!, [{ heldOn: '2026-01-01', held: true }], '2026-02-01')).toBe('HELD')
  })

  it('LT17 counts weeks one by one and leaves out the time before the county began', () => {
    const cells = yearCells('WEEKLY', 2026, [{ heldOn: '2026-03-03', held: true }, { heldOn: '2026-03-17', held: true }], '2026-03-18', '2026-03-02', plain)
    expect(cells.map(c => c.missed)).toEqual([0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0])
    expect(cells[2]).toEqual({ month: 3, expected: 5, held: 2, planned: 0, missed: 1 })
    expect(yearCells('MONTHLY', 2026, [], '2026-12-31', null, plain).every(c => c.missed === 0)).toBe(true)
  })

  it('LT17 the year’s last week may be held in the next year, whose own months it is none of', () => {
    const held = [{ heldOn: '2027-01-02', held: true }]
    const december = yearCells('WEEKLY', 2026, held, '2027-01-10', '2026-12-28', plain)
    expect(december.map(c => c.missed)).toEqual(Array.from({ length: 12 }, () => 0))
    expect(december[0]).toMatchObject({ held: 0 })
    expect(yearCells('WEEKLY', 2026, [], '2027-01-10', '2026-12-28', plain)[11]).toMatchObject({ expected: 1, missed: 1 })
  })

  it('LT17 asks for no meeting in a week of holidays, and for one again where a single day is worked', () => {
    const off = ['2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20'].map(day => ({ day, kind: 'OFF' as const, name: '春节' }))
    const missed = (days: typeof off | { day: string; kind: 'OFF' | 'WORK'; name: string }[]) => yearCells('WEEKLY', 2026, [], '2026-02-23', '2026-02-16', workCalendarOf([2026], days))[1]!
    expect(missed(off)).toMatchObject({ expected: 1, missed: 0 })
    expect(missed([...off, { day: '2026-02-21', kind: 'WORK', name: '春节' }])).toMatchObject({ expected: 2, missed: 1 })
  })

  it('P1 two meetings at one time clash: by the chair first, then the place, then the time; back to back they do not', () => {
    const at = (id: number, heldAt: number, endAt: number, place: string, chairPostId: number | null) => ({ id, heldAt, endAt, place, chairPostId })
    expect(clashesOf([at(1, 0, 60, '一楼', 7), at(2, 30, 90, '一楼', 7)])).toEqual([{ aId: 1, bId: 2, kind: 'CHAIR' }])
    expect(clashesOf([at(1, 0, 60, '一楼', 7), at(2, 30, 90, '一楼', null)])).toEqual([{ aId: 1, bId: 2, kind: 'PLACE' }])
    expect(clashesOf([at(2, 30, 90, '', null), at(1, 0, 60, '', null)])).toEqual([{ aId: 1, bId: 2, kind: 'TIME' }])
    expect(clashesOf([at(1, 0, 60, '一楼', 7), at(2, 60, 90, '一楼', 7)])).toEqual([])
  })
})
