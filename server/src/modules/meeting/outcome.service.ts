import type { Day } from '../../kernel/day'
import { invalid, notFound, Refusal, type FieldProblem } from '../../kernel/refusal'
import { sentenceOf, verdictOf, type Explanation } from '../../kernel/verdict'
import type { Ctx } from '../../platform/context'
import { countyRows } from '../../platform/rows'
import { Post, Unit } from '../identity/identity.entity'
import { requireMay } from '../identity/permission.service'
import { gate } from '../regulation/regulation.service'
import { AgendaItem, Resolution } from './agenda.entity'
import { outcomeGaps, type Outcome } from './agenda.rules'
import { itemsOf, passOnReturning } from './agenda.service'
import { holdersOn } from './attendance.query'
import { atClose } from './attendance.rules'
import { judgeClose } from './closing.query'
import { fulfilChairsDuty } from './fulfil.service'
import { leaveStage } from './live.service'
import { Meeting } from './meeting.entity'
import { findMeeting, meetingFacts } from './meeting.query'
import { MEETING_STATES } from './meeting.rules'
import { stepMeeting, type MeetingStep } from './meeting.service'
import { handOn, releaseTopics } from './release.service'
import { seatsOf } from './seat.service'
import { holdSession, settleDraft } from './settle.service'
import { Topic } from './topic.entity'

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

/** A resolution's row, judged by the county's rule on recording (CZ16). `at`: path of an input field, `nth`: what it is called in a refusal. */
export async function judgedResolution(ctx: Ctx, heldOn: Day, r: ResolutionFields, onProblem: boolean, at: (field: string) => string, nth: string) {
  if (!r.text.trim()) throw invalid({ field: at('text'), message: `${nth}还没有内容，请填写或删去这一条。` })
  if (r.dueOn && r.dueOn < heldOn) throw invalid({ field: at('dueOn'), message: `${nth}的完成时限早于会议日期，请改正。` })
  const unit = r.unitId == null ? null : await ctx.find(Unit, r.unitId, '责任单位')
  const { post, person } = await personOf(ctx, r, unit, heldOn)
  const facts = { resolution: { onProblem: r.onProblem ?? onProblem, unit: unit?.name ?? null, person, dueOn: r.dueOn ?? null, standard: r.standard ?? null } }
  const { record } = await gate(ctx, 'resolution.record', facts)
  return {
    text: r.text.trim(), onProblem: facts.resolution.onProblem, unitId: unit?.id ?? null, responsiblePostId: post?.id ?? null, responsiblePerson: person, dueOn: r.dueOn ?? null,
    standard: r.standard?.trim() ?? '', judgedBy: JSON.stringify(record),
  }
}

type Judged = Awaited<ReturnType<typeof judgedResolution>>

async function judgedAll(ctx: Ctx, heldOn: Day, rows: readonly ResolutionFields[], onProblem: boolean): Promise<Judged[]> {
  const judged: Judged[] = []
  const refused: { problem: FieldProblem; explanations: Explanation[] }[] = []
  for (const [i, r] of rows.entries()) {
    const at = (field: string) => `resolutions.${i}.${field}`
    try {
      judged.push(await judgedResolution(ctx, heldOn, r, onProblem, at, `第 ${i + 1} 条议定事项`))
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'GATE' || !error.details.verdict) throw error
      refused.push({ problem: { field: at('text'), message: `第 ${i + 1} 条：${sentenceOf(error.details.verdict)}` }, explanations: error.details.verdict.explanations })
    }
  }
  if (refused.length)
    throw new Refusal('GATE', refused.map(r => r.problem.message).join('；'), {
      fields: refused.map(r => r.problem), verdict: verdictOf(refused.flatMap(r => r.explanations)),
    })
  return judged
}

/** What is read back of an item, to tell whether it now says something else. */
const saidBy = (outcome: Outcome | null, outcomeText: string, rows: readonly Pick<Resolution, 'text' | 'unitId' | 'responsiblePerson' | 'dueOn' | 'standard'>[]): string =>
  JSON.stringify([outcome, outcomeText, rows.map(r => [r.text, r.unitId ?? null, r.responsiblePerson, r.dueOn ?? null, r.standard])])

/** What the meeting did with an item, and what it decided. May be recorded anew until the meeting closes. `typed`: it was typed live, last at that instant. */
export async function recordOutcome(ctx: Ctx, input: RecordOutcome, typed: { at: number } | null = null): Promise<number> {
  requireMay(ctx, 'meeting.manage')
  const place = await countyRows(ctx, 'agendaItem').select('agendaItem.meetingId').where('agendaItem.id', '=', input.agendaItemId).executeTakeFirst()
  if (!place) throw notFound('议程事项')
  await holdSession(ctx, place.meetingId)
  const item = await ctx.findVersion(AgendaItem, input.agendaItemId, input.version, '议程事项')
  const meeting = await ctx.find(Meeting, item.meetingId, '会议')
  if (meeting.state !== 'IN_SESSION') throw new Refusal('STATE', `会议${MEETING_STATES[meeting.state]}，只有正在开会时才能记录结果。`)
  if (!typed) await settleDraft(ctx, item.id)
  const rows = input.resolutions ?? []
  const text = input.outcomeText?.trim() ?? ''
  const gaps = outcomeGaps({ outcome: input.outcome, text, resolutions: rows.length, ofTopic: item.topicId != null })
  if (gaps.length) throw invalid(...gaps)
  const topic = item.topicId == null ? null : await ctx.find(Topic, item.topicId, '议题')
  const old = await ctx.em.find(Resolution, { agendaItemId: item.id }, { orderBy: { ordinal: 'asc' } })
  const before = saidBy(item.outcome ?? null, item.outcomeText, old)
  const judged = await judgedAll(ctx, meeting.heldOn, rows, topic?.onProblem ?? false)
  for (const resolution of old) ctx.em.remove(resolution)
  for (const [i, fields] of judged.entries())
    ctx.em.create(Resolution, {
      jurisdictionId: ctx.jurisdictionId, agendaItemId: item.id, meetingId: meeting.id, ordinal: i + 1, ...fields, assignmentId: null, addedAt: null, addedBy: null, addedReason: null,
    })
  ctx.em.assign(item, { outcome: input.outcome, outcomeText: text, heard: input.heard?.trim() ?? item.heard })
  if (saidBy(input.outcome, text, judged) !== before) item.changedAt = typed?.at || ctx.now
  await ctx.flush()
  return meeting.id
}

/**
 * Ends a meeting: refused while anything is in the way, which it names (P3). The clock stops, attendance is fixed, topics leave or return,
 * resolutions are listed as assignments, and what was deferred goes to the series' next meeting where one is planned (N5).
 */
export async function closeMeeting(ctx: Ctx, input: MeetingStep): Promise<number> {
  requireMay(ctx, 'meeting.manage')
  await holdSession(ctx, input.id)
  const meeting = await ctx.findVersion(Meeting, input.id, input.version, '会议')
  const row = (await findMeeting(ctx, meeting.id))!
  stepMeeting(meeting, 'closeMeeting')
  const verdict = await judgeClose(ctx, meeting.id, await meetingFacts(ctx, row))
  if (!verdict.allowed) throw new Refusal('GATE', sentenceOf(verdict), { verdict })
  meeting.closedAt = ctx.now
  await leaveStage(ctx, meeting.id)
  const items = await itemsOf(ctx, meeting.id)
  const seats = await seatsOf(ctx, meeting.id)
  const holders = await holdersOn(ctx, seats.flatMap(s => s.postId ?? []), meeting.heldOn)
  for (const seat of seats) ctx.em.assign(seat, { state: atClose(seat.state), holderName: seat.postId == null ? null : (holders.get(seat.postId) ?? null) })
  await releaseTopics(ctx, meeting, items)
  await handOn(ctx, meeting, items, await ctx.em.find(Resolution, { meetingId: meeting.id }, { orderBy: { agendaItemId: 'asc', ordinal: 'asc' } }))
  await ctx.flush()
  await fulfilChairsDuty(ctx, meeting, row.seriesCode, items)
  await passOnReturning(ctx, meeting)
  return meeting.id
}
