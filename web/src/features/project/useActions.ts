import { reactive } from 'vue'
import { RemoveProjectDocument, SetProjectConditionDocument, SetProjectStageDocument } from '../../gql/graphql'
import { useMutationState } from '../../ui'

export interface ActionForm {
  on: string | null
  reason: string
}
export interface ActionSubject {
  id: number
  version: number
  name: string
}

const CONDITIONS = new Set(['suspend', 'resume', 'exit', 'readmit'])
const DATED = new Set(['start', 'complete', 'operate', 'suspend', 'resume', 'exit'])

/** What an action's form asks for. A correction and a stop want a reason, a step its day. */
export const formOf = (action: string) => ({
  day: DATED.has(action),
  reason: action.startsWith('back') || CONDITIONS.has(action),
  must: action.startsWith('back') || action === 'suspend' || action === 'exit',
})

/** Runs a project's actions, all with the version that was seen. */
export function useActions() {
  const stage = useMutationState(SetProjectStageDocument, { done: '已登记' })
  const condition = useMutationState(SetProjectConditionDocument, { done: '已登记' })
  const removal = useMutationState(RemoveProjectDocument, { done: '已删除' })
  const all = [stage, condition, removal]
  return reactive({
    get busy() { return all.some(m => m.busy) },
    get problems() { return all.flatMap(m => m.problems) },
    get conflict() { return all.some(m => m.conflict) },
    set conflict(open: boolean) { if (!open) for (const m of all) m.conflict = false },
    clear: () => { for (const m of all) m.clear() },
    async run(action: string, subject: ActionSubject, form: ActionForm = { on: null, reason: '' }): Promise<boolean> {
      const seen = { id: subject.id, version: subject.version }
      if (action === 'remove') return (await removal.run({ input: seen })) !== null
      const more = { action, on: form.on || null, reason: form.reason.trim() || null }
      return (await (CONDITIONS.has(action) ? condition : stage).run({ input: { ...seen, ...more } })) !== null
    },
  })
}
