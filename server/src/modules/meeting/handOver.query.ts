import { notFound, Refusal } from '../../kernel/refusal'
import type { Ctx } from '../../platform/context'
import { countyRows } from '../../platform/rows'
import { findAssignmentRow, type AssignmentRow } from '../assignment/assignment.query'
import { escalatedTo } from '../assignment/escalation.query'
import { requireMay } from '../identity/permission.service'
import { decides } from './agenda.rules'
import { servedBy } from './candidate.query'
import { findMeeting } from './meeting.query'
import { answerOf, titleOf } from './resolution.rules'

const itemsOf = (ctx: Ctx, meetingId: number) =>
  countyRows(ctx, 'agendaItem')
    .leftJoin('topic', 'topic.id', 'agendaItem.topicId')
    .select(['agendaItem.id', 'agendaItem.title', 'agendaItem.outcome', 'agendaItem.outcomeText', 'topic.sourceType', 'topic.sourceId'])
    .where('agendaItem.meetingId', '=', meetingId)
    .orderBy('agendaItem.ordinal')
    .execute()

const resolutionsOf = (ctx: Ctx, meetingId: number) =>
  countyRows(ctx, 'resolution')
    .leftJoin('unit', 'unit.id', 'resolution.unitId')
    .select(['resolution.text', 'resolution.agendaItemId', 'resolution.assignmentId', 'resolution.dueOn', 'unit.name as unitName'])
    .where('resolution.meetingId', '=', meetingId)
    .orderBy('resolution.agendaItemId')
    .orderBy('resolution.ordinal')
    .execute()

/** Why a listed matter cannot be handed over as it is; null when it can. */
function against(a: AssignmentRow): string | null {
  const step = a.actions.find(s => s.name === 'handOver')
  if (!step) return `现在是“${a.stateLabel}”，不能交单`
  if (step.allowed && !step.needsForm) return null
  return step.because.filter(e => e.outcome === 'REFUSED' || e.outcome === 'MISSING').map(e => e.text).join('；') || '还缺交单要求的内容'
}

export interface HandOverUnit {
  unitId: number
  unitName: string
  assignments: { id: number; number: string; title: string; dueOn: string | null }[]
}

/**
 * 集中交办 (泾川 二(二)6): what a closed meeting's resolutions put on which unit until when, what cannot be handed over as it is and
 * why, and which escalated matters are answered by it.
 * @throws Refusal NOT_FOUND, FORBIDDEN; STATE before the meeting is closed.
 */
export async function handOverPlan(ctx: Ctx, meetingId: number) {
  requireMay(ctx, 'assignment.handOver')
  const m = await findMeeting(ctx, meetingId)
  if (!m) throw notFound('会议')
  if (m.state !== 'CLOSED') throw new Refusal('STATE', `会议${m.stateLabel}，结束后才能集中交办议定事项。`)
  const units = new Map<number, HandOverUnit>()
  const skipped: { number: string; title: string; why: string }[] = []
  /** Agenda items of which something is still not with its unit. */
  const held = new Set<number>()
  const resolutions = await resolutionsOf(ctx, m.id)
  for (const r of resolutions) {
    const title = titleOf(r.text)
    if (r.assignmentId === null) {
      skipped.push({ number: '', title, why: r.unitName && r.dueOn ? '没有列为交办事项' : '没有责任单位或完成时限，没有列为交办事项' })
      continue
    }
    const a = await findAssignmentRow(ctx, r.assignmentId)
    if (a.handedOverOn !== null || a.state === 'WITHDRAWN') {
      skipped.push({ number: a.number, title: a.title, why: a.handedOverOn !== null ? `已于 ${a.handedOverOn} 交单` : '已撤销' })
      continue
    }
    const why = against(a)
    if (why) {
      held.add(r.agendaItemId)
      skipped.push({ number: a.number, title: a.title, why })
      continue
    }
    const one = units.get(a.unitId) ?? { unitId: a.unitId, unitName: a.unitName, assignments: [] }
    one.assignments.push({ id: a.id, number: a.number, title: a.title, dueOn: a.dueOn })
    units.set(a.unitId, one)
  }
  const codes = (await servedBy(ctx, m)).map(s => s.code)
  const answers = []
  for (const item of await itemsOf(ctx, m.id)) {
    if (item.sourceType !== 'PROBLEM' || !decides(item.outcome)) continue
    const [raised] = await escalatedTo(ctx, codes, item.sourceId!)
    // Sent up again after the meeting: what it decided then is no answer.
    if (!raised || Number(raised.at) > Number(m.closedAt)) continue
    if (held.has(item.id)) skipped.push({ number: raised.number, title: raised.title, why: '会议的议定事项还没有全部交办，交办后再答复' })
    else answers.push({ id: raised.id, number: raised.number, title: raised.title, rungName: raised.rungName, answer: answerOf(m.title, item.outcomeText, resolutions.filter(r => r.agendaItemId === item.id)) })
  }
  return { meetingId: m.id, units: [...units.values()], skipped, answers }
}
