import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contestedOf, draftOf, elapsedAt, keyParts, mergeTyped, wordsOf, type Draft } from './draft.rules'

const A = { by: '秘书甲', userId: 1, at: 100 }
const B = { by: '秘书乙', userId: 2, at: 200 }
const typed = (key: string, value: string, baseVersion: number, settles = false) => ({ key, value, baseVersion, settles })

describe('draft', () => {
  it('P5 takes two writers’ changes of different fields together', () => {
    const one = mergeTyped({}, 0, [typed('outcomeText', '同意', 0)], A)
    const two = mergeTyped(one.draft, one.serial, [typed('a1.text', '由水务局办理', 0)], B)
    const three = mergeTyped(two.draft, two.serial, [typed('outcomeText', '原则同意', 1)], A)
    expect(wordsOf(three.draft)).toMatchObject({ outcomeText: '原则同意', lines: [{ key: 'a1', text: '由水务局办理' }] })
    expect([three.serial, three.contested]).toEqual([3, []])
  })

  it('P5 keeps both texts where two wrote the same field, until somebody chooses', () => {
    const one = mergeTyped({}, 0, [typed('outcomeText', '甲的话', 0)], A)
    const late = mergeTyped(one.draft, one.serial, [typed('outcomeText', '乙的话', 0)], B)
    expect(late.contested).toEqual(['outcomeText'])
    expect(late.draft.outcomeText).toMatchObject({ value: '甲的话', by: '秘书甲', rivals: [{ value: '乙的话', by: '秘书乙' }] })
    const longer = mergeTyped(late.draft, late.serial, [typed('outcomeText', '乙的话说完', 0)], B)
    expect(longer.draft.outcomeText!.rivals.map(r => r.value)).toEqual(['乙的话说完'])
    const more = mergeTyped(longer.draft, longer.serial, [typed('outcomeText', '甲的话说完', 1)], A)
    expect(more.draft.outcomeText).toMatchObject({ value: '甲的话说完', rivals: [{ value: '乙的话说完' }] })
    expect(contestedOf(more.draft)).toEqual(['outcomeText'])
    const chosen = mergeTyped(more.draft, more.serial, [typed('outcomeText', '两人的话', more.draft.outcomeText!.version, true)], B)
    expect(chosen.draft.outcomeText).toMatchObject({ value: '两人的话', rivals: [] })
  })

  it('P5 does not let a choice throw away what came after it was seen', () => {
    const one = mergeTyped({}, 0, [typed('heard', '甲', 0)], A)
    const two = mergeTyped(one.draft, one.serial, [typed('heard', '甲又改', 1)], A)
    const chosen = mergeTyped(two.draft, two.serial, [typed('heard', '乙选的', 1, true)], B)
    expect(chosen.draft.heard).toMatchObject({ value: '甲又改', rivals: [{ value: '乙选的' }] })
  })

  it('P5 loses no text in silence, whatever the order', () => {
    const step = fc.record({ who: fc.constantFrom(A, B), key: fc.constantFrom('outcomeText', 'a.text', 'b.text'), value: fc.string({ minLength: 1, maxLength: 3 }), behind: fc.nat(3) })
    fc.assert(fc.property(fc.array(step, { maxLength: 30 }), steps => {
      let draft: Draft = {}
      let serial = 0
      for (const { who, key, value, behind } of steps) {
        const seen = draft[key]
        const before = seen?.value
        const next = mergeTyped(draft, serial, [typed(key, value, Math.max(0, (seen?.version ?? 0) - behind))], who)
        const kept = [next.draft[key]!.value, ...next.draft[key]!.rivals.map(r => r.value)]
        expect(kept).toContain(value)
        // Another's text is only replaced by one who had seen it.
        if (before !== undefined && behind > 0 && seen!.version > 0 && seen!.userId !== who.userId) expect(kept).toContain(before)
        ;({ draft, serial } = next)
      }
    }))
  })

  it('P5 goes on from what was recorded, in the order of its lines, without those struck out', () => {
    const draft = draftOf({ outcome: 'DECIDED', outcomeText: '同意', heard: '', resolutions: [
      { id: 7, text: '一', unitId: 3, responsiblePostId: 4, responsiblePerson: '王甲一（局长）', dueOn: '2026-04-01', standard: '验收', onProblem: false },
      { id: 8, text: '二', unitId: null, responsiblePostId: null, responsiblePerson: '王乙二', dueOn: null, standard: '', onProblem: true },
    ] }, 5)
    expect(wordsOf(draft).lines).toEqual([
      { key: 'r7', text: '一', unitId: 3, postId: 4, person: '', dueOn: '2026-04-01', standard: '验收', onProblem: false },
      { key: 'r8', text: '二', unitId: null, postId: null, person: '王乙二', dueOn: null, standard: '', onProblem: true },
    ])
    expect(wordsOf(mergeTyped(draft, 5, [typed('r7.removed', '1', 0)], A).draft).lines.map(l => l.key)).toEqual(['r8'])
    expect(wordsOf({ ...draft, 'r7.dueOn': { ...draft['r7.dueOn']!, value: '2026-02-30' } }).lines[0]!.dueOn).toBeNull()
  })

  it.each(['outcomeText', 'a1.text', 'zz.removed'])('P5 knows the field %s', key => expect(keyParts(key)).not.toBeNull())
  it.each(['text', 'a1.', '.text', 'a1.version', '__proto__', 'A.text', 'constructor'])('P5 refuses the field %s', key => expect(keyParts(key)).toBeNull())

  it('P5 counts the clock of an item over its pauses', () => {
    expect(elapsedAt({ startedAt: 1_000, elapsedMs: 500 }, 4_000)).toBe(3_500)
    expect(elapsedAt({ startedAt: null, elapsedMs: 500 }, 4_000)).toBe(500)
  })
})
