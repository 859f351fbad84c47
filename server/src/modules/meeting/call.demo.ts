import type { Ctx } from '../../platform/context'
import type { DemoScene } from '../../platform/manifest'
import { act, actorOf, type CountyCast } from '../identity/identity.demo'
import { callHindrance, callOf, listCallAnswers, unitsToAsk } from './call.query'
import { answerTopicCall, issueTopicCall } from './call.service'
import { findMeeting } from './meeting.query'

/** The member units of the coming meeting are asked for topics, where its cut-off leaves time and the series has members. */
export async function callDemo(ctx: Ctx, meetingId: number): Promise<void> {
  const m = (await findMeeting(ctx, meetingId))!
  if ((await callHindrance(ctx, m)) !== null || !(await unitsToAsk(ctx, m)).length) return
  await issueTopicCall(ctx, { meetingId, note: '请重点报送用地、资金和施工衔接方面需要会议协调的事项。' })
}

/** Every other unit has answered that it has nothing this time. */
export async function answerCallDemo(scene: DemoScene, cast: CountyCast, meetingId: number): Promise<void> {
  const rows = await act(scene, actorOf(cast, 'secretary'), async ctx => {
    const call = await callOf(ctx, meetingId)
    return call ? listCallAnswers(ctx, call) : []
  })
  const liaisons = new Map([...cast.actors.values()].filter(a => a.role === 'LIAISON').map(a => [a.unitId, a]))
  for (const row of rows.filter((r, i) => i % 2 === 0 && r.answer === null)) {
    const liaison = liaisons.get(row.unitId)
    if (liaison) await act(scene, liaison, ctx => answerTopicCall(ctx, { id: row.id, version: row.version }))
  }
}
