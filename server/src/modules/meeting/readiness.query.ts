import { todayIn } from '../../kernel/day'
import type { Ctx } from '../../platform/context'
import { countyRows } from '../../platform/rows'
import { changedSince } from './arrangement.query'
import { readinessOf } from './meeting.rules'
import { callHindrance, callOf, listCallAnswers, unitsToAsk } from './call.query'
import type { findMeeting } from './meeting.query'
import { opinionsAt } from './opinion.query'
import { seesCounty } from './sight.query'
import { papersOwed } from './topic.query'
import { isLate, topicGaps } from './topic.rules'
import { listVersions } from './version.query'

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
    .select(['agendaItem.id', 'agendaItem.title', 'agendaItem.minutes', 'agendaItem.topicId', 'agendaItem.round', 'topic.problem', 'topic.request', 'topic.proposedDecision', 'topic.submittedAt', papersOwed()])
    .where('agendaItem.meetingId', '=', m.id)
    .orderBy('agendaItem.ordinal')
    .execute()
  const open = await countyRows(ctx, 'attendance').select(eb => eb.fn.countAll().as('n')).where('attendance.meetingId', '=', m.id).where('attendance.state', '=', 'INVITED').executeTakeFirstOrThrow()
  const opinions = await opinionsAt(ctx, m.id)
  const { versions, pending } = await listVersions(ctx, m.id)
  const frozen = new Set(versions[0]?.items.map(i => i.id))
  const incomplete = items.filter(i => i.topicId !== null && topicGaps({ problem: i.problem ?? '', request: i.request ?? '', proposedDecision: i.proposedDecision ?? '', papersOwed: Number(i.papersOwed) === 1 }).length > 0)
  const late = items.filter(i => i.submittedAt !== null && isLate(todayIn(Number(i.submittedAt)), m.topicsDueOn, i.round))
  const lateOpen = late.filter(i => !frozen.has(i.id))
  const ready = readinessOf({
    place: m.place, chairSet: m.chairPostId !== null, seats: m.seatCount, unanswered: Number(open.n), notified: m.noticedAt !== null, items: items.length,
    minutes: items.reduce((sum, i) => sum + i.minutes, 0), budgetMinutes: m.budgetMinutes, approvalBy: m.approvalBy, approved: Boolean(m.approved),
    changed: m.state === 'PLANNED' && m.approvalBy !== null ? await changedSince(ctx, m) : [], confirmed: versions.length > 0 && !pending.length,
    late: late.map(i => i.title), lateOpen: lateOpen.map(i => i.title),
    incompleteTopics: incomplete.map(i => i.title), owing: opinions.owing, opinions: opinions.answered + opinions.owing.length, call: await callFacts(ctx, m),
  })
  const at = (query: string) => `/meetings/${m.id}?${query}`
  const topic = (id: number | null | undefined) => (id == null ? at('tab=agenda') : `/topics/${id}`)
  const first = opinions.waiting[0]
  /** Where each is mended, and by when. */
  const mended: Record<string, { link: string; dueOn: string | null }> = {
    place: { link: at('edit=1'), dueOn: m.noticeDueOn }, chair: { link: at('edit=1'), dueOn: m.noticeDueOn }, seats: { link: at('tab=attendance'), dueOn: m.noticeDueOn },
    call: { link: at('tab=call'), dueOn: m.topicsDueOn }, agenda: { link: at('tab=agenda'), dueOn: m.topicsDueOn }, materials: { link: topic(incomplete[0]?.topicId), dueOn: m.topicsDueOn }, late: { link: topic(lateOpen[0]?.topicId), dueOn: m.noticeDueOn },
    budget: { link: at('tab=agenda'), dueOn: m.noticeDueOn }, opinions: { link: topic(first?.topicId), dueOn: first?.dueOn ?? m.noticeDueOn },
    approval: { link: at('tab=arrangement'), dueOn: m.noticeDueOn }, confirmed: { link: at('tab=agenda'), dueOn: m.noticeDueOn },
    notice: { link: at('notice=1'), dueOn: m.noticeDueOn }, answers: { link: at('tab=attendance'), dueOn: m.heldOn },
  }
  return ready.map(r => {
    const { link, dueOn } = mended[r.key]!
    return { ...r, dueOn, overdue: !r.done && dueOn !== null && dueOn < ctx.today, link }
  })
}
