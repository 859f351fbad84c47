import { invalid, notFound, Refusal } from '../../kernel/refusal'
import type { Ctx } from '../../platform/context'
import { requireMay } from '../identity/permission.service'
import { putOnAgenda } from './agenda.service'
import { agendaCandidates, type Candidate } from './candidate.query'
import { findMeeting } from './meeting.query'
import { isOpen, MEETING_STATES } from './meeting.rules'
import { poolTopic } from './pooled.service'
import { takeUpRequest } from './request.service'

/** A topic in the pool, drafted from a ledger, with a link to its source and the reason; the office is its author. */
export const draftTopic = (ctx: Ctx, c: Candidate, seriesId: number): Promise<number> =>
  poolTopic(ctx, {
    title: c.title, ...c.draft!, proposerUnitId: c.unitId ?? ctx.actor.unitId, unitName: c.unitName ?? '', proposedByPostId: ctx.actor.postId, proposedByName: ctx.actor.userName,
    projectId: c.projectId, seriesId, minutes: c.minutes, source: c.source!, sourceReason: c.reason,
  })

/**
 * N4: what the secretary ticked goes on the agenda in the order of the score; what came from a ledger becomes a topic first.
 * @throws Refusal CONFLICT for what is no candidate any more
 */
export async function takeCandidates(ctx: Ctx, input: { meetingId: number; keys: readonly string[] }): Promise<number> {
  requireMay(ctx, 'topic.manage')
  const m = await findMeeting(ctx, input.meetingId)
  if (!m) throw notFound('会议')
  if (!isOpen(m.state)) throw new Refusal('STATE', `会议${MEETING_STATES[m.state]}，议程不再调整。`)
  if (!input.keys.length) throw invalid({ field: 'keys', message: '请勾选要列入议程的事项。' })
  await ctx.lock(`meeting:candidates:${ctx.jurisdictionId}`)
  const { candidates } = await agendaCandidates(ctx, m)
  const chosen = candidates.filter(c => input.keys.includes(c.key))
  if (chosen.length !== new Set(input.keys).size) throw new Refusal('CONFLICT', '有的事项刚才已被列入议程或已经办结，请刷新后重新勾选。')
  const topicIds = []
  for (const c of chosen) {
    topicIds.push(c.topicId ?? (await draftTopic(ctx, c, m.seriesId)))
    if (c.source?.type === 'REQUEST') await takeUpRequest(ctx, c.source.id, m)
  }
  return putOnAgenda(ctx, { meetingId: m.id, topicIds })
}
