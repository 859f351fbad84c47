import { describe, expect, it } from 'vitest'
import { changesOf, titleOf } from './journal'
import { FIELDS, SUBJECT_CHOICES, SUBJECTS } from './journalWords'

const names = {
  unit: (id: number) => ({ 3: '水务局', 4: '住建局' })[id],
  post: (id: number) => ({ 8: '水务局 联络员' })[id],
  user: (id: number) => ({ 5: '王甲一' })[id],
  setting: (key: string) => ({ reviewPassMark: '评审通过的最低得分' })[key],
}

describe('journal in words', () => {
  it('P12 says units, posts, days, money and words instead of what is kept', () => {
    const { changes, unsaid } = changesOf('Project', JSON.stringify({
      responsibleUnitId: [3, 4], leadOfficialPostId: [null, 8], stage: ['PLANNED', 'BUILDING'], plannedStartOn: [null, '2026-11-21'],
      totalInvestment: [null, 120000000], keyProject: [0, true], remark: ['旧', ''], uploadedById: [null, 5],
    }), names)
    expect(unsaid).toBe(0)
    expect(changes).toEqual([
      { label: '责任单位', before: '水务局', after: '住建局' },
      { label: '分包领导', before: null, after: '水务局 联络员' },
      { label: '项目阶段', before: '规划', after: '在建' },
      { label: '计划开工', before: null, after: '2026年11月21日' },
      { label: '总投资', before: null, after: expect.stringContaining('亿元') },
      { label: '重点项目', before: '否', after: '是' },
      { label: '备注', before: '旧', after: null },
      { label: '上传人', before: null, after: '王甲一' },
    ])
  })

  it('P12 counts what it has no words for, and shows no word of the program', () => {
    const { changes, unsaid } = changesOf('Other', JSON.stringify({ weirdField: [null, 'x'], state: ['A_B', 'C_D'], extras: [null, '{"a":1}'], searchKey: ['a', 'b'], responsibleUnitId: [3, 99] }), names)
    expect(changes).toEqual([])
    expect(unsaid).toBe(4)
  })

  it('P12 says which setting of the county was changed', () => {
    const change = (value: string) => changesOf('CountySetting', JSON.stringify({ key: [null, 'reviewPassMark'], value: [null, value] }), names)
    expect(change('60')).toEqual({ changes: [{ label: '设定项', before: null, after: '评审通过的最低得分' }, { label: '设定值', before: null, after: '60' }], unsaid: 0 })
    expect(change('true').changes[1]?.after).toBe('是')
    expect(change('"EACH"').unsaid).toBe(1)
  })

  it('P12 reads big numbers that come as digits, and passes over bare numbers of things', () => {
    const { changes, unsaid } = changesOf('Attachment', JSON.stringify({ subjectType: [null, 'Project'], subjectId: [null, 7], uploadedAt: ['1795306429519', 1795306499020] }), names)
    expect(changes[0]).toEqual({ label: '所属事项', before: null, after: '项目' })
    expect(changes[1]?.before).toMatch(/^2026-11-2\d \d\d:\d\d$/)
    expect([changes.length, unsaid]).toEqual([2, 0])
  })

  it('P12 says a score’s unit once, its sum instead of bare yuan, and frozen money in 万元 or 亿元', () => {
    const score = changesOf('Score', JSON.stringify({
      unitId: [null, 3], unitName: [null, '水务局'], numerator: [null, 120000000], denominator: [null, 240000000], rate: [null, '1/2'],
      arithmetic: [null, '1.20 亿元 ÷ 2.40 亿元 = 50.00%'], rank: [null, 2],
    }), names)
    expect(score.changes.map(c => `${c.label}：${c.after}`)).toEqual(['单位：水务局', '算式：1.20 亿元 ÷ 2.40 亿元 = 50.00%', '名次：2'])
    const frozen = changesOf('SnapshotRow', JSON.stringify({ investmentPlan: [null, '35000000'] }), names)
    expect(frozen.changes[0]).toMatchObject({ label: '计划投资', after: expect.stringMatching(/3,?500(\.00)? 万元/) as string })
  })

  it('P12 finds the name of what was added or taken away', () => {
    expect(titleOf('{"name":[null,"污水处理厂"]}')).toBe('污水处理厂')
    expect(titleOf('{"title":["旧题",null]}')).toBe('旧题')
    expect(titleOf('{"state":[null,"X"]}')).toBeNull()
  })

  it('P12 has Chinese words only', () => {
    for (const word of [...Object.values(FIELDS), ...Object.values(SUBJECTS)]) expect(word).not.toMatch(/[A-Za-z]/)
    for (const { value, label } of SUBJECT_CHOICES) expect(label, value).not.toBe('')
  })
})
