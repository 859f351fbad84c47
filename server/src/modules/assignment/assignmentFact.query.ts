import type { Ctx } from '../../platform/context'
import { countyRows } from '../../platform/rows'

/** What the rules ask of an assignment beyond its own row. */
export interface WorkRecord {
  /** Files and written references among the notes confirmed since it was last sent back: what was found wanting does not count again. */
  evidenceCount: number
  /** The latest confirmed word of the unit, or null. */
  feedback: string | null
  /** Responsible and assisting units. */
  unitIds: number[]
  /** Units to which it was sent up: they see it and answer, the work is not theirs. */
  answeringUnitIds: number[]
  /** Who signed, noted, confirmed or handed in: nobody of them clears it. */
  workerIds: number[]
  /** A request for more time waits for an answer. */
  extensionPending: boolean
}

/** The work done on the given assignments, in six queries however many they are. Flush before, inside a mutation. */
export async function workRecords(ctx: Ctx, of: readonly { id: number; unitId: number }[]): Promise<Map<number, WorkRecord>> {
  const ids = of.map(a => a.id)
  const records = new Map<number, WorkRecord>(
    of.map(a => [a.id, { evidenceCount: 0, feedback: null, unitIds: [a.unitId], answeringUnitIds: [], workerIds: [], extensionPending: false }]),
  )
  if (!ids.length) return records
  const [notes, steps, assisting, raised, waiting] = await Promise.all([
    countyRows(ctx, 'assignmentNote')
      .select(['assignmentNote.id', 'assignmentNote.assignmentId', 'assignmentNote.content', 'assignmentNote.evidence', 'assignmentNote.byUserId', 'assignmentNote.state', 'assignmentNote.confirmedAt'])
      .where('assignmentNote.assignmentId', 'in', ids)
      .orderBy('assignmentNote.id')
      .execute(),
    countyRows(ctx, 'assignmentStep')
      .select(['assignmentStep.assignmentId', 'assignmentStep.action', 'assignmentStep.byUserId', 'assignmentStep.at'])
      .where('assignmentStep.assignmentId', 'in', ids)
      .where('assignmentStep.action', 'in', ['sign', 'submit', 'return'])
      .orderBy('assignmentStep.id')
      .execute(),
    countyRows(ctx, 'assistingUnit').select(['assistingUnit.assignmentId', 'assistingUnit.unitId']).where('assistingUnit.assignmentId', 'in', ids).execute(),
    countyRows(ctx, 'assignmentEscalation')
      .select(['assignmentEscalation.assignmentId', 'assignmentEscalation.unitId'])
      .where('assignmentEscalation.assignmentId', 'in', ids)
      .where('assignmentEscalation.unitId', 'is not', null)
      .execute(),
    countyRows(ctx, 'assignmentExtension').select('assignmentExtension.assignmentId').where('assignmentExtension.assignmentId', 'in', ids).where('assignmentExtension.state', '=', 'REQUESTED').execute(),
  ])
  const sentBackAt = new Map(steps.filter(s => s.action === 'return').map(s => [s.assignmentId, s.at]))
  const counts = (n: { assignmentId: number; state: string; confirmedAt: number | null }) =>
    n.state === 'CONFIRMED' && (n.confirmedAt ?? 0) >= (sentBackAt.get(n.assignmentId) ?? 0)
  for (const note of notes) {
    const record = records.get(note.assignmentId)!
    record.workerIds.push(note.byUserId)
    if (note.state !== 'CONFIRMED') continue
    record.feedback = note.content
    if (counts(note) && note.evidence?.trim()) record.evidenceCount++
  }
  const confirmed = notes.filter(counts)
  const files = confirmed.length
    ? await countyRows(ctx, 'attachment')
        .select(['attachment.subjectId'])
        .where('attachment.subjectType', '=', 'AssignmentNote')
        .where('attachment.subjectId', 'in', confirmed.map(n => n.id))
        .execute()
    : []
  const noteOf = new Map(confirmed.map(n => [n.id, n.assignmentId]))
  for (const file of files) {
    const assignmentId = noteOf.get(file.subjectId ?? 0)
    if (assignmentId) records.get(assignmentId)!.evidenceCount++
  }
  for (const row of assisting) records.get(row.assignmentId)!.unitIds.push(row.unitId)
  for (const row of raised) records.get(row.assignmentId)!.answeringUnitIds.push(row.unitId!)
  for (const row of steps) if (row.action !== 'return') records.get(row.assignmentId)!.workerIds.push(row.byUserId)
  for (const row of waiting) records.get(row.assignmentId)!.extensionPending = true
  return records
}

/** The assignment that a request for more time belongs to; null for none of the county's. */
export async function assignmentOfExtension(ctx: Ctx, extensionId: number): Promise<number | null> {
  const row = await countyRows(ctx, 'assignmentExtension').select('assignmentExtension.assignmentId').where('assignmentExtension.id', '=', extensionId).executeTakeFirst()
  return row?.assignmentId ?? null
}

/** Units in which the acting person holds a post today, the present one included: the second key is a person's, not a post's. */
export async function unitsOfPerson(ctx: Ctx): Promise<number[]> {
  const rows = await countyRows(ctx, 'tenure')
    .innerJoin('post', 'post.id', 'tenure.postId')
    .select(['post.unitId'])
    .where('tenure.userId', '=', ctx.actor.userId)
    .where('tenure.fromOn', '<=', ctx.today)
    .where(eb => eb.or([eb('tenure.untilOn', 'is', null), eb('tenure.untilOn', '>=', ctx.today)]))
    .execute()
  return [...new Set([ctx.actor.unitId, ...rows.map(r => r.unitId)])]
}
