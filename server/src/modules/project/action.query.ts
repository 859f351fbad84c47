import type { Explanation } from '../../kernel/verdict'
import type { Ctx } from '../../platform/context'
import { mayDo } from '../identity/permission.service'
import type { ProjectRow } from './project.query'
import { actionProblem, CONDITION_ACTIONS, stageWorkflow, type ConditionAction, type StageAction } from './project.rules'
import { editTies } from './project.service'
import type { Stage } from './word.rules'

export interface Offer {
  name: string
  label: string
  to: string | null
  allowed: boolean
  needsForm: boolean
  because: Explanation[]
}

const said = (ruleId: string, text: string): Explanation => ({
  ruleId, source: 'PLATFORM', regulation: null, clause: null, text, outcome: 'REFUSED', inputs: [], arithmetic: null,
})

const OFFICE_ONLY = '这一步由联席办办理，请联系联席办。'
const NOT_OURS = '这个项目由责任单位和联席办维护，您的岗位可以查看。'

/** What may be done with a project now; buttons and board lanes draw from it. Reads nothing but the row. */
export function actionsOf(ctx: Ctx, row: Pick<ProjectRow, 'stage' | 'suspendedOn' | 'exitedOn' | 'responsibleUnitId' | 'leadUnitId' | 'serviceOfficerPostId'>): Offer[] {
  const ties = editTies(row)
  const edits = mayDo(ctx, 'project.edit', ties)
  const decides = mayDo(ctx, 'project.decide', ties)
  const offer = (name: StageAction | ConditionAction, label: string, ability: string, to: string | null, needsForm: boolean): Offer => {
    const may = ability === 'project.decide' ? decides : edits
    const problem = actionProblem(row, name) ?? (may ? null : ability === 'project.decide' ? OFFICE_ONLY : NOT_OURS)
    return { name, label, to, allowed: problem === null, needsForm, because: problem === null ? [] : [said(`platform.project.${name}`, problem)] }
  }
  const steps = (Object.entries(stageWorkflow.steps) as [StageAction, (typeof stageWorkflow.steps)[StageAction]][])
    .filter(([, s]) => (s.from as readonly Stage[]).includes(row.stage) && (s.ability !== 'project.decide' || decides))
    .map(([name, s]) => offer(name, s.label, s.ability, s.to, Boolean(s.needsForm)))
  const conditions: ConditionAction[] = row.exitedOn ? ['readmit'] : [row.suspendedOn ? 'resume' : 'suspend', 'exit']
  return [
    { name: 'edit', label: '修改', to: null, allowed: edits, needsForm: true, because: edits ? [] : [said('platform.project.edit', NOT_OURS)] },
    ...steps,
    ...conditions
      .filter(name => CONDITION_ACTIONS[name].ability !== 'project.decide' || decides)
      .map(name => offer(name, CONDITION_ACTIONS[name].label, CONDITION_ACTIONS[name].ability, null, true)),
    ...(mayDo(ctx, 'project.remove', ties) ? [{ name: 'remove', label: '删除', to: null, allowed: true, needsForm: true, because: [] }] : []),
  ]
}
