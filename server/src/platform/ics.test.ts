import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type FeedEvent, alarmAt, alarmBefore, icsOf } from './ics'

const meeting: FeedEvent = {
  uid: 'meeting-1@lianxi',
  title: '重点项目联席会议(第 11 次)',
  startAt: Date.UTC(2026, 10, 23, 1),
  endAt: Date.UTC(2026, 10, 23, 3),
  updatedAt: Date.UTC(2026, 10, 20),
  location: '三楼,会议室',
  url: 'https://lianxi.example/meetings/1?a=1;b=2,3',
  alarms: [alarmBefore(30, '30 分钟后开会')],
}
const duty: FeedEvent = {
  uid: 'assignment-7@lianxi',
  title: '到期:落实用地指标',
  on: '2026-11-30',
  updatedAt: Date.UTC(2026, 10, 20),
  alarms: [alarmAt(1, '09:00', '明天到期'), alarmAt(0, '08:30', '今天到期')],
}

const feed = (...events: FeedEvent[]) => icsOf({ name: '王甲一的联席日历', stampAt: Date.UTC(2026, 10, 21), events })
const unfold = (text: string) => text.replaceAll('\r\n ', '').split('\r\n')
const valueOf = (text: string, property: string) =>
  unfold(text)
    .find(line => line.startsWith(`${property}:`))
    ?.slice(property.length + 1)
const plain = (value = '') => value.replace(/\\n/g, '\n').replace(/\\([\\;,])/g, '$1')

describe('calendar feed', () => {
  it('P8 writes a timed event with its alarm', () => {
    const lines = unfold(feed(meeting))
    expect(lines.slice(lines.indexOf('BEGIN:VEVENT'))).toEqual([
      'BEGIN:VEVENT',
      'UID:meeting-1@lianxi',
      'SEQUENCE:0',
      'DTSTAMP:20261121T000000Z',
      'DTSTART:20261123T010000Z',
      'DTEND:20261123T030000Z',
      'SUMMARY:重点项目联席会议(第 11 次)',
      'TRANSP:OPAQUE',
      'LOCATION:三楼\\,会议室',
      'URL;VALUE=URI:https://lianxi.example/meetings/1?a=1%3Bb=2%2C3',
      'STATUS:CONFIRMED',
      'LAST-MODIFIED:20261120T000000Z',
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      'TRIGGER;RELATED=START:-PT30M',
      'DESCRIPTION:30 分钟后开会',
      'END:VALARM',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ])
    expect(lines).toContain('X-WR-TIMEZONE:Asia/Shanghai')
  })

  it('P8 writes a deadline as a whole day, ending the day after, with alarms at clock times', () => {
    const lines = unfold(feed(duty))
    for (const line of ['DTSTART;VALUE=DATE:20261130', 'DTEND;VALUE=DATE:20261201', 'TRANSP:TRANSPARENT', 'TRIGGER;RELATED=START:-PT15H', 'TRIGGER;RELATED=START:PT8H30M'])
      expect(lines).toContain(line)
    expect(unfold(feed({ ...duty, until: '2026-12-31' }))).toContain('DTEND;VALUE=DATE:20270101')
  })

  it('P8 gives the same bytes for the same rows, and a called-off meeting as cancelled without alarms', () => {
    expect(feed(meeting, duty)).toBe(feed(meeting, duty))
    const off = unfold(feed({ ...meeting, cancelled: true, sequence: 3 }))
    expect(off).toContain('STATUS:CANCELLED')
    expect(off).toContain('SEQUENCE:3')
    expect(off).toContain('UID:meeting-1@lianxi')
    expect(off).not.toContain('BEGIN:VALARM')
  })

  it('P8 folds at 75 octets and never inside a character', () =>
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('项', '目', 'a', 'é', '👷', '\u{20BB7}', ',', ';', '\\', '\n') , maxLength: 300 }), title => {
        const text = feed({ ...meeting, title, description: title })
        const decoder = new TextDecoder('utf-8', { fatal: true })
        const bytes = Buffer.from(text)
        let start = 0
        for (let i = 0; i + 1 < bytes.length; i++)
          if (bytes[i] === 13 && bytes[i + 1] === 10) {
            expect(i - start).toBeLessThanOrEqual(75)
            decoder.decode(bytes.subarray(start, i))
            start = i + 2
          }
        expect(start).toBe(bytes.length)
        expect(plain(valueOf(text, 'SUMMARY'))).toBe(title)
      }),
    ))

  it('P8 lets no text begin a property or a component of its own', () => {
    const evil = 'x\r\nEND:VEVENT\r\nBEGIN:VALARM\nATTACH:http://evil\u2028Y:1\u0000'
    const text = icsOf({ name: evil, stampAt: 0, events: [{ ...meeting, uid: evil, title: evil, location: evil, url: evil, description: evil, alarms: [alarmBefore(5, evil)] }] })
    const lines = unfold(text)
    expect(lines.filter(l => l.startsWith('END:VEVENT'))).toHaveLength(1)
    expect(lines.filter(l => l.startsWith('BEGIN:VALARM'))).toHaveLength(1)
    expect(lines.some(l => l.startsWith('ATTACH'))).toBe(false)
    expect(text).not.toMatch(/[\u0000\u2028]|[^\r]\n|\r[^\n]/)
    expect(feed({ ...meeting, title: '半个\ud83d字' })).toContain('半个\ufffd字')
  })

  it('P8 refuses an event that ends before it begins', () => {
    expect(() => feed({ ...duty, until: '2026-11-29' })).toThrow(/ends before it begins/)
    expect(() => feed({ ...meeting, endAt: 0 })).toThrow(RangeError)
  })
})
