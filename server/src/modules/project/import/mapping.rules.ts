import { addressOf, columnName } from '../../../kernel/grid'
import type { Grid } from '../../../kernel/grid'
import { Refusal } from '../../../kernel/refusal'
import type { ColumnField } from './column.rules'
import type { ColumnSample, SheetMapping } from './draft.rules'
import type { Column, Header } from './header.rules'

/** What a person may call a column. */
export const MAPPABLE: Record<Exclude<ColumnField, 'quarterContent' | 'quarterInvestment' | 'monthPlan'>, string> = {
  serial: '序号', name: '项目名称', codes: '项目代码', level: '层次', projectClass: '项目类别', stage: '项目阶段', constructionKind: '建设性质',
  started: '是否开工', leadOfficials: '包联领导', serviceOfficer: '首席服务官', responsibleUnit: '责任单位', leadUnit: '牵头单位',
  sectorAuthority: '行业主管部门', localityUnit: '属地', owner: '项目单位', totalInvestment: '总投资', annualPlanInvestment: '年度计划投资',
  cumulativeInvestment: '累计完成投资', place: '建设地点', content: '建设内容', benefits: '预期效益', annualTask: '年度建设任务',
  progress: '进展情况', problems: '存在问题', remark: '备注', plannedStartOn: '计划开工时间', plannedFinishOn: '计划竣工时间', period: '起止年限',
}

const isMappable = (field: string): field is keyof typeof MAPPABLE => Object.hasOwn(MAPPABLE, field)

const SAMPLED = 200

/** Whether a column's words are like the names of projects: Chinese words of some length, hardly any twice. */
const likeNames = (grid: Grid, column: number): boolean => {
  const rows = grid.rows.slice(0, SAMPLED)
  const texts = rows.map(row => row.cells[column]).filter(cell => cell?.kind === 'text').map(cell => cell?.text.trim() ?? '')
  if (texts.length < Math.max(1, rows.length * 0.6)) return false
  const worded = texts.filter(text => text.length >= 5 && text.length <= 120 && /\p{Script=Han}{3}/u.test(text))
  return worded.length >= texts.length * 0.6 && new Set(worded).size >= worded.length * 0.8
}

const columnsOf = (grid: Grid) => Array.from({ length: grid.width }, (_, column) => column)

export const looksLikeList = (grid: Grid): boolean => columnsOf(grid).some(column => likeNames(grid, column))

/** Up to five values of each column that holds anything; the first one that looks like names is marked. */
export const sampleColumns = (grid: Grid): ColumnSample[] => {
  const named = columnsOf(grid).find(column => likeNames(grid, column))
  return columnsOf(grid)
    .map(column => ({
      column: columnName(column),
      samples: grid.rows.slice(0, 20).map(row => row.cells[column]?.text.trim().slice(0, 60) ?? '').filter(Boolean).slice(0, 5),
      likelyName: column === named,
    }))
    .filter(one => one.samples.length > 0)
}

/** The header that a person's mapping stands for. Refuses a mapping without the name, or with a word it does not know. */
export const headerOfMapping = (grid: Grid, mapping: SheetMapping): Header => {
  const fields = Object.entries(mapping.columns)
  const wrong = fields.find(([, field]) => !isMappable(field))
  if (wrong) throw new Refusal('INVALID', `不认识的列内容“${wrong[1]}”。请从列表中选择。`)
  const columns = columnsOf(grid).map((index): Column => {
    const field = mapping.columns[columnName(index)]
    const known = field !== undefined && isMappable(field) ? field : null
    return { index, header: known === null ? '' : MAPPABLE[known], field: known, quarter: null, month: null, unit: null }
  })
  const name = columns.find(column => column.field === 'name')
  if (!name) throw new Refusal('INVALID', `请指明工作表“${grid.name}”里哪一列是项目名称。`)
  const above = Math.max(0, mapping.firstRow - 1)
  return { top: above, bottom: above, at: addressOf(mapping.firstRow, name.index), columns, unit: mapping.unit, planYear: null, nameKey: '项目名称', nameColumn: name.index }
}
