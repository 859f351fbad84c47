import type { Ctx } from '../../platform/context'
import type { Todo } from '../../platform/manifest'
import { mayDo, reachFor } from '../identity/permission.service'
import { dutiesOf, dutyEntryDaysOf } from '../regulation/provision.query'
import { dutyRows } from './duty.query'
import { entryUntil, periodBefore } from './duty.rules'

/**
 * What the actor's post has to do in its periods, and what of the last one can still be entered as done in time. The office sees
 * what was missed in the last periods while that can be put right; what is older is the board's, and no digest's (P9).
 */
export async function dutyTodos(ctx: Ctx): Promise<Todo[]> {
  if (!reachFor(ctx, 'duty.read')) return []
  const entryDays = await dutyEntryDaysOf(ctx)
  const own = await dutyRows(ctx, { mine: true, states: ['DUE'] }).orderBy('duty.dueOn').limit(20).execute()
  const todos: Todo[] = own.map(d => ({ key: `duty:${d.id}`, title: `${d.name}（${d.period}）`, kind: 'duty', link: `/duties/${d.id}`, dueOn: d.dueOn }))
  const last = (await dutiesOf(ctx))
    .map(d => ({ code: d.code, dueOn: periodBefore(d.cadence, ctx.today).dueOn }))
    .filter(d => entryUntil(d.dueOn, entryDays) >= ctx.today)
  if (!last.length) return todos
  const missed = await dutyRows(ctx, { states: ['MISSED'], dueFrom: last.map(d => d.dueOn).sort()[0]! })
    .$if(!mayDo(ctx, 'duty.make'), q => q.where('duty.postId', '=', ctx.actor.postId))
    .where(eb => eb.or(last.map(d => eb.and([eb('duty.code', '=', d.code), eb('duty.dueOn', '=', d.dueOn)]))))
    .execute()
  for (const d of missed.filter(m => m.postId === ctx.actor.postId))
    todos.push({ key: `duty:${d.id}`, title: `补录：${d.name}（${d.period}）`, kind: 'duty', link: `/duties/${d.id}`, dueOn: entryUntil(d.dueOn, entryDays) })
  const others = missed.filter(m => m.postId !== ctx.actor.postId)
  if (!others.length || !mayDo(ctx, 'duty.make')) return todos
  const [first] = others.map(d => d.dueOn).sort()
  return [...todos, { key: 'duty:missed', title: `上一期经常性职责未履行 ${others.length} 项，可在补录期内补录`, kind: 'duty', link: `/duties?states=MISSED&dueOn=${first}~`, dueOn: entryUntil(first!, entryDays) }]
}
