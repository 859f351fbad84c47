import { describe, expect, it } from 'vitest'
import { changesOf, rosterProblems, seatsOf } from './taskForce.rules'

const roster = { fromOn: '2026-03-01', leader: { postId: 1 }, deputies: [{ postId: 2 }], members: [{ text: ' 监理单位 李某 ' }, { text: ' ' }] }

describe('task force rules', () => {
  it('CZ9 seats leader, deputies and members by post or in words', () =>
    expect(seatsOf(roster)).toEqual([{ seat: 'LEADER', postId: 1, text: null }, { seat: 'DEPUTY', postId: 2, text: null }, { seat: 'MEMBER', postId: null, text: '监理单位 李某' }]))

  it('CZ9 refuses a task group without a leader, somebody twice, and an end before the beginning', () => {
    expect(rosterProblems(roster)).toEqual([])
    expect(rosterProblems({ ...roster, leader: {} }).map(p => p.field)).toEqual(['leader'])
    expect(rosterProblems({ ...roster, members: [{ postId: 2 }] }).map(p => p.field)).toEqual(['members'])
    expect(rosterProblems({ ...roster, untilOn: '2026-02-28' }).map(p => p.field)).toEqual(['untilOn'])
  })

  it('CZ9 who leaves ends, who comes begins, who stays stays', () => {
    const had = [{ seat: 'LEADER', postId: 1 }, { seat: 'MEMBER', postId: 3 }] as const
    const { ended, added, kept } = changesOf(had, [{ seat: 'LEADER', postId: 1 }, { seat: 'MEMBER', postId: 4 }])
    expect([ended, added, kept]).toEqual([[{ seat: 'MEMBER', postId: 3 }], [{ seat: 'MEMBER', postId: 4 }], [{ seat: 'LEADER', postId: 1 }]])
  })
})
