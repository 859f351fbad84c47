import type { Explanation, Outcome } from '../../kernel/verdict'
import type { Ctx } from '../../platform/context'
import { mayDo } from '../identity/permission.service'
import { stepsFrom, type Workflow } from '../../kernel/workflow'

/** Name of a line in identity's table. */
export type Ability = Parameters<typeof mayDo>[1]

export interface ActionRow {
  name: string
  label: string
  to: string | null
  allowed: boolean
  needsForm: boolean
  because: Explanation[]
}

/** A word of the platform's own. */
export const platformWord = (ruleId: string, text: string, outcome: Outcome = 'REFUSED'): Explanation => ({
  ruleId, source: 'PLATFORM', regulation: null, clause: null, text, outcome, inputs: [], arithmetic: null,
})

/**
 * The steps that the actor's post may take with a subject in a state.
 * @param because what stands against a step, by its name; an empty list or none lets it pass.
 */
export function actionsFrom<S extends string, A extends string>(
  ctx: Ctx, workflow: Workflow<S, A>, state: S, unitIds: readonly number[], because: Partial<Record<string, Explanation[]>> = {}, hidden: ReadonlySet<string> = new Set(),
): ActionRow[] {
  return stepsFrom(workflow, state)
    .filter(step => !hidden.has(step.name) && mayDo(ctx, step.ability as Ability, { unitIds }))
    .map(step => {
      const against = (because[step.name] ?? []).filter(e => e.outcome === 'REFUSED' || e.outcome === 'MISSING')
      return { name: step.name, label: step.label, to: step.to, allowed: against.length === 0, needsForm: step.needsForm ?? false, because: because[step.name] ?? [] }
    })
}
