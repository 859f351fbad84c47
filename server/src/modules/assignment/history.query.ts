import type { Ctx } from '../../platform/context'
import { countyRows } from '../../platform/rows'
import { mayDo } from '../identity/permission.service'
import { ASSIGNMENT_STATES, assignmentWorkflow, EXTENSION_STATES, HOLDERS, holdingsOf, NOTE_KINDS, NOTE_STATES, SIDE_STEPS, type AssignmentAction, type SideStep } from './assignment.rules'

/** Who moved it when, oldest first. The caller has found the assignment visible. */
export async function stepsOf(ctx: Ctx, assignmentId: number) {
  const rows = await countyRows(ctx, 'assignmentStep')
    .select([
      'assignmentStep.id', 'assignmentStep.action', 'assignmentStep.toState', 'assignmentStep.at', 'assignmentStep.on', 'assignmentStep.byName',
      'assignmentStep.byPostName', 'assignmentStep.byUnitName', 'assignmentStep.onBehalfOf', 'assignmentStep.note', 'assignmentStep.holder',
      'assignmentStep.holderName',
    ])
    .where('assignmentStep.assignmentId', '=', assignmentId)
    .orderBy('assignmentStep.id')
    .execute()
  return rows.map(row => ({
    ...row,
    label: row.action in SIDE_STEPS ? SIDE_STEPS[row.action as SideStep] : assignmentWorkflow.steps[row.action as AssignmentAction].label,
    stateLabel: ASSIGNMENT_STATES[row.toState],
    byText: `${row.byUnitName}${row.byPostName} ${row.byName}`,
  }))
}

/** The latest word on each; by assignment. The caller has found them visible. */
export async function lastNotesFor(ctx: Ctx, assignmentIds: readonly number[]): Promise<Map<number, string>> {
  if (!assignmentIds.length) return new Map()
  const rows = await countyRows(ctx, 'assignmentStep')
    .select(['assignmentStep.assignmentId', 'assignmentStep.note'])
    .where('assignmentStep.id', 'in', eb =>
      eb.selectFrom('assignmentStep as later').select(e => e.fn.max('later.id').as('id')).where('later.assignmentId', 'in', [...assignmentIds]).groupBy('later.assignmentId') as never)
    .execute()
  return new Map(rows.map(r => [r.assignmentId, r.note ?? '']))
}

/** When the clock stood still and why, oldest first; by assignment. */
export async function stopsFor(ctx: Ctx, assignmentIds: readonly number[]) {
  const rows = assignmentIds.length
    ? await countyRows(ctx, 'assignmentStop')
        .select(['assignmentStop.id', 'assignmentStop.assignmentId', 'assignmentStop.fromOn', 'assignmentStop.toOn', 'assignmentStop.reason', 'assignmentStop.byText', 'assignmentStop.resumedByText', 'assignmentStop.arithmetic'])
        .where('assignmentStop.assignmentId', 'in', assignmentIds)
        .orderBy('assignmentStop.id')
        .execute()
    : []
  return Map.groupBy(rows, row => row.assignmentId)
}

/** N14: how many days it lay with whom. */
export async function holdingsFor(ctx: Ctx, assignmentId: number) {
  const [steps, stops] = [await stepsOf(ctx, assignmentId), (await stopsFor(ctx, [assignmentId])).get(assignmentId)]
  return holdingsOf(steps.map(s => ({ holder: s.holder, holderName: s.holderName, fromOn: s.on })), ctx.today, stops).map(h => ({
    ...h, holderLabel: h.holder && HOLDERS[h.holder],
  }))
}

/** The units' words with their files, newest first; drafts only for the unit that wrote them. */
export async function notesOf(ctx: Ctx, assignmentId: number) {
  const rows = await countyRows(ctx, 'assignmentNote')
    .select([
      'assignmentNote.id', 'assignmentNote.version', 'assignmentNote.kind', 'assignmentNote.state', 'assignmentNote.content', 'assignmentNote.evidence',
      'assignmentNote.at', 'assignmentNote.byUnitId', 'assignmentNote.byName', 'assignmentNote.byPostName', 'assignmentNote.byUnitName',
      'assignmentNote.confirmedByName',
    ])
    .where('assignmentNote.assignmentId', '=', assignmentId)
    .orderBy('assignmentNote.id', 'desc')
    .execute()
  const shown = rows.filter(r => r.state === 'CONFIRMED' || ctx.actor.unitIds.includes(r.byUnitId))
  const files = shown.length
    ? await countyRows(ctx, 'attachment')
        .select(['attachment.id', 'attachment.subjectId', 'attachment.name', 'attachment.size'])
        .where('attachment.subjectType', '=', 'AssignmentNote')
        .where('attachment.subjectId', 'in', shown.map(r => r.id))
        .orderBy('attachment.id')
        .execute()
    : []
  return shown.map(row => ({
    ...row,
    kindLabel: NOTE_KINDS[row.kind],
    stateLabel: NOTE_STATES[row.state],
    byText: `${row.byUnitName}${row.byPostName} ${row.byName}`,
    mayConfirm: row.state === 'DRAFT' && mayDo(ctx, 'assignment.work', { unitIds: [row.byUnitId] }),
    files: files.filter(f => f.subjectId === row.id),
  }))
}

/** Wishes for more time with what became of them, newest first. */
export async function extensionsOf(ctx: Ctx, assignmentId: number, leadOfficialPostId: number | null) {
  const rows = await countyRows(ctx, 'assignmentExtension')
    .select([
      'assignmentExtension.id', 'assignmentExtension.version', 'assignmentExtension.state', 'assignmentExtension.beforeOn',
      'assignmentExtension.requestedOn', 'assignmentExtension.reason', 'assignmentExtension.at', 'assignmentExtension.byName',
      'assignmentExtension.byPostName', 'assignmentExtension.byUnitName', 'assignmentExtension.decidedAt', 'assignmentExtension.decidedByName',
      'assignmentExtension.decision',
    ])
    .where('assignmentExtension.assignmentId', '=', assignmentId)
    .orderBy('assignmentExtension.id', 'desc')
    .execute()
  return rows.map(row => ({
    ...row,
    stateLabel: EXTENSION_STATES[row.state],
    byText: `${row.byUnitName}${row.byPostName} ${row.byName}`,
    mayDecide: row.state === 'REQUESTED' && mayDo(ctx, 'assignment.verify', { postIds: [leadOfficialPostId] }),
  }))
}

export const assistingUnitsOf = (ctx: Ctx, assignmentId: number) =>
  countyRows(ctx, 'assistingUnit')
    .innerJoin('unit', 'unit.id', 'assistingUnit.unitId')
    .select(['unit.id', 'unit.name'])
    .where('assistingUnit.assignmentId', '=', assignmentId)
    .orderBy('unit.ordinal')
    .execute()
