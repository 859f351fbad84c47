/** The choices of a form and a filter, as the contract names them. */
const words = <const W extends Record<string, string>>(of: W) => Object.entries(of).map(([value, label]) => ({ value, label }))

export const STAGES = words({ CONCEIVED: '策划', PLANNED: '规划', PREPARATION_PROPOSED: '拟开展前期', PREPARING: '前期', BUILDING: '在建', COMPLETED: '竣工', OPERATING: '投产' })
export const LEVELS = words({ NATIONAL: '国家级', PROVINCIAL: '省级', MUNICIPAL: '市级', COUNTY: '县级' })
export const CLASSES = words({ INDUSTRIAL: '产业', INFRASTRUCTURE: '基础设施', LIVELIHOOD: '社会民生', ECOLOGY: '生态环保', INNOVATION: '科技创新', OTHER: '其他' })
export const CONSTRUCTION_KINDS = words({ NEW: '新建', CONTINUED: '续建', EXPANSION: '扩建', RECONSTRUCTION: '改建' })
export const INVESTMENT_KINDS = words({ ENTERPRISE: '企业投资', GOVERNMENT: '政府投资' })
export const SCALES = words({
  UNDER_50M: '5000万元以下', UNDER_100M: '5000万元至1亿元', UNDER_500M: '1亿元至5亿元', UNDER_1B: '5亿元至10亿元', OVER_1B: '10亿元及以上',
})
export const MILESTONE_KINDS = words({ APPROVAL: '手续办理', LAND: '征地拆迁', BIDDING: '招标采购', START: '开工', PROGRESS: '形象进度', FINISH: '竣工', OPERATION: '投产', OTHER: '其他' })

/** What a regulation may ask of a project and only its keepers can say; null: nobody has said. */
export const QUESTIONS = [
  { key: 'feasibilityReached', label: '达到可行性研究深度' },
  { key: 'fitsIndustrialPlan', label: '符合产业规划' },
  { key: 'majorLivelihood', label: '有较大影响的民生项目' },
  { key: 'importantInfrastructure', label: '重要基础设施项目' },
  { key: 'overallEffect', label: '对全域发展有全局意义、带动作用突出' },
  { key: 'resourceDevelopment', label: '涉及资源开发' },
  { key: 'majorPublicInterest', label: '涉及重大公共利益' },
  { key: 'majorInfrastructure', label: '涉及重大基础设施' },
] as const
export type QuestionKey = (typeof QUESTIONS)[number]['key']
