import { formatMoney } from '../../../kernel/money'
import { normaliseKey } from '../../../kernel/text'
import type { AmountField, DraftFields, MonthPlan, QuarterPlan } from './draft.rules'
import { UNIT_FIELDS } from './resolve.rules'
import type { Reference, Resolver, UnitField } from './resolve.rules'
import { CONSTRUCTION_KINDS, LEVELS, PROJECT_CLASSES, STAGES } from '../word.rules'
import type { ConstructionKind, Level, ProjectClass, Stage } from '../word.rules'
import { isStarted } from './vocabulary.rules'

type TextField = 'place' | 'content' | 'benefits' | 'annualTask' | 'progress' | 'problems' | 'remark' | 'owner'

/** The fields of a project that a list can speak of. Absent ones are not compared; null ones are empty. */
export type ExistingFields = Partial<
  { name: string; codes: string[]; level: Level | null; projectClass: ProjectClass | null; stage: Stage; constructionKind: ConstructionKind | null } &
  { leadOfficials: Reference[]; serviceOfficer: Reference | null; plannedStartOn: string | null; plannedFinishOn: string | null } &
  { quarterPlans: QuarterPlan[]; monthPlans: MonthPlan[]; extras: Record<string, string> } &
  Record<AmountField, number | null> & Record<TextField, string | null> & Record<UnitField, Reference | null>
>

export interface Difference {
  /** Name of the field in DraftFields. */
  field: keyof DraftFields
  label: string
  /** As shown; null when empty. */
  from: string | null
  to: string | null
}

const TEXT_LABELS: Record<TextField, string> = {
  place: '建设地点', content: '建设内容', benefits: '预期效益', annualTask: '年度建设任务', progress: '进展情况', problems: '存在问题', remark: '备注', owner: '项目单位',
}
const AMOUNT_LABELS: Record<AmountField, string> = { totalInvestment: '总投资', annualPlanInvestment: '年度计划投资', cumulativeInvestment: '累计完成投资' }
const UNIT_LABELS: Record<UnitField, string> = { responsibleUnit: '责任单位', leadUnit: '牵头单位', sectorAuthority: '行业主管部门', localityUnit: '属地' }
const DAY_LABELS = { plannedStartOn: '计划开工时间', plannedFinishOn: '计划竣工时间' } as const

const TEXTS = Object.keys(TEXT_LABELS) as TextField[]
const AMOUNTS = Object.keys(AMOUNT_LABELS) as AmountField[]
const DAYS = Object.keys(DAY_LABELS) as (keyof typeof DAY_LABELS)[]

const short = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text)
const spaceless = (text: string) => text.normalize('NFKC').replace(/\s+/g, '')

const sameReference = (a: Reference, b: Reference) => (a.id !== null && b.id !== null ? a.id === b.id : normaliseKey(a.text) === normaliseKey(b.text))

const quarterKey = (plan: QuarterPlan) => `${plan.quarter}|${spaceless(plan.content ?? '')}|${plan.investment ?? ''}`
const monthKey = (plan: MonthPlan) => `${plan.month}|${plan.investment}`

const sameSet = (a: string[], b: string[]) => a.length === b.length && a.every(one => b.includes(one))

const quarterText = (plans: QuarterPlan[]) =>
  plans.map(plan => `${'一二三四'[plan.quarter - 1]}季度${plan.investment === null ? '' : ` ${formatMoney(plan.investment)}`}`).join(';') || null
const monthText = (plans: MonthPlan[]) => plans.map(plan => `1–${plan.month}月 ${formatMoney(plan.investment)}`).join(';') || null

/**
 * Field by field what the list would change in a project. An empty cell is no word on the matter. A stage inferred from
 * 是否开工 only counts where it says the other side of the start; texts that differ in blanks only are the same.
 */
export const differencesOf = (draft: DraftFields, existing: ExistingFields, resolver: Resolver): Difference[] => {
  const found: Difference[] = []
  const note = (field: keyof DraftFields, label: string, from: string | null, to: string | null) => found.push({ field, label, from: from === null ? null : short(from), to: to === null ? null : short(to) })

  const word = <T extends string>(field: 'level' | 'projectClass' | 'constructionKind', label: string, words: Record<T, string>, from: T | null | undefined, to: T | null) => {
    if (from !== undefined && to !== null && from !== to) note(field, label, from && words[from], words[to])
  }
  if (existing.name !== undefined && normaliseKey(existing.name) !== normaliseKey(draft.name)) note('name', '项目名称', existing.name, draft.name)
  if (existing.codes !== undefined && draft.codes.length > 0 && !sameSet(existing.codes, draft.codes)) note('codes', '项目代码', existing.codes.join('、') || null, draft.codes.join('、'))
  word('level', '层次', LEVELS, existing.level, draft.level)
  word('projectClass', '项目类别', PROJECT_CLASSES, existing.projectClass, draft.projectClass)
  word('constructionKind', '建设性质', CONSTRUCTION_KINDS, existing.constructionKind, draft.constructionKind)
  const { stage } = existing
  if (stage !== undefined && draft.stage !== null && (draft.stageInferred ? isStarted(stage) !== isStarted(draft.stage) : stage !== draft.stage))
    note('stage', draft.stageInferred ? '项目阶段（按“是否开工”推断）' : '项目阶段', STAGES[stage], STAGES[draft.stage])

  const officials = existing.leadOfficials
  if (officials !== undefined && draft.leadOfficials.length > 0) {
    const named = draft.leadOfficials.map(resolver.person)
    const same = named.length === officials.length && named.every((one, i) => { const other = officials[i]; return other !== undefined && sameReference(one, other) })
    if (!same) note('leadOfficials', '包联领导', officials.map(one => one.text).join('、') || null, draft.leadOfficials.join('、'))
  }
  const officer = existing.serviceOfficer
  if (officer !== undefined && draft.serviceOfficer !== null && !(officer && sameReference(officer, resolver.person(draft.serviceOfficer))))
    note('serviceOfficer', '首席服务官', officer && officer.text, draft.serviceOfficer)
  for (const field of UNIT_FIELDS) {
    const [from, to] = [existing[field], draft[field]]
    if (from !== undefined && to !== null && !(from && sameReference(from, resolver.unit(to)))) note(field, UNIT_LABELS[field], from && from.text, to)
  }
  for (const field of AMOUNTS) {
    const [from, to] = [existing[field], draft[field]]
    if (from !== undefined && to !== null && from !== to) note(field, AMOUNT_LABELS[field], from === null ? null : formatMoney(from), formatMoney(to))
  }
  for (const field of TEXTS) {
    const [from, to] = [existing[field], draft[field]]
    if (from !== undefined && to !== null && spaceless(from ?? '') !== spaceless(to)) note(field, TEXT_LABELS[field], from, to)
  }
  for (const field of DAYS) {
    const [from, to] = [existing[field], draft[field]]
    if (from !== undefined && to !== null && from !== to) note(field, DAY_LABELS[field], from, to)
  }
  const quarters = existing.quarterPlans
  if (quarters && draft.quarterPlans.length > 0 && !sameSet(quarters.map(quarterKey), draft.quarterPlans.map(quarterKey))) note('quarterPlans', '季度计划', quarterText(quarters), quarterText(draft.quarterPlans))
  const months = existing.monthPlans
  if (months && draft.monthPlans.length > 0 && !sameSet(months.map(monthKey), draft.monthPlans.map(monthKey))) note('monthPlans', '月度计划', monthText(months), monthText(draft.monthPlans))
  const { extras } = existing
  if (extras)
    for (const [header, to] of Object.entries(draft.extras)) {
      const from = Object.hasOwn(extras, header) ? extras[header] : undefined
      if (spaceless(from ?? '') !== spaceless(to)) note('extras', header, from ?? null, to)
    }
  return found
}
