import type { Ctx } from '../../platform/context'
import { fulfilByMeeting } from '../duty/duty.service'
import { Resolution, type AgendaItem } from './agenda.entity'
import type { Meeting } from './meeting.entity'
import { Topic } from './topic.entity'

/** The projects whose matters the meeting took up. */
async function projectsOf(ctx: Ctx, items: readonly AgendaItem[]): Promise<number[]> {
  const topics = await ctx.em.find(Topic, { id: { $in: items.flatMap(i => i.topicId ?? []) } })
  return topics.flatMap(t => t.projectId ?? [])
}

/** What the meeting decided, as a scheduling records it. */
const mattersOf = async (ctx: Ctx, meetingId: number) =>
  (await ctx.em.find(Resolution, { meetingId }, { orderBy: { id: 'asc' } }))
    .map(r => ({ matter: r.text.slice(0, 500), unitId: r.unitId ?? null, requirement: (r.standard || r.text).slice(0, 500), dueOn: r.dueOn ?? null }))

/** A meeting that was held is its chair's recurring duty done, where the county's text asks for just that (JC31, CZ10, JC12). */
export async function fulfilChairsDuty(ctx: Ctx, meeting: Meeting, series: string, items: readonly AgendaItem[]): Promise<void> {
  await fulfilByMeeting(ctx, {
    series, chairPostId: meeting.chairPostId ?? null, heldOn: meeting.heldOn, title: meeting.title, link: `/meetings/${meeting.id}`,
    projectIds: await projectsOf(ctx, items), matters: await mattersOf(ctx, meeting.id),
  })
}
