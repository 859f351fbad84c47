import { ICalAlarmRelatesTo, ICalAlarmType, ICalCalendar, ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator'
import { type Day, addDays, instantOf } from '../kernel/day'

/** A reminder, as seconds from the event's start; negative is before it. */
export interface FeedAlarm {
  offsetSeconds: number
  text: string
}

interface FeedEntry {
  /** Stable for the life of the thing it shows (`meeting-412@lianxi`): a change updates the entry in the phone, never doubles it. */
  uid: string
  title: string
  description?: string
  location?: string
  /** Absolute address of the page that shows it. */
  url?: string
  /** Epoch milliseconds of the last change, where it is known. */
  updatedAt?: number
  /** Counts up with each change that matters to the reader (RFC 5545 3.8.7.4): the row's version. */
  sequence?: number
  /** Called off: stays in the feed as cancelled, so that the phone takes it away. */
  cancelled?: boolean
  alarms?: FeedAlarm[]
}

/** A deadline or another entry for whole days; `until` is the last day, itself included. */
export interface AllDayFeedEvent extends FeedEntry {
  on: Day
  until?: Day
}

/** An entry with times, epoch milliseconds; `endAt` is later than `startAt`. */
export interface TimedFeedEvent extends FeedEntry {
  startAt: number
  endAt: number
}

export type FeedEvent = AllDayFeedEvent | TimedFeedEvent

export interface Feed {
  /** What the calendar is called in the phone. */
  name: string
  /** Epoch milliseconds the entries are good for (DTSTAMP). The day's beginning keeps the bytes the same all day. */
  stampAt: number
  events: FeedEvent[]
  /** How often the phone should ask again, minutes. */
  refreshMinutes?: number
}

/** An alarm some minutes before a timed event. */
export const alarmBefore = (minutes: number, text: string): FeedAlarm => ({ offsetSeconds: minutes * -60, text })

/** An alarm at a clock time some days before a whole-day event: `alarmAt(1, '09:00', …)` rings the day before at nine. */
export const alarmAt = (daysBefore: number, time: string, text: string): FeedAlarm => ({
  offsetSeconds: (instantOf(addDays('2000-01-01', -daysBefore), time) - instantOf('2000-01-01')) / 1000,
  text,
})

/** Characters that RFC 5545 allows nowhere, and halves of surrogate pairs, would make phones refuse the whole feed. */
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g
const clean = (text: string) => text.toWellFormed().replace(CONTROL, '').replace(/\u2028|\u2029/g, '\n')
/** For properties the library writes as they are: a line break in them would begin a property of the writer's choice. */
const oneLine = (text: string) => clean(text).replace(/\s+/g, ' ').trim()
const escaped = (text: string) => oneLine(text).replace(/[\\;,]/g, c => `\\${c}`)

/** The library escapes an address as if it were text, which breaks it: these two are written in percent form. */
const address = (url: string) => oneLine(url).replace(/[;,\\]/g, c => encodeURIComponent(c))

const at = (day: Day) => new Date(`${day}T00:00:00Z`)

/**
 * A personal calendar feed (RFC 5545), folded at 75 octets between characters. Times are written in UTC, which every client
 * shows in its own zone; China's zone is named for clients that ask. The same input gives the same bytes, so that an ETag holds.
 * @throws RangeError when an event ends before it begins: the caller's rows are wrong.
 */
export function icsOf(feed: Feed): string {
  const calendar = new ICalCalendar({
    prodId: { company: 'Lianxi', product: 'Lianxi', language: 'ZH' },
    name: escaped(feed.name),
    ttl: (feed.refreshMinutes ?? 60) * 60,
    method: ICalCalendarMethod.PUBLISH,
  })
  for (const e of feed.events) addEvent(calendar, feed.stampAt, e)
  return `${inOrder(calendar.toString())}\r\n`
}

/**
 * RFC 5545 3.4 and 3.6: properties stand before components, in a calendar and in an event. The library writes some after.
 * Line starts are enough to go by: no value holds a bare line break, and folded lines begin with a blank.
 */
const inOrder = (text: string): string =>
  text
    .replace('\r\nX-WR-CALNAME:', '\r\nX-WR-TIMEZONE:Asia/Shanghai\r\nX-WR-CALNAME:')
    .replace(/((?:^BEGIN:VALARM\r\n[^]*?^END:VALARM\r\n)+)([^]*?)(^END:VEVENT)/gm, '$2$1$3')

function addEvent(calendar: ICalCalendar, stampAt: number, e: FeedEvent): void {
  const allDay = 'on' in e
  const last = allDay ? (e.until ?? e.on) : ''
  if (allDay ? last < e.on : e.endAt < e.startAt) throw new RangeError(`calendar feed: ${e.uid} ends before it begins`)
  const event = calendar.createEvent({
    id: oneLine(e.uid),
    sequence: e.sequence ?? 0,
    stamp: new Date(stampAt),
    ...(e.updatedAt === undefined ? {} : { lastModified: new Date(e.updatedAt) }),
    // DTEND of whole days is the day after the last one.
    ...(allDay
      ? { allDay: true, start: at(e.on), end: at(addDays(last, 1)) }
      : { start: new Date(e.startAt), end: new Date(e.endAt) }),
    summary: clean(e.title),
    ...(e.description ? { description: clean(e.description) } : {}),
    ...(e.location ? { location: clean(e.location) } : {}),
    ...(e.url ? { url: address(e.url) } : {}),
    status: e.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    // A deadline does not make its day busy.
    transparency: allDay ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE,
  })
  if (e.cancelled) return
  for (const a of e.alarms ?? [])
    event
      .createAlarm({
        type: ICalAlarmType.display,
        description: clean(a.text),
        ...(a.offsetSeconds > 0 ? { triggerAfter: a.offsetSeconds } : { trigger: -a.offsetSeconds }),
      })
      // Left to itself the library counts a later alarm from the event's end.
      .relatesTo(ICalAlarmRelatesTo.start)
}
