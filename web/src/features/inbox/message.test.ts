import { describe, expect, it } from 'vitest'
import { byDay, filterOf, isFiltered, queryOf } from './message'

const at = (text: string) => Date.parse(`${text}+08:00`)

describe('the inbox', () => {
  it('P9 keeps its filter in the address bar', () => {
    const filter = filterOf({ unread: '1', kinds: 'MEETING_NOTICE,DIGEST', text: ' 供水 ' })
    expect(filter).toEqual({ unread: true, kinds: ['MEETING_NOTICE', 'DIGEST'], text: '供水' })
    expect(queryOf(filter)).toEqual({ unread: '1', kinds: 'MEETING_NOTICE,DIGEST', text: '供水' })
    expect(filterOf(queryOf(filter))).toEqual(filter)
  })

  it('P9 takes nothing from an address that says nothing it knows', () => {
    const filter = filterOf({ unread: 'yes', kinds: '', text: ['', 'x'], other: '1' })
    expect(filter).toEqual({ unread: null, kinds: [], text: null })
    expect([isFiltered(filter), queryOf(filter)]).toEqual([false, {}])
  })

  it('P9 groups by the day in Shanghai', () => {
    const messages = ['2026-03-18T00:30', '2026-03-17T23:59', '2026-03-17T08:00', '2026-03-01T08:00'].map((t, id) => ({ id, createdAt: at(t) }))
    expect(byDay(messages, '2026-03-18').map(d => [d.label, d.messages.map(m => m.id)])).toEqual([['今天', [0]], ['昨天', [1, 2]], ['2026-03-01', [3]]])
    expect(byDay([], '2026-03-18')).toEqual([])
  })
})
