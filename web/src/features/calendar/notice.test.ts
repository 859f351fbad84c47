import { describe, expect, it } from 'vitest'
import { readNotice } from './notice'

describe('a notice that is pasted', () => {
  it('N2 reads days off and make-up workdays with their holiday', () => {
    const days = readNotice(
      `一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。`, 2026)
    expect(days.filter(d => d.name === '元旦')).toEqual([
      { day: '2026-01-01', kind: 'OFF', name: '元旦' },
      { day: '2026-01-02', kind: 'OFF', name: '元旦' },
      { day: '2026-01-03', kind: 'OFF', name: '元旦' },
      { day: '2026-01-04', kind: 'WORK', name: '元旦' },
    ])
    expect(days.filter(d => d.name === '春节' && d.kind === 'OFF')).toHaveLength(9)
    expect(days.filter(d => d.name === '春节' && d.kind === 'WORK').map(d => d.day)).toEqual(['2026-02-14', '2026-02-28'])
    expect(days.filter(d => d.name === '清明节').map(d => d.day)).toEqual(['2026-04-04', '2026-04-05', '2026-04-06'])
  })

  it('N2 reads spans over two months, two holidays in one, and the December before', () => {
    const days = readNotice('元旦：2022年12月31日至2023年1月2日放假调休，共3天。七、中秋节、国庆节：9月29日至10月6日放假调休，共8天。10月7日（周六）、10月8日（周日）上班。', 2023)
    expect(days[0]).toEqual({ day: '2022-12-31', kind: 'OFF', name: '元旦' })
    expect(days.filter(d => d.name === '中秋节、国庆节' && d.kind === 'OFF')).toHaveLength(8)
    expect(days.at(-1)).toEqual({ day: '2023-10-08', kind: 'WORK', name: '中秋节、国庆节' })
  })

  it('N2 leaves out what names no holiday', () => {
    expect(readNotice('各地区、各部门要妥善安排好值班和安全、保卫等工作。', 2026)).toEqual([])
    expect(readNotice('', 2026)).toEqual([])
  })
})
