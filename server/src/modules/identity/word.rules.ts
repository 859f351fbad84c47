/** The directory's words. The portal shows the same file's: there is no second list. */

/** What a post is for. A post has one role; a person can hold several posts. */
export const ROLES = {
  ADMINISTRATOR: '管理员',
  SECRETARY: '联席办秘书',
  OFFICE_HEAD: '联席办主任',
  UNIT_HEAD: '单位主要负责人',
  LIAISON: '联络员（副科）',
  HANDLER: '经办人',
  LEAD_OFFICIAL: '县级领导',
  PANELIST: '评委',
  READER: '查阅',
} as const
export type Role = keyof typeof ROLES

export const GRADES = {
  COUNTY_CHIEF: '正县级',
  COUNTY_DEPUTY: '副县级',
  SECTION_CHIEF: '正科级',
  SECTION_DEPUTY: '副科级',
  STAFF: '科员',
  NONE: '无级别',
} as const
export type Grade = keyof typeof GRADES

export const UNIT_KINDS = {
  LEADERSHIP: '县领导',
  OFFICE: '联席会议办公室',
  DEPARTMENT: '县直部门',
  TOWNSHIP: '乡镇（街道）',
  PARK: '园区',
  CHAIN_OFFICE: '产业链办公室',
  COMPANY: '企业',
  EXPERT_POOL: '评审专家库',
} as const
export type UnitKind = keyof typeof UNIT_KINDS

/** How far an ability reaches. COUNTY: all of the county; LED: projects the post leads, and its unit's; UNIT: the post's unit and those below. */
export const SCOPES = { COUNTY: '全县', LED: '分包的项目', UNIT: '本单位' } as const
export type Scope = keyof typeof SCOPES

export const JOURNAL_KINDS = { CREATE: '新增', UPDATE: '修改', DELETE: '删除' } as const
