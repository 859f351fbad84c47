import { addDays, instantOf, weekday } from '../../kernel/day'
import type { Ctx } from '../../platform/context'
import type { DemoScene } from '../../platform/manifest'
import { act, actorOf, type CountyCast } from '../identity/identity.demo'
import { addAgendaMatter } from './agenda.service'
import { Arrangement } from './arrangement.entity'
import { decideArrangement, submitArrangement } from './arrangement.service'
import { findMeeting } from './meeting.query'
import { membersOf } from './member.service'
import { Opinion } from './opinion.entity'
import { answerOpinion, askOpinions } from './opinion.service'
import { declineRequest, requestMeeting } from './request.service'
import { seriesOf } from './series.service'
import { Topic } from './topic.entity'
import { confirmAgenda } from './version.service'

const ASKED = ['自然资源局', '财政局', '住房和城乡建设局'] as const
const ANSWERS = [
  { stance: 'AGREE', text: '' },
  { stance: 'AGREE_WITH_CHANGES', text: '建议明确资金来源和分年度安排，所需资金在年度预算内统筹。' },
  { stance: 'AGREE', text: '相关指标可在本年度计划内安排。' },
] as const

/** Units asked for their view on a topic; all but the last of them have answered. */
async function consult(ctx: Ctx, cast: CountyCast, topicId: number, answers: number): Promise<void> {
  const topic = await ctx.find(Topic, topicId, '议题')
  const unitIds = ASKED.map(name => cast.units.get(name)!).filter(id => id !== topic.proposerUnitId)
  await askOpinions(ctx, { topicId, unitIds, question: '请就建议的议定意见和本单位承担的事项提出意见。', workdays: 3 })
  const asked = await ctx.em.find(Opinion, { topicId }, { orderBy: { id: 'asc' } })
  for (const [i, o] of asked.slice(0, answers).entries()) await answerOpinion(ctx, { id: o.id, version: o.version, ...ANSWERS[i % ANSWERS.length]! })
}

/** Opinions on a meeting's topics; where the regulation asks for it, the arrangement submitted and agreed to. */
export async function arrangeDemo(ctx: Ctx, cast: CountyCast, meetingId: number, topicIds: readonly number[]): Promise<void> {
  const m = (await findMeeting(ctx, meetingId))!
  await consult(ctx, cast, topicIds[0]!, m.approvalBy === null ? 2 : 3)
  if (m.approvalBy === null) return
  await submitArrangement(ctx, { meetingId, version: 0 })
  const { version } = await ctx.em.findOneOrFail(Arrangement, { meetingId })
  await decideArrangement(ctx, { meetingId, version, approve: true, note: `${m.approvalBy}${m.heldOn.slice(0, 7)}会议安排批件` })
}

/** After the notice: a matter more, so that members can compare the versions; opinions still open; a member that asks for a meeting. */
export async function prepareComing(scene: DemoScene, cast: CountyCast, coming: { meetingId: number; seriesCode: string; pooled: readonly number[] }): Promise<void> {
  const secretary = actorOf(cast, 'secretary')
  await act(scene, secretary, async ctx => {
    await addAgendaMatter(ctx, { meetingId: coming.meetingId, title: '传达上级项目建设工作部署', minutes: 5 })
    await confirmAgenda(ctx, { meetingId: coming.meetingId, note: '联席办主任审定，增加一项传达事项' })
  })
  // Asked so long ago that one unit is late.
  const past = addDays(scene.today, weekday(scene.today) > 5 ? -9 : -8)
  await act(scene, secretary, async ctx => { for (const id of coming.pooled.slice(0, 1)) await consult(ctx, cast, id, 1) }, instantOf(past, '09:00'))
  await act(scene, secretary, async ctx => { for (const id of coming.pooled.slice(1, 2)) await consult(ctx, cast, id, 1) })
  const [series, members] = await act(scene, secretary, async ctx => {
    const s = await seriesOf(ctx, coming.seriesCode)
    return [s.code, await membersOf(ctx, s.id)] as const
  })
  const asks = ['水务局', '财政局', '自然资源局'].map(u => actorOf(cast, `${u}.liaison`)).find(a => members.some(m => m.unitId === a.unitId)) ?? secretary
  const ids: { id: number; version: number }[] = []
  for (const [subject, reason] of [
    ['集中研究汛期在建工程度汛和施工衔接', '多个在建项目进入主汛期施工，度汛责任和工期安排涉及多个单位，建议提前集中研究。'],
    ['研究供水管网项目与道路工程同步施工', '道路工程下月封路，管网项目须同步进场，错过窗口将二次开挖。'],
  ] as const)
    ids.push({ id: await act(scene, asks, ctx => requestMeeting(ctx, { seriesCode: series, subject, reason, wantedOn: addDays(scene.today, 12) })), version: 1 })
  await act(scene, secretary, ctx => declineRequest(ctx, { ...ids[0]!, reason: '已列入本次例会议程，不再单独召开。' }))
}
