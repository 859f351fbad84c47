import { describe, expect, test } from 'vitest'
import { packOf } from './packs.fixture'
import { weightedScore } from './scoresheet.rules'
import { withSettings } from './setting.rules'

const pack = packOf('jingchuan-2023')
const sheet = pack.data.scoresheets.find(s => s.review.includes('APPROVAL'))
const criteriaBy = (overlay = {}) => {
  const weights = withSettings(pack, overlay)['selectionWeights'] as Record<string, number>
  return Object.entries(sheet?.criteria ?? {}).map(([id, label]) => ({ id, label, weight: weights[id] ?? 0 }))
}
const marks = { level: 80, technology: 90, prospect: 70, efficiency: 85, environment: 60, benefit: 75 }

describe('JC4 comprehensive evaluation on six indicators', () => {
  test('JC4 the total recomputes from marks and weights', () => {
    const { total, arithmetic, value } = weightedScore(criteriaBy(), marks)
    expect(criteriaBy().reduce((sum, c) => sum + c.weight, 0)).toBe(100)
    // 80×5 + 90×5 + 70×27 + 85×32 + 60×10 + 75×21 = 7635
    expect(total).toBe('76.35')
    expect(value?.times(value).toFixed(4)).toBe('5829.3225')
    expect(arithmetic).toContain('产业层次 80×5 + 技术水平 90×5')
  })
  test('JC4 refuses a total while a mark is missing or out of bounds, and names it', () => {
    expect(weightedScore(criteriaBy(), { ...marks, benefit: 101 })).toMatchObject({ total: null, missing: ['经济社会效益'] })
    expect(weightedScore(criteriaBy(), { level: 80 }).missing).toHaveLength(5)
  })
  test('JC4 an indicator of weight 0 needs no mark', () => {
    const criteria = criteriaBy({ selectionWeights: { level: 0, technology: 1, prospect: 1, efficiency: 1, environment: 1, benefit: 1 } })
    const { level: _none, ...rest } = marks
    expect(weightedScore(criteria, rest).total).toBe('76.00')
  })
})
