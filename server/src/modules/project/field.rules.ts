import { CONSTRUCTION_KINDS, INVESTMENT_KINDS, LEVELS, PROJECT_CLASSES, STAGES } from './word.rules'

/** How a field's value is shown in the project's history. */
export type FieldShape = 'text' | 'money' | 'day' | 'flag' | 'unit' | 'post' | 'rate' | 'number' | 'project' | { words: Readonly<Record<string, string>> }

/** Every field of a project that people see, with its word. What is not here (keys, orders) is no history. */
export const PROJECT_FIELDS: Readonly<Record<string, { label: string; shape: FieldShape }>> = {
  name: { label: '项目名称', shape: 'text' },
  codes: { label: '项目代码', shape: 'text' },
  owner: { label: '项目单位', shape: 'text' },
  content: { label: '建设内容', shape: 'text' },
  benefits: { label: '经济社会效益', shape: 'text' },
  place: { label: '建设地点', shape: 'text' },
  stage: { label: '项目阶段', shape: { words: STAGES } },
  stageReason: { label: '更正原因', shape: 'text' },
  constructionKind: { label: '建设性质', shape: { words: CONSTRUCTION_KINDS } },
  level: { label: '项目层级', shape: { words: LEVELS } },
  projectClass: { label: '项目类别', shape: { words: PROJECT_CLASSES } },
  investmentKind: { label: '投资类型', shape: { words: INVESTMENT_KINDS } },
  board: { label: '所属板块', shape: 'text' },
  keyProject: { label: '重点项目', shape: 'flag' },
  majorProject: { label: '重大项目', shape: 'flag' },
  totalInvestment: { label: '总投资', shape: 'money' },
  annualPlanInvestment: { label: '年度计划投资', shape: 'money' },
  cumulativeInvestment: { label: '本年完成投资', shape: 'money' },
  planYear: { label: '计划年度', shape: 'number' },
  annualTask: { label: '年度建设任务', shape: 'text' },
  requirement: { label: '工作要求', shape: 'text' },
  progress: { label: '进展情况', shape: 'text' },
  problems: { label: '存在问题', shape: 'text' },
  remark: { label: '备注', shape: 'text' },
  localityUnitId: { label: '属地', shape: 'unit' },
  responsibleUnitId: { label: '责任单位', shape: 'unit' },
  leadUnitId: { label: '牵头单位', shape: 'unit' },
  sectorAuthorityUnitId: { label: '行业主管部门', shape: 'unit' },
  chainUnitId: { label: '所属产业链', shape: 'unit' },
  leadOfficialPostId: { label: '分包领导', shape: 'post' },
  coLeads: { label: '协同分包领导', shape: 'text' },
  serviceOfficerPostId: { label: '首席服务官', shape: 'post' },
  localityUnitText: { label: '属地（清单原文）', shape: 'text' },
  responsibleUnitText: { label: '责任单位（清单原文）', shape: 'text' },
  leadUnitText: { label: '牵头单位（清单原文）', shape: 'text' },
  sectorAuthorityUnitText: { label: '行业主管部门（清单原文）', shape: 'text' },
  serviceOfficerText: { label: '首席服务官（清单原文）', shape: 'text' },
  leadOfficialText: { label: '分包领导（清单原文）', shape: 'text' },
  plannedStartOn: { label: '计划开工', shape: 'day' },
  actualStartOn: { label: '实际开工', shape: 'day' },
  plannedFinishOn: { label: '计划竣工', shape: 'day' },
  actualFinishOn: { label: '实际竣工', shape: 'day' },
  approvedOn: { label: '审批（核准、备案）日期', shape: 'day' },
  suspendedOn: { label: '停工日期', shape: 'day' },
  suspendReason: { label: '停工原因', shape: 'text' },
  exitedOn: { label: '退出日期', shape: 'day' },
  exitReason: { label: '退出原因', shape: 'text' },
  fitsIndustrialPlan: { label: '符合产业规划', shape: 'flag' },
  majorLivelihood: { label: '有较大影响的民生项目', shape: 'flag' },
  importantInfrastructure: { label: '重要基础设施项目', shape: 'flag' },
  overallEffect: { label: '有全局意义、带动作用突出', shape: 'flag' },
  resourceDevelopment: { label: '涉及资源开发', shape: 'flag' },
  majorPublicInterest: { label: '涉及重大公共利益', shape: 'flag' },
  majorInfrastructure: { label: '涉及重大基础设施', shape: 'flag' },
  feasibilityReached: { label: '达到可行性研究深度', shape: 'flag' },
  parentId: { label: '上级项目', shape: 'project' },
  tags: { label: '标签', shape: 'text' },
  milestone: { label: '节点', shape: 'text' },
}

/** Fields that the office decides; a unit sees them and does not change them. */
export const DECIDED_FIELDS = ['leadOfficialPostId', 'coLeadPostIds', 'level', 'keyProject', 'majorProject'] as const

/** Texts that a list left for what has been chosen since: choosing takes the text away. */
export const TEXT_OF = {
  localityUnitId: 'localityUnitText',
  responsibleUnitId: 'responsibleUnitText',
  leadUnitId: 'leadUnitText',
  sectorAuthorityUnitId: 'sectorAuthorityUnitText',
  serviceOfficerPostId: 'serviceOfficerText',
  leadOfficialPostId: 'leadOfficialText',
} as const
