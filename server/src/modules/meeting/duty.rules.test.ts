import { describe, expect, it } from 'vitest'
import { numberIn, recogniseDuty, type Directory } from './duty.rules'

const directory: Directory = {
  units: [
    { id: 1, name: '长子县水务局', shortName: '水务局' },
    { id: 2, name: '长子县自然资源局', shortName: '自然资源局' },
    { id: 3, name: '长子县林业局', shortName: '林业局' },
    { id: 4, name: '丹朱镇人民政府', shortName: '丹朱镇' },
  ],
  posts: [
    { id: 11, unitId: 1, name: '局长', role: 'UNIT_HEAD', holder: '王甲一' },
    { id: 12, unitId: 1, name: '副局长', role: 'LIAISON', holder: '李乙二' },
    { id: 21, unitId: 2, name: '局长', role: 'UNIT_HEAD', holder: null },
  ],
}
const ON = '2026-03-18'
const read = (text: string) => Object.fromEntries(recogniseDuty(text, directory, ON, n => `2026-03-${18 + n}`).map(r => [r.field, r.value]))

describe('duty', () => {
  it('P5 reads unit, person, deadline and standard from a decision', () => {
    expect(recogniseDuty('由水务局牵头，3月底前完成管线迁改。', directory, ON)).toEqual([
      { field: 'unitId', value: '1', label: '长子县水务局', from: 1, to: 4 },
      { field: 'postId', value: '11', label: '王甲一（局长）', from: 1, to: 4 },
      { field: 'dueOn', value: '2026-03-31', label: '2026年3月31日', from: 7, to: 10 },
      { field: 'standard', value: '完成管线迁改', label: '完成管线迁改', from: 11, to: 17 },
    ])
  })

  it.each([
    ['4月15日前', '2026-04-15'], ['四月十五日前', '2026-04-15'], ['2027年1月5日前', '2027-01-05'], ['1月底前', '2027-01-31'], ['二月底前', '2027-02-28'], ['5月上旬', '2026-05-10'],
    ['五月中旬', '2026-05-20'], ['6月下旬', '2026-06-30'], ['本月底前', '2026-03-31'], ['下月底前', '2026-04-30'], ['二季度末', '2026-06-30'], ['上半年', '2026-06-30'],
    ['年底前', '2026-12-31'], ['明年6月底前', '2027-06-30'], ['本周五前', '2026-03-20'], ['周一前', '2026-03-23'], ['下周三前', '2026-03-25'], ['十五日内', '2026-04-02'], ['10天内', '2026-03-28'], ['两周内', '2026-04-01'],
    ['三个月内', '2026-06-18'], ['5个工作日内', '2026-03-23'], ['2026-04-01前', '2026-04-01'],
  ])('P5 reads “%s” as %s', (words, day) => expect(read(`请水务局${words}办结。`).dueOn).toBe(day))

  it.each(['尽快', '近期', '抓紧', '13月5日前', '2月30日前', '适时'])('P5 N6 reads no day from “%s”', words => expect(read(`请水务局${words}研究`).dueOn).toBeUndefined())

  it('P5 takes the unit that leads, not the one that helps, and none where none is named', () => {
    expect(read('自然资源局、林业局配合，由水务局负责，4月底前完成移交').unitId).toBe('1')
    expect(read('由丹朱镇会同水务局于4月底前完成清表').unitId).toBe('4')
    expect(read('责成自然资源局4月底前办结用地手续，林业局配合').unitId).toBe('2')
    expect(read('由有关部门抓紧办理')).toEqual({})
  })

  it('P5 names the person who is named, else the head of the unit', () => {
    expect(read('水务局副局长李乙二负责，月底前完成验收').postId).toBe('12')
    expect(read('水务局副局长负责，月底前完成验收').postId).toBe('12')
    expect(recogniseDuty('由自然资源局办结', directory, ON).find(r => r.field === 'postId')).toMatchObject({ value: '21', label: '局长' })
  })

  it.each([['十', 10], ['十五', 15], ['二十', 20], ['三十一', 31], ['两', 2], ['7', 7], ['百', null], ['十十', null]])('P5 reads the number %s', (text, n) => expect(numberIn(text)).toBe(n))
})
