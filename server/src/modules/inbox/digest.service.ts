import { instantOf } from '../../kernel/day'
import { isWorkday } from '../../kernel/workday'
import type { Actor, Ctx } from '../../platform/context'
import { insertNew } from '../../platform/insert'
import type { System } from '../../platform/manifest'
import { unitOfWork } from '../../platform/unitOfWork'
import { calendarOf } from '../calendar/calendar.service'
import { countyActor, eachCounty } from '../identity/county.query'
import { digestTimeOf } from './channel.query'
import { sendLetter } from './delivery.service'
import { todosFor } from './gather.query'
import { plainOf } from './letter.rules'
import { messagesMatching } from './message.query'
import { digestOf, groupDigestOf, type DueTodo } from './message.rules'
import { messageRow } from './message.service'
import { seatsOfCounty } from './recipient.query'

/** What waits for a person over all seats, each matter once. */
async function todosOf(system: System, seats: readonly Actor[], now: number): Promise<(DueTodo & { unitName: string })[]> {
  const found = new Map<string, DueTodo & { unitName: string }>()
  for (const seat of seats) for (const t of await todosFor(system.ctx(seat, now))) if (!found.has(t.key)) found.set(t.key, { ...t, unitName: seat.unitName })
  return [...found.values()]
}

const MOST_UNREAD = 50

/** One person's digest: written once a day whoever asks, for its key is person and day. @returns whether this call wrote it. */
async function digestFor(system: System, seats: readonly Actor[], todos: readonly DueTodo[], now: number): Promise<boolean> {
  const ctx = system.ctx(seats[0]!, now)
  const unread = await messagesMatching(ctx, { unread: true })
    .select(['message.id', 'message.title', 'message.link'])
    .where('message.kind', '!=', 'DIGEST').where('message.digestedOn', 'is', null)
    .orderBy('message.id', 'desc').limit(MOST_UNREAD).execute()
  const letter = digestOf(ctx.today, todos, unread)
  if (!letter) return false
  return unitOfWork(ctx, 'digest', async () => {
    const { userId, userName, unitName, postName } = ctx.actor
    const about = { ...letter, text: plainOf(letter, null), kind: 'DIGEST' as const, link: '/', subject: 'digest', urgent: false }
    if (!(await insertNew(ctx, 'message', [messageRow(ctx, { userId, postText: null }, about)]))) return false
    if (unread.length) await ctx.rows.updateTable('message').set({ digestedOn: ctx.today } as never).where('id', 'in', unread.map(m => m.id)).execute()
    await sendLetter(ctx, letter, { people: [{ userId, userName, postText: `${unitName}${postName}` }], about: 'digest' })
    return true
  })
}

/** A county's digest of the day, once; null when it is not the time for it. */
async function digestCounty(system: System, county: { id: number; name: string }, now: number): Promise<number | null> {
  const ctx = system.ctx(countyActor(county, '每日提醒'), now)
  if (!isWorkday(ctx.today, await calendarOf(ctx))) return null
  if (now < instantOf(ctx.today, (await digestTimeOf(ctx)).sendTime)) return null
  const run = { jurisdictionId: county.id, on: ctx.today }
  const done = await ctx.rows.selectFrom('digestRun').select('doneAt').where('jurisdictionId', '=', county.id).where('on', '=', ctx.today).executeTakeFirst()
  if (done?.doneAt != null) return null
  await unitOfWork(ctx, 'digest', () => insertNew(ctx, 'digestRun', [{ ...run, doneAt: null, people: 0 }]))
  const units = new Map<string, { name: string; due: Set<string>; overdue: Set<string> }>()
  let people = 0
  const faults: unknown[] = []
  const one = async (seats: readonly Actor[]) => {
    const todos = await todosOf(system, seats, now)
    for (const t of todos.filter(todo => todo.dueOn !== null && todo.dueOn <= ctx.today)) {
      const unit = units.get(t.unitName) ?? { name: t.unitName, due: new Set(), overdue: new Set() }
      units.set(t.unitName, unit)
      unit.due.add(t.key)
      if (t.dueOn! < ctx.today) unit.overdue.add(t.key)
    }
    if (await digestFor(system, seats, todos, now)) people++
  }
  // One person's fault must not cost the others their digest; the county's day stays open and is asked again in a few minutes.
  for (const seats of (await seatsOfCounty(ctx)).values()) await one(seats).catch((error: unknown) => faults.push(error))
  if (faults.length) throw new AggregateError(faults, `digests of ${county.name} that failed`)
  await unitOfWork(ctx, 'digest', () => finish(ctx, [...units.values()].map(u => ({ name: u.name, due: u.due.size, overdue: u.overdue.size })), people))
  return people
}

async function finish(ctx: Ctx, units: Parameters<typeof groupDigestOf>[1], people: number): Promise<void> {
  const ended = await ctx.rows
    .updateTable('digestRun').set({ doneAt: ctx.now, people } as never)
    .where('jurisdictionId', '=', ctx.jurisdictionId).where('on', '=', ctx.today).where('doneAt', 'is', null)
    .executeTakeFirst()
  const letter = groupDigestOf(ctx.today, units)
  // Of two replicas that worked at once the first to end speaks to the groups.
  if (letter && Number(ended.numUpdatedRows)) await sendLetter(ctx, letter, { robots: 'digestOn', about: 'digest' })
}

/**
 * P9: each working day (make-up workdays too, holidays not), at the county's time, one message to each person with something due
 * or unread, and none to the others. Asked every few minutes; each county's day is done once, by whichever replica comes first.
 */
export async function runDigests(system: System): Promise<void> {
  const now = system.now()
  // A county that failed is asked again in a few minutes.
  await eachCounty(system, 'digests that failed', county => digestCounty(system, county, now))
}
