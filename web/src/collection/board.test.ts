import { describe, expect, it } from 'vitest'
import { laneVerdict, type ActionOffer } from './board'
import { edgeSpeed } from './useEdgeScroll'

const lane = (key: string, label: string) => ({ key, label })
const listed = lane('LISTED', '列单')
const handed = lane('HANDED_OVER', '交单')
const cleared = lane('CLEARED', '清单')

const handOver: ActionOffer = { name: 'handOver', label: '交单', allowed: true, needsForm: true, to: 'HANDED_OVER' }
const clear: ActionOffer = {
  name: 'clear', label: '销号', allowed: false, to: 'CLEARED',
  because: [
    { text: '已附办理情况', outcome: 'PASSED', clause: '四(一)' },
    { text: '办理人不得自己销号', outcome: 'REFUSED', clause: '四(三)' },
    { text: '缺少佐证材料', outcome: 'MISSING', clause: null },
  ],
}

describe('P7 a lifted card', () => {
  it('P7 may be put down where an allowed action leads', () => {
    expect(laneVerdict([handOver, clear], listed, handed)).toEqual({ allowed: true, action: handOver, reason: '' })
  })

  it('P7 refuses a lane with the sentences that refuse, and their clauses', () => {
    expect(laneVerdict([handOver, clear], listed, cleared)).toEqual({
      allowed: false, action: clear, reason: '办理人不得自己销号（依据四(三)）；缺少佐证材料',
    })
  })

  it('P7 refuses a lane that no action leads to, and says from where', () => {
    const verdict = laneVerdict([handOver], listed, cleared)
    expect(verdict.allowed).toBe(false)
    expect(verdict.reason).toBe('不能从“列单”直接到“清单”。')
  })

  it('P7 refuses with the post when the server gave no reason', () => {
    expect(laneVerdict([{ ...clear, because: [] }], listed, cleared).reason).toBe('您的岗位现在不能“销号”。')
  })

  it('P7 says nothing about its own lane', () => {
    expect(laneVerdict([handOver], handed, handed)).toEqual({ allowed: false, action: null, reason: '' })
  })

  it('P7 takes the allowed one of two actions to the same lane', () => {
    const force: ActionOffer = { name: 'force', label: '直接销号', allowed: true, to: 'CLEARED' }
    expect(laneVerdict([clear, force], listed, cleared).action).toBe(force)
  })

  it('P7 asks the collection for the lane where the server names none', () => {
    const bare: ActionOffer = { name: 'handOver', label: '交单', allowed: true }
    expect(laneVerdict([bare], listed, handed).allowed).toBe(false)
    expect(laneVerdict([bare], listed, handed, a => (a.name === 'handOver' ? 'HANDED_OVER' : null)).allowed).toBe(true)
  })
})

it('P7 scrolls the board only at its edges, the faster the nearer', () => {
  expect([edgeSpeed(200, 0, 390), edgeSpeed(56, 0, 390), edgeSpeed(334, 0, 390)]).toEqual([0, 0, 0])
  expect([edgeSpeed(362, 0, 390), edgeSpeed(390, 0, 390), edgeSpeed(28, 0, 390), edgeSpeed(-90, 0, 390)]).toEqual([6, 12, -6, -12])
})
