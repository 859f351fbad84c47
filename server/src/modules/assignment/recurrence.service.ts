import { invalid, Refusal } from '../../kernel/refusal'
import type { Ctx } from '../../platform/context'
import { requireMay } from '../identity/permission.service'
import { findAssignment } from './action.service'
import { Assignment } from './assignment.entity'
import type { Recurrence } from './assignment.rules'
import { findEarlier, type Recurring } from './listing.query'
import { personOf } from './step.service'

interface Marked {
  recurrenceOfId: number | null
  recurrence: Recurrence | null
  recurrenceByText: string | null
}

/** The earlier one must be cleared. @throws Refusal NOT_FOUND, INVALID. */
async function earlierOne(ctx: Ctx, id: number): Promise<Assignment> {
  const earlier = await findAssignment(ctx, id, '此前的事项')
  if (earlier.state !== 'CLEARED') throw invalid({ field: 'earlierId', message: `${earlier.number} 还没有销号，不算反复发生。请选择已销号的事项。` })
  return earlier
}

/** How a new matter is marked: by the lister's word, else suspected by its likeness to what was cleared. */
export async function recurrenceOf(ctx: Ctx, of: Recurring, said: { earlierId: number; same: boolean } | null): Promise<Marked> {
  if (said?.same) return { recurrenceOfId: (await earlierOne(ctx, said.earlierId)).id, recurrence: 'CONFIRMED', recurrenceByText: personOf(ctx) }
  if (said) return { recurrenceOfId: null, recurrence: 'DENIED', recurrenceByText: personOf(ctx) }
  const [first] = await findEarlier(ctx, of)
  return { recurrenceOfId: first?.id ?? null, recurrence: first ? 'SUSPECTED' : null, recurrenceByText: null }
}

/** The office says whether it is the same matter again, and of which. Returns the assignment's id. */
export async function decideRecurrence(ctx: Ctx, input: { id: number; version: number; same: boolean; earlierId?: number | null }): Promise<number> {
  requireMay(ctx, 'assignment.list')
  const a = await ctx.findVersion(Assignment, input.id, input.version, '交办事项')
  const earlierId = input.earlierId ?? a.recurrenceOfId
  if (input.same && earlierId == null) throw new Refusal('STATE', '没有可以对照的已销号事项，请先指明是哪一件反复发生。')
  if (input.same && earlierId! >= a.id) throw invalid({ field: 'earlierId', message: '请选择比这件事早列单的事项。' })
  const earlier = input.same ? await earlierOne(ctx, earlierId!) : null
  ctx.em.assign(a, { recurrenceOfId: earlier?.id ?? null, recurrence: input.same ? 'CONFIRMED' : 'DENIED', recurrenceByText: personOf(ctx) })
  await ctx.flush()
  return a.id
}
