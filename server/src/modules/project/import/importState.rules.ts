import { defineWorkflow } from '../../../kernel/workflow'

export const IMPORT_STATES = {
  NEEDS_MAPPING: '待指明各列',
  CHECKED: '已核对，待导入',
  DONE: '已导入',
  UNDONE: '已撤销',
} as const
export type ImportState = keyof typeof IMPORT_STATES

/** What the portal is shown: an import that is being written is APPLYING in this process only, so that a killed server leaves it CHECKED. */
export const SHOWN_STATES = { ...IMPORT_STATES, APPLYING: '正在导入' } as const
export type ShownState = keyof typeof SHOWN_STATES

export const importWorkflow = defineWorkflow({
  initial: ['NEEDS_MAPPING', 'CHECKED'],
  states: IMPORT_STATES,
  steps: {
    mapColumns: { label: '指明各列内容', from: ['NEEDS_MAPPING', 'CHECKED'], to: 'CHECKED', ability: 'project.import', needsForm: true },
    apply: { label: '确认导入', from: ['CHECKED'], to: 'DONE', ability: 'project.import' },
    undo: { label: '撤销导入', from: ['DONE'], to: 'UNDONE', ability: 'project.import' },
  },
} as const)
export type ImportAction = keyof typeof importWorkflow.steps

/** Why an action cannot be done now; null when it can. */
export function importProblem(state: ShownState, action: ImportAction | 'decide' | 'discard', toDo: number): string | null {
  if (state === 'APPLYING') return '这批清单正在导入，请等它完成。'
  const words = { NEEDS_MAPPING: '还没有指明各列内容，请先指明。', CHECKED: '还没有导入。', DONE: '已经导入，不能再改。', UNDONE: '已经撤销，请重新上传清单。' }
  if (action === 'decide' || action === 'discard') return state === 'NEEDS_MAPPING' || state === 'CHECKED' ? (action === 'decide' && state !== 'CHECKED' ? words[state] : null) : words[state]
  const step = importWorkflow.steps[action]
  if (!(step.from as readonly string[]).includes(state)) return words[state]
  if (action === 'apply' && toDo === 0) return '没有要新建或更新的项目：所有的行都与现有项目一致、有错误或还没有选择怎样处理。'
  return null
}

export const ROW_ACTIONS = { CREATE: '新建', UPDATE: '更新', SKIP: '跳过', DOUBTFUL: '待选择' } as const
export const DECISIONS = { CREATE: '新建', UPDATE: '更新', SKIP: '不导入' } as const
export const NAME_KINDS = { UNIT: '单位', PERSON: '人员' } as const
export type NameKind = keyof typeof NAME_KINDS

/** Words for what may stand on a project by the time an import is to be taken back; by entity. */
const TIES: Readonly<Record<string, string>> = {
  Milestone: '节点', ProjectTag: '标签', Attachment: '附件', Document: '公文', ReviewSession: '评审会', ReserveEntry: '储备库条目',
  LibraryEntry: '储备库条目', Assignment: '交办事项', Topic: '议题', Project: '子项目',
}
export const tieWord = (entity: string): string => TIES[entity] ?? '其他办理记录'

/** The steps of the table, and setting aside what was never applied. */
export const stepsOf = (state: ShownState) => {
  const steps = (Object.entries(importWorkflow.steps) as [ImportAction, { label: string; from: readonly string[]; to: string; needsForm?: boolean }][])
    .filter(([, step]) => step.from.includes(state))
    .map(([name, step]) => ({ name, label: step.label, to: step.to as string | null, needsForm: step.needsForm ?? false }))
  return importProblem(state, 'discard', 0) === null ? [...steps, { name: 'discard' as const, label: '放弃', to: null, needsForm: false }] : steps
}
