/** A step of a workflow: an action leads from some states to one. */
export interface Step<State extends string> {
  /** On the button. */
  label: string
  from: readonly State[]
  to: State
  /** Ability asked for, an id of `identity/permission.rules`. */
  ability: string
  /** The form must supply something before the step: a drop on a lane opens it. */
  needsForm?: boolean
}

export interface Workflow<State extends string, Action extends string> {
  initial: readonly State[]
  states: Record<State, string>
  steps: Record<Action, Step<State>>
}

/**
 * A workflow as a table, checked when the server starts.
 * @throws Error when a state cannot be reached, or a step leaves from nowhere.
 */
export function defineWorkflow<State extends string, Action extends string>(table: Workflow<State, Action>) {
  const reached = new Set<State>(table.initial)
  const steps = Object.entries(table.steps) as [Action, Step<State>][]
  for (let before = -1; before !== reached.size; ) {
    before = reached.size
    for (const [, s] of steps) if (s.from.some(f => reached.has(f))) reached.add(s.to)
  }
  const lost = (Object.keys(table.states) as State[]).filter(s => !reached.has(s))
  if (lost.length) throw new Error(`workflow: states never reached: ${lost.join(', ')}`)
  for (const [name, s] of steps) if (!s.from.length) throw new Error(`workflow: ${name} leaves from nowhere`)
  return table
}

/** The steps that leave from a state, in the table's order. */
export const stepsFrom = <State extends string, Action extends string>(w: Workflow<State, Action>, state: State) =>
  (Object.entries(w.steps) as [Action, Step<State>][])
    .filter(([, s]) => s.from.includes(state))
    .map(([name, s]) => ({ name, ...s }))
