import { conflict, invalid, Refusal } from '../../kernel/refusal'
import type { Ctx } from '../../platform/context'
import { Post } from '../identity/identity.entity'
import { requireMay } from '../identity/permission.service'
import { AgendaItem } from './agenda.entity'
import { Meeting } from './meeting.entity'
import { JointSeries } from './sitting.entity'
import { addSeat, mustBeOpen, seatsOf, sitter } from './seat.service'
import { Topic } from './topic.entity'
import { stepTopic } from './topic.service'

const ORDER = { ordinal: 'asc', id: 'asc' } as const

export const itemsOf = (ctx: Ctx, meetingId: number) => ctx.em.find(AgendaItem, { meetingId }, { orderBy: ORDER })

/** A new line of the agenda. */
export function takeOn(ctx: Ctx, meeting: Meeting, item: { topicId: number | null; title: string; minutes: number; round: number; ordinal: number }): AgendaItem {
  return ctx.em.create(AgendaItem, { jurisdictionId: ctx.jurisdictionId, meetingId: meeting.id, ...item, heard: '', outcome: null, outcomeText: '', changedAt: null })
}

/** Puts topics from the pool at the agenda's end; a unit without a seat comes as an observer to its own topic. */
async function schedule(ctx: Ctx, meeting: Meeting, topics: readonly Topic[]): Promise<void> {
  const items = await itemsOf(ctx, meeting.id)
  const seats = await seatsOf(ctx, meeting.id)
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
}

/** N5: what an earlier meeting of the series has deferred goes on this agenda by itself, with its number. */
export async function takeUpReturning(ctx: Ctx, meeting: Meeting): Promise<void> {
  const joint = (await ctx.em.find(JointSeries, { meetingId: meeting.id })).map(j => j.seriesId)
  const back = await ctx.em.find(Topic, { state: 'POOLED', round: { $gt: 1 }, seriesId: { $in: [meeting.seriesId, ...joint] } }, { orderBy: { submittedAt: 'asc', id: 'asc' } })
  if (back.length) await schedule(ctx, meeting, back)
}

/** The office puts topics of the pool on an agenda. */
export async function putOnAgenda(ctx: Ctx, input: { meetingId: number; topicIds: readonly number[] }): Promise<number> {
  requireMay(ctx, 'topic.manage')
  const meeting = await ctx.find(Meeting, input.meetingId, '会议')
  mustBeOpen(meeting)
  if (!input.topicIds.length) throw invalid({ field: 'topicIds', message: '请选择要列入议程的议题。' })
  await ctx.lock(`meeting:agenda:${meeting.id}`)
  const topics = []
  for (const id of new Set(input.topicIds)) topics.push(await ctx.find(Topic, id, '议题'))
  await schedule(ctx, meeting, topics)
  return meeting.id
}

/** A matter without a topic: a report, a communication. */
export async function addAgendaMatter(ctx: Ctx, input: { meetingId: number; title: string; minutes: number }): Promise<number> {
  requireMay(ctx, 'meeting.manage')
  const meeting = await ctx.find(Meeting, input.meetingId, '会议')
  mustBeOpen(meeting)
  const items = await itemsOf(ctx, meeting.id)
  takeOn(ctx, meeting, { topicId: null, title: input.title.trim(), minutes: input.minutes, round: 1, ordinal: (items.at(-1)?.ordinal ?? 0) + 1 })
  await ctx.flush()
  return meeting.id
}

/** Minutes of a line. */
export async function saveAgendaItem(ctx: Ctx, input: { id: number; version: number; minutes: number }): Promise<number> {
  requireMay(ctx, 'meeting.manage')
  const item = await ctx.findVersion(AgendaItem, input.id, input.version, '议程事项')
  mustBeOpen(await ctx.find(Meeting, item.meetingId, '会议'))
  item.minutes = input.minutes
  await ctx.flush()
  return item.meetingId
}

/** Off the agenda; the topic goes back to the pool. What has an outcome stays. */
export async function removeFromAgenda(ctx: Ctx, input: { id: number; version: number }): Promise<number> {
  requireMay(ctx, 'topic.manage')
  const item = await ctx.findVersion(AgendaItem, input.id, input.version, '议程事项')
  mustBeOpen(await ctx.find(Meeting, item.meetingId, '会议'))
  if (item.outcome != null) throw new Refusal('STATE', '这项议程已经记录了结果，不能移出。如会议没有研究，请把结果改为缓议、退回或撤回。')
  if (item.topicId != null) stepTopic(await ctx.find(Topic, item.topicId, '议题'), 'removeFromAgenda')
  ctx.em.remove(item)
  await ctx.flush()
  return item.meetingId
}

/** The agenda in a new order: all its lines, each once. @throws Refusal CONFLICT when lines came or went meanwhile. */
export async function orderAgenda(ctx: Ctx, input: { meetingId: number; itemIds: readonly number[] }): Promise<number> {
  requireMay(ctx, 'meeting.manage')
  const meeting = await ctx.find(Meeting, input.meetingId, '会议')
  mustBeOpen(meeting)
  await ctx.lock(`meeting:agenda:${meeting.id}`)
  const items = await itemsOf(ctx, meeting.id)
  const wanted = new Map(input.itemIds.map((id, i) => [id, i + 1]))
  if (wanted.size !== items.length || items.some(i => !wanted.has(i.id))) throw conflict('会议议程')
  for (const item of items) item.ordinal = wanted.get(item.id)!
  await ctx.flush()
  return meeting.id
}
