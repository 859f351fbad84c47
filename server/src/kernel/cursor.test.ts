import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeCursor, encodeCursor } from './cursor'

describe('cursor', () => {
  it('P11 carries the last row’s key and gives it back', () =>
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.integer(), fc.constant(null))), key => {
        expect(decodeCursor(encodeCursor(key), key.length)).toEqual(key)
      }),
    ))

  it('P11 refuses what it did not give out, and a cursor of another order', () => {
    for (const text of ['', 'abc', '%%%', encodeCursor(['a']), Buffer.from('[{"a":1},2]').toString('base64url'), Buffer.from('null').toString('base64url')])
      expect(() => decodeCursor(text, 2)).toThrow(/翻页位置已失效/)
  })
})
