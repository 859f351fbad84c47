/** Closed lists of a project: what stands on the left is stored, what stands on the right is shown. */

export const STAGES = {
  CONCEIVED: '策划',
  PLANNED: '规划',
  PREPARATION_PROPOSED: '拟开展前期',
  PREPARING: '前期',
  BUILDING: '在建',
  COMPLETED: '竣工',
  OPERATING: '投产',
} as const
export type Stage = keyof typeof STAGES

export const CONSTRUCTION_KINDS = { NEW: '新建', CONTINUED: '续建', EXPANSION: '扩建', RECONSTRUCTION: '改建' } as const
export type ConstructionKind = keyof typeof CONSTRUCTION_KINDS

export const LEVELS = { NATIONAL: '国家级', PROVINCIAL: '省级', MUNICIPAL: '市级', COUNTY: '县级' } as const
export type Level = keyof typeof LEVELS

export const PROJECT_CLASSES = {
  INDUSTRIAL: '产业',
  INFRASTRUCTURE: '基础设施',
  LIVELIHOOD: '社会民生',
  ECOLOGY: '生态环保',
  INNOVATION: '科技创新',
  OTHER: '其他',
} as const
export type ProjectClass = keyof typeof PROJECT_CLASSES

export const INVESTMENT_KINDS = { ENTERPRISE: '企业投资', GOVERNMENT: '政府投资' } as const
export type InvestmentKind = keyof typeof INVESTMENT_KINDS

export const MILESTONE_KINDS = {
  APPROVAL: '手续办理',
  LAND: '征地拆迁',
  BIDDING: '招标采购',
  START: '开工',
  PROGRESS: '形象进度',
  FINISH: '竣工',
  OPERATION: '投产',
  OTHER: '其他',
} as const
export type MilestoneKind = keyof typeof MILESTONE_KINDS

export const CODE_FORMS = { NEW: '新码（2020年10月起）', OLD: '旧码', UNKNOWN: '按原文保留' } as const
export type CodeForm = keyof typeof CODE_FORMS
