import { describe, expect, it } from 'vitest'
import { type FeedItem, feedSpan, inOrder, timesOf } from './feed.rules'

const item = (uid: string, more: Partial<FeedItem>): FeedItem => ({
  uid, title: uid, link: '/', on: null, startAt: null, endAt: null, place: null, note: null, ...more,
})

describe('feed', () => {
  it('P8 orders by time and shows what two posts see once', () => {
    const at = (time: string) => Date.parse(`2026-03-18T${time}+08:00`)
    const items = [
      item('m', { startAt: at('09:00') }),
      item('b', { on: '2026-03-19' }),
      item('a', { on: '2026-03-18' }),
      item('m', { startAt: at('09:00') }),
    ]
    expect(inOrder(items).map(e => e.uid)).toEqual(['a', 'm', 'b'])
  })

  it('P8 gives an event without an end an hour, and never an end before its start', () => {
    expect(timesOf(item('m', { startAt: 1000 }))).toEqual({ startAt: 1000, endAt: 3_601_000 })
    expect(timesOf(item('m', { startAt: 1000, endAt: 500 }))).toEqual({ startAt: 1000, endAt: 1000 })
    expect(timesOf(item('d', { on: '2026-03-18' }))).toBeNull()
    expect(feedSpan('2026-03-18')).toEqual({ from: '2026-01-17', to: '2027-04-22' })
  })
})
