import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CALENDAR_SOURCES, type CalendarSource } from '../src/modules/calendar/feed.query'
import { NOW, openOffice, type Client, type Office } from './office'

/** Stands in for the modules to the right: what each sees depends on the post that asks. */
const sources: CalendarSource[] = [
  async (ctx, from, to) => [
    { uid: 'meeting-1', kind: 'meeting', title: '重点项目联席会议', link: '/meetings/1', on: null, startAt: NOW + 86_400_000, endAt: null, place: '三楼会议室', note: `${from} ${to}` },
    { uid: `duty-${ctx.actor.unitId}`, kind: 'assignment', title: `${ctx.actor.unitName}的交办事项到期`, link: '/assignments/1', on: '2026-03-20', startAt: null, endAt: null, place: null, note: null },
  ],
]

let office: Office
beforeAll(async () => {
  office = await openOffice()
  office.app.system.services.set(CALENDAR_SOURCES, sources)
})
afterAll(() => office.close())

const open = async (client: Client) =>
  (await client.get<{ openCalendarFeed: { path: string } }>('mutation { openCalendarFeed { path } }')).openCalendarFeed.path
const fetchFeed = (url: string, headers: Record<string, string> = {}) => office.app.http.inject({ method: 'GET', url, headers })

describe('calendar feed', () => {
  it('P8 gives the phone the person’s own events without a sign-in, and 304 when nothing changed', async () => {
    const liaison = await office.as('cz.d8.liaison')
    const path = await open(liaison)
    const feed = await fetchFeed(path)
    expect(feed.statusCode).toBe(200)
    expect(feed.headers['content-type']).toBe('text/calendar; charset=utf-8')
    for (const line of ['UID:meeting-1@lianxi', 'DTSTART:20260319T020000Z', 'DTEND:20260319T030000Z', 'DTSTART;VALUE=DATE:20260320', 'BEGIN:VALARM'])
      expect(feed.body).toContain(`${line}\r\n`)
    expect(feed.body.match(/BEGIN:VEVENT/g)).toHaveLength(2)
    const again = await fetchFeed(path, { 'if-none-match': String(feed.headers.etag) })
    expect([again.statusCode, again.body]).toEqual([304, ''])
    expect(await liaison.get('{ calendarFeed { createdAt } }')).toEqual({ calendarFeed: { createdAt: NOW } })
  })

  it('P8 a new address ends the old one, and closing ends it altogether', async () => {
    const secretary = await office.as('cz.secretary')
    const first = await open(secretary)
    const second = await open(secretary)
    expect([(await fetchFeed(first)).statusCode, (await fetchFeed(second)).statusCode]).toEqual([404, 200])
    await secretary.get('mutation { closeCalendarFeed { done } }')
    expect((await fetchFeed(second)).statusCode).toBe(404)
    expect(await secretary.get('{ calendarFeed { createdAt } }')).toEqual({ calendarFeed: null })
  })

  it('P8 refuses what is no address, and tells nothing', async () => {
    for (const url of ['/calendar/x.ics', `/calendar/${'A'.repeat(43)}.ics`, `/calendar/${'A'.repeat(43)}`, '/calendar/%00.ics']) {
      const answer = await fetchFeed(url)
      expect([answer.statusCode, answer.json().message]).toEqual([404, '这个日历地址已失效，请在工作台的“手机日历”中重新生成。'])
    }
    expect((await office.nobody.ask('mutation { openCalendarFeed { path } }')).errors![0]!.extensions.code).toBe('UNAUTHENTICATED')
  })

  it('P8 ends with the tenure: who has left the post reads nothing', async () => {
    const reader = await office.as('cz.reader')
    const path = await open(reader)
    expect((await fetchFeed(path)).statusCode).toBe(200)
    const admin = await office.as('cz.admin')
    const { users } = await admin.get<{ users: { nodes: { tenures: { id: number; version: number }[] }[] } }>('{ users(filter: { text: "cz.reader" }) { nodes { tenures { id version } } } }')
    const tenure = users.nodes[0]!.tenures[0]!
    await admin.get('mutation ($input: EndTenureInput!) { endTenure(input: $input) { done } }', { input: { ...tenure, untilOn: '2026-03-17' } })
    expect((await fetchFeed(path)).statusCode).toBe(404)
  })

  it('P8 shows the portal the same events, within a bounded span', async () => {
    const liaison = await office.as('cz.d8.liaison')
    const ask = 'query ($from: Day!, $to: Day!) { calendarEvents(from: $from, to: $to) { uid title on startAt } }'
    const { calendarEvents } = await liaison.get<{ calendarEvents: { title: string }[] }>(ask, { from: '2026-03-01', to: '2026-03-31' })
    expect(calendarEvents.map(e => e.title)).toEqual(['重点项目联席会议', expect.stringContaining('的交办事项到期')])
    for (const to of ['2026-02-28', '2026-12-31'])
      expect((await liaison.ask(ask, { from: '2026-03-01', to })).errors![0]).toMatchObject({ message: expect.stringContaining('130 天'), extensions: { code: 'INVALID' } })
  })
})
