import type { Ctx } from '../../platform/context'
import { countyRows } from '../../platform/rows'
import { assignmentsMatching } from './assignment.query'

/** The earlier matter that this one seems to be again; null where there is none, or the actor does not see it. */
export const earlierOf = async (ctx: Ctx, id: number | null) =>
  id === null
    ? null
    : ((await assignmentsMatching(ctx, {})
        .select(['assignment.id', 'assignment.number', 'assignment.title', 'assignment.clearedOn'])
        .where('assignment.id', '=', id)
        .executeTakeFirst()) ?? null)

const MOST_BACK = 20

/** Earlier ones that this is again, as far back as the office confirmed it, the latest first. */
export async function recurrenceChain(ctx: Ctx, firstId: number | null) {
  const chain: NonNullable<Awaited<ReturnType<typeof earlierOf>>>[] = []
  for (let id = firstId; id !== null && chain.length < MOST_BACK; ) {
    const earlier = await earlierOf(ctx, id)
    if (!earlier) break
    chain.push(earlier)
    const row = await countyRows(ctx, 'assignment').select(['assignment.recurrence', 'assignment.recurrenceOfId']).where('assignment.id', '=', id).executeTakeFirst()
    id = row?.recurrence === 'CONFIRMED' ? row.recurrenceOfId : null
  }
  return chain
}
