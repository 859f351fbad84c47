import { describe, expect, it } from 'vitest'
import { obstacleLink, obstaclesOf, type ClosingItem } from './closing.rules'

const resolution = { ordinal: 1, text: '办结手续', onProblem: true, unitId: 3, dueOn: '2026-04-10' }
const item = (more: Partial<ClosingItem> = {}): ClosingItem =>
  ({ id: 7, ofTopic: true, title: '用地报批', outcome: 'DECIDED', outcomeText: '同意', resolutions: [resolution], unrecorded: false, contested: false, changedAt: 100, ...more })
const kinds = (readBackAt: number | null, ...items: ClosingItem[]) => obstaclesOf(items, readBackAt).map(o => o.kind)

describe('what is in the way of the close', () => {
  it('P3 is nothing when all is decided, on record and read back', () => {
    expect(kinds(200, item(), item({ outcome: 'IN_PRINCIPLE' }), item({ outcome: 'NOTED', resolutions: [] }))).toEqual([])
    expect(kinds(200, item({ ofTopic: false, resolutions: [] }))).toEqual([])
    // Where nothing was decided there is nothing to read back.
    expect(kinds(null, item({ outcome: 'NOTED', resolutions: [] }), item({ outcome: 'RETURNED', resolutions: [] }))).toEqual([])
  })

  it.each([
    ['no outcome', item({ outcome: null, resolutions: [] }), 'UNDECIDED'],
    ['a decided topic without resolution', item({ resolutions: [] }), 'NO_RESOLUTION'],
    ['one agreed in principle without resolution', item({ outcome: 'IN_PRINCIPLE', resolutions: [] }), 'NO_RESOLUTION'],
    ['a resolution without unit', item({ resolutions: [{ ...resolution, unitId: null }] }), 'INCOMPLETE'],
    ['a resolution without day', item({ resolutions: [{ ...resolution, dueOn: null }] }), 'INCOMPLETE'],
    ['two texts side by side', item({ contested: true }), 'CONTESTED'],
    ['text that is not on record', item({ unrecorded: true }), 'UNRECORDED'],
    ['a change after the reading back', item({ changedAt: 201 }), 'READ_BACK_OUTDATED'],
  ] as const)('P3 names %s', (_, found, kind) => {
    const all = obstaclesOf([item({ id: 1, title: '其他' }), found], 200)
    expect(all.map(o => o.kind)).toEqual([kind])
    expect(all[0]!.text).toMatch(/“用地报批”.*，请.+。$/)
  })

  it('P3 asks for the reading back of what was decided', () => expect(kinds(null, item())).toEqual(['NOT_READ_BACK']))

  it('P3 leads to the place where it is removed', () => {
    expect(obstacleLink(5, { kind: 'UNDECIDED', agendaItemId: 7, text: '' })).toBe('/meetings/5?tab=outcomes&item=7')
    expect(obstacleLink(5, { kind: 'CONTESTED', agendaItemId: 7, text: '' })).toBe('/meetings/5?tab=live&item=7')
    expect(obstacleLink(5, { kind: 'READ_BACK_OUTDATED', agendaItemId: null, text: '' })).toBe('/meetings/5?tab=live&read=1')
  })
})
