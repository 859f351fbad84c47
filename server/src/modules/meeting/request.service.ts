import type { Day } from '../../kernel/day'
import { forbidden, invalid, notFound, Refusal } from '../../kernel/refusal'
import type { Ctx } from '../../platform/context'
import { Unit } from '../identity/identity.entity'
import { mayDo, requireMay } from '../identity/permission.service'
import { notify } from '../inbox/message.service'
import { putOnAgenda } from './agenda.service'
import { planMeeting } from './meeting.service'
import { isMember } from './member.query'
import { poolTopic } from './pooled.service'
import { MeetingRequest } from './request.entity'
import { findRequest } from './request.query'
import { REQUEST_STATES, requestWorkflow, type RequestAction, type SubjectPlace } from './request.rules'
import { MeetingSeries } from './series.entity'
import { seriesOf } from './series.service'

export interface RequestMeeting {
  seriesCode: string
  subject: string
  reason: string
  wantedOn?: Day | null
}

/** A member of the series asks that a meeting be called. @throws Refusal FORBIDDEN for a unit that is no member. */
export async function requestMeeting(ctx: Ctx, input: RequestMeeting): Promise<number> {
  requireMay(ctx, 'topic.propose', { unitIds: [ctx.actor.unitId] })
  const series = await seriesOf(ctx, input.seriesCode)
  if (!mayDo(ctx, 'meeting.manage') && !(await isMember(ctx, series.id)))
    throw forbidden(`${ctx.actor.unitName}不是“${series.name}”的成员单位，不能提出召开建议。如有需要研究的事项，请提出议题。`)
  if (input.wantedOn && input.wantedOn < ctx.today) throw invalid({ field: 'wantedOn', message: '希望召开的日期不能早于今天。' })
  const { actor } = ctx
  const request = ctx.em.create(MeetingRequest, {
    jurisdictionId: ctx.jurisdictionId, seriesId: series.id, unitId: actor.unitId, postId: actor.postId, proposedByName: actor.userName, subject: input.subject.trim(),
    reason: input.reason.trim(), wantedOn: input.wantedOn ?? null, state: 'SUBMITTED', createdAt: ctx.now, answer: null, answeredAt: null, answeredByName: null, meetingId: null,
  })
  await ctx.flush()
  return request.id
}

async function find(ctx: Ctx, input: { id: number; version: number }, action: RequestAction): Promise<MeetingRequest> {
  const known = await findRequest(ctx, input.id)
  if (!known) throw notFound('召开建议')
  requireMay(ctx, requestWorkflow.steps[action].ability as Parameters<typeof requireMay>[1], { unitIds: [known.unitId] })
  const request = await ctx.findVersion(MeetingRequest, input.id, input.version, '召开建议')
  const step = requestWorkflow.steps[action]
  if (!step.from.includes(request.state)) throw new Refusal('STATE', `这项建议${REQUEST_STATES[request.state]}，不能再${step.label}。请刷新后查看。`)
  request.state = step.to
  return request
}

/** Tells the post that asked what became of it. */
const tell = (ctx: Ctx, request: MeetingRequest) =>
  notify(ctx, { to: { postIds: [request.postId] }, kind: 'MEETING_REQUEST', title: `${REQUEST_STATES[request.state]}：${request.subject}`, text: request.answer ?? '', link: '/meetings/requests', subject: `meetingRequest:${request.id}` })

const signed = (ctx: Ctx, answer: string) => ({ answer, answeredAt: ctx.now, answeredByName: `${ctx.actor.postName} ${ctx.actor.userName}` })

export interface AcceptRequest {
  id: number
  version: number
  heldAt: number
  place?: string | null
  answer?: string | null
  /** Of the series' members only these; all when absent. */
  memberIds?: readonly number[] | null
  /** Where its subject goes as a topic; on the agenda when absent. */
  subjectTo?: SubjectPlace | null
}

/** Takes a proposal up as a planned meeting of its series; what was to be dealt with becomes a topic. Returns the request's id. */
export async function acceptRequest(ctx: Ctx, input: AcceptRequest): Promise<number> {
  const request = await find(ctx, input, 'acceptMeetingRequest')
  const { code, id: seriesId } = await ctx.find(MeetingSeries, request.seriesId, '会议制度')
  const meetingId = await planMeeting(ctx, { seriesCode: code, heldAt: input.heldAt, place: input.place ?? null, memberIds: input.memberIds ?? null })
  request.meetingId = meetingId
  const unit = await ctx.find(Unit, request.unitId, '建议单位')
  const topicId = await poolTopic(ctx, {
    title: request.subject, problem: request.reason, request: request.subject, proposedDecision: '', proposerUnitId: unit.id, unitName: unit.shortName, proposedByPostId: request.postId,
    proposedByName: request.proposedByName, projectId: null, seriesId, minutes: 15, source: null, sourceReason: `${unit.name}建议召开会议`,
  })
  if (input.subjectTo !== 'POOL') await putOnAgenda(ctx, { meetingId, topicIds: [topicId] })
  ctx.em.assign(request, signed(ctx, input.answer?.trim() || '已采纳，会议正在筹备。'))
  await ctx.flush()
  await tell(ctx, request)
  return request.id
}

/** What is wished for stands on the agenda of a meeting already planned: that takes the proposal up, if it waits. */
export async function takeUpRequest(ctx: Ctx, id: number, meeting: { id: number; title: string }): Promise<void> {
  const request = await ctx.find(MeetingRequest, id, '召开建议')
  if (request.state !== 'SUBMITTED') return
  ctx.em.assign(request, { state: 'ACCEPTED', meetingId: meeting.id, ...signed(ctx, `已采纳，列入“${meeting.title}”议程。`) })
  await ctx.flush()
  await tell(ctx, request)
}

export async function declineRequest(ctx: Ctx, input: { id: number; version: number; reason: string }): Promise<number> {
  const request = await find(ctx, input, 'declineMeetingRequest')
  if (!input.reason.trim()) throw invalid({ field: 'reason', message: '请写明不采纳的理由，建议单位会看到。' })
  ctx.em.assign(request, signed(ctx, input.reason.trim()))
  await ctx.flush()
  await tell(ctx, request)
  return request.id
}

/** Its unit takes a proposal back before it is answered. */
export async function withdrawRequest(ctx: Ctx, input: { id: number; version: number }): Promise<number> {
  const request = await find(ctx, input, 'withdrawMeetingRequest')
  await ctx.flush()
  return request.id
}
