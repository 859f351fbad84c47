import type { SourceType } from './assignment.rules'

/** An invented matter as an office would list it. `unit` is a short name of the demo's directory; TOWN stands for a township. */
export interface DemoTopic {
  unit: string
  title: string
  content: string
  standard: string
  assisting?: readonly string[]
  source?: SourceType
  /** How it was done and how the work stood, where the usual words do not fit. */
  result?: string
  report?: string
}

export const TOPICS: readonly DemoTopic[] = [
  { unit: '自然资源局', title: '办理产业园标准化厂房用地组卷报批', content: '完成勘测定界、社会稳定风险评估和补偿登记，组卷上报市局。', standard: '取得农用地转用批复', assisting: ['林业和草原局'] },
  { unit: '水务局', title: '解决污水处理厂提标改造施工用水接入', content: '会同供水公司现场踏勘，确定接入点和管径，完成接入。', standard: '施工现场通水并签订供水协议', source: 'PROBLEM' },
  { unit: '发展和改革局', title: '补办热电联产项目节能审查意见', content: '指导企业补充能源消费测算，组织专家评审。', standard: '印发节能审查意见', source: 'PROBLEM' },
  { unit: '住房和城乡建设局', title: '核发冷链物流园一期施工许可证', content: '核对施工图审查和中标备案材料，容缺事项列出清单。', standard: '核发施工许可证', assisting: ['行政审批服务管理局'] },
  { unit: 'TOWN', title: '完成工业大道北延线涉及地上附着物清点', content: '逐户清点登记，公示三天，签订补偿协议。', standard: '清点登记表和补偿协议全部签订', source: 'PROBLEM' },
  { unit: '财政局', title: '落实城乡供水一体化项目县级配套资金', content: '按工程进度测算配套资金，列入当月资金计划。', standard: '配套资金拨付到项目专户' },
  { unit: '交通运输局', title: '打通装备制造园进场道路断头路段', content: '完成断头路段设计变更，与园区协调施工时序。', standard: '断头路段具备通车条件', assisting: ['住房和城乡建设局'] },
  { unit: '生态环境分局', title: '办理再生资源加工项目环评批复', content: '组织技术评估，督促企业修改环评报告。', standard: '取得环评批复文件' },
  { unit: '行政审批服务管理局', title: '并联办理光伏组件项目立项和规划手续', content: '开通绿色通道，召集相关单位联合预审。', standard: '备案证和规划许可证办结' },
  { unit: '工业和信息化局', title: '协调新能源产业园双回路供电', content: '会同供电公司确定线路走廊，落实投资主体。', standard: '供电方案批复并开工', source: 'PROBLEM', assisting: ['发展和改革局'] },
  { unit: '农业农村局', title: '化解高标准农田建设项目水源井审批', content: '补充水资源论证，与水务局联合踏勘。', standard: '取水许可办结', assisting: ['水务局'] },
  { unit: '商务局', title: '核实电商产业园落地企业投资到位情况', content: '逐家核对到位资金凭证，形成核实报告。', standard: '核实报告经主要负责人签字' },
  { unit: '统计局', title: '指导六个新开工项目纳统入库', content: '逐项目核对开工材料，缺项当天反馈项目单位。', standard: '六个项目通过省级审核入库', source: 'FINDING' },
  { unit: '林业和草原局', title: '办理风电场二期使用林地审核', content: '完成林地可行性报告修改，报省级审核。', standard: '取得使用林地审核同意书', source: 'PROBLEM' },
  { unit: '应急管理局', title: '排查在建重点项目节后复工安全隐患', content: '对全部在建工地开展检查，隐患列单限期整改。', standard: '隐患整改率百分之百，复查记录齐全', source: 'FINDING' },
  { unit: '文化和旅游局', title: '完善古城保护展示项目文物影响评估', content: '委托有资质单位编制评估报告并报批。', standard: '取得文物主管部门意见' },
  { unit: '教育局', title: '协调第三中学扩建项目施工围挡占道', content: '与交警、城管共同确定占道方案。', standard: '占道许可办结，围挡调整到位' },
  { unit: '卫生健康局', title: '推进县医院门诊楼装修设备采购', content: '完成采购需求论证和公告。', standard: '采购合同签订' },
  { unit: '招商中心', title: '回访签约未落地项目并提出处置意见', content: '对签约满半年未落地项目逐个回访。', standard: '处置意见报联席会议研究' },
  { unit: 'TOWN', title: '协调解决施工便道占用耕地补偿纠纷', content: '组织村组、施工单位三方协商，依法确定补偿标准。', standard: '签订补偿协议，施工恢复', source: 'PROBLEM' },
  { unit: '自然资源局', title: '办理中央厨房项目不动产首次登记', content: '核对规划核实和竣工备案材料。', standard: '发放不动产权证书' },
  { unit: '水务局', title: '完成防洪堤加固工程水土保持方案审批', content: '组织专家审查，督促补正。', standard: '水土保持方案批复' },
  { unit: '住房和城乡建设局', title: '解决保障性住房项目室外管网与道路冲突', content: '召集设计、施工单位核对管线综合图。', standard: '变更图纸审定并恢复施工', source: 'PROBLEM' },
  { unit: '发展和改革局', title: '梳理专项债项目支出进度并提出调整建议', content: '逐项目核对支出，连续两月无支出的提出调整建议。', standard: '调整建议报县政府', assisting: ['财政局'] },
  { unit: '财政局', title: '完成交通枢纽项目预算评审', content: '三十个工作日内出具评审结论。', standard: '评审报告印发' },
  { unit: '交通运输局', title: '办理国道改线工程砂石料临时堆场用地', content: '选址并完成临时用地手续。', standard: '临时用地批复', assisting: ['自然资源局'] },
  { unit: '工业和信息化局', title: '协调铸造企业搬迁项目设备进场', content: '与属地对接运输线路和吊装方案。', standard: '主要设备全部进场' },
  { unit: '生态环境分局', title: '核定涂装生产线污染物排放总量', content: '核算替代来源，报市局核定。', standard: '总量核定意见' },
  { unit: 'TOWN', title: '完成养老服务中心项目拆迁户过渡安置', content: '逐户落实过渡住房和补助。', standard: '拆迁户全部安置，无信访' },
  { unit: '行政审批服务管理局', title: '推行重点项目帮办代办清单', content: '为每个在办手续的项目明确帮办员。', standard: '帮办清单公布' },
  { unit: '农业农村局', title: '解决万头牛养殖场粪污处理设施选址', content: '比选三处场址，征求群众意见。', standard: '选址意见书出具', source: 'PROBLEM', assisting: ['生态环境分局'] },
  { unit: '水务局', title: '再次解决污水处理厂提标改造施工用水接入', content: '二标段开工后供水压力不足，重新确定接入方案。', standard: '二标段施工用水稳定供应', source: 'PROBLEM' },
]

/** Matters that the water bureau always has, by their place among the courses: the demo's liaison has something to do. */
export const PINNED: Readonly<Record<number, DemoTopic>> = {
  12: { unit: '水务局', title: '完成工业园区雨污分流管网接驳审查', content: '核对设计图纸和现状管网，组织现场审查。', standard: '出具接驳审查意见', source: 'PROBLEM' },
  15: { unit: '水务局', title: '核定粮食储备库项目洪水影响评价', content: '组织专家评审，督促编制单位修改报告。', standard: '洪水影响评价批复', assisting: ['自然资源局'] },
  27: { unit: '水务局', title: '办理城南调蓄池项目取水许可', content: '受理申请，完成水资源论证审查。', standard: '取水许可证办结' },
}

export const REPORTS = [
  '已召开专题协调会，明确分工和时间表，正在抓紧办理。',
  '现场踏勘已完成，方案初稿送有关单位征求意见。',
  '材料已补正并重新上报，预计下周反馈。',
  '已完成总工作量的六成，剩余部分正在推进。',
] as const

export const RESULTS = [
  '已按标准办结，批复文件已送项目单位。',
  '问题已解决，施工单位已恢复施工。',
  '手续全部办结，资料已归档。',
] as const

export const RETURN_REASONS = ['只有说明，没有批复文件或现场照片，请补齐后再报。', '剩余两户尚未签订协议，请办结后再申请销号。'] as const
export const JUDGEMENTS = ['同意列单，请责任单位倒排工期，每周反馈一次。', '情况属实，交责任单位限期解决，涉及部门全力配合。'] as const
