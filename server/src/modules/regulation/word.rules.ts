/** Closed lists of a pack: what stands on the left is stored, what stands on the right is shown. */

/** COUNTY is no library: it stands for all reserve projects of the county together, for floors. */
export const TIERS = {
  TOWNSHIP: '乡镇储备库',
  SECTOR: '行业储备库',
  CHAIN: '产业链储备库',
  COMPREHENSIVE: '综合储备库',
  MANAGEMENT: '项目管理库',
  RESERVE: '项目储备库',
  COUNTY: '全县储备项目',
} as const
export type Tier = keyof typeof TIERS

export const REVIEW_KINDS = {
  INITIAL: '初核',
  CHAIN: '链长审核',
  PRELIMINARY: '预判预审',
  EXPERT: '专家评审',
  TECHNICAL: '技术论证',
  CONSULTATION: '会商',
  APPROVAL: '审定',
} as const
export type ReviewKind = keyof typeof REVIEW_KINDS

export const UNIT_KINDS = {
  LEADERSHIP: '县级领导',
  OFFICE: '项目办',
  DEPARTMENT: '部门',
  TOWNSHIP: '乡镇（街道）',
  PARK: '园区管委会',
  CHAIN_OFFICE: '产业链办公室',
  COMPANY: '企业',
} as const
export type UnitKind = keyof typeof UNIT_KINDS

/** Grades that a text can ask of a unit's liaison, lowest first. */
export const LIAISON_GRADES = { STAFF: '科员', SECTION_DEPUTY: '副科级', SECTION_CHIEF: '正科级' } as const

export const PROJECT_CLASSES = {
  INDUSTRIAL: '产业',
  INFRASTRUCTURE: '基础设施',
  LIVELIHOOD: '社会民生',
  ECOLOGY: '生态环保',
  INNOVATION: '科技创新',
  OTHER: '其他',
} as const

/** The moments at which rules are asked. `class.*` says whether a project may bear that class. */
export const MOMENTS = {
  'project.brief': '编制项目说明书',
  'class.key': '确定为重点项目',
  'class.major': '确定为重大项目',
  'library.propose': '申报入库',
  'library.admit': '入库',
  'library.leave': '出库',
  'library.figure': '查看库内总量',
  'project.duty': '落实项目责任',
  'taskForce.set': '成立专班',
  'scheduling.record': '记录调度事项',
  'meeting.convene': '召开会议',
  'meeting.close': '结束会议',
  'resolution.record': '记录议定事项',
  'assignment.list': '列单',
  'assignment.handOver': '交单',
  'assignment.submit': '申请销号',
  'assignment.clear': '销号',
  'assignment.return': '退回',
  'supervision.issue': '印发督办文书',
  'supervision.reply': '督办复函',
  'supervision.close': '督办办结',
  'conduct.raise': '提级评查',
  'lead.handOver': '移交问责线索',
} as const
export type Moment = keyof typeof MOMENTS

export const CADENCES = {
  WEEKLY: '每周',
  MONTHLY: '每月',
  EVEN_MONTHS: '双数月',
  QUARTERLY: '每季度',
  HALF_YEARLY: '每半年',
  YEARLY: '每年',
  AS_NEEDED: '根据需要',
} as const
export type Cadence = keyof typeof CADENCES

/** How often a post's duty recurs; its days and weeks are those of the calendar. */
export const DUTY_CADENCES = { WEEKLY: '每周', HALF_MONTHLY: '每半月', MONTHLY: '每月' } as const
export type DutyCadence = keyof typeof DUTY_CADENCES

/** Whose duty it is: each post of that kind. */
export const DUTY_HOLDERS = {
  LEAD_OFFICIAL: '分包领导', DEPARTMENT_HEAD: '部门主要负责人', SECTOR_HEAD: '行业主管部门主要负责人', OFFICE_HEAD: '项目办主任',
  TASK_FORCE: '项目专班组长',
} as const
export type DutyHolder = keyof typeof DUTY_HOLDERS

/** Units tied to a project with which a ladder may begin. */
export const START_UNITS = { SECTOR_AUTHORITY: '行业主管部门' } as const
