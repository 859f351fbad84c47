import type { Ctx } from '../../platform/context'
import { listAssignments, type AssignmentDraft } from '../assignment/listing.service'
import { Post } from '../identity/identity.entity'
import { notify } from '../inbox/message.service'
import type { AgendaItem, Resolution } from './agenda.entity'
import { decides, OUTCOMES, type Outcome } from './agenda.rules'
import type { Meeting } from './meeting.entity'
import { isDuty, titleOf } from './resolution.rules'
import { Topic } from './topic.entity'
import { stepTopic } from './topic.service'

/**
 * Resolutions with a unit and a day become assignments; the chair has judged them by deciding. What was only noted, deferred, returned or
 * withdrawn is never handed on.
 */
export async function handOn(ctx: Ctx, meeting: Meeting, items: readonly AgendaItem[], resolutions: readonly Resolution[]): Promise<void> {
  const projects = new Map((await ctx.em.find(Topic, { id: { $in: items.flatMap(i => i.topicId ?? []) } })).map(t => [t.id, t.projectId ?? null]))
  const chair = meeting.chairPostId == null ? null : await ctx.find(Post, meeting.chairPostId, '主持人岗位')
  const duties = resolutions.flatMap(r => {
    const duty = { unitId: r.unitId ?? null, dueOn: r.dueOn ?? null }
    const item = items.find(i => i.id === r.agendaItemId)
    if (!isDuty(duty) || !item || !decides(item.outcome ?? null)) return []
    const draft: AssignmentDraft = {
      sourceType: 'RESOLUTION', sourceId: r.id, onProblem: r.onProblem, sourceText: `${meeting.title}“${item.title}”`, title: titleOf(r.text), content: r.text, standard: r.standard, ...duty,
      responsiblePostId: r.responsiblePostId ?? null, responsiblePerson: r.responsiblePerson || null,
      projectId: item.topicId == null ? null : (projects.get(item.topicId) ?? null), judged: chair?.role === 'LEAD_OFFICIAL',
    }
    return [{ r, draft }]
  })
  const ids = await listAssignments(ctx, duties.map(d => d.draft))
  duties.forEach((d, i) => { d.r.assignmentId = ids[i]! })
}

/** What happens next, as its proposer is told. */
const NEXT: Record<Outcome, string> = {
  DECIDED: '请按会议议定的意见办理，以印发的纪要为准。',
  IN_PRINCIPLE: '请按会议意见完善后办理，以印发的纪要为准。',
  NOTED: '会议已知悉，不另行交办。',
  DEFERRED: '编号不变，列入下一次同类会议，请按会议意见完善。',
  RETURNED: '编号不变，请按会议意见修改后重新提交。',
  WITHDRAWN: '议题已撤回，如需再议请另行提出。',
}

async function tellProposer(ctx: Ctx, meeting: Meeting, topic: Topic, outcome: Outcome, text: string): Promise<void> {
  await notify(ctx, {
    to: { postIds: [topic.proposedByPostId], unitIds: [topic.proposerUnitId] }, kind: outcome === 'RETURNED' ? 'TOPIC_RETURNED' : 'TOPIC_OUTCOME',
    title: `议题${OUTCOMES[outcome]}：${topic.title}`, text: `${meeting.title}：${text ? `${text.replace(/[。；;]$/, '')}。` : ''}${NEXT[outcome]}`, link: `/topics/${topic.id}`,
  })
}

/**
 * Topics leave the meeting as decided, noted or withdrawn; a deferred one returns to the pool, a returned one to its proposer with the
 * reason, each one round on, its number kept. The proposers are told.
 */
export async function releaseTopics(ctx: Ctx, meeting: Meeting, items: readonly AgendaItem[]): Promise<void> {
  for (const item of items) {
    if (item.topicId == null || item.outcome == null) continue
    const topic = await ctx.find(Topic, item.topicId, '议题')
    if (decides(item.outcome)) stepTopic(topic, 'decideTopic')
    else if (item.outcome === 'NOTED') stepTopic(topic, 'noteTopic')
    else if (item.outcome === 'RETURNED') {
      stepTopic(topic, 'sendBackTopic')
      ctx.em.assign(topic, { round: topic.round + 1, returnReason: item.outcomeText })
    } else {
      stepTopic(topic, 'deferTopic')
      if (item.outcome === 'DEFERRED') topic.round += 1
      else stepTopic(topic, 'withdrawTopic')
    }
    await tellProposer(ctx, meeting, topic, item.outcome, item.outcomeText)
  }
}
