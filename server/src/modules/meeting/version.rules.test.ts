import { describe, expect, it } from 'vitest'
import { agendaDiff } from './version.rules'

const item = (id: number, title: string, minutes = 10) => ({ id, title, unit: null, minutes })
const [a, b, c, d] = [item(1, '甲'), item(2, '乙'), item(3, '丙'), item(4, '丁')]

describe('P1 versions of the agenda', () => {
  it('P1 says what came, went, moved and changed its minutes', () => {
    expect(agendaDiff([a, b, c], [c, a, { ...b, minutes: 20 }, d]).map(x => [x.kind, x.title])).toEqual([['MOVED', '丙'], ['MINUTES', '乙'], ['ADDED', '丁']])
    expect(agendaDiff([a, b], [b]).map(x => x.text)).toEqual(['移出原第 1 项“甲”'])
    expect(agendaDiff([a, b, c], [c, a, b])[0]!.text).toBe('“丙”由第 3 项调到第 1 项')
  })

  it('P1 finds nothing where nothing changed, and says that a line was renamed', () => {
    expect(agendaDiff([a, b, c], [a, b, c])).toEqual([])
    expect(agendaDiff([], [])).toEqual([])
    expect(agendaDiff([a], [{ ...a, title: '新甲' }])).toEqual([{ kind: 'RENAMED', title: '新甲', text: '“甲”改为“新甲”' }])
  })

  it('P1 what is left out is not said to have moved the rest', () => {
    expect(agendaDiff([a, b, c, d], [b, c, d]).map(x => x.kind)).toEqual(['REMOVED'])
  })
})
