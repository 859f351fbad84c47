import { defineWorkflow } from '../../../kernel/workflow'

export const LEDGER_STATES = { CHECKED: '已核对，待导入', DONE: '已导入', UNDONE: '已撤销' } as const
export type LedgerState = keyof typeof LEDGER_STATES

/** One that is being written is APPLYING in this process only, so that a killed server leaves it CHECKED. */
export const SHOWN_STATES = { ...LEDGER_STATES, APPLYING: '正在导入' } as const
export type ShownState = keyof typeof SHOWN_STATES

export const ledgerWorkflow = defineWorkflow({
  initial: ['CHECKED'],
  states: LEDGER_STATES,
  steps: {
    apply: { label: '确认导入', from: ['CHECKED'], to: 'DONE', ability: 'assignment.list' },
    undo: { label: '撤销导入', from: ['DONE'], to: 'UNDONE', ability: 'assignment.list' },
  },
} as const)
export type LedgerAction = keyof typeof ledgerWorkflow.steps | 'decide' | 'discard'

/** Why an action cannot be done now; null when it can. */
export function ledgerProblem(state: ShownState, action: LedgerAction, toDo: number): string | null {
  if (state === 'APPLYING') return '这份台账正在导入，请等它完成。'
  const words = { CHECKED: '还没有导入。', DONE: '已经导入，不能再改。', UNDONE: '已经撤销，请重新上传台账。' }
  const from: readonly string[] = action === 'decide' || action === 'discard' ? ['CHECKED'] : ledgerWorkflow.steps[action].from
  if (!from.includes(state)) return words[state]
  return action === 'apply' && toDo === 0 ? '没有要列单的事项：所有的行都已经在平台里、已办结，或有错误要先改正。' : null
}

/** What can be done now, each with the reason where it cannot. */
export const ledgerActions = (state: ShownState, toDo: number) =>
  ([['apply', '确认导入', 'DONE'], ['undo', '撤销导入', 'UNDONE'], ['discard', '放弃', null]] as const).flatMap(([name, label, to]) => {
    const problem = ledgerProblem(state, name, toDo)
    return problem !== null && !(name === 'apply' && state === 'CHECKED') ? [] : [{ name, label, to: to as string | null, problem }]
  })

/** Words for what may stand on an assignment by the time an import is to be taken back; by entity. */
const TIES: Readonly<Record<string, string>> = {
  AssignmentNote: '办理情况', AssignmentExtension: '延期申请', AssignmentStop: '停表', AssignmentEscalation: '上报', Attachment: '附件', Topic: '议题', Assignment: '后续事项',
  Supervision: '督办文书', AccountabilityLead: '问责线索', Resolution: '会议议定事项', Document: '公文',
}
export const tieWord = (entity: string): string => TIES[entity] ?? '其他办理记录'
