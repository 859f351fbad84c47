import { instantText } from '../../kernel/day'
import type { Ctx } from '../../platform/context'
import { countyRows } from '../../platform/rows'
import { mayDo } from '../identity/permission.service'
import { ARRANGEMENT_STATES, ARRANGEMENT_TONES, arrangementOf, changedParts, type ArrangementPart } from './arrangement.rules'
import { listSeats } from './attendance.query'
import { opinionsAt } from './opinion.query'
import { seesCounty } from './sight.query'

/** The six parts as they stand now. */
export async function arrangementParts(ctx: Ctx, m: { id: number; heldAt: number; place: string }): Promise<ArrangementPart[]> {
  const items = await countyRows(ctx, 'agendaItem')
    .leftJoin('topic', 'topic.id', 'agendaItem.topicId')
    .leftJoin('project', 'project.id', 'topic.projectId')
    .select(['agendaItem.title', 'agendaItem.topicId', 'project.name as projectName'])
    .where('agendaItem.meetingId', '=', m.id)
    .orderBy('agendaItem.ordinal')
    .execute()
  return arrangementOf({
    timeText: instantText(Number(m.heldAt)), place: m.place, attendees: (await listSeats(ctx, m.id)).map(s => s.unitName), projects: [...new Set(items.flatMap(i => i.projectName ?? []))],
    matters: items.filter(i => i.topicId !== null).map(i => i.title), agenda: items.map(i => i.title), opinions: await opinionsAt(ctx, m.id),
  })
}

/** Labels of the parts that have changed since the arrangement was submitted; none where it was not, or went back. */
export async function changedSince(ctx: Ctx, m: { id: number; heldAt: number; place: string }): Promise<string[]> {
  const row = await countyRows(ctx, 'arrangement').select(['arrangement.state', 'arrangement.parts']).where('arrangement.meetingId', '=', m.id).executeTakeFirst()
  return row && row.state !== 'RETURNED' ? changedParts(JSON.parse(row.parts) as ArrangementPart[], await arrangementParts(ctx, m)) : []
}

/** A meeting's arrangement and where it stands; null where the regulation asks for none, and for who is only invited. */
export async function findArrangement(ctx: Ctx, m: { id: number; heldAt: number; place: string; approvalBy: string | null; state: string }) {
  if (m.approvalBy === null || !seesCounty(ctx)) return null
  const row = await countyRows(ctx, 'arrangement')
    .select(['arrangement.id', 'arrangement.version', 'arrangement.state', 'arrangement.parts', 'arrangement.submittedAt', 'arrangement.submittedByName', 'arrangement.decidedAt', 'arrangement.decidedByName', 'arrangement.decisionNote'])
    .where('arrangement.meetingId', '=', m.id)
    .executeTakeFirst()
  const state = row?.state ?? 'DRAFT'
  const fixed = row && state !== 'RETURNED'
  const changed = m.state === 'PLANNED' ? await changedSince(ctx, m) : []
  const again = state === 'APPROVED' && changed.length > 0
  return {
    version: row?.version ?? 0, state, stateLabel: ARRANGEMENT_STATES[state], stateTone: ARRANGEMENT_TONES[state], approvalBy: m.approvalBy,
    // What was submitted is what is decided on, whatever has moved since.
    parts: fixed ? (JSON.parse(row.parts) as ArrangementPart[]) : await arrangementParts(ctx, m),
    submittedAt: row?.submittedAt ?? null, submittedByName: row?.submittedByName ?? null, decidedAt: row?.decidedAt ?? null, decidedByName: row?.decidedByName ?? null,
    decisionNote: row?.decisionNote ?? null,
    changed,
    maySubmit: m.state === 'PLANNED' && (state === 'DRAFT' || state === 'RETURNED' || again) && mayDo(ctx, 'meeting.manage'),
    mayDecide: m.state === 'PLANNED' && state === 'SUBMITTED' && mayDo(ctx, 'meeting.approve'),
  }
}

/** Arrangements that wait for a decision. */
export const waitingArrangements = (ctx: Ctx) =>
  countyRows(ctx, 'arrangement')
    .innerJoin('meeting', 'meeting.id', 'arrangement.meetingId')
    .select(['arrangement.id', 'arrangement.meetingId', 'meeting.title', 'meeting.noticeDueOn'])
    .where('arrangement.state', '=', 'SUBMITTED')
    .where('meeting.state', '=', 'PLANNED')
    .orderBy('arrangement.id')
    .limit(50)
    .execute()
