import { createHash } from 'node:crypto'
import { instantOf, todayIn } from '../../kernel/day'
import type { Route } from '../../platform/http'
import { alarmAt, alarmBefore, icsOf, type FeedEvent } from '../../platform/ics'
import type { CalendarEvent } from '../../platform/manifest'
import { Ctx } from '../../platform/context'
import { eventsOf, seatsOfFeed } from './feed.query'
import { feedSpan, inOrder, timesOf } from './feed.rules'
import { secretHash } from './feed.service'

function asFeedEvent(e: CalendarEvent, origin: string): FeedEvent[] {
  const entry = {
    uid: `${e.uid}@lianxi`,
    title: e.title,
    url: `${origin}${e.link}`,
    ...(e.place ? { location: e.place } : {}),
    ...(e.note ? { description: e.note } : {}),
  }
  const times = timesOf(e)
  if (times) return [{ ...entry, ...times, alarms: [alarmBefore(30, `30 分钟后：${e.title}`)] }]
  return e.on ? [{ ...entry, on: e.on, alarms: [alarmAt(1, '09:00', `明天：${e.title}`), alarmAt(0, '08:30', `今天：${e.title}`)] }] : []
}

/**
 * `GET /calendar/<secret>.ics`: a person's feed for the phone, over all modules and all posts held or stood in for today. An unknown,
 * revoked or outdated address is 404 and tells nothing. Unchanged content answers 304 to `If-None-Match`.
 */
export const feedRoute: Route = {
  method: 'GET',
  path: '/calendar/:file',
  handle: async (request, reply, makeCtx) => {
    const { file } = request.params as { file: string }
    const secret = /^([\w-]{43})\.ics$/.exec(file)?.[1]
    const asking = await makeCtx()
    const { database, now, services } = asking
    const seats = secret ? await seatsOfFeed(database, secretHash(secret), now) : []
    const first = seats[0]?.actor
    if (!first) return reply.code(404).send({ message: '这个日历地址已失效，请在工作台的“手机日历”中重新生成。' })
    const today = todayIn(now)
    const { from, to } = feedSpan(today)
    const events: CalendarEvent[] = []
    for (const { actor, fromOn, untilOn } of seats) {
      const ctx = new Ctx({ database, actor, now, services })
      const since = fromOn !== null && fromOn > from ? fromOn : from
      events.push(...(await eventsOf(ctx, since, untilOn !== null && untilOn < to ? untilOn : to)))
    }
    const text = icsOf({
      name: `${first.jurisdictionName}联席日历（${first.userName}）`,
      stampAt: instantOf(today),
      events: inOrder(events).flatMap(e => asFeedEvent(e, `${request.protocol}://${request.host}`)),
    })
    const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`
    void reply.header('etag', etag).header('cache-control', 'private, no-cache')
    if (request.headers['if-none-match'] === etag) return reply.code(304).send()
    return reply.type('text/calendar; charset=utf-8').header('content-disposition', 'inline; filename="lianxi.ics"').send(text)
  },
}
