import type { Ctx } from '../../platform/context'
import { countyRows } from '../../platform/rows'
import { replayFor } from '../regulation/regulation.service'
import { decides, OUTCOMES, OUTCOME_TONES, timingOf } from './agenda.rules'
import { isDuty, lintResolution } from './resolution.rules'
import { seesCounty } from './sight.query'
import { roundText } from './topic.rules'

type JudgementRecord = Parameters<typeof replayFor>[1]

/** Whether the actor hears a meeting's whole agenda: guests see their own topics only. */
export async function hearsWhole(ctx: Ctx, meetingId: number): Promise<boolean> {
  if (seesCounty(ctx)) return true
  const seat = await countyRows(ctx, 'attendance')
    .select('attendance.id')
    .where('attendance.meetingId', '=', meetingId)
    .where('attendance.unitId', 'in', [...ctx.actor.unitIds, -1])
    .where('attendance.kind', 'in', ['CHAIR', 'MEMBER'])
    .executeTakeFirst()
  return Boolean(seat)
}

/** The resolutions of a meeting in order, or those of the actor's unit for a guest. */
export async function listResolutions(ctx: Ctx, meetingId: number) {
  const whole = await hearsWhole(ctx, meetingId)
  const rows = await countyRows(ctx, 'resolution')
    .innerJoin('agendaItem', 'agendaItem.id', 'resolution.agendaItemId')
    .leftJoin('topic', 'topic.id', 'agendaItem.topicId')
    .leftJoin('unit', 'unit.id', 'resolution.unitId')
    .leftJoin('post', 'post.id', 'resolution.responsiblePostId')
    .leftJoin('assignment', 'assignment.id', 'resolution.assignmentId')
    .select([
      'resolution.id', 'resolution.version', 'resolution.agendaItemId', 'resolution.meetingId', 'resolution.ordinal', 'resolution.text', 'resolution.onProblem',
      'resolution.unitId', 'unit.name as unitName', 'resolution.responsiblePostId', 'post.name as responsiblePost', 'resolution.responsiblePerson',
      'resolution.dueOn', 'resolution.standard', 'resolution.assignmentId', 'assignment.number as assignmentNumber', 'assignment.state as assignmentState',
      'resolution.judgedBy', 'resolution.addedAt', 'resolution.addedBy', 'resolution.addedReason', 'agendaItem.outcome',
    ])
    .where('resolution.meetingId', '=', meetingId)
    .$if(!whole, q =>
      q.where(eb => eb.or([eb('resolution.unitId', 'in', [...ctx.actor.unitIds, -1]), eb('topic.proposerUnitId', 'in', [...ctx.actor.unitIds, -1])])))
    .orderBy('agendaItem.ordinal')
    .orderBy('resolution.ordinal')
    .orderBy('resolution.id')
    .execute()
  return rows.map(({ outcome, ...r }) => ({
    ...r,
    addedAt: r.addedAt === null ? null : Number(r.addedAt),
    becomesAssignment: isDuty(r) && decides(outcome),
    marks: lintResolution({ text: r.text, unit: r.unitName, person: r.responsiblePerson, dueOn: r.dueOn, standard: r.standard, outcome }),
  }))
}

/** The verdict on a recorded resolution again, by the rules of its day. */
export const verdictOn = (ctx: Ctx, judgedBy: string) => replayFor(ctx, JSON.parse(judgedBy) as JudgementRecord)

/** Of another's topic a unit hears what it is charged with, and nothing else: as while the meeting goes on. */
const UNHEARD = { unheard: true, problem: null, request: null, proposedDecision: null, heard: '', outcomeText: '' }

/** The agenda in its order with times, outcomes and resolutions; for a guest its own topics, and what it is charged with on others'. */
export async function listAgenda(ctx: Ctx, meeting: { id: number; heldAt: number; budgetMinutes: number }) {
  const whole = await hearsWhole(ctx, meeting.id)
  const rows = await countyRows(ctx, 'agendaItem')
    .leftJoin('topic', 'topic.id', 'agendaItem.topicId')
    .leftJoin('unit', 'unit.id', 'topic.proposerUnitId')
    .leftJoin('project', 'project.id', 'topic.projectId')
    .select([
      'agendaItem.id', 'agendaItem.version', 'agendaItem.meetingId', 'agendaItem.topicId', 'agendaItem.ordinal', 'agendaItem.title', 'agendaItem.minutes', 'agendaItem.round',
      'agendaItem.heard', 'agendaItem.outcome', 'agendaItem.outcomeText', 'topic.number as topicNumber', 'topic.problem', 'topic.request', 'topic.proposedDecision',
      'topic.onProblem', 'topic.projectId', 'project.name as projectName', 'topic.proposerUnitId', 'unit.name as proposerUnitName',
    ])
    .where('agendaItem.meetingId', '=', meeting.id)
    .orderBy('agendaItem.ordinal')
    .orderBy('agendaItem.id')
    .execute()
  const timing = timingOf(rows, meeting.budgetMinutes)
  const resolutions = Map.groupBy(await listResolutions(ctx, meeting.id), r => r.agendaItemId)
  return rows
    .map((r, i) => ({
      ...r,
      unheard: false,
      problem: r.problem ?? null,
      onProblem: r.onProblem ?? false,
      startsAt: Number(meeting.heldAt) + timing[i]!.startsAfter * 60_000,
      fits: timing[i]!.fits,
      firstOver: timing[i]!.firstOver,
      roundText: roundText(r.round),
      outcomeLabel: r.outcome ? OUTCOMES[r.outcome] : null,
      outcomeTone: r.outcome ? OUTCOME_TONES[r.outcome] : null,
      resolutions: resolutions.get(r.id) ?? [],
    }))
    .flatMap(r => {
      if (whole || (r.proposerUnitId !== null && ctx.actor.unitIds.includes(r.proposerUnitId))) return [r]
      return r.resolutions.length ? [{ ...r, ...UNHEARD }] : []
    })
}
