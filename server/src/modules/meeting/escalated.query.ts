import type { Ctx } from '../../platform/context'
import { countyRows } from '../../platform/rows'
import { escalatedTo } from '../assignment/escalation.query'
import { mayDo } from '../identity/permission.service'
import { seriesOf } from '../regulation/provision.query'
import { fromEscalations } from './candidate.query'
import { TOPIC_STATES } from './topic.rules'

/** The latest topic that an escalated matter went to a meeting with; null when it never did, or for who may not see it. */
async function topicOf(ctx: Ctx, assignmentId: number) {
  if (!mayDo(ctx, 'topic.manage')) return null
  const t = await countyRows(ctx, 'topic')
    .select(['topic.id', 'topic.number', 'topic.title', 'topic.state'])
    .where('topic.sourceType', '=', 'PROBLEM')
    .where('topic.sourceId', '=', assignmentId)
    .orderBy('topic.id', 'desc')
    .executeTakeFirst()
  return t ? { ...t, stateLabel: TOPIC_STATES[t.state] } : null
}

/** 提请上会: to which meetings an escalated matter can be brought now, and the topic that it became; null series where its rung is no meeting. */
export async function meetingOf(ctx: Ctx, a: { id: number; holder: string | null }) {
  const codes = (await seriesOf(ctx)).map(s => s.code)
  const standing = a.holder === 'ESCALATED' ? (await escalatedTo(ctx, codes, a.id))[0] : undefined
  const series = standing && (await seriesOf(ctx)).find(s => s.code === standing.seriesCode)
  const [candidate] = series ? await fromEscalations(ctx, [series.code], a.id) : []
  return { topic: await topicOf(ctx, a.id), seriesCode: series?.code ?? null, seriesName: series?.name ?? null, mayBring: candidate !== undefined && mayDo(ctx, 'topic.manage'), candidate: candidate ?? null }
}
