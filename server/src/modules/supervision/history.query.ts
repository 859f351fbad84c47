import type { Day } from '../../kernel/day'
import { dueAfterWorkdays } from '../../kernel/workday'
import type { Explanation } from '../../kernel/verdict'
import { deadlineExplanation } from '../../kernel/workday'
import type { Ctx } from '../../platform/context'
import { countyRows } from '../../platform/rows'
import { calendarOf } from '../calendar/calendar.service'
import { regulationOf } from '../regulation/regulation.service'
import { deadlineOf } from '../regulation/provision.query'
import { REPLY_STATES, SUPERVISION_STATES, WORKFLOWS, type SupervisionKind } from './supervision.rules'
import { seesSupervision, type SupervisionRow } from './supervision.query'

const who = (r: { byUnitName: string; byPostName: string; byName: string }) => `${r.byUnitName}${r.byPostName} ${r.byName}`

async function filesOf(ctx: Ctx, stepIds: number[]) {
  if (!stepIds.length) return new Map<number, { id: number; name: string; size: number }[]>()
  const files = await countyRows(ctx, 'attachment')
    .select(['attachment.id', 'attachment.name', 'attachment.size', 'attachment.subjectId'])
    .where('attachment.subjectType', '=', 'SupervisionStep')
    .where('attachment.subjectId', 'in', stepIds)
    .orderBy('attachment.id')
    .execute()
  return Map.groupBy(files, f => f.subjectId ?? 0)
}

/** The course of a supervision, the earliest first. */
export async function stepsOf(ctx: Ctx, id: number, kind: SupervisionKind) {
  const rows = await countyRows(ctx, 'supervisionStep').selectAll('supervisionStep').where('supervisionStep.supervisionId', '=', id).orderBy('supervisionStep.id').execute()
  const files = await filesOf(ctx, rows.map(r => r.id))
  return rows.map(r => ({
    id: r.id, action: r.action, label: r.action === 'draft' ? '起草' : WORKFLOWS[kind].steps[r.action].label, stateLabel: SUPERVISION_STATES[r.toState],
    at: r.at, byText: who(r), onBehalfOf: r.onBehalfOf, note: r.note, evidence: r.evidence, files: files.get(r.id) ?? [],
  }))
}

/** The replies with their five elements, the latest first. */
export async function repliesOf(ctx: Ctx, id: number) {
  const rows = await countyRows(ctx, 'supervisionReply')
    .innerJoin('unit', 'unit.id', 'supervisionReply.unitId')
    .selectAll('supervisionReply')
    .select('unit.name as unitName')
    .where('supervisionReply.supervisionId', '=', id)
    .orderBy('supervisionReply.id', 'desc')
    .execute()
  return rows.map(r => ({
    id: r.id, state: r.state, stateLabel: REPLY_STATES[r.state], solution: r.solution, unitId: r.unitId, unitName: r.unitName,
    leaderPostId: r.leaderPostId, leader: r.leader, personPostId: r.personPostId, person: r.person, dueOn: r.dueOn, late: r.late, decision: r.decision,
    at: r.at, byText: who(r),
  }))
}

/** Limit for the reply in force today: the regulation's where it has one, else the county's setting. */
export async function replyLimitOf(ctx: Ctx) {
  const { settings } = await regulationOf(ctx)
  const found = await deadlineOf(ctx, 'supervision-reply')
  return {
    workdays: found?.limit.workdays ?? Number(settings['supervisionReplyWorkdays']),
    source: found?.source ?? ('SETTING' as const),
    clause: found?.clause ?? null,
  }
}

/** By when a paper that went out on a day ought to be signed for: the county's setting of the day it was entered, since no text says it. */
export async function receiptDueOn(ctx: Ctx, issuedOn: Day, enteredOn: Day = ctx.today): Promise<Day> {
  const { settings } = await regulationOf(ctx, enteredOn)
  return dueAfterWorkdays(issuedOn, Number(settings['supervisionReceiptWorkdays']), await calendarOf(ctx)).dueOn
}

/** How the reply's day follows from the receipt, counted again by the calendar of today; null before the receipt. */
export async function replyClockOf(ctx: Ctx, row: Pick<SupervisionRow, 'receivedOn' | 'replyWorkdays' | 'replySource'>): Promise<Explanation[]> {
  if (row.receivedOn === null || row.replyWorkdays === null) return []
  const { pack } = await regulationOf(ctx)
  const clause = row.replySource === 'CLAUSE' ? (await deadlineOf(ctx, 'supervision-reply'))?.clause ?? null : null
  return [deadlineExplanation(dueAfterWorkdays(row.receivedOn, row.replyWorkdays, await calendarOf(ctx)), {
    ruleId: 'supervision-reply', source: row.replySource ?? 'SETTING', regulation: clause ? pack.id : null, clause,
    text: `收到挂牌督办通知书后 ${row.replyWorkdays} 个工作日内复函`,
  })]
}

/** A step's files: those who see the supervision. */
export async function seesStep(ctx: Ctx, stepId: number): Promise<boolean> {
  const step = await countyRows(ctx, 'supervisionStep').select('supervisionStep.supervisionId').where('supervisionStep.id', '=', stepId).executeTakeFirst()
  return Boolean(step) && seesSupervision(ctx, step!.supervisionId)
}
