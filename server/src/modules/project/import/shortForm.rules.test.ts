import { describe, expect, it } from 'vitest'
import { looseKey } from './match.rules'
import { readPersonNames } from './person.rules'
import { resolverOf } from './resolve.rules'
import { placesOf } from './shortForm.rules'

const FULL = [
  '政府办公室', '发展和改革局', '工业和信息化局', '财政局', '自然资源局', '住房和城乡建设局', '交通运输局', '水务局', '农业农村局', '文化和旅游局', '教育局',
  '卫生健康局', '商务局', '统计局', '行政审批服务管理局', '应急管理局', '生态环境分局', '林业和草原局', '招商中心', '市场监督管理局', '乡村振兴局', '人力资源和社会保障局',
]
const directoryOf = (jurisdiction: string, names = FULL) => ({
  units: names.map(name => ({ id: name, names: [`${jurisdiction}${name}`, name] })), persons: [], places: placesOf(jurisdiction),
})
const unit = (text: string, jurisdiction = '长子县', names = FULL) => resolverOf(directoryOf(jurisdiction, names), { units: {}, persons: {} }).unit(text).id

describe('short forms of units', () => {
  it.each([
    ['县发改局', '发展和改革局'], ['发改委', '发展和改革局'], ['县发展改革局', '发展和改革局'], ['工信局', '工业和信息化局'], ['县住建局', '住房和城乡建设局'],
    ['自然资源局', '自然资源局'], ['县农业农村局', '农业农村局'], ['生态环境局', '生态环境分局'], ['市场监管局', '市场监督管理局'], ['县行政审批局', '行政审批服务管理局'],
    ['交通局', '交通运输局'], ['县水利局', '水务局'], ['文旅局', '文化和旅游局'], ['县卫健局', '卫生健康局'], ['教育局', '教育局'], ['应急局', '应急管理局'],
    ['县乡村振兴局', '乡村振兴局'], ['招商局', '招商中心'], ['县财政局', '财政局'], ['人社局', '人力资源和社会保障局'], ['统计局', '统计局'], ['县政府办', '政府办公室'],
    ['长子县发改局', '发展和改革局'], ['长子水务局', '水务局'],
  ])('N12 reads %s as %s', (text, id) => expect(unit(text)).toBe(id))

  it('N12 takes the county’s own level, not another one: a city above is another unit', () => {
    expect(unit('市水务局', '灵宝市')).toBe('水务局')
    expect(unit('市场监管局', '灵宝市')).toBe('市场监督管理局')
    expect(unit('区发改委', '龙亭区')).toBe('发展和改革局')
    expect(unit('市水务局', '长子县')).toBeNull()
    expect(unit('省发改委', '长子县')).toBeNull()
  })

  it('N12 leaves what fits several units, or none, as text', () => {
    expect(unit('水利局', '长子县', ['水务局', '水利服务中心'])).toBeNull()
    expect(unit('发改局', '长子县', ['财政局'])).toBeNull()
    expect(unit('某建设公司')).toBeNull()
    // the equal name comes before the short form
    expect(unit('水利局', '长子县', ['水务局', '水利局'])).toBe('水利局')
  })
})

describe('names with and without the county', () => {
  it('N12 finds near duplicates that differ by the county before the name', () => {
    const places = placesOf('长子县')
    expect(looseKey('长子县城南供水管网改造项目', places)).toBe(looseKey('城南供水管网改造', places))
    expect(looseKey('长子县城南供水管网改造项目', places)).not.toBe(looseKey('长治市城南供水管网改造项目', places))
  })
})

describe('persons with their posts', () => {
  it.each([
    ['周乙五（局长）', ['周乙五']], ['局长 何乙六', ['何乙六']], ['何乙六局长', ['何乙六']], ['局长何乙六', ['何乙六']], ['县委常委、常务副县长 王甲一', ['王甲一']],
    ['水务局局长：李丙七', ['李丙七']], ['王甲一（副县长）、李丙七', ['王甲一', '李丙七']], ['周乙五（13800000000）', ['周乙五']], ['许  波', ['许波']],
    // what is no post stays; nobody is found by a surname
    ['王局长', ['王局长']], ['王副县长', ['王副县长']], ['周乙五（代）', ['周乙五(代)']],
  ])('N12 reads %s', (cell, names) => expect(readPersonNames(cell).names).toEqual(names))

  it('N12 keeps the posts to tell what was not taken', () => {
    expect(readPersonNames('周乙五（局长）、副局长 何乙六').posts).toEqual(['局长', '副局长'])
    expect(readPersonNames('周乙五').posts).toEqual([])
  })
})
