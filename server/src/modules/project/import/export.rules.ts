import type { ExistingProject } from './match.rules'
import type { QuarterPlan } from './draft.rules'
import { CONSTRUCTION_KINDS, LEVELS, PROJECT_CLASSES, STAGES } from '../word.rules'

type Value = string | number | null

export interface ExportColumn {
  header: string
  /** In characters. */
  width: number
  format?: string
  wrap?: boolean
  value(project: ExistingProject): Value
}

const AMOUNT = '#,##0.####'

/** Whole yuan → 万元, exact to the last yuan. */
const wan = (yuan: number | null | undefined): number | null => (yuan === null || yuan === undefined ? null : Number((yuan / 10_000).toPrecision(15)))

const quarter = (project: ExistingProject, number: QuarterPlan['quarter']) => project.quarterPlans?.find(plan => plan.quarter === number)

const quarterColumns: ExportColumn[] = ([1, 2, 3, 4] as const).flatMap((number): ExportColumn[] => {
  const word = '一二三四'[number - 1] ?? ''
  return [
    { header: `${word}季度工作计划`, width: 30, wrap: true, value: project => quarter(project, number)?.content ?? null },
    { header: `${word}季度计划投资（万元）`, width: 14, format: AMOUNT, value: project => wan(quarter(project, number)?.investment) },
  ]
})

/**
 * The columns of an exported list. Headers are ones that the import recognises, and values are written so that the exported
 * workbook, imported unchanged, changes nothing.
 */
export const EXPORT_COLUMNS: ExportColumn[] = [
  { header: '项目名称', width: 36, wrap: true, value: project => project.name },
  { header: '项目代码', width: 26, wrap: true, value: project => project.codes.join('\n') || null },
  { header: '层次', width: 8, value: project => (project.level ? LEVELS[project.level] : null) },
  { header: '项目类别', width: 12, value: project => (project.projectClass ? PROJECT_CLASSES[project.projectClass] : null) },
  { header: '项目阶段', width: 10, value: project => (project.stage ? STAGES[project.stage] : null) },
  { header: '建设性质', width: 8, value: project => (project.constructionKind ? CONSTRUCTION_KINDS[project.constructionKind] : null) },
  { header: '包联领导', width: 12, wrap: true, value: project => project.leadOfficials?.map(one => one.text).join('、') || null },
  { header: '首席服务官', width: 12, value: project => project.serviceOfficer?.text ?? null },
  { header: '责任单位', width: 18, wrap: true, value: project => project.responsibleUnit?.text ?? null },
  { header: '牵头单位', width: 18, wrap: true, value: project => project.leadUnit?.text ?? null },
  { header: '行业主管部门', width: 18, wrap: true, value: project => project.sectorAuthority?.text ?? null },
  { header: '属地', width: 14, wrap: true, value: project => project.localityUnit?.text ?? null },
  { header: '项目单位', width: 24, wrap: true, value: project => project.owner ?? null },
  { header: '总投资（万元）', width: 14, format: AMOUNT, value: project => wan(project.totalInvestment) },
  { header: '年度计划投资（万元）', width: 14, format: AMOUNT, value: project => wan(project.annualPlanInvestment) },
  { header: '累计完成投资（万元）', width: 14, format: AMOUNT, value: project => wan(project.cumulativeInvestment) },
  { header: '建设地点', width: 20, wrap: true, value: project => project.place ?? null },
  { header: '建设内容', width: 48, wrap: true, value: project => project.content ?? null },
  { header: '预期效益', width: 30, wrap: true, value: project => project.benefits ?? null },
  { header: '计划开工时间', width: 12, value: project => project.plannedStartOn ?? null },
  { header: '计划竣工时间', width: 12, value: project => project.plannedFinishOn ?? null },
  { header: '年度建设任务', width: 40, wrap: true, value: project => project.annualTask ?? null },
  { header: '进展情况', width: 40, wrap: true, value: project => project.progress ?? null },
  { header: '存在问题', width: 30, wrap: true, value: project => project.problems ?? null },
  ...quarterColumns,
  { header: '备注', width: 20, wrap: true, value: project => project.remark ?? null },
]

export interface ExportSheet {
  name: string
  title: string
  columns: { header: string; width: number; format?: string; wrap?: boolean }[]
  rows: Iterable<Value[]>
}

/** A list of projects as a sheet for `writeWorkbook`; columns in which no project says anything are left out. */
export const exportSheet = (title: string, projects: ExistingProject[]): ExportSheet => {
  const columns = EXPORT_COLUMNS.filter(column => column.header === '项目名称' || projects.some(project => column.value(project) !== null))
  const months = [...new Set(projects.flatMap(project => project.monthPlans?.map(plan => plan.month) ?? []))].sort((a, b) => a - b)
  const extras = [...new Set(projects.flatMap(project => Object.keys(project.extras ?? {})))]
  const all: ExportColumn[] = [
    ...columns,
    ...months.map((month): ExportColumn => ({ header: `1-${month}月计划投资（万元）`, width: 14, format: AMOUNT, value: project => wan(project.monthPlans?.find(plan => plan.month === month)?.investment) })),
    ...extras.map((header): ExportColumn => ({ header, width: 16, wrap: true, value: project => project.extras?.[header] ?? null })),
  ]
  return {
    name: '项目清单',
    title,
    columns: [{ header: '序号', width: 6, format: '0' }, ...all],
    rows: projects.map((project, i) => [i + 1, ...all.map(column => column.value(project))]),
  }
}
