import type { Ctx } from '../../platform/context'
import { countyRows } from '../../platform/rows'
import { ALIKE, likeness } from './assignment.rules'

/** A unit has had it and handed it back: its first deadline was given and stays for ever. */
export const wasHandedBack = async (ctx: Ctx, id: number): Promise<boolean> =>
  (await countyRows(ctx, 'assignmentStep').select('assignmentStep.id').where('assignmentStep.assignmentId', '=', id).where('assignmentStep.action', '=', 'refuse').executeTakeFirst()) !== undefined

/** The last serial of the year; ask under the number's lock. */
export async function lastSerial(ctx: Ctx, year: number): Promise<number> {
  const row = await countyRows(ctx, 'assignment')
    .select(eb => eb.fn.max('assignment.serial').as('serial'))
    .where('assignment.year', '=', year)
    .executeTakeFirst()
  return Number(row?.serial ?? 0)
}

/** Who holds a post today, by name; null when it is vacant. */
export async function holderNameOf(ctx: Ctx, postId: number): Promise<string | null> {
  const rows = await countyRows(ctx, 'tenure')
    .innerJoin('user', 'user.id', 'tenure.userId')
    .select(['user.name'])
    .where('tenure.postId', '=', postId)
    .where('tenure.fromOn', '<=', ctx.today)
    .where(eb => eb.or([eb('tenure.untilOn', 'is', null), eb('tenure.untilOn', '>=', ctx.today)]))
    .orderBy('tenure.id')
    .execute()
  return rows.map(r => r.name).join('、') || null
}

export interface Recurring {
  title: string
  projectId: number | null
  unitId: number
}

/** Cleared matters of the same project (without one: of the same unit) with a like title, the likest first: it has come back (N7). */
export async function findEarlier(ctx: Ctx, of: Recurring) {
  const rows = await countyRows(ctx, 'assignment')
    .select(['assignment.id', 'assignment.number', 'assignment.title', 'assignment.clearedOn'])
    .where('assignment.state', '=', 'CLEARED')
    .$if(of.projectId !== null, q => q.where('assignment.projectId', '=', of.projectId))
    .$if(of.projectId === null, q => q.where('assignment.projectId', 'is', null).where('assignment.unitId', '=', of.unitId))
    .orderBy('assignment.id', 'desc')
    .limit(200)
    .execute()
  return rows
    .map(row => ({ ...row, likeness: likeness(row.title, of.title) }))
    .filter(row => row.likeness >= ALIKE)
    .sort((x, y) => y.likeness - x.likeness)
    .slice(0, 3)
}
