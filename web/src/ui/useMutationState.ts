import type { AnyVariables, TypedDocumentNode } from '@urql/core'
import { useClientHandle } from '@urql/vue'
import { nextTick, reactive } from 'vue'
import { sayDone, sayRefused } from './notify'
import { refusedBy, type FieldProblem, type Refused } from './refusal'
import { allShown, conflictsShown } from './shown'

export interface MutationOptions<Data> {
  /** The sentence after success. */
  done?: string | ((data: Data) => string)
  /** The page shows refusals itself, beyond what FormProblems does; nothing pops up. */
  quiet?: boolean
}

export interface MutationState<Data, Variables> {
  busy: boolean
  refused: Refused | null
  /** Problems by input field, for FormProblems; a refusal that names no field is one of field `''`, at the form's top. */
  problems: FieldProblem[]
  /** Somebody else saved first, for VersionConflictDialog. */
  conflict: boolean
  /** The answer, or null when it was refused. A second call while one is under way answers null and does nothing. */
  run(variables: Variables): Promise<Data | null>
  clear(): void
}

/** One mutation and what became of it. The form keeps its input whatever happens. */
export function useMutationState<Data, Variables extends AnyVariables>(
  document: TypedDocumentNode<Data, Variables>,
  options: MutationOptions<Data> = {},
): MutationState<Data, Variables> {
  const { client } = useClientHandle()
  const state: MutationState<Data, Variables> = reactive({
    busy: false,
    refused: null,
    problems: [],
    conflict: false,
    clear() {
      state.refused = null
      state.problems = []
      state.conflict = false
    },
    async run(variables: Variables) {
      if (state.busy) return null
      state.clear()
      state.busy = true
      const { data, error } = await client.mutation(document, variables).toPromise()
      state.busy = false
      if (error) {
        const refused = refusedBy(error)
        const dialogs = conflictsShown()
        state.refused = refused
        state.problems = refused.fields
        state.conflict = refused.code === 'CONFLICT'
        if (refused.code === 'UNAUTHENTICATED') return null
        if (state.conflict) {
          await nextTick()
          if (conflictsShown() > dialogs) return null
        }
        if (!refused.fields.length) state.problems = [{ field: '', message: refused.message, explanations: refused.explanations }]
        await nextTick()
        if (!options.quiet && !allShown(state.problems)) sayRefused(refused.message)
        return null
      }
      if (data === undefined) return null
      if (options.done) sayDone(typeof options.done === 'function' ? options.done(data) : options.done)
      return data
    },
  }) as MutationState<Data, Variables>
  return state
}
