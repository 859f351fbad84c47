import { notFound, Refusal } from '../../kernel/refusal'
import type { Ctx } from '../../platform/context'
import { Post } from '../identity/identity.entity'
import { requireMay } from '../identity/permission.service'
import { notify } from '../inbox/message.service'
import { Topic } from './topic.entity'
import { findTopic } from './topic.query'
import { TOPIC_STATES } from './topic.rules'

/** 特别重大项目、特别复杂问题报请党政主要领导调度 (灵宝 四(二)2(1)): once, with the reason; the heads are told. */
export async function raiseTopic(ctx: Ctx, input: { id: number; version: number; reason: string }): Promise<number> {
  requireMay(ctx, 'topic.manage')
  if (!(await findTopic(ctx, input.id))) throw notFound('议题')
  const topic = await ctx.findVersion(Topic, input.id, input.version, '议题')
  if (topic.state !== 'POOLED' && topic.state !== 'SCHEDULED') throw new Refusal('STATE', `议题现为“${TOPIC_STATES[topic.state]}”，审核进入议题池后才能提请主要领导调度。`)
  if (topic.raisedOn != null) throw new Refusal('STATE', `这个议题已于 ${topic.raisedOn} 提请党政主要领导调度。`)
  ctx.em.assign(topic, { raisedOn: ctx.today, raisedReason: input.reason.trim(), raisedByName: `${ctx.actor.postName} ${ctx.actor.userName}` })
  await ctx.flush()
  const heads = await ctx.em.find(Post, { role: 'LEAD_OFFICIAL', grade: 'COUNTY_CHIEF', active: true })
  await notify(ctx, { to: { postIds: heads.map(h => h.id) }, kind: 'TOPIC_RAISED', title: `提请调度：${topic.title}`, text: topic.raisedReason!, link: `/topics/${topic.id}` })
  return topic.id
}
