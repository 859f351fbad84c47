import { addDays, instantOf, type Day } from '../../kernel/day'

/** What every module gives for calendars: the part of the manifest's event that the phone shows. */
export interface FeedItem {
  uid: string
  title: string
  link: string
  on: Day | null
  startAt: number | null
  endAt: number | null
  place: string | null
  note: string | null
}

/** How far a phone looks back and ahead, days. */
const BACK = 60
const AHEAD = 400

export const feedSpan = (today: Day): { from: Day; to: Day } => ({ from: addDays(today, -BACK), to: addDays(today, AHEAD) })

/** Longest span of one calendar page, days: a quarter with the weeks around it. */
export const LONGEST_SPAN = 130

/** An event without an end takes an hour. */
const HOUR_MS = 3_600_000

/** By time, whole days first on their day, then by uid, and each uid once: two posts of one person see the same meeting. */
export function inOrder<T extends FeedItem>(items: readonly T[]): T[] {
  const at = (e: FeedItem) => e.startAt ?? (e.on ? instantOf(e.on) : 0)
  return [...new Map(items.map(e => [e.uid, e])).values()].sort((a, b) => at(a) - at(b) || (a.uid < b.uid ? -1 : 1))
}

/** Times of a timed event; null for one of whole days. */
export const timesOf = (e: FeedItem): { startAt: number; endAt: number } | null =>
  e.startAt === null ? null : { startAt: e.startAt, endAt: Math.max(e.startAt, e.endAt ?? e.startAt + HOUR_MS) }
