import { daysBetween } from '../../kernel/day'
import type { Ctx } from '../../platform/context'
import { countyRows } from '../../platform/rows'
import { findAssignmentRows } from '../assignment/assignment.query'
import { lastNotesFor } from '../assignment/history.query'
import { listAgenda } from './agenda.query'
import { chainBreaks, endOf, followUpOf, type ChainItem, type ChainResolution } from './chain.rules'
import type { MeetingRow } from './minutesFact.query'
import { findMinutes } from './minutes.query'
import { seesCounty } from './sight.query'
import { TOPIC_STATES } from './topic.rules'

/** Assignments as links of the chain, by id: all of a meeting in two readings. */
async function assignmentsOf(ctx: Ctx, ids: readonly number[]) {
  const rows = await findAssignmentRows(ctx, ids)
  const notes = await lastNotesFor(ctx, ids)
  return new Map(rows.map(a => [a.id, {
    id: a.id, number: a.number, state: a.state, stateLabel: a.stateLabel, stateTone: a.stateTone, dueOn: a.dueOn, clearedOn: a.clearedOn, withdrawnOn: a.withdrawnOn,
    overdueDays: a.overdue && a.dueOn ? daysBetween(a.dueOn, ctx.today) : 0, lastNote: notes.get(a.id) ?? '', holderName: a.holderName,
  }]))
}

/**
 * A meeting's whole chain: topic → outcome → resolution → assignment → its end, with every link that is missing. For the office and the county's
 * readers; null for everybody else, and for what does not exist.
 */
export async function meetingChain(ctx: Ctx, m: MeetingRow | null) {
  if (!m || !seesCounty(ctx)) return null
  const minutes = await findMinutes(ctx, m.id)
  const agenda = await listAgenda(ctx, m)
  const later = await countyRows(ctx, 'agendaItem')
    .innerJoin('meeting', 'meeting.id', 'agendaItem.meetingId')
    .select(['agendaItem.topicId'])
    .where('agendaItem.topicId', 'in', [...agenda.flatMap(i => i.topicId ?? []), -1])
    .where('agendaItem.meetingId', '!=', m.id)
    .where('meeting.heldAt', '>', m.heldAt)
    .where('meeting.state', '!=', 'CANCELLED')
    .execute()
  const states = await countyRows(ctx, 'topic').select(['topic.id', 'topic.state']).where('topic.id', 'in', [...agenda.flatMap(i => i.topicId ?? []), -1]).execute()
  const assignments = await assignmentsOf(ctx, agenda.flatMap(i => i.resolutions.flatMap(r => r.assignmentId ?? [])))
  const items = []
  for (const i of agenda) {
    const resolutions = []
    for (const r of i.resolutions) {
      const assignment = r.assignmentId === null ? null : (assignments.get(r.assignmentId) ?? null)
      const link: ChainResolution = { id: r.id, text: r.text, onProblem: Boolean(r.onProblem), unitName: r.unitName, dueOn: r.dueOn, assignment }
      resolutions.push({ ...link, assignment, responsiblePerson: r.responsiblePerson, addedAt: r.addedAt, addedBy: r.addedBy, addedReason: r.addedReason, end: endOf(link, () => assignment?.stateLabel ?? '') })
    }
    const state = states.find(s => s.id === i.topicId)?.state ?? null
    items.push({
      agendaItemId: i.id, version: i.version, onProblem: i.onProblem, topicId: i.topicId, topicNumber: i.topicNumber, title: i.title, proposerUnitName: i.proposerUnitName, outcome: i.outcome, outcomeLabel: i.outcomeLabel,
      outcomeTone: i.outcomeTone, outcomeText: i.outcomeText, topicState: state, topicStateLabel: state && TOPIC_STATES[state], heardAgain: later.some(l => l.topicId === i.topicId), resolutions,
    })
  }
  const links: ChainItem[] = items
  const breaks = chainBreaks({ closed: m.state === 'CLOSED', minutesIssued: minutes?.issued === true && minutes.standing !== 'WITHDRAWN' }, links)
  return { meetingId: m.id, items, breaks, ...followUpOf(items.flatMap(i => i.resolutions)) }
}

export type MeetingChain = NonNullable<Awaited<ReturnType<typeof meetingChain>>>
