import type { Ctx } from '../../platform/context'
import type { System, Todo } from '../../platform/manifest'
import { registerAttachmentSubject } from '../document/attachment.service'
import { mayDo } from '../identity/permission.service'
import { ArrangementResolver } from './arrangement.api'
import { ArrangementSchema } from './arrangement.entity'
import { waitingArrangements } from './arrangement.query'
import { CalledMeetingResolver, TopicCallResolver } from './call.api'
import { TopicCallAnswerSchema, TopicCallSchema } from './call.entity'
import { openCalls } from './call.query'
import { CandidateResolver } from './candidate.api'
import { EscalatedResolver } from './escalated.api'
import { HandOverResolver } from './handOver.api'
import { SeriesMemberSchema } from './member.entity'
import { successions } from './member.query'
import { OpinionResolver } from './opinion.api'
import { OpinionSchema } from './opinion.entity'
import { findOpinion, openOpinions } from './opinion.query'
import { PlanningResolver } from './planning.api'
import { ReceiptResolver } from './receipt.api'
import { MeetingRequestResolver } from './request.api'
import { MeetingRequestSchema } from './request.entity'
import { listRequests } from './request.query'
import { SeriesResolver } from './series.api'
import { JointSeriesSchema } from './sitting.entity'
import { AgendaVersionSchema } from './version.entity'
import { MeetingYearResolver } from './year.api'

/** What the preparation of meetings adds to the module. */
export const preparationEntities = [SeriesMemberSchema, JointSeriesSchema, MeetingRequestSchema, OpinionSchema, ArrangementSchema, AgendaVersionSchema, TopicCallSchema, TopicCallAnswerSchema] as const
export const preparationResolvers = [SeriesResolver, MeetingYearResolver, MeetingRequestResolver, OpinionResolver, ArrangementResolver, CandidateResolver, EscalatedResolver, HandOverResolver, ReceiptResolver, TopicCallResolver, CalledMeetingResolver, PlanningResolver] as const

export const startPreparation = (system: System): void =>
  registerAttachmentSubject(system, 'Opinion', {
    mayRead: async (ctx, id) => (await findOpinion(ctx, id)) !== null,
    mayChange: async (ctx, id) => (await findOpinion(ctx, id))?.mayAnswer ?? false,
  })

export async function preparationTodos(ctx: Ctx): Promise<Todo[]> {
  const list: Todo[] = []
  const { own, late } = await openOpinions(ctx)
  const proposes = mayDo(ctx, 'topic.propose', { unitIds: [ctx.actor.unitId] })
  if (proposes) list.push(...(await openCalls(ctx)).map(c => ({ key: `topicCall:${c.id}:${c.unitId}`, title: `回复议题征集：${c.title}`, kind: 'topic', link: `/topic-calls/${c.id}`, dueOn: c.dueOn })))
  if (proposes)
    list.push(...own.map(o => ({ key: `opinion:${o.id}:answer`, title: `回复会审意见：${o.topicTitle}`, kind: 'topic', link: `/topics/${o.topicId}`, dueOn: o.dueOn })))
  list.push(...late.map(o => ({ key: `opinion:${o.id}:late`, title: `催办会审意见：${o.unitName}对“${o.topicTitle}”逾期未回复`, kind: 'topic', link: `/topics/${o.topicId}`, dueOn: o.dueOn })))
  if (mayDo(ctx, 'meeting.approve')) list.push(...(await waitingArrangements(ctx)).map(a => ({
    key: `arrangement:${a.id}`, title: `审批会议安排：${a.title}`, kind: 'meeting', link: `/meetings/${a.meetingId}`, dueOn: a.noticeDueOn,
  })))
  if (!mayDo(ctx, 'meeting.manage')) return list
  list.push(...(await listRequests(ctx, ['SUBMITTED'])).map(r => ({
    key: `meetingRequest:${r.id}`, title: `答复召开会议的建议：${r.unitName}“${r.subject}”`, kind: 'meeting', link: '/meetings/requests', dueOn: r.wantedOn,
  })))
  list.push(...(await successions(ctx)).map(m => ({
    key: `seriesMember:${m.id}:${m.holderSinceOn}`, title: `知悉成员变动：${m.holderName} 自 ${m.holderSinceOn} 接任${m.unitName ?? ''}${m.postName ?? ''}，自然成为“${m.seriesName}”成员`,
    kind: 'meeting', link: `/meetings/series/${m.seriesCode}`, dueOn: null,
  })))
  return list
}
