import type { Ctx } from '../../platform/context'
import { countyRows } from '../../platform/rows'
import { notify } from '../inbox/message.service'
import { OUTCOMES } from './agenda.rules'
import { seatsOf } from './seat.service'

interface Of {
  id: number
  title: string
}

const link = (m: Of): string => `/meetings/${m.id}?tab=minutes`

/** The office's own posts: it edits the minutes, whoever of it is at work. */
const officePosts = async (ctx: Ctx): Promise<number[]> =>
  (await countyRows(ctx, 'post').select('post.id').where('post.active', '=', 1 as never).where('post.role', 'in', ['SECRETARY', 'OFFICE_HEAD']).execute()).map(p => p.id)

/** The minutes are out: the members and whom the office added read them, each proposer what was decided on its topic. */
export async function tellIssued(ctx: Ctx, m: Of, paper: { id: number; number: string | null; corrects: boolean }): Promise<void> {
  const seats = (await seatsOf(ctx, m.id)).filter(s => s.kind !== 'OBSERVER')
  const recipients = await countyRows(ctx, 'documentRecipient').select('documentRecipient.unitId').where('documentRecipient.documentId', '=', paper.id).execute()
  const seated = new Set(seats.map(s => s.unitId))
  const say = { kind: 'MINUTES_ISSUED', title: `${paper.corrects ? '会议纪要更正' : '会议纪要印发'}：${m.title}`, text: `${paper.number ?? ''}已${paper.corrects ? '更正' : ''}印发，请查看全文，按议定事项抓好落实。` } as const
  await notify(ctx, { ...say, to: { postIds: seats.map(s => s.postId), unitIds: seats.filter(s => s.postId == null).map(s => s.unitId) }, link: link(m) })
  // Who had no seat sees the paper, not the meeting.
  await notify(ctx, { ...say, to: { unitIds: recipients.map(r => r.unitId).filter(id => !seated.has(id)) }, link: `/documents/${paper.id}` })
  const decided = await countyRows(ctx, 'agendaItem')
    .innerJoin('topic', 'topic.id', 'agendaItem.topicId')
    .select(['agendaItem.outcome', 'topic.id', 'topic.title', 'topic.proposerUnitId', 'topic.proposedByPostId'])
    .where('agendaItem.meetingId', '=', m.id)
    .where('agendaItem.outcome', 'is not', null)
    .orderBy('agendaItem.ordinal')
    .execute()
  for (const t of decided)
    await notify(ctx, {
      to: { postIds: [t.proposedByPostId], unitIds: [t.proposerUnitId] }, kind: 'TOPIC_EXCERPT', link: `/topics/${t.id}`,
      title: `纪要摘录：${t.title}`, text: `会议结果为“${OUTCOMES[t.outcome!]}”，${paper.number ?? '会议纪要'}已${paper.corrects ? '更正' : ''}印发，可在议题页查看、下载纪要摘录。`,
    })
}

/** A signer sent the minutes back: the office changes them and hands them up anew. */
export const tellReturned = async (ctx: Ctx, m: Of, step: { label: string; note: string }): Promise<void> =>
  void (await notify(ctx, {
    to: { postIds: await officePosts(ctx) }, kind: 'MINUTES_RETURNED', link: link(m), title: `纪要退回：${m.title}`, text: `“${step.label}”退回，原因：${step.note}。请修改后重新送签。`.replace('。。', '。'),
  }))

/** All have signed: the office may issue. */
export const tellSigned = async (ctx: Ctx, m: Of): Promise<void> =>
  void (await notify(ctx, { to: { postIds: await officePosts(ctx) }, kind: 'MINUTES_SIGNED', link: link(m), title: `纪要签批完成：${m.title}`, text: '各环节都已签批，可以编号印发。' }))
