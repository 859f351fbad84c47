export interface DemoDuty {
  text: string
  /** Short name of the responsible unit. */
  unit: string
  standard: string
  /** Days after the meeting. */
  days: number
}

export interface DemoTopic {
  /** `{p}` is a project's name, `{c}` the county's. */
  title: string
  problem: string
  request: string
  decision: string
  /** Short name of the unit that proposes it where no project does. */
  unit: string
  onProblem: boolean
  minutes: number
  outcomeText: string
  duties: readonly DemoDuty[]
}

/** Matters as a county's joint meeting really has them; all invented. */
export const DEMO_TOPICS: readonly DemoTopic[] = [
  {
    title: '关于{p}用地报批有关事宜', unit: '自然资源局', onProblem: true, minutes: 15,
    problem: '项目拟用地 86 亩，其中 12 亩涉及一般农用地转用，勘测定界已经完成，补充耕地指标尚未落实，影响用地组件上报。',
    request: '请会议明确补充耕地指标来源和组件上报时限。', decision: '由自然资源局统筹落实补充耕地指标，限期完成组件上报。',
    outcomeText: '同意统筹使用县级补充耕地储备指标',
    duties: [
      { text: '落实补充耕地指标，完成用地组件并上报市级审查', unit: '自然资源局', standard: '取得市级受理回执', days: 25 },
      { text: '完成征收地块青苗和附着物清点补偿', unit: '财政局', standard: '补偿款拨付到户，附公示材料', days: 30 },
    ],
  },
  {
    title: '关于{p}供电线路迁改事宜', unit: '工业和信息化局', onProblem: true, minutes: 10,
    problem: '场地内有 10 千伏线路一条、杆塔 9 基，迁改方案已经编制，停电窗口和资金来源尚未确定，土方施工只能避让。',
    request: '请会议确定迁改资金来源和停电窗口。', decision: '由工信局牵头，会同供电公司在停电窗口内完成迁改。',
    outcomeText: '迁改费用列入项目工程其他费', duties: [{ text: '会同供电公司完成 10 千伏线路迁改并送电', unit: '工业和信息化局', standard: '线路迁改验收单', days: 28 }],
  },
  {
    title: '关于{p}施工许可办理事宜', unit: '住房和城乡建设局', onProblem: true, minutes: 10,
    problem: '施工图审查提出的 7 条意见尚有 3 条未修改完毕，质量安全监督手续未能同步受理。',
    request: '请会议协调审图与监督手续并联办理。', decision: '由住建局组织审图机构驻点服务，手续并联办理。',
    outcomeText: '同意审图与质量安全监督手续并联办理', duties: [{ text: '完成施工图审查并核发施工许可证', unit: '住房和城乡建设局', standard: '取得施工许可证', days: 20 }],
  },
  {
    title: '关于{p}环评审批事宜', unit: '生态环境分局', onProblem: true, minutes: 10,
    problem: '环评报告表已经专家函审，总量指标来源说明未出具，审批件无法办结。',
    request: '请会议明确总量指标来源。', decision: '由生态环境分局在县域减排项目中平衡总量指标。',
    outcomeText: '总量指标在县域内平衡', duties: [{ text: '出具总量指标来源说明并完成环评批复', unit: '生态环境分局', standard: '取得环评批复文件', days: 18 }],
  },
  {
    title: '关于{p}专项债券资金拨付事宜', unit: '财政局', onProblem: true, minutes: 15,
    problem: '项目已完成产值 4200 万元，专项债券资金尚有 1800 万元未拨付，施工单位反映垫资压力较大。',
    request: '请会议确定资金拨付计划。', decision: '由财政局按进度分两期拨付。',
    outcomeText: '原则同意按形象进度分期拨付', duties: [
      { text: '按审定产值拨付第一期资金 1000 万元', unit: '财政局', standard: '拨款凭证', days: 12 },
      { text: '完成项目阶段性审计并提出第二期拨付意见', unit: '发展和改革局', standard: '审计意见书', days: 35 },
    ],
  },
  {
    title: '关于{p}取水许可事宜', unit: '水务局', onProblem: true, minutes: 10,
    problem: '水资源论证报告已经评审，取水口位置与河道管理范围有 40 米重叠，需要调整。',
    request: '请会议研究取水口调整方案。', decision: '取水口上移 60 米，由水务局办理许可。',
    outcomeText: '同意取水口上移方案', duties: [{ text: '完成取水口调整论证并办结取水许可', unit: '水务局', standard: '取水许可证', days: 30 }],
  },
  {
    title: '关于{p}进场道路建设事宜', unit: '交通运输局', onProblem: true, minutes: 10,
    problem: '项目进场道路 1.2 公里未纳入年度农村公路计划，大型设备无法进场。',
    request: '请会议明确进场道路实施主体和工期。', decision: '由交通运输局纳入年度计划实施。',
    outcomeText: '同意将进场道路纳入年度农村公路建设计划', duties: [{ text: '完成进场道路路基路面施工', unit: '交通运输局', standard: '道路交工验收单', days: 45 }],
  },
  {
    title: '关于{p}林地手续办理事宜', unit: '林业和草原局', onProblem: true, minutes: 10,
    problem: '项目涉及林地 5.6 亩，使用林地可行性报告已编制，森林植被恢复费尚未缴纳。',
    request: '请会议协调缴费和上报时限。', decision: '由林业和草原局指导项目单位限期办结。',
    outcomeText: '同意先行缴纳森林植被恢复费', duties: [{ text: '办结使用林地审核同意书', unit: '林业和草原局', standard: '使用林地审核同意书', days: 22 }],
  },
  {
    title: '关于{c}本年度重点项目推进情况的汇报', unit: '发展和改革局', onProblem: false, minutes: 15,
    problem: '截至上月末，年度重点项目开工率、投资完成率较序时进度略有滞后，主要集中在前期手续环节。',
    request: '请会议听取汇报并提出要求。', decision: '建立滞后项目周调度清单。',
    outcomeText: '各单位对标序时进度加压推进，滞后项目逐个销号', duties: [{ text: '建立滞后项目周调度清单并按周通报', unit: '发展和改革局', standard: '每周五前印发调度通报', days: 14 }],
  },
  {
    title: '关于招商引资签约项目落地情况的汇报', unit: '招商中心', onProblem: false, minutes: 15,
    problem: '本年签约项目 14 个，已落地 6 个，尚有 3 个项目选址未定。',
    request: '请会议听取汇报，协调选址。', decision: '对选址未定项目逐个明确服务专班。',
    outcomeText: '一个项目、一个专班、一张时间表，逐个推进落地', duties: [{ text: '为 3 个选址未定项目明确专班并提出选址方案', unit: '招商中心', standard: '选址方案报联席办备案', days: 20 }],
  },
  {
    title: '关于{p}消防验收问题整改事宜', unit: '应急管理局', onProblem: true, minutes: 10,
    problem: '消防验收发现疏散指示、防火门等 11 项问题，已整改 8 项，其余 3 项涉及设备到货。',
    request: '请会议督促按期整改。', decision: '明确整改时限，复验后投用。',
    outcomeText: '同意分批整改、一次复验', duties: [{ text: '督促完成剩余 3 项消防问题整改并组织复验', unit: '应急管理局', standard: '消防验收意见书', days: 26 }],
  },
  {
    title: '关于{p}审批事项并联办理事宜', unit: '行政审批服务管理局', onProblem: true, minutes: 10,
    problem: '项目尚需办理 5 项手续，按串联流程预计超过 60 个工作日，不能满足计划开工时间。',
    request: '请会议同意并联办理、容缺受理。', decision: '由行政审批局牵头容缺受理、并联办理。',
    outcomeText: '同意容缺受理、并联办理', duties: [{ text: '编制并联审批时序表，完成 5 项手续办理', unit: '行政审批服务管理局', standard: '各事项批复文件齐全', days: 33 }],
  },
]

/** What a unit writes when it has done the work, and what it shows. */
export const DONE_WORDS = [
  ['已按会议要求办结，相关批复已经取得并送项目单位。', '批复文件扫描件'],
  ['已组织相关单位现场办理完毕，项目单位已签字确认。', '现场办理确认单'],
  ['已完成并通过验收，资料已归档。', '验收单复印件'],
] as const
