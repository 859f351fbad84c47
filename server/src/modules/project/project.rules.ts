import type { FieldProblem } from '../../kernel/refusal'
import { defineWorkflow } from '../../kernel/workflow'
import { STAGES, type Level, type Stage } from './word.rules'

const ORDER = Object.keys(STAGES) as Stage[]

/** The stage's place in the row of stages, 1 to 7. */
export const stageOrdinal = (stage: Stage) => ORDER.indexOf(stage) + 1

/** 是否开工: from 在建 on. */
export const isStarted = (stage: Stage) => stageOrdinal(stage) >= stageOrdinal('BUILDING')
export const UNSTARTED = ORDER.filter(s => !isStarted(s))

/**
 * Who may move a project which way. Forwards: whoever is responsible for it. Backwards is a correction of the office, with a
 * reason. 开工, 竣工 and 投产 carry their day.
 */
export const stageWorkflow = defineWorkflow({
  initial: ['CONCEIVED', 'PLANNED', 'PREPARATION_PROPOSED', 'PREPARING', 'BUILDING'],
  states: STAGES,
  steps: {
    plan: { label: '列入规划', from: ['CONCEIVED'], to: 'PLANNED', ability: 'project.edit' },
    propose: { label: '拟开展前期', from: ['CONCEIVED', 'PLANNED'], to: 'PREPARATION_PROPOSED', ability: 'project.edit' },
    prepare: { label: '开展前期', from: ['CONCEIVED', 'PLANNED', 'PREPARATION_PROPOSED'], to: 'PREPARING', ability: 'project.edit' },
    start: { label: '登记开工', from: ['PREPARING'], to: 'BUILDING', ability: 'project.edit', needsForm: true },
    complete: { label: '登记竣工', from: ['BUILDING'], to: 'COMPLETED', ability: 'project.edit', needsForm: true },
    operate: { label: '登记投产', from: ['COMPLETED'], to: 'OPERATING', ability: 'project.edit', needsForm: true },
    backToConceived: { label: '更正为策划', from: ['PLANNED', 'PREPARATION_PROPOSED'], to: 'CONCEIVED', ability: 'project.decide', needsForm: true },
    backToPlanned: { label: '更正为规划', from: ['PREPARATION_PROPOSED', 'PREPARING'], to: 'PLANNED', ability: 'project.decide', needsForm: true },
    backToPreparing: { label: '更正为前期', from: ['BUILDING'], to: 'PREPARING', ability: 'project.decide', needsForm: true },
    backToBuilding: { label: '更正为在建', from: ['COMPLETED', 'OPERATING'], to: 'BUILDING', ability: 'project.decide', needsForm: true },
  },
} as const)

export type StageAction = keyof typeof stageWorkflow.steps
export const STAGE_ACTIONS = Object.fromEntries(Object.entries(stageWorkflow.steps).map(([name, s]) => [name, s.label])) as Record<StageAction, string>
export const isCorrection = (action: StageAction) => action.startsWith('back')

/** Conditions beside the stage: each needs a reason. */
export const CONDITION_ACTIONS = {
  suspend: { label: '登记停工', ability: 'project.edit' },
  resume: { label: '登记复工', ability: 'project.edit' },
  exit: { label: '登记退出', ability: 'project.decide' },
  readmit: { label: '恢复管理', ability: 'project.decide' },
} as const
export type ConditionAction = keyof typeof CONDITION_ACTIONS

export interface Condition {
  stage: Stage
  suspendedOn: string | null
  exitedOn: string | null
}

/** Why an action cannot be done now, whoever asks; null when it can. */
export function actionProblem(project: Condition, action: StageAction | ConditionAction): string | null {
  if (action === 'readmit') return project.exitedOn ? null : '项目没有退出，不需要恢复。'
  if (project.exitedOn) return '项目已退出，请先由联席办恢复管理。'
  if (action === 'exit') return null
  if (action === 'resume') return project.suspendedOn ? null : '项目没有停工，不需要复工。'
  if (action === 'suspend') {
    if (project.suspendedOn) return '项目已登记停工。'
    return ['PREPARING', 'BUILDING'].includes(project.stage) ? null : '只有前期和在建的项目可以登记停工。'
  }
  const step = stageWorkflow.steps[action]
  if (!(step.from as readonly Stage[]).includes(project.stage)) return `项目处于“${STAGES[project.stage]}”阶段，不能“${step.label}”，请刷新后查看可办的动作。`
  if (project.suspendedOn && !isCorrection(action)) return '项目正在停工，请先登记复工。'
  return null
}

/** `done ÷ plan` in basis points (10000 is 100 %), null where there is no plan. At most 9999 times the plan. */
export const completionRate = (done: number | null | undefined, plan: number | null | undefined): number | null =>
  plan == null || plan <= 0 || done == null ? null : Math.min(99_990_000, Math.round((done / plan) * 10_000))

/** Tags as they are kept: each once, no blanks inside, at most ten of twenty characters. */
export const readTags = (text: string | null | undefined): string[] =>
  [...new Set((text ?? '').split(/[\s,,、;;]+/).map(t => t.trim()).filter(Boolean))].slice(0, 10).map(t => [...t].slice(0, 20).join(''))

interface Checked {
  name: string
  totalInvestment?: number | null
  annualPlanInvestment?: number | null
  cumulativeInvestment?: number | null
  planYear?: number | null
  plannedStartOn?: string | null
  plannedFinishOn?: string | null
  actualStartOn?: string | null
  actualFinishOn?: string | null
}

const AMOUNTS = { totalInvestment: '总投资', annualPlanInvestment: '年度计划投资', cumulativeInvestment: '本年完成投资' } as const

/** What cannot be saved, field by field. Odd but possible things are {@link doubtsOf}. */
export function problemsOf(p: Checked, today: string): FieldProblem[] {
  const problems: FieldProblem[] = []
  const say = (field: string, message: string) => problems.push({ field, message })
  if (!p.name.trim()) say('name', '请填写项目名称。')
  for (const [field, label] of Object.entries(AMOUNTS) as [keyof typeof AMOUNTS, string][]) if ((p[field] ?? 0) < 0) say(field, `${label}不能是负数，请核对。`)
  if (p.planYear != null && (p.planYear < 2000 || p.planYear > 2100)) say('planYear', '计划年度应是四位年份，如 2026。')
  if (p.plannedStartOn && p.plannedFinishOn && p.plannedFinishOn < p.plannedStartOn) say('plannedFinishOn', '计划竣工日期早于计划开工日期，请核对。')
  if (p.actualStartOn && p.actualFinishOn && p.actualFinishOn < p.actualStartOn) say('actualFinishOn', '实际竣工日期早于实际开工日期，请核对。')
  if (p.actualStartOn && p.actualStartOn > today) say('actualStartOn', '实际开工日期还没有到，请填已发生的日期。')
  if (p.actualFinishOn && p.actualFinishOn > today) say('actualFinishOn', '实际竣工日期还没有到，请填已发生的日期。')
  return problems
}

interface Doubted extends Checked {
  stage: Stage
  level: Level | null
  keyProject: boolean
  suspendedOn: string | null
  leadOfficialPostId: number | null
  responsibleUnitId: number | null
  leadOfficialText: string | null
  responsibleUnitText: string | null
}

/** A key project listed by state, province or prefecture, or by the county as a key project (LB1, 四(一)). */
export const needsDuty = (p: { level: Level | null; keyProject: boolean }) => p.keyProject || (p.level !== null && p.level !== 'COUNTY')

/** What is odd about a project and should be looked at; Chinese sentences. None of it stops anything. */
export function doubtsOf(p: Doubted, today: string): string[] {
  const doubts: string[] = []
  const { totalInvestment: total, annualPlanInvestment: plan, cumulativeInvestment: done } = p
  if (!isStarted(p.stage) && (done ?? 0) > 0) doubts.push('项目尚未开工，却填有完成投资，请核对阶段或投资。')
  if (total != null && plan != null && plan > total) doubts.push('年度计划投资大于总投资，请核对。')
  if (total != null && done != null && done > total) doubts.push('本年完成投资大于总投资，请核对。')
  if (!isStarted(p.stage) && p.plannedStartOn && p.plannedStartOn < today && !p.suspendedOn) doubts.push('已过计划开工日期，项目仍未开工。')
  if (p.stage === 'BUILDING' && p.plannedFinishOn && p.plannedFinishOn < today && !p.suspendedOn) doubts.push('已过计划竣工日期，项目仍在建。')
  if (needsDuty(p) && p.leadOfficialPostId == null)
    doubts.push(p.leadOfficialText ? `分包领导“${p.leadOfficialText}”还没有对应到岗位，请联席办确定。` : '重点项目还没有确定分包领导，请联席办确定。')
  if (needsDuty(p) && p.responsibleUnitId == null)
    doubts.push(p.responsibleUnitText ? `责任单位“${p.responsibleUnitText}”不在本县单位名录中，请选择。` : '重点项目还没有确定责任单位，请选择。')
  return doubts
}
