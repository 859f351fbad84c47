import { describe, expect, it } from 'vitest'
import type { Explanation } from '../../kernel/verdict'
import { differences, libraryKey, placeKey, standingOf, unitColumnOf, withoutNear } from './reserve.rules'

const said = (ruleId: string, outcome: Explanation['outcome']): Explanation =>
  ({ ruleId, source: 'CLAUSE', regulation: null, clause: null, text: ruleId, outcome, inputs: [], arithmetic: null })

describe('reserve.rules', () => {
  it('JC1 tells a broken floor from a near one', () => {
    expect(standingOf([said('floor.county', 'PASSED'), said('floor.county.near', 'PASSED')])).toEqual({ standing: 'KEPT', warning: null })
    expect(standingOf([said('floor.county', 'PASSED'), said('floor.county.near', 'WARNED')])).toEqual({ standing: 'NEAR', warning: 'floor.county.near' })
    expect(standingOf([said('floor.county', 'WARNED'), said('floor.county.near', 'WARNED')])).toEqual({ standing: 'BROKEN', warning: 'floor.county' })
    expect(standingOf([])).toEqual({ standing: 'NONE', warning: null })
    const rules = (e: Explanation[]) => withoutNear(e).map(x => x.ruleId)
    expect(rules([said('floor.county', 'WARNED'), said('floor.county.near', 'WARNED')])).toEqual(['floor.county'])
    expect(rules([said('floor.county', 'PASSED'), said('floor.county.near', 'WARNED')])).toEqual(['floor.county', 'floor.county.near'])
  })

  it('JC2 keeps one place a project and tier, and frees it on leaving', () => {
    expect(placeKey('SECTOR', 7, 'PROPOSED')).toBe(placeKey('SECTOR', 7, 'ADMITTED'))
    expect(placeKey('SECTOR', 7, 'EXITED')).toBeNull()
    expect(libraryKey('SECTOR', 12)).toBe('SECTOR:12')
    expect(unitColumnOf('COMPREHENSIVE')).toBeNull()
  })

  it('JC3 shows what changed since it was submitted', () => {
    const then = [{ name: 'a', label: '总投资', value: '1 亿元' }, { name: 'b', label: '阶段', value: '前期' }]
    const now = [{ name: 'a', label: '总投资', value: '2 亿元' }, { name: 'b', label: '阶段', value: '前期' }, { name: 'c', label: '地点', value: '县城' }]
    expect(differences(then, now)).toEqual([
      { name: 'a', label: '总投资', then: '1 亿元', now: '2 亿元' },
      { name: 'c', label: '地点', then: null, now: '县城' },
    ])
    expect(differences(then, then)).toEqual([])
  })
})
