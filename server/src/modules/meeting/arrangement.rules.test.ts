import { describe, expect, it } from 'vitest'
import { arrangementOf, changedParts, missingParts } from './arrangement.rules'

const whole = { timeText: '2026-03-25 09:00', place: '三楼', attendees: ['财政局'], projects: ['甲项目'], matters: ['用地'], opinions: { answered: 1, owing: [] } }

describe('LB2 the arrangement', () => {
  it('LB2 is whole with its six parts', () => {
    expect(arrangementOf(whole).map(p => p.label)).toEqual(['会议时间', '会议地点', '参会人员', '协调推进项目', '研究解决事项', '部门会审意见'])
    expect(missingParts(arrangementOf(whole))).toEqual([])
  })

  it('LB2 names each part that is no longer what was agreed to, also beyond what the text shows', () => {
    const units = Array.from({ length: 9 }, (_, i) => `单位${i}`)
    const agreed = arrangementOf({ ...whole, attendees: units })
    expect(changedParts(agreed, arrangementOf({ ...whole, attendees: [...units].reverse() }))).toEqual([])
    expect(changedParts(agreed, arrangementOf({ ...whole, attendees: [...units.slice(0, 8), '另一单位'] }))).toEqual(['参会人员'])
    expect(changedParts(agreed, arrangementOf({ ...whole, attendees: units, place: '四楼', agenda: ['用地', '通报'], opinions: { answered: 1, owing: ['财政局'] } }))).toEqual(['会议地点', '研究解决事项', '部门会审意见'])
  })

  it('LB2 names what is missing, and who owes an opinion', () => {
    const parts = arrangementOf({ ...whole, place: '', projects: [], opinions: { answered: 1, owing: ['自然资源局'] } })
    expect(missingParts(parts)).toEqual(['会议地点', '协调推进项目', '部门会审意见'])
    expect(parts.at(-1)!.hint).toContain('自然资源局')
    expect(missingParts(arrangementOf({ ...whole, opinions: { answered: 0, owing: [] } }))).toEqual(['部门会审意见'])
  })
})
