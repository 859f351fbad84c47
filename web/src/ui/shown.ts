import { toRaw } from 'vue'

/** What screens have taken upon themselves to show. A refusal that no form and no dialog shows pops up as a message. */
const problems = new WeakSet<object>()
let conflicts = 0

export const markShown = (list: readonly object[]): void => {
  for (const problem of list) problems.add(toRaw(problem))
}
export const allShown = (list: readonly object[]): boolean => list.length > 0 && list.every(problem => problems.has(toRaw(problem)))

export const markConflictShown = (): void => {
  conflicts++
}
export const conflictsShown = (): number => conflicts
