import { describe, expect, it } from 'vitest'
import { editionChanges, mayIssue, maySign, nextSignature, redraftOf, type KeptParagraph, type Signature } from './minutes.rules'

const kept = (key: string, text: string, drafted: string | null = text): KeptParagraph => ({ key, part: 'BODY', topic: 'item:1', text, drafted })
const fresh = (key: string, text: string) => ({ key, part: 'BODY' as const, topic: 'item:1', text })
const step = (ordinal: number, postId: number, more: Partial<Signature> = {}): Signature =>
  ({ ordinal, label: ['起草', '审核', '签发'][ordinal - 1]!, postId, state: 'WAITING', byUserId: null, distinctSigners: true, ...more })

describe('a new draft of minutes', () => {
  it('CZ19 offers only what the record now says otherwise, with the words that differ', () => {
    const offered = redraftOf([kept('a', '甲'), kept('b', '改过的乙', '乙'), kept('c', '丙')], [fresh('a', '甲'), fresh('b', '新乙'), fresh('d', '丁')])
    expect(offered.map(o => [o.key, o.kind, o.edited, o.current, o.drafted])).toEqual([
      ['b', 'CHANGED', true, '改过的乙', '新乙'], ['d', 'ADDED', false, '', '丁'], ['c', 'GONE', false, '丙', ''],
    ])
    expect(offered[0]!.diff.some(d => d.kind === 'ADDED')).toBe(true)
  })

  it('CZ19 leaves alone what was edited by hand while the record stays, and what the office has added', () => {
    expect(redraftOf([kept('a', '手工改过', '甲'), kept('own:1', '另加的一段', null)], [fresh('a', '甲')])).toEqual([])
  })

  it('CZ19 does not offer again what was left', () => {
    const left = [kept('b', '改过的乙', '新乙'), kept('c', '丙', '')]
    expect(redraftOf(left, [fresh('b', '新乙')])).toEqual([])
  })
})

describe('editions of minutes', () => {
  it('CZ19 says paragraph by paragraph what the correction changed', () => {
    const changes = editionChanges([fresh('a', '4月10日办结'), fresh('b', '乙'), fresh('c', '丙')], [fresh('a', '4月20日办结'), fresh('b', '乙')])
    expect(changes).toHaveLength(2)
    expect(changes[0]!.diff.filter(d => d.kind !== 'SAME')).toEqual([{ kind: 'REMOVED', text: '10' }, { kind: 'ADDED', text: '20' }])
    expect(changes[1]!.diff).toEqual([{ kind: 'REMOVED', text: '丙' }])
  })
})

describe('the signing chain', () => {
  it('N10 goes by posts in order: the next one signs, from the post', () => {
    const round = [step(1, 10, { state: 'SIGNED', byUserId: 1 }), step(2, 20), step(3, 30)]
    expect(nextSignature(round)!.ordinal).toBe(2)
    expect(maySign(round, 2, { userId: 2, postId: 20 }).allowed).toBe(true)
  })

  it('N10 refuses out of turn, from another post, and after the round is over', () => {
    const round = [step(1, 10), step(2, 20)]
    expect(maySign(round, 2, { userId: 2, postId: 20 }).explanations[0]!.text).toContain('请等“起草”')
    expect(maySign(round, 1, { userId: 2, postId: 20 }).allowed).toBe(false)
    expect(maySign([step(1, 10, { state: 'RETURNED' }), step(2, 20)], 2, { userId: 2, postId: 20 }).allowed).toBe(false)
  })

  it('N10 refuses the same person twice where the chain forbids it, and lets it pass where it does not', () => {
    const round = (distinctSigners: boolean) => [step(1, 10, { state: 'SIGNED', byUserId: 1, distinctSigners }), step(2, 20, { distinctSigners })]
    expect(maySign(round(true), 2, { userId: 1, postId: 20 }).explanations.at(-1)).toMatchObject({ outcome: 'REFUSED' })
    expect(maySign(round(false), 2, { userId: 1, postId: 20 }).allowed).toBe(true)
  })

  it('CZ19 issues when all have signed, directly without a chain, and else names who is missing', () => {
    expect(mayIssue([]).allowed).toBe(true)
    expect(mayIssue([{ who: '审核（主任）', state: 'SIGNED' }]).allowed).toBe(true)
    const refused = mayIssue([{ who: '审核（主任）', state: 'SIGNED' }, { who: '签发（县长 王甲一）', state: 'WAITING' }])
    expect(refused.allowed).toBe(false)
    expect(refused.explanations[0]!.text).toContain('签发（县长 王甲一）')
    expect(refused.explanations[0]!.text).not.toContain('审核（主任）')
  })
})
