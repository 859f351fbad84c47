import type { Option } from '../../collection'

/** The words of the directory, in the order of its pickers. */
export const UNIT_KINDS: Record<string, string> = {
  LEADERSHIP: '县领导',
  OFFICE: '联席会议办公室',
  DEPARTMENT: '县直部门',
  TOWNSHIP: '乡镇（街道）',
  PARK: '园区',
  CHAIN_OFFICE: '产业链办公室',
  COMPANY: '企业',
}

export const ROLES: Record<string, string> = {
  ADMINISTRATOR: '管理员',
  SECRETARY: '联席办秘书',
  OFFICE_HEAD: '联席办主任',
  UNIT_HEAD: '单位主要负责人',
  LIAISON: '联络员（副科）',
  HANDLER: '经办人',
  LEAD_OFFICIAL: '县级领导',
  PANELIST: '评委',
  READER: '查阅',
}

export const GRADES: Record<string, string> = {
  COUNTY_CHIEF: '正县级',
  COUNTY_DEPUTY: '副县级',
  SECTION_CHIEF: '正科级',
  SECTION_DEPUTY: '副科级',
  STAFF: '科员',
  NONE: '无级别',
}

/** How far an ability reaches. */
export const SCOPES: Record<string, string> = { COUNTY: '全县', LED: '分包项目', UNIT: '本单位' }

export const optionsOf = (words: Record<string, string>): Option[] => Object.entries(words).map(([value, label]) => ({ value, label }))

/** A filter's 在用 / 停用 as the API's `active`; both or neither is no filter. */
export const activeOf = (chosen: readonly string[] | undefined) => (chosen?.length === 1 ? chosen[0] === 'YES' : null)

export const ACTIVE = [{ value: 'YES', label: '在用' }, { value: 'NO', label: '停用' }]
