import { headerKey } from '../../../kernel/listHeader'
import { moneyUnitIn } from '../../../kernel/money'
import type { MoneyUnit } from '../../../kernel/money'
import type { AmountField } from './draft.rules'

export type TextField =
  | 'name' | 'place' | 'content' | 'benefits' | 'annualTask' | 'progress' | 'problems' | 'remark'
  | 'responsibleUnit' | 'leadUnit' | 'sectorAuthority' | 'localityUnit' | 'owner'
export type WordField = 'level' | 'projectClass' | 'stage' | 'constructionKind' | 'started'
export type DayField = 'plannedStartOn' | 'plannedFinishOn' | 'period'
export type NameField = 'leadOfficials' | 'serviceOfficer'
export type PlainField = TextField | WordField | DayField | NameField | AmountField | 'codes' | 'serial'

/** What a column holds. `quarter` and `month` columns belong to the plan of that quarter, or up to that month. */
export type ColumnField = PlainField | 'quarterContent' | 'quarterInvestment' | 'monthPlan'

export interface ColumnRole {
  field: ColumnField | null
  quarter: 1 | 2 | 3 | 4 | null
  month: number | null
  /** Named in the header itself; null when it is not. */
  unit: MoneyUnit | null
}

/** Synonyms as lists in use write them: blanks, line breaks and bracketed remarks are taken away before. First match wins. */
const YEAR = '(?:\\d{2,4}年度?|本年度?|当年|今年|年度|全年)?'
const SYNONYMS: [PlainField, RegExp][] = [
  ['serial', /^(序号|编号|no\.?|#)$/],
  ['codes', /^(项目|投资项目)?(统一|赋码|审批监管平台|在线平台)*(项目)?代码|^项目编码|^projectcode/],
  ['annualTask', new RegExp(`^${YEAR}(主要)?(建设|工作)?(任务|目标)|^(?:\\d{2,4}年度?|年度|本年度?)(主要)?建设内容`)],
  ['totalInvestment', /^(项目)?(计划|概算|估算|预计)?(总投资|投资总额|投资总规模)|^totalinvestment/],
  ['cumulativeInvestment', new RegExp(`^(自?开工(以来|至今)|截[至止].*?|至.*?底)?(已)?累计(已)?(完成)?(固定资产)?投资|^${YEAR}(1[-~–—至到]\\d{1,2}月份?)?(已|实际|累计)*完成投资|^cumulative`)],
  ['annualPlanInvestment', new RegExp(`^${YEAR}(计划|预计|拟)(完成)?投资|^${YEAR}投资(计划|目标|任务)|^年度投资额?$|^annualplan`)],
  ['leadOfficials', /^(县级|区级|市级|主要)?(包联|分包|包抓|包保|联系|挂联|挂钩|帮联|牵头|责任|包案)(县级|区级|市级)?领导|^县级领导|^leadofficial/],
  ['serviceOfficer', /^(首席)?服务(官|专员|秘书)|^项目(秘书|管家)/],
  ['responsibleUnit', /^(项目)?(责任|承办|包联|包抓)(单位|部门)|^responsibleunit/],
  ['leadUnit', /^牵头(单位|部门)/],
  ['sectorAuthority', /^(行业)?主管(部门|单位)|^行业(部门|单位)/],
  ['localityUnit', /^(项目)?(属地|所属|所在)(乡镇|单位|街道|镇|县区)?$|^乡\(?镇\)?$|^乡镇/],
  ['owner', /^(项目)?(业主|法人)$|^(项目)?(业主|法人|建设|实施|投资)(单位|主体|企业|方)|^项目(单位|业主|法人)|^owner/],
  ['name', /^(重点|建设|子)?(项目|工程)(全称|名称|名)|^(项目|工程|名称)$|^projectname|^project$|^name$/],
  ['level', /^(项目)?(层次|层级|级别|重点级别|列入级别)|^level/],
  ['constructionKind', /^(项目|建设)?性质/],
  ['started', /^(是否|有无)(已)?(开工|动工)|^开工(情况|与否)|^started/],
  ['stage', /^(项目|建设|所处|当前|目前)+(阶段|状态)|^阶段$|^stage/],
  ['projectClass', /^(项目|产业|建设)?(类别|类型|分类)|^class/],
  ['plannedStartOn', /^(计划|拟|预计|实际)?(开工|动工|开始)(时间|日期|年月)/],
  ['plannedFinishOn', /^(计划|拟|预计|实际)?(竣工|完工|建成|投产|结束)(时间|日期|年月)/],
  ['period', /^(建设)?(起止|建设)(年限|时间|年月|日期|工期)|^建设(周期|工期|期限)|^(总)?工期/],
  ['place', /^(项目|建设)?(地点|地址|选址|位置|建设地)|^place|^location/],
  ['benefits', /^(预期|预计|经济|社会)+效益/],
  ['content', /^(主要)?(项目)?(建设)?(规模|内容)|^项目(概况|简介|基本情况)|^content/],
  ['progress', /^(\d{1,2}月份?|目前|当前|最新|项目|工作|工程|本月|截至.*?)?(工作|建设|形象|推进)*(进展|进度)|^推进情况|^progress/],
  ['problems', /^(目前|当前)?(存在|需|主要|需要)(要)?(的|协调|解决)*(主要)?(问题|困难)/],
  ['remark', /^备注|^说明$|^remark/],
]

const QUARTERS: Record<string, 1 | 2 | 3 | 4> = { 一: 1, 二: 2, 三: 3, 四: 4, 1: 1, 2: 2, 3: 3, 4: 4 }

const plainField = (key: string): PlainField | null => SYNONYMS.find(([, pattern]) => pattern.test(key))?.[0] ?? null

const AMOUNTS = new Set<ColumnField>(['totalInvestment', 'annualPlanInvestment', 'cumulativeInvestment', 'quarterInvestment', 'monthPlan'])

export const isAmount = (field: ColumnField | null): boolean => field !== null && AMOUNTS.has(field)

const role = (field: ColumnField | null, unit: MoneyUnit | null, quarter: ColumnRole['quarter'] = null, month: number | null = null): ColumnRole => ({
  field,
  quarter,
  month,
  unit: isAmount(field) ? unit : null,
})

/** What a column holds, from its header cells, top to bottom: one, or a group's heading and the heading below it. */
export const recogniseColumn = (headings: string[]): ColumnRole => {
  const keys = headings.map(headerKey)
  const own = keys[keys.length - 1] ?? ''
  const whole = keys.join('')
  // The nearest heading that names a unit counts.
  const unit = headings.map(text => (/元|[(（][万亿][)）]/.test(text) ? moneyUnitIn(text) : null)).reduce((found, next) => next ?? found, null)
  const quarter = QUARTERS[/第?([一二三四1-4])季度/.exec(whole)?.[1] ?? '']
  if (quarter !== undefined) {
    if (/完成|进展|实际/.test(whole) && !/计划|目标/.test(whole)) return role(null, unit)
    return /投资|金额/.test(own) ? role('quarterInvestment', unit, quarter) : role('quarterContent', null, quarter)
  }
  const month = /^(?:1[-~—–至到])?(\d{1,2})月份?(?:累计)?(?:计划|预计)(?:累计)?(?:完成)?投资/.exec(own)?.[1]
  if (month !== undefined && Number(month) <= 12) return role('monthPlan', unit, null, Number(month))
  const parents = keys.slice(0, -1).join('')
  const field = plainField(own) ?? (/投资/.test(parents) && !/投资/.test(own) ? plainField(`${own}投资`) : null) ?? (own === '' ? plainField(whole) : null)
  return role(field, unit)
}
