import { daysBetween } from '../../kernel/day'
import type { Ctx } from '../../platform/context'
import type { CalendarEvent, Hit, Manifest, System, Todo } from '../../platform/manifest'
import { registerAttachmentSubject } from '../document/attachment.service'
import { mayDo } from '../identity/permission.service'
import { AgendaItemSchema, ResolutionSchema } from './agenda.entity'
import { AgendaResolver } from './agenda.api'
import { MeetingDetailResolver } from './detail.api'
import { unansweredSeats } from './attendance.query'
import { materialsRoutes } from './materials.route'
import { MeetingResolver } from './meeting.api'
import { fillMeetings } from './meeting.demo'
import { AttendanceSchema, MeetingSchema } from './meeting.entity'
import { calendarMeetings, findMeeting, listMeetings } from './meeting.query'
import { MEETING_STATES } from './meeting.rules'
import { recountOpinions } from './opinion.service'
import { preparationEntities, preparationResolvers, preparationTodos, startPreparation } from './preparation.manifest'
import { minutesEntities } from './minutes.entity'
import { meetingsWithoutMinutes } from './minutes.query'
import { meetingRoutes } from './minutes.route'
import { OutcomeResolver } from './outcome.api'
import { paperResolvers, paperTodos, startPapers } from './paper.manifest'
import { SeatResolver } from './seat.api'
import { live } from './live.manifest'
import { MeetingSeriesSchema } from './series.entity'
import { TopicResolver } from './topic.api'
import { TopicSchema } from './topic.entity'
import { findTopic, listTopics } from './topic.query'

const NO_ORDER = null

async function todos(ctx: Ctx): Promise<Todo[]> {
  if (!mayDo(ctx, 'meeting.read', { unitIds: [ctx.actor.unitId] })) return []
  const list: Todo[] = (await unansweredSeats(ctx)).map(s => ({
    key: `meeting:seat:${s.id}`, title: `回复参会：${s.title}`, kind: 'meeting', link: `/meetings/${s.meetingId}?tab=attendance`, dueOn: s.heldOn,
  }))
  list.push(...await paperTodos(ctx))
  if (mayDo(ctx, 'topic.propose', { unitIds: [ctx.actor.unitId] })) {
    const { nodes } = await listTopics(ctx, { states: ['RETURNED'], proposerUnitIds: [...ctx.actor.unitIds] }, NO_ORDER, { first: 20 }, false)
    list.push(...nodes.map(t => ({ key: `topic:${t.id}:supply`, title: `补正议题材料：${t.title}`, kind: 'topic', link: `/topics/${t.id}`, dueOn: null })))
  }
  list.push(...(await preparationTodos(ctx)))
  if (!mayDo(ctx, 'topic.manage')) return list
  const { nodes: waiting } = await listTopics(ctx, { states: ['SUBMITTED', 'POOLED'] }, 'SUBMITTED', { first: 40 }, false)
  list.push(...waiting.map(t => ({
    key: `topic:${t.id}:${t.state === 'SUBMITTED' ? 'review' : 'schedule'}`, title: `${t.state === 'SUBMITTED' ? '审核议题' : '安排议题上会'}：${t.title}`, kind: 'topic',
    link: `/topics/${t.id}`, dueOn: null,
  })))
  list.push(...(await meetingsWithoutMinutes(ctx)).map(m => ({
    key: `meeting:${m.id}:minutes`, title: `${m.minutesId === null ? '起草' : '印发'}会议纪要：${m.title}`, kind: 'meeting', link: `/meetings/${m.id}?tab=minutes`, dueOn: null,
  })))
  return list
}

async function search(ctx: Ctx, text: string, limit: number): Promise<Hit[]> {
  if (!mayDo(ctx, 'meeting.read', { unitIds: [ctx.actor.unitId] })) return []
  const topics = await listTopics(ctx, { text }, NO_ORDER, { first: limit }, false)
  const meetings = await listMeetings(ctx, { text }, NO_ORDER, { first: limit }, false)
  return [
    ...topics.nodes.map(t => ({ kind: 'topic', label: '议题', title: t.title, hint: [t.number, t.proposerUnitName].filter(Boolean).join(' '), link: `/topics/${t.id}` })),
    ...meetings.nodes.map(m => ({ kind: 'meeting', label: '会议', title: m.title, hint: m.heldOn, link: `/meetings/${m.id}` })),
  ].slice(0, limit)
}

async function calendar(ctx: Ctx, from: string, to: string): Promise<CalendarEvent[]> {
  // A span beyond a few years is nobody's calendar.
  if (!mayDo(ctx, 'meeting.read', { unitIds: [ctx.actor.unitId] }) || daysBetween(from, to) > 3700) return []
  return (await calendarMeetings(ctx, from, to)).map(m => ({
    uid: `meeting-${m.id}`, kind: 'meeting', title: m.state === 'PLANNED' ? `${m.title}（筹备中）` : m.title, link: `/meetings/${m.id}`, on: null,
    startAt: Number(m.heldAt), endAt: Number(m.endAt), place: m.place || null, note: MEETING_STATES[m.state],
  }))
}

const start = async (system: System): Promise<void> => {
  startPreparation(system)
  live.start(system)
  registerAttachmentSubject(system, 'Topic', {
    mayRead: async (ctx, id) => (await findTopic(ctx, id)) !== null,
    mayChange: async (ctx, id) => {
      const topic = await findTopic(ctx, id)
      return topic !== null && mayDo(ctx, 'topic.propose', { unitIds: [topic.proposerUnitId] }) && ['DRAFT', 'RETURNED', 'SUBMITTED', 'POOLED'].includes(topic.state)
    },
  })
  registerAttachmentSubject(system, 'Meeting', {
    mayRead: async (ctx, id) => (await findMeeting(ctx, id)) !== null,
    mayChange: async ctx => mayDo(ctx, 'meeting.manage'),
  })
  startPapers(system)
}

export const meeting: Manifest = {
  name: 'meeting',
  entities: [MeetingSeriesSchema, MeetingSchema, AttendanceSchema, TopicSchema, AgendaItemSchema, ResolutionSchema, ...minutesEntities, ...preparationEntities, ...live.entities],
  resolvers: [...preparationResolvers, TopicResolver, MeetingResolver, MeetingDetailResolver, SeatResolver, AgendaResolver, OutcomeResolver, ...paperResolvers, ...live.resolvers],
  routes: [...meetingRoutes, ...materialsRoutes],
  start,
  stop: live.stop,
  beforeCommit: live.beforeCommit,
  todos,
  search,
  calendar,
  recount: recountOpinions,
  demo: fillMeetings,
}
