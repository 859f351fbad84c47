import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { diffText } from './textDiff'

const side = (parts: ReturnType<typeof diffText>, without: 'ADDED' | 'REMOVED') => parts.filter(p => p.kind !== without).map(p => p.text).join('')

describe('the difference of two texts', () => {
  it('CZ19 shows the changed words and keeps the rest', () => {
    expect(diffText('于4月10日前办结林地手续。', '于4月20日前办结林地手续。')).toEqual([
      { kind: 'SAME', text: '于4月' }, { kind: 'REMOVED', text: '10' }, { kind: 'ADDED', text: '20' }, { kind: 'SAME', text: '日前办结林地手续。' },
    ])
    expect(diffText('同一句话。', '同一句话。')).toEqual([{ kind: 'SAME', text: '同一句话。' }])
    expect(diffText('', '新的一段')).toEqual([{ kind: 'ADDED', text: '新的一段' }])
  })

  it('CZ19 loses no character of either text', () => {
    const words = fc.array(fc.constantFrom('会议', '议定', '，', '。', '10', '20', '月', '办结', '\n', 'A1'), { maxLength: 40 }).map(w => w.join(''))
    fc.assert(fc.property(words, words, (before, after) => {
      const parts = diffText(before, after)
      expect(side(parts, 'ADDED')).toBe(before)
      expect(side(parts, 'REMOVED')).toBe(after)
    }))
  })
})
