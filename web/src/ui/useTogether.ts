import { computed } from 'vue'
import type { MutationState } from './useMutationState'

type Standing = Pick<MutationState<unknown, never>, 'busy' | 'problems' | 'conflict' | 'clear'>

/** The steps of one subject's workflow are mutations of their own; a page and its form look at them as one. */
export const useTogether = (all: readonly Standing[]) => ({
  busy: computed(() => all.some(m => m.busy)),
  problems: computed(() => all.flatMap(m => m.problems)),
  conflict: computed({
    get: () => all.some(m => m.conflict),
    set: () => { for (const m of all) m.conflict = false },
  }),
  /** What was refused before is no longer shown: a form opens anew. */
  forget: () => { for (const m of all) m.clear() },
})
