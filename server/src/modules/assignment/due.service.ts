import type { Ctx } from '../../platform/context'
import { calendarOf } from '../calendar/calendar.service'
import { Assignment, AssignmentStop } from './assignment.entity'
import { dueAfterStop } from './assignment.rules'

/** The clock goes on from today: the stop ends and the deadline moves by its working days (N3); the first one stays shown. */
export async function endStop(ctx: Ctx, a: Assignment, stop: AssignmentStop, move: boolean): Promise<void> {
  stop.toOn = ctx.today
  const moved = move && a.dueOn != null ? dueAfterStop(a.dueOn, { fromOn: stop.fromOn, toOn: ctx.today }, await calendarOf(ctx)) : null
  if (!moved) return
  ctx.em.assign(stop, { beforeOn: a.dueOn!, afterOn: moved.dueOn, arithmetic: moved.arithmetic })
  ctx.em.assign(a, { dueOn: moved.dueOn, dueProvisional: moved.provisional })
}

/** Counts again what was moved over days off that nobody had published yet, stop by stop; what was granted since stays. */
export async function recountAssignments(ctx: Ctx): Promise<void> {
  const calendar = await calendarOf(ctx)
  for (const a of await ctx.em.find(Assignment, { dueProvisional: true })) {
    const stops = await ctx.em.find(AssignmentStop, { assignmentId: a.id, afterOn: { $ne: null } }, { orderBy: { id: 'asc' } })
    const last = stops.at(-1)
    const moves = last?.afterOn === a.dueOn
    let [wasOn, isOn, provisional] = ['', '', false]
    for (const stop of stops) {
      const from = stop.beforeOn === wasOn ? isOn : stop.beforeOn!
      const moved = dueAfterStop(from, { fromOn: stop.fromOn, toOn: stop.toOn! }, calendar)
      wasOn = stop.afterOn!
      isOn = moved?.dueOn ?? from
      provisional = moved?.provisional ?? false
      ctx.em.assign(stop, { beforeOn: from, afterOn: isOn, arithmetic: moved?.arithmetic ?? stop.arithmetic })
    }
    ctx.em.assign(a, { dueProvisional: moves && provisional, ...(moves && { dueOn: isOn }) })
  }
  await ctx.flush()
}
