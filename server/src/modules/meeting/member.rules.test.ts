import { describe, expect, it } from 'vitest'
import { convenerNamed, liaisonGap, memberOn, overlap, succeeded } from './member.rules'

describe('members by post', () => {
  it('CZ18 a membership counts on both its ends', () => {
    const m = { fromOn: '2026-01-01', untilOn: '2026-03-31' }
    expect([memberOn(m, '2025-12-31'), memberOn(m, '2026-01-01'), memberOn(m, '2026-03-31'), memberOn(m, '2026-04-01')]).toEqual([false, true, true, false])
    expect(overlap(m, { fromOn: '2026-03-31', untilOn: null })).toBe(true)
    expect(overlap(m, { fromOn: '2026-04-01', untilOn: null })).toBe(false)
  })

  it('JC29 the office is told once that a post has passed on', () => {
    const m = { fromOn: '2026-01-01', notedTenureId: null }
    expect(succeeded(m, { tenureId: 9, tenureFromOn: '2026-02-01' })).toBe(true)
    expect(succeeded({ ...m, notedTenureId: 9 }, { tenureId: 9, tenureFromOn: '2026-02-01' })).toBe(false)
    expect(succeeded(m, { tenureId: 3, tenureFromOn: '2025-02-01' })).toBe(false)
    expect(succeeded(m, { tenureId: null, tenureFromOn: null })).toBe(false)
  })

  it.each([
    ['any holder where no text asks for a grade', ['STAFF'], null, null],
    ['nobody', [], null, /^没有在任的联络员$/],
    ['a deputy section chief where one is asked for', ['STAFF', 'SECTION_DEPUTY'], 'SECTION_DEPUTY', null],
    ['one above', ['SECTION_CHIEF'], 'SECTION_DEPUTY', null],
    ['one below', ['STAFF'], 'SECTION_DEPUTY', /职级不够.*五20.*副科级/],
  ] as const)('CZ19 takes for the unit’s liaison: %s', (_what, grades, grade, says) => {
    const gap = liaisonGap(grades, grade === null ? null : { clause: '五20', grade, gradeLabel: '副科级' })
    if (says === null) expect(gap).toBeNull()
    else expect(gap).toMatch(says)
  })

  it('CZ17 finds the conveners that a text names', () => {
    const posts = [
      { id: 1, unitId: 1, name: '常务副县长', role: 'LEAD_OFFICIAL', grade: 'COUNTY_DEPUTY' },
      { id: 2, unitId: 2, name: '局长', role: 'UNIT_HEAD', grade: 'SECTION_CHIEF' },
    ]
    const units = [{ id: 2, name: '泾川县发展和改革局' }]
    expect(convenerNamed('常务副县长', posts, units, '泾川')?.id).toBe(1)
    expect(convenerNamed('分管副县长', posts, units, '泾川')).toBeNull()
    expect(convenerNamed('县发改局局长', posts, units, '泾川')?.id).toBe(2)
    expect(convenerNamed('县民政局局长', posts, units, '泾川')).toBeNull()
  })
})
