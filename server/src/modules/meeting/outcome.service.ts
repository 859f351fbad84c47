import type { Day } from '../../kernel/day'
import { invalid, notFound, Refusal, type FieldProblem } from '../../kernel/refusal'
import { sentenceOf, verdictOf, type Explanation } from '../../kernel/verdict'
import type { Ctx } from '../../platform/context'
import { countyRows } from '../../platform/rows'
import { listAssignments, type AssignmentDraft } from '../assignment/listing.service'
import { Post, Unit } from '../identity/identity.entity'
import { requireMay } from '../identity/permission.service'
import { gate } from '../regulation/regulation.service'
import { AgendaItem, Resolution } from './agenda.entity'
import type { Outcome } from './agenda.rules'
import { itemsOf, takeUpReturning } from './agenda.service'
import { holdersOn } from './attendance.query'
import { atClose } from './attendance.rules'
import { Meeting } from './meeting.entity'
import { findMeeting, meetingFacts } from './meeting.query'
import { MEETING_STATES } from './meeting.rules'
import { stepMeeting, type MeetingStep } from './meeting.service'
import { isDuty, titleOf } from './resolution.rules'
import { seatsOf } from './seat.service'
import { holdSession, mustBeRecorded, settleDraft } from './settle.service'
import { Topic } from './topic.entity'
import { stepTopic } from './topic.service'

export interface ResolutionFields {
  text: string
  /** It solves or deals with a problem; the topic's word when absent. */
  onProblem?: boolean | null
  unitId?: number | null
  responsiblePostId?: number | null
  /** Name with post; the post's holder when absent. */
  responsiblePerson?: string | null
  dueOn?: Day | null
  standard?: string | null
}

export interface RecordOutcome {
  agendaItemId: number
  version: number
  outcome: Outcome
  outcomeText?: string | null
  /** What was heard, for the minutes. */
  heard?: string | null
  resolutions?: readonly ResolutionFields[] | null
}

async function personOf(ctx: Ctx, r: ResolutionFields, unit: Unit | null, on: Day): Promise<{ post: Post | null; person: string }> {
  const post = r.responsiblePostId == null ? null : await ctx.find(Post, r.responsiblePostId, '责任岗位')
  if (post && post.unitId !== unit?.id) throw invalid({ field: 'responsiblePostId', message: `“${post.name}”不在责任单位，请选择责任单位的岗位。` })
  const written = r.responsiblePerson?.trim()
  if (written || !post) return { post, person: written ?? '' }
  const holder = (await holdersOn(ctx, [post.id], on)).get(post.id)
  return { post, person: holder ? `${holder}（${post.name}）` : post.name }
}

/** Writes an item's resolutions anew, each judged by the county's rule on recording (CZ16). */
async function writeResolutions(ctx: Ctx, meeting: Meeting, item: AgendaItem, rows: readonly ResolutionFields[], onProblem: boolean): Promise<void> {
  for (const old of await ctx.em.find(Resolution, { agendaItemId: item.id })) ctx.em.remove(old)
  const refused: { problem: FieldProblem; explanations: Explanation[] }[] = []
  for (const [i, r] of rows.entries()) {
    const at = (field: string) => `resolutions.${i}.${field}`
    if (!r.text.trim()) throw invalid({ field: at('text'), message: `第 ${i + 1} 条议定事项还没有内容，请填写或删去这一条。` })
    if (r.dueOn && r.dueOn < meeting.heldOn) throw invalid({ field: at('dueOn'), message: `第 ${i + 1} 条的完成时限早于会议日期，请改正。` })
    const unit = r.unitId == null ? null : await ctx.find(Unit, r.unitId, '责任单位')
    const { post, person } = await personOf(ctx, r, unit, meeting.heldOn)
    const facts = { resolution: { onProblem: r.onProblem ?? onProblem, unit: unit?.name ?? null, person, dueOn: r.dueOn ?? null, standard: r.standard ?? null } }
    try {
      const { record } = await gate(ctx, 'resolution.record', facts)
      ctx.em.create(Resolution, {
        jurisdictionId: ctx.jurisdictionId, agendaItemId: item.id, meetingId: meeting.id, ordinal: i + 1, text: r.text.trim(), onProblem: facts.resolution.onProblem,
        unitId: unit?.id ?? null, responsiblePostId: post?.id ?? null, responsiblePerson: person, dueOn: r.dueOn ?? null, standard: r.standard?.trim() ?? '',
        assignmentId: null, judgedBy: JSON.stringify(record),
      })
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'GATE' || !error.details.verdict) throw error
      refused.push({ problem: { field: at('text'), message: `第 ${i + 1} 条：${sentenceOf(error.details.verdict)}` }, explanations: error.details.verdict.explanations })
    }
  }
  if (refused.length)
    throw new Refusal('GATE', refused.map(r => r.problem.message).join('；'), {
      fields: refused.map(r => r.problem), verdict: verdictOf(refused.flatMap(r => r.explanations)),
    })
}

/** What the meeting did with an item, and what it decided. May be recorded anew until the meeting closes. `fromDraft`: from what was typed live. */
export async function recordOutcome(ctx: Ctx, input: RecordOutcome, fromDraft = false): Promise<number> {
  requireMay(ctx, 'meeting.manage')
  const place = await countyRows(ctx, 'agendaItem').select('agendaItem.meetingId').where('agendaItem.id', '=', input.agendaItemId).executeTakeFirst()
  if (!place) throw notFound('议程事项')
  await holdSession(ctx, place.meetingId)
  const item = await ctx.findVersion(AgendaItem, input.agendaItemId, input.version, '议程事项')
  const meeting = await ctx.find(Meeting, item.meetingId, '会议')
  if (meeting.state !== 'IN_SESSION') throw new Refusal('STATE', `会议${MEETING_STATES[meeting.state]}，只有正在开会时才能记录结果。`)
  if (!fromDraft) await settleDraft(ctx, item.id)
  const rows = input.resolutions ?? []
  const text = input.outcomeText?.trim() ?? ''
  if (rows.length && (input.outcome === 'DEFERRED' || input.outcome === 'WITHDRAWN'))
    throw invalid({ field: 'resolutions', message: '缓议或撤回的议题没有议定事项，请删去议定事项，或把结果改为议定。' })
  if (input.outcome === 'DECIDED' && !rows.length && !text) throw invalid({ field: 'outcomeText', message: '请写明议定的意见，或列出议定事项。' })
  const topic = item.topicId == null ? null : await ctx.find(Topic, item.topicId, '议题')
  ctx.em.assign(item, { outcome: input.outcome, outcomeText: text, heard: input.heard?.trim() ?? item.heard })
  await writeResolutions(ctx, meeting, item, rows, topic?.onProblem ?? false)
  await ctx.flush()
  return meeting.id
}

/** Resolutions with a unit and a day become assignments; the chair has judged them by deciding. */
async function handOn(ctx: Ctx, meeting: Meeting, items: readonly AgendaItem[]): Promise<void> {
  const resolutions = await ctx.em.find(Resolution, { meetingId: meeting.id }, { orderBy: { agendaItemId: 'asc', ordinal: 'asc' } })
  const projects = new Map((await ctx.em.find(Topic, { id: { $in: items.flatMap(i => i.topicId ?? []) } })).map(t => [t.id, t.projectId ?? null]))
  const chair = meeting.chairPostId == null ? null : await ctx.find(Post, meeting.chairPostId, '主持人岗位')
  const duties = resolutions.flatMap(r => {
    const duty = { unitId: r.unitId ?? null, dueOn: r.dueOn ?? null }
    const item = items.find(i => i.id === r.agendaItemId)
    if (!isDuty(duty) || !item) return []
    const draft: AssignmentDraft = {
      sourceType: 'RESOLUTION', sourceId: r.id, sourceText: `${meeting.title}“${item.title}”`, title: titleOf(r.text), content: r.text, standard: r.standard, ...duty,
      responsiblePostId: r.responsiblePostId ?? null, responsiblePerson: r.responsiblePerson || null,
      projectId: item.topicId == null ? null : (projects.get(item.topicId) ?? null), judged: chair?.role === 'LEAD_OFFICIAL',
    }
    return [{ r, draft }]
  })
  const ids = await listAssignments(ctx, duties.map(d => d.draft))
  duties.forEach((d, i) => { d.r.assignmentId = ids[i]! })
}

/** Topics leave the meeting as decided, noted or withdrawn; a deferred one returns to the pool, one round on, its number kept. */
async function releaseTopics(ctx: Ctx, items: readonly AgendaItem[]): Promise<void> {
  for (const item of items) {
    if (item.topicId == null) continue
    const topic = await ctx.find(Topic, item.topicId, '议题')
    if (item.outcome === 'DECIDED') stepTopic(topic, 'decideTopic')
    else if (item.outcome === 'NOTED') stepTopic(topic, 'noteTopic')
    else {
      stepTopic(topic, 'deferTopic')
      if (item.outcome === 'DEFERRED') topic.round += 1
      else stepTopic(topic, 'withdrawTopic')
    }
  }
}

/**
 * Ends a meeting: refused while a topic has no outcome, which it names (P3). Attendance is fixed, topics leave or return,
 * resolutions are listed as assignments, and what was deferred goes to the series' next meeting where one is planned (N5).
 */
export async function closeMeeting(ctx: Ctx, input: MeetingStep): Promise<number> {
  requireMay(ctx, 'meeting.manage')
  await holdSession(ctx, input.id)
  const meeting = await ctx.findVersion(Meeting, input.id, input.version, '会议')
  const row = (await findMeeting(ctx, meeting.id))!
  stepMeeting(meeting, 'closeMeeting')
  await gate(ctx, 'meeting.close', await meetingFacts(ctx, row))
  await mustBeRecorded(ctx, meeting.id)
  meeting.closedAt = ctx.now
  const items = await itemsOf(ctx, meeting.id)
  const seats = await seatsOf(ctx, meeting.id)
  const holders = await holdersOn(ctx, seats.flatMap(s => s.postId ?? []), meeting.heldOn)
  for (const seat of seats) ctx.em.assign(seat, { state: atClose(seat.state), holderName: seat.postId == null ? null : (holders.get(seat.postId) ?? null) })
  await releaseTopics(ctx, items)
  await handOn(ctx, meeting, items)
  await ctx.flush()
  const next = await ctx.em.findOne(Meeting, { seriesId: meeting.seriesId, state: { $in: ['PLANNED', 'CONVENED'] }, heldAt: { $gt: meeting.heldAt } }, { orderBy: { heldAt: 'asc' } })
  if (next) await takeUpReturning(ctx, next)
  return meeting.id
}
