import { searchTerm } from '../../kernel/text'
import { Refusal } from '../../kernel/refusal'
import type { Ctx } from '../../platform/context'
import { otherSeatsOf } from '../identity/session.query'
import type { Hit, Manifest, Todo } from '../../platform/manifest'

/** The modules' sources of to-dos and hits, set by the app: the seam through which the inbox sees modules to its right. */
export const GATHERED = Symbol('gathered sources')
export type Gathered = Pick<Manifest, 'name' | 'todos' | 'search'>[]

const sourcesOf = (ctx: Ctx) => ctx.service<Gathered>(GATHERED)

export type TodoState = 'OVERDUE' | 'TODAY' | 'SOON' | 'LATER' | 'OPEN'

/** How near a to-do is: SOON is within three days, OPEN has no day. */
const stateOf = (dueOn: string | null, today: string, soon: string): TodoState =>
  dueOn === null ? 'OPEN' : dueOn < today ? 'OVERDUE' : dueOn === today ? 'TODAY' : dueOn <= soon ? 'SOON' : 'LATER'

const later = (a: Todo, b: Todo) => (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999') || a.key.localeCompare(b.key)

/** All that waits for the actor, soonest first. */
export async function todosFor(ctx: Ctx) {
  const found = await Promise.all(sourcesOf(ctx).map(source => source.todos?.(ctx) ?? Promise.resolve([])))
  const soon = new Date(Date.parse(ctx.today) + 3 * 86_400_000).toISOString().slice(0, 10)
  return found
    .flat()
    .sort(later)
    .map(todo => ({ ...todo, state: stateOf(todo.dueOn, ctx.today, soon) }))
}

/** What waits in the person's other seats, own ones and those it stands in for, without taking them: how much, and the first few. */
export async function todosOfOtherSeats(ctx: Ctx) {
  const found = []
  for (const { seat, ctx: inSeat } of await otherSeatsOf(ctx)) {
    const todos = await todosFor(inSeat)
    found.push({ ...seat, count: todos.length, overdue: todos.filter(t => t.state === 'OVERDUE').length, todos: todos.slice(0, FIRST) })
  }
  return found
}

const FIRST = 3

const EACH = 6

/** Hits of every module for what was typed: characters, pinyin or initials. */
export async function searchAll(ctx: Ctx, text: string): Promise<Hit[]> {
  if (text.length > 60) throw new Refusal('INVALID', '搜索词最多 60 个字，请缩短。')
  const key = searchTerm(text)
  if (!key) return []
  return (await Promise.all(sourcesOf(ctx).map(source => source.search?.(ctx, key, EACH) ?? Promise.resolve([])))).flat()
}
