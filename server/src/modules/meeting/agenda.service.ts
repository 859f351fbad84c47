import { invalid, notFound, Refusal } from '../../kernel/refusal'
import type { Ctx } from '../../platform/context'
import { countyRows } from '../../platform/rows'
import { Post } from '../identity/identity.entity'
import { requireMay } from '../identity/permission.service'
import { AgendaItem } from './agenda.entity'
import { Attendance, Meeting } from './meeting.entity'
import { JointSeries } from './sitting.entity'
import { addSeat, mustBeOpen, seatsOf, sitter } from './seat.service'
import { holdMeeting, holdSession, mustBeSettled } from './settle.service'
import { tellInvited, tellReleased } from './tell.service'
import { Topic } from './topic.entity'
import { stepTopic } from './topic.service'

const ORDER = { ordinal: 'asc', id: 'asc' } as const

export const itemsOf = (ctx: Ctx, meetingId: number) => ctx.em.find(AgendaItem, { meetingId }, { orderBy: ORDER })

/** The line, its meeting held before either is read. */
async function holdItem(ctx: Ctx, input: { id: number; version: number }): Promise<{ item: AgendaItem; meeting: Meeting }> {
  const place = await countyRows(ctx, 'agendaItem').select('agendaItem.meetingId').where('agendaItem.id', '=', input.id).executeTakeFirst()
  if (!place) throw notFound('议程事项')
  const meeting = await holdMeeting(ctx, place.meetingId)
  const item = await ctx.findVersion(AgendaItem, input.id, input.version, '议程事项')
  mustBeOpen(meeting)
  return { item, meeting }
}

/** A new line of the agenda. */
export function takeOn(ctx: Ctx, meeting: Meeting, item: { topicId: number | null; title: string; minutes: number; round: number; ordinal: number }): AgendaItem {
  return ctx.em.create(AgendaItem, { jurisdictionId: ctx.jurisdictionId, meetingId: meeting.id, ...item, heard: '', outcome: null, outcomeText: '', changedAt: null })
}

/** Puts topics from the pool at the agenda's end; a unit without a seat comes as an observer to its own topic. */
async function schedule(ctx: Ctx, meeting: Meeting, topics: readonly Topic[]): Promise<void> {
  const items = await itemsOf(ctx, meeting.id)
  const seats = await seatsOf(ctx, meeting.id)
  const there = new Set(seats)
  let at = items.at(-1)?.ordinal ?? 0
  for (const topic of topics) {
    stepTopic(topic, 'putOnAgenda')
    // Deferred, it comes back to the next meeting of the series that dealt with it (N5).
    topic.seriesId = meeting.seriesId
    takeOn(ctx, meeting, { topicId: topic.id, title: topic.title, minutes: topic.minutes, round: topic.round, ordinal: ++at })
    const posts = await ctx.em.find(Post, { unitId: topic.proposerUnitId }, { orderBy: { ordinal: 'asc' } })
    addSeat(ctx, meeting, seats, { unitId: topic.proposerUnitId, postId: sitter(posts, topic.proposerUnitId)?.id ?? null, kind: 'OBSERVER' })
  }
  await ctx.flush()
  await tellInvited(ctx, meeting, seats.filter(s => !there.has(s)))
}

/** What is deferred while the next meeting is being planned is taken up by one of the two. In one order, lest two wait for each other. */
const holdReturning = async (ctx: Ctx, seriesIds: readonly number[]) => {
  for (const id of [...new Set(seriesIds)].sort((a, b) => a - b)) await ctx.lock(`meeting:returning:${id}`)
}

/** N5: what an earlier meeting of the series has deferred goes on this agenda by itself, with its number. */
export async function takeUpReturning(ctx: Ctx, meeting: Meeting): Promise<void> {
  const series = [meeting.seriesId, ...(await ctx.em.find(JointSeries, { meetingId: meeting.id })).map(j => j.seriesId)]
  await holdReturning(ctx, series)
  const back = await ctx.em.find(Topic, { state: 'POOLED', round: { $gt: 1 }, seriesId: { $in: series } }, { orderBy: { submittedAt: 'asc', id: 'asc' } })
  if (back.length) await schedule(ctx, meeting, back)
}

/** N5: at a meeting's close, to the series' next one that is still to come; where none is planned they wait in the pool. */
export async function passOnReturning(ctx: Ctx, closed: Meeting): Promise<void> {
  await holdReturning(ctx, [closed.seriesId])
  const coming = () =>
    ctx.em.findOne(Meeting, { seriesId: closed.seriesId, state: { $in: ['PLANNED', 'CONVENED'] }, heldAt: { $gt: closed.heldAt } }, { orderBy: { heldAt: 'asc' }, refresh: true })
  const found = await coming()
  if (!found) return
  await holdSession(ctx, found.id)
  // Called off or begun meanwhile, it is looked for once more.
  const next = await coming()
  if (next) await takeUpReturning(ctx, next)
}

/** The office puts topics of the pool on an agenda. */
export async function putOnAgenda(ctx: Ctx, input: { meetingId: number; topicIds: readonly number[] }): Promise<number> {
  requireMay(ctx, 'topic.manage')
  if (!input.topicIds.length) throw invalid({ field: 'topicIds', message: '请选择要列入议程的议题。' })
  const meeting = await holdMeeting(ctx, input.meetingId)
  mustBeOpen(meeting)
  const topics = []
  for (const id of new Set(input.topicIds)) topics.push(await ctx.find(Topic, id, '议题'))
  await schedule(ctx, meeting, topics)
  return meeting.id
}

/** A matter without a topic: a report, a communication. */
export async function addAgendaMatter(ctx: Ctx, input: { meetingId: number; title: string; minutes: number }): Promise<number> {
  requireMay(ctx, 'meeting.manage')
  const meeting = await holdMeeting(ctx, input.meetingId)
  mustBeOpen(meeting)
  const items = await itemsOf(ctx, meeting.id)
  takeOn(ctx, meeting, { topicId: null, title: input.title.trim(), minutes: input.minutes, round: 1, ordinal: (items.at(-1)?.ordinal ?? 0) + 1 })
  await ctx.flush()
  return meeting.id
}

/** Minutes of a line. */
export async function saveAgendaItem(ctx: Ctx, input: { id: number; version: number; minutes: number }): Promise<number> {
  requireMay(ctx, 'meeting.manage')
  const { item } = await holdItem(ctx, input)
  item.minutes = input.minutes
  await ctx.flush()
  return item.meetingId
}

/** Who came to hear its own topic has none left to hear, and has not answered yet: it need not come. */
async function dropObserver(ctx: Ctx, meeting: Meeting, topic: Topic): Promise<void> {
  const { proposerUnitId: unitId } = topic
  const others = (await itemsOf(ctx, meeting.id)).flatMap(i => i.topicId ?? [])
  if (await ctx.em.count(Topic, { id: { $in: others }, proposerUnitId: unitId })) return
  const seat = await ctx.em.findOne(Attendance, { meetingId: meeting.id, unitId, kind: 'OBSERVER', state: 'INVITED' })
  if (!seat) return
  ctx.em.remove(seat)
  await ctx.flush()
  await tellReleased(ctx, meeting, [seat], `“${topic.title}”已移出议程`)
}

/** Off the agenda; the topic goes back to the pool. What has an outcome stays. */
export async function removeFromAgenda(ctx: Ctx, input: { id: number; version: number }): Promise<number> {
  requireMay(ctx, 'topic.manage')
  const { item, meeting } = await holdItem(ctx, input)
  if (item.outcome != null) throw new Refusal('STATE', '这项议程已经记录了结果，不能移出。如会议没有研究，请把结果改为缓议、退回或撤回。')
  await mustBeSettled(ctx, item)
  const topic = item.topicId == null ? null : await ctx.find(Topic, item.topicId, '议题')
  if (topic) stepTopic(topic, 'removeFromAgenda')
  ctx.em.remove(item)
  await ctx.flush()
  if (topic) await dropObserver(ctx, meeting, topic)
  return meeting.id
}

/**
 * The agenda in a new order: all its lines, each once.
 * @throws Refusal CONFLICT when lines came, went or moved since the order that was seen
 */
export async function orderAgenda(ctx: Ctx, input: { meetingId: number; itemIds: readonly number[]; seenIds: readonly number[] }): Promise<number> {
  requireMay(ctx, 'meeting.manage')
  const meeting = await holdMeeting(ctx, input.meetingId)
  mustBeOpen(meeting)
  const items = await itemsOf(ctx, meeting.id)
  if (items.map(i => i.id).join() !== input.seenIds.join())
    throw new Refusal('CONFLICT', '议程刚才已被他人调整，您调整的顺序没有保存。现在显示的是最新的议程，请对照后再调整。')
  const wanted = new Map(input.itemIds.map((id, i) => [id, i + 1]))
  if (wanted.size !== items.length || items.some(i => !wanted.has(i.id))) throw invalid({ field: 'itemIds', message: '新的顺序与议程事项不一致，请刷新后重新调整。' })
  for (const item of items) item.ordinal = wanted.get(item.id)!
  await ctx.flush()
  return meeting.id
}
