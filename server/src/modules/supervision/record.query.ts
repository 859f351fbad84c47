import type { Ctx } from '../../platform/context'
import { countyRows } from '../../platform/rows'

/** What the closing rules ask beyond the row itself. */
export interface WorkRecord {
  /** Files and written references among the unit's results. */
  evidenceCount: number
  /** Who replied or handed in: nobody of them closes it. */
  workerIds: number[]
}

/** 签收 is none: the office enters it for a paper that was handed over. */
const WORK = ['reply', 'submit'] as const

/** The work done on the given supervisions, in two queries however many they are. Flush before, inside a mutation. */
export async function workRecords(ctx: Ctx, ids: readonly number[]): Promise<Map<number, WorkRecord>> {
  const records = new Map<number, WorkRecord>(ids.map(id => [id, { evidenceCount: 0, workerIds: [] }]))
  if (!ids.length) return records
  const steps = await countyRows(ctx, 'supervisionStep')
    .select(['supervisionStep.id', 'supervisionStep.supervisionId', 'supervisionStep.action', 'supervisionStep.evidence', 'supervisionStep.byUserId'])
    .where('supervisionStep.supervisionId', 'in', [...ids])
    .where('supervisionStep.action', 'in', [...WORK])
    .execute()
  for (const step of steps) {
    const record = records.get(step.supervisionId)!
    record.workerIds.push(step.byUserId)
    if (step.action === 'submit' && step.evidence?.trim()) record.evidenceCount++
  }
  const results = new Map(steps.filter(s => s.action === 'submit').map(s => [s.id, s.supervisionId]))
  if (!results.size) return records
  const files = await countyRows(ctx, 'attachment')
    .select(['attachment.subjectId'])
    .where('attachment.subjectType', '=', 'SupervisionStep')
    .where('attachment.subjectId', 'in', [...results.keys()])
    .execute()
  for (const file of files) records.get(results.get(file.subjectId ?? 0) ?? 0)!.evidenceCount++
  return records
}

/** Units in which the acting person holds a post today: the second key is a person's, not a post's. */
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

/** `长子县水务局局长 王甲一`: a post with unit and who holds it today. */
export async function postTextOf(ctx: Ctx, postId: number): Promise<{ text: string; unitId: number } | null> {
  const post = await countyRows(ctx, 'post')
    .innerJoin('unit', 'unit.id', 'post.unitId')
    .select(['post.name', 'post.unitId', 'unit.name as unitName'])
    .where('post.id', '=', postId)
    .executeTakeFirst()
  if (!post) return null
  const holders = await countyRows(ctx, 'tenure')
    .innerJoin('user', 'user.id', 'tenure.userId')
    .select(['user.name'])
    .where('tenure.postId', '=', postId)
    .where('tenure.fromOn', '<=', ctx.today)
    .where(eb => eb.or([eb('tenure.untilOn', 'is', null), eb('tenure.untilOn', '>=', ctx.today)]))
    .orderBy('tenure.id')
    .execute()
  return { text: `${post.unitName}${post.name}${holders.length ? ` ${holders.map(h => h.name).join('、')}` : ''}`, unitId: post.unitId }
}
