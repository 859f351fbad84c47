import type { Ctx } from '../../platform/context'
import { countyRows } from '../../platform/rows'
import { projectRows } from '../project/project.query'
import { listAgenda } from './agenda.query'
import { OUTCOMES, OUTCOME_TONES } from './agenda.rules'
import { findMeeting } from './meeting.query'
import type { ParagraphText } from './minutes.rules'
import { topicKey } from './minutesFact.query'
import { seesCounty } from './sight.query'
import { findTopic } from './topic.query'

/** The last edition of a meeting's minutes that stands, with its paper. */
async function standing(ctx: Ctx, meetingId: number) {
  const rows = await countyRows(ctx, 'minutesEdition')
    .innerJoin('minutes', 'minutes.id', 'minutesEdition.minutesId')
    .innerJoin('document', 'document.id', 'minutesEdition.documentId')
    .select(['minutesEdition.paragraphs', 'minutesEdition.edition', 'document.number', 'document.issuedOn', 'document.standing', 'document.issuer', 'document.series'])
    .where('minutes.meetingId', '=', meetingId)
    .orderBy('minutesEdition.id', 'desc')
    .execute()
  return rows.find(r => r.standing !== 'WITHDRAWN') ?? null
}

const itemRows = (ctx: Ctx) =>
  countyRows(ctx, 'agendaItem')
    .innerJoin('meeting', 'meeting.id', 'agendaItem.meetingId')
    .leftJoin('topic', 'topic.id', 'agendaItem.topicId')
    .select([
      'agendaItem.id as agendaItemId', 'agendaItem.title', 'agendaItem.outcome', 'agendaItem.topicId', 'topic.projectId', 'topic.proposerUnitId', 'meeting.id as meetingId',
      'meeting.title as meetingTitle', 'meeting.heldOn',
    ])
    .where('meeting.state', '=', 'CLOSED')
    .where('agendaItem.outcome', 'is not', null)

type ItemRow = Awaited<ReturnType<ReturnType<typeof itemRows>['execute']>>[number]

const resolutionsOf = (ctx: Ctx, agendaItemId: number) =>
  countyRows(ctx, 'resolution')
    .leftJoin('unit', 'unit.id', 'resolution.unitId')
    .leftJoin('assignment', 'assignment.id', 'resolution.assignmentId')
    .select([
      'resolution.id', 'resolution.text', 'unit.name as unitName', 'resolution.unitId', 'resolution.dueOn', 'assignment.id as assignmentId', 'assignment.number as assignmentNumber',
    ])
    .where('resolution.agendaItemId', '=', agendaItemId)
    .orderBy('resolution.ordinal')
    .execute()

async function shown(ctx: Ctx, row: ItemRow) {
  const paper = await standing(ctx, row.meetingId)
  // What a unit reads is what was issued; the office also sees what is decided and not yet on paper.
  if (!paper && !seesCounty(ctx)) return null
  const own = (unitId: number | null) => seesCounty(ctx) || (unitId !== null && ctx.actor.unitIds.includes(unitId))
  const texts = paper ? (JSON.parse(paper.paragraphs) as ParagraphText[]).filter(p => p.topic === topicKey(row.agendaItemId) && p.part === 'BODY' && p.text.trim()) : []
  return {
    ...row, outcome: row.outcome!, outcomeLabel: OUTCOMES[row.outcome!], outcomeTone: OUTCOME_TONES[row.outcome!], number: paper?.number ?? null, issuedOn: paper?.issuedOn ?? null,
    issuer: paper?.issuer ?? null, series: paper?.series ?? null, paragraphs: texts.map(p => p.text),
    resolutions: (await resolutionsOf(ctx, row.agendaItemId)).map(r => ({ ...r, assignmentId: own(r.unitId) ? r.assignmentId : null, assignmentNumber: own(r.unitId) ? r.assignmentNumber : null })),
  }
}

const allShown = async (ctx: Ctx, rows: ItemRow[]) => {
  const out = []
  for (const row of rows) out.push(await shown(ctx, row))
  return out.filter(e => e !== null)
}

const seesProject = async (ctx: Ctx, id: number): Promise<boolean> => Boolean(await projectRows(ctx, {}).where('project.id', '=', id).executeTakeFirst())

/** What meetings decided about a project, the latest first, for whoever sees the project; empty for a project out of sight. */
export async function projectDecisions(ctx: Ctx, projectId: number) {
  if (!(await seesProject(ctx, projectId))) return []
  return allShown(ctx, await itemRows(ctx).where('topic.projectId', '=', projectId).orderBy('meeting.heldAt', 'desc').limit(50).execute())
}

/** What meetings decided on a topic, for whoever sees the topic: its own part of the minutes, no other. */
export async function topicExcerpts(ctx: Ctx, topicId: number) {
  if (!(await findTopic(ctx, topicId))) return []
  return allShown(ctx, await itemRows(ctx).where('agendaItem.topicId', '=', topicId).orderBy('meeting.heldAt', 'desc').limit(20).execute())
}

/** One item's excerpt where the actor sees the meeting's item, its topic or its project; else null. */
export async function findExcerpt(ctx: Ctx, agendaItemId: number) {
  const row = await itemRows(ctx).where('agendaItem.id', '=', agendaItemId).executeTakeFirst()
  if (!row) return null
  const meeting = await findMeeting(ctx, row.meetingId)
  const heard = meeting !== null && (await listAgenda(ctx, meeting)).some(i => i.id === row.agendaItemId && !i.unheard)
  const sees = heard || (row.topicId !== null && (await findTopic(ctx, row.topicId)) !== null) || (row.projectId !== null && (await seesProject(ctx, row.projectId)))
  return sees ? shown(ctx, row) : null
}
