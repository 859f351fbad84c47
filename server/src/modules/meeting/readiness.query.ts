import type { Ctx } from '../../platform/context'
import { countyRows } from '../../platform/rows'
import { readinessOf } from './meeting.rules'
import { callHindrance, callOf, listCallAnswers, unitsToAsk } from './call.query'
import type { findMeeting } from './meeting.query'
import { opinionsAt } from './opinion.query'
import { seesCounty } from './sight.query'
import { papersOwed } from './topic.query'
import { topicGaps } from './topic.rules'

type Meeting = NonNullable<Awaited<ReturnType<typeof findMeeting>>>

/** Who was asked for topics and owes an answer; nobody yet, where the office still can ask; else null: it is no matter here. */
async function callFacts(ctx: Ctx, m: Meeting) {
  const call = await callOf(ctx, m.id)
  if (call) {
    const answers = await listCallAnswers(ctx, call)
    return { asked: answers.length, owing: answers.filter(a => a.answer === null).map(a => a.unitName) }
  }
  return (await callHindrance(ctx, m)) === null && (await unitsToAsk(ctx, m)).length ? { asked: 0, owing: [] } : null
}

/**
 * P1 and the office's own list: what stands between the plan and the meeting, by when, and where it is mended. Empty for who is
 * only invited.
 */
export async function meetingReadiness(ctx: Ctx, m: Meeting) {
  if (!seesCounty(ctx)) return []
  const items = await countyRows(ctx, 'agendaItem')
    .leftJoin('topic', 'topic.id', 'agendaItem.topicId')
    .leftJoin('meetingSeries', 'meetingSeries.id', 'topic.seriesId')
    .select(['agendaItem.title', 'agendaItem.minutes', 'agendaItem.topicId', 'topic.problem', 'topic.request', 'topic.proposedDecision', papersOwed()])
    .where('agendaItem.meetingId', '=', m.id)
    .execute()
  const open = await countyRows(ctx, 'attendance').select(eb => eb.fn.countAll().as('n')).where('attendance.meetingId', '=', m.id).where('attendance.state', '=', 'INVITED').executeTakeFirstOrThrow()
  const opinions = await opinionsAt(ctx, m.id)
  const incomplete = items.filter(i => i.topicId !== null && topicGaps({ problem: i.problem ?? '', request: i.request ?? '', proposedDecision: i.proposedDecision ?? '', papersOwed: Number(i.papersOwed) === 1 }).length > 0)
  const ready = readinessOf({
    place: m.place, chairSet: m.chairPostId !== null, seats: m.seatCount, unanswered: Number(open.n), notified: m.noticedAt !== null, items: items.length,
    minutes: items.reduce((sum, i) => sum + i.minutes, 0), budgetMinutes: m.budgetMinutes, approvalBy: m.approvalBy, approved: Boolean(m.approved),
    incompleteTopics: incomplete.map(i => i.title), owing: opinions.owing, opinions: opinions.answered + opinions.owing.length, call: await callFacts(ctx, m),
  })
  const at = (tab: string) => `/meetings/${m.id}?tab=${tab}`
  const links: Record<string, string> = {
    seats: at('attendance'), call: at('call'), agenda: at('agenda'), materials: incomplete[0] ? `/topics/${incomplete[0].topicId ?? ''}` : at('agenda'), budget: at('agenda'), opinions: at('arrangement'),
    approval: at('arrangement'), answers: at('attendance'),
  }
  const days: Record<string, string | null> = {
    call: m.topicsDueOn, agenda: m.topicsDueOn, materials: m.topicsDueOn, opinions: m.noticeDueOn, approval: m.noticeDueOn, notice: m.noticeDueOn, answers: m.heldOn,
  }
  return ready.map(r => {
    const dueOn = days[r.key] ?? null
    return { ...r, dueOn, overdue: !r.done && dueOn !== null && dueOn < ctx.today, link: links[r.key] ?? `/meetings/${m.id}` }
  })
}
