import { describe, expect, it } from 'vitest'
import { asTree } from './unit.collection'
import { activeOf } from './words'

const unit = (id: number, parentId: number | null) =>
  ({ id, version: 1, name: `单位${id}`, shortName: '', kind: 'DEPARTMENT', parentId, parentName: null, ordinal: id, active: true, searchKey: '' })

describe('units as a tree', () => {
  it('P12 puts each unit below its own, in the office\'s order', () => {
    expect(asTree([unit(1, null), unit(2, null), unit(3, 1), unit(4, 3), unit(5, 1)]).map(u => [u.id, u.depth])).toEqual([[1, 0], [3, 1], [4, 2], [5, 1], [2, 0]])
  })

  it('P12 keeps a unit whose parent is filtered away', () => {
    expect(asTree([unit(3, 1), unit(4, 3)]).map(u => [u.id, u.depth])).toEqual([[3, 0], [4, 1]])
  })

  it('P12 filters by state only when one of the two is chosen', () => {
    expect([activeOf(undefined), activeOf(['YES']), activeOf(['NO']), activeOf(['YES', 'NO'])]).toEqual([null, true, false, null])
  })
})
