import { CONSTRUCTION_KINDS, INVESTMENT_KINDS, LEVELS, PROJECT_CLASSES, STAGES, type ConstructionKind, type InvestmentKind, type Level, type ProjectClass, type Stage } from './word.rules'
import { isStarted } from './project.rules'

/** Tones of the portal. */
const STAGE_TONES: Record<Stage, string> = {
  CONCEIVED: 'neutral', PLANNED: 'neutral', PREPARATION_PROPOSED: 'info', PREPARING: 'info', BUILDING: 'blue', COMPLETED: 'good', OPERATING: 'good',
}

interface Presented {
  stage: Stage
  constructionKind: ConstructionKind | null
  level: Level | null
  projectClass: ProjectClass | null
  investmentKind: InvestmentKind | null
  completionRate: number | null
  plannedStartOn: string | null
  plannedFinishOn: string | null
  suspendedOn: string | null
  exitedOn: string | null
}

/** 停工, 退出, 逾期: what is beside the stage, for a tag; null when all is as it should be. */
export function conditionOf(p: Presented, today: string): { label: string; tone: string } | null {
  if (p.exitedOn) return { label: '已退出', tone: 'neutral' }
  if (p.suspendedOn) return { label: '停工', tone: 'bad' }
  if (!isStarted(p.stage) && p.plannedStartOn && p.plannedStartOn < today) return { label: '逾期未开工', tone: 'warn' }
  if (p.stage === 'BUILDING' && p.plannedFinishOn && p.plannedFinishOn < today) return { label: '逾期未竣工', tone: 'warn' }
  return null
}

/** A row with the words and tones that a screen shows. */
export function present<R extends Presented>(row: R, today: string) {
  const condition = conditionOf(row, today)
  return {
    ...row,
    stageLabel: STAGES[row.stage],
    stageTone: STAGE_TONES[row.stage],
    constructionKindLabel: row.constructionKind && CONSTRUCTION_KINDS[row.constructionKind],
    levelLabel: row.level && LEVELS[row.level],
    projectClassLabel: row.projectClass && PROJECT_CLASSES[row.projectClass],
    investmentKindLabel: row.investmentKind && INVESTMENT_KINDS[row.investmentKind],
    completionShare: row.completionRate === null ? null : row.completionRate / 10_000,
    started: isStarted(row.stage),
    conditionLabel: condition?.label ?? null,
    conditionTone: condition?.tone ?? null,
  }
}

/** How a milestone stands: reached, overdue, soon due, to come. */
export function milestoneState(m: { plannedOn: string; actualOn: string | null }, today: string): { label: string; tone: string } {
  if (m.actualOn) return m.actualOn <= m.plannedOn ? { label: '已完成', tone: 'good' } : { label: '逾期完成', tone: 'warn' }
  if (m.plannedOn < today) return { label: '逾期', tone: 'bad' }
  return { label: '未到期', tone: 'neutral' }
}
