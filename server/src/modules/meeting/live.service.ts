import { sql } from 'kysely'
import { invalid, notFound, Refusal } from '../../kernel/refusal'
import type { Actor, Ctx } from '../../platform/context'
import { EVENTS, type Events } from '../../platform/events'
import type { System } from '../../platform/manifest'
import { Rooms, type Follower } from '../../platform/rooms'
import { requireMay } from '../identity/permission.service'
import { AgendaItem } from './agenda.entity'
import { LiveItem, LiveMeeting } from './live.entity'
import { earsOf, loadLive, meetingsOfMinutes, revisionsOf, spent, viewFor } from './live.query'
import type { LiveState } from './live.rules'
import { Meeting } from './meeting.entity'
import { MEETING_STATES } from './meeting.rules'
import { holdSession } from './settle.service'

const LIVE = Symbol('live meetings')
const CHANNEL = 'meeting'
/** What another server changed and Redis did not tell is seen within this time; without Redis all is seen so. */
const LOOK_EVERY_MS = 3_000
/** A follower's right to listen is looked at again when something is sent and this time has passed. */
const EARS_MS = 10_000

interface Subject {
  meetingId: number
  /** Somebody of the county: the state is read within it. */
  actor: Actor
}
interface Live {
  rooms: Rooms<Subject, LiveState>
  timer: NodeJS.Timeout
}

/** Reads each followed meeting once a change and shares it among its followers. */
export function startLive(system: System): void {
  const rooms = new Rooms<Subject, LiveState>({
    load: ({ meetingId, actor }) => loadLive(system.ctx(actor), meetingId),
    onError: error => console.error(error),
  })
  const events = system.services.get(EVENTS) as Events
  events.listen(CHANNEL, payload => rooms.changed(String(payload)))
  events.onGap(() => { for (const { key } of rooms.open()) rooms.changed(key) })
  const look = async () => {
    const open = rooms.open()
    const revisions = await revisionsOf(system.database, open.map(r => r.subject.meetingId))
    for (const { key, subject, value } of open) if (!value || (revisions.get(subject.meetingId) ?? 0) !== value.revision) rooms.changed(key)
  }
  let looking = Promise.resolve()
  const timer = setInterval(() => { looking = looking.then(look).catch(error => console.error(error)) }, LOOK_EVERY_MS)
  timer.unref()
  system.services.set(LIVE, { rooms, timer } satisfies Live)
}

export const stopLive = (system: System): void => clearInterval((system.services.get(LIVE) as Live).timer)

const keyOf = (ctx: Ctx, meetingId: number) => `${ctx.jurisdictionId}:${meetingId}`

/** Counts a change of meetings in its own transaction, and tells the followers after the commit. `structure`: more than typing. */
async function countChange(ctx: Ctx, meetingIds: Iterable<number>, structure: boolean): Promise<void> {
  const more = structure ? 1 : 0
  for (const id of meetingIds) {
    const insert = sql`insert into ${sql.table('liveMeeting')} (${sql.ref('jurisdictionId')}, ${sql.ref('version')}, ${sql.ref('meetingId')}, ${sql.ref('revision')}, ${sql.ref('structure')}) values (${ctx.jurisdictionId}, 1, ${id}, 1, ${more})`
    const add = sql`${sql.ref('revision')} = ${sql.ref('liveMeeting.revision')} + 1, ${sql.ref('structure')} = ${sql.ref('liveMeeting.structure')} + ${more}`
    await (ctx.database.dialect === 'sqlite' ? sql`${insert} on conflict (${sql.ref('meetingId')}) do update set ${add}` : sql`${insert} on duplicate key update ${add}`).execute(ctx.rows)
    ctx.announce(CHANNEL, keyOf(ctx, id))
  }
}

/** At the end of each transaction: whatever was written about a meeting, by whichever service, counts as a change of it. */
export async function countMeetingChanges(ctx: Ctx): Promise<void> {
  if (!ctx.maybeActor) return
  const ids = new Set<number>()
  const minutes = new Set<number>()
  let typing = true
  for (const { className, entity } of ctx.touched) {
    const { id, meetingId, minutesId, subjectType, subjectId } = entity as Partial<Record<'id' | 'meetingId' | 'minutesId' | 'subjectType' | 'subjectId', unknown>>
    const about = className === 'Meeting' ? id : className === 'Document' && subjectType === 'Meeting' ? subjectId : meetingId
    // A paragraph or a signature knows its minutes, and these their meeting.
    if (typeof minutesId === 'number') minutes.add(minutesId)
    else if (typeof about === 'number') ids.add(about)
    else continue
    typing &&= className === 'LiveItem'
  }
  for (const id of await meetingsOfMinutes(ctx, [...minutes])) ids.add(id)
  await countChange(ctx, ids, !typing)
}

/** The meeting's live row, made when it is first needed. */
export async function liveOf(ctx: Ctx, meetingId: number): Promise<LiveMeeting> {
  await ctx.lock(`live:meeting:${meetingId}`)
  const known = await ctx.em.findOne(LiveMeeting, { meetingId })
  if (known) return known
  await ctx.flush()
  const made = ctx.em.create(LiveMeeting, {
    jurisdictionId: ctx.jurisdictionId, meetingId, revision: 0, structure: 0, currentItemId: null, codeSecret: null, readBackAt: null, readBackBy: null,
  })
  await ctx.flush()
  return made
}

/** The item's live row, locked until the transaction ends: of two who type at once one waits for the other. */
export async function liveItemOf(ctx: Ctx, item: AgendaItem, fields: () => Promise<string>): Promise<LiveItem> {
  await ctx.lock(`live:item:${item.id}`)
  const known = await ctx.em.findOne(LiveItem, { agendaItemId: item.id }, { refresh: true })
  return known ?? ctx.em.create(LiveItem, {
    jurisdictionId: ctx.jurisdictionId, meetingId: item.meetingId, agendaItemId: item.id, startedAt: null, elapsedMs: 0, serial: 0, recordedSerial: 0, fields: await fields(),
  })
}

/** @throws Refusal STATE unless the meeting goes on. */
export const mustBeInSession = (meeting: Meeting): void => {
  if (meeting.state !== 'IN_SESSION') throw new Refusal('STATE', `会议${MEETING_STATES[meeting.state]}，只有正在开会时才能操作现场记录。`)
}

/** An item of the meeting, in session. */
export async function itemInSession(ctx: Ctx, meetingId: number, agendaItemId: number): Promise<AgendaItem> {
  await holdSession(ctx, meetingId)
  const meeting = await ctx.find(Meeting, meetingId, '会议')
  const item = await ctx.find(AgendaItem, agendaItemId, '议程事项')
  if (item.meetingId !== meeting.id) throw notFound('议程事项')
  mustBeInSession(meeting)
  return item
}

async function setClock(ctx: Ctx, item: AgendaItem, running: boolean): Promise<void> {
  const live = await liveItemOf(ctx, item, async () => '')
  if (running === (live.startedAt != null)) return
  if (running) live.startedAt = ctx.now
  else ctx.em.assign(live, { elapsedMs: spent(ctx, live), startedAt: null })
}

/** P5: which item is on; its clock runs from now, that of the one before stands. Without an item the projector shows the meeting's title. */
export async function showTopic(ctx: Ctx, input: { meetingId: number; agendaItemId?: number | null }): Promise<number> {
  requireMay(ctx, 'meeting.manage')
  await holdSession(ctx, input.meetingId)
  const meeting = await ctx.find(Meeting, input.meetingId, '会议')
  const item = input.agendaItemId == null ? null : await itemInSession(ctx, meeting.id, input.agendaItemId)
  mustBeInSession(meeting)
  const live = await liveOf(ctx, meeting.id)
  const before = live.currentItemId == null ? null : await ctx.em.findOne(AgendaItem, { id: live.currentItemId })
  if (before && before.id !== item?.id) await setClock(ctx, before, false)
  if (item && before?.id !== item.id) await setClock(ctx, item, true)
  live.currentItemId = item?.id ?? null
  await ctx.flush()
  return meeting.id
}

/** At the close: no topic is on any more, and its clock stands. */
export async function leaveStage(ctx: Ctx, meetingId: number): Promise<void> {
  const live = await ctx.em.findOne(LiveMeeting, { meetingId })
  if (live?.currentItemId == null) return
  const item = await ctx.em.findOne(AgendaItem, { id: live.currentItemId })
  if (item) await setClock(ctx, item, false)
  live.currentItemId = null
}

/** P5: lets the clock of the item that is on run, or stand. */
export async function runClock(ctx: Ctx, input: { meetingId: number; running: boolean }): Promise<number> {
  requireMay(ctx, 'meeting.manage')
  const meeting = await ctx.find(Meeting, input.meetingId, '会议')
  mustBeInSession(meeting)
  const { currentItemId } = await liveOf(ctx, meeting.id)
  if (currentItemId == null) throw invalid({ field: 'meetingId', message: '还没有选定正在研究的议题，请先选择议题。' })
  await setClock(ctx, await ctx.find(AgendaItem, currentItemId, '议程事项'), input.running)
  await ctx.flush()
  return meeting.id
}

/**
 * P5: the decisions were read out to the meeting, in their order. `asOf`: instant of the state that was read out.
 * @throws Refusal CONFLICT where a decision came to say something else since.
 */
export async function markReadBack(ctx: Ctx, input: { meetingId: number; asOf: number }): Promise<number> {
  requireMay(ctx, 'meeting.manage')
  const meeting = await ctx.find(Meeting, input.meetingId, '会议')
  mustBeInSession(meeting)
  const later = (await loadLive(ctx, meeting.id))!.items.filter(i => (i.changedAt ?? 0) > input.asOf)
  if (later.length) throw new Refusal('CONFLICT', `宣读时${later.map(i => `“${i.title}”`).join('、')}又有改动，请再宣读改动的部分，然后点“已宣读”。`)
  ctx.em.assign(await liveOf(ctx, meeting.id), { readBackAt: ctx.now, readBackBy: `${ctx.actor.userName}（${ctx.actor.postName}）` })
  await ctx.flush()
  return meeting.id
}

/**
 * P5: follows a meeting: its state now, then the newest state after each change.
 * @throws Refusal NOT_FOUND at the start, or later when the actor no longer takes part.
 */
export async function followMeeting(ctx: Ctx, meetingId: number): Promise<AsyncIterableIterator<LiveState>> {
  requireMay(ctx, 'meeting.read', { unitIds: [ctx.actor.unitId] })
  let ears = await earsOf(ctx, meetingId)
  if (!ears) throw notFound('会议')
  let heardAt = Date.now()
  const follower: Follower<LiveState> = ctx.service<Live>(LIVE).rooms.follow(keyOf(ctx, meetingId), { meetingId, actor: ctx.actor })
  const finish = async (): Promise<IteratorResult<LiveState>> => {
    follower.stop()
    return { done: true, value: undefined }
  }
  const states: AsyncIterableIterator<LiveState> = {
    [Symbol.asyncIterator]: () => states,
    next: async () => {
      const state = await follower.next()
      if (!state) return finish()
      if (Date.now() - heardAt > EARS_MS) {
        ears = await earsOf(ctx, meetingId)
        heardAt = Date.now()
      }
      if (ears) return { done: false, value: viewFor(state, ears) }
      follower.stop()
      throw notFound('会议')
    },
    return: finish,
    throw: async error => {
      follower.stop()
      throw error
    },
  }
  return states
}
