import type { ImportDetailQuery, ImportRowsQuery, ImportsQuery } from '../../../gql/graphql'
import type { Tone } from '../../../ui'

export type ImportHead = ImportsQuery['imports']['nodes'][number]
export type ImportDetail = ImportDetailQuery['projectImport']
export type ImportSheet = ImportDetail['sheets'][number]
export type ImportRow = ImportRowsQuery['importRows']['nodes'][number]

export const STATE_TONES: Record<string, Tone> = { NEEDS_MAPPING: 'warn', CHECKED: 'info', APPLYING: 'info', DONE: 'good', UNDONE: 'neutral' }
export const ACTIONS: Record<string, { label: string; tone: Tone }> = {
  CREATE: { label: '新建', tone: 'good' },
  UPDATE: { label: '更新', tone: 'info' },
  SKIP: { label: '跳过', tone: 'neutral' },
  DOUBTFUL: { label: '待选择', tone: 'warn' },
}
export const SHEETS: Record<string, { label: string; tone: Tone }> = {
  LIST: { label: '已读入', tone: 'good' },
  REPEAT: { label: '重复的清单', tone: 'neutral' },
  NEEDS_MAPPING: { label: '没有表头', tone: 'warn' },
  SCRATCH: { label: '不是清单', tone: 'neutral' },
  EMPTY: { label: '空表', tone: 'neutral' },
  REFUSED: { label: '超出限制', tone: 'bad' },
  IGNORED: { label: '不导入', tone: 'neutral' },
}
export const SEVERITIES: Record<string, { label: string; tone: Tone }> = {
  ERROR: { label: '必须改正', tone: 'bad' },
  DOUBTFUL: { label: '请核对', tone: 'warn' },
  NOTE: { label: '说明', tone: 'neutral' },
}
export const SUMS = { totalInvestment: '总投资', annualPlanInvestment: '年度计划投资', cumulativeInvestment: '累计完成投资' } as const

export const MAX_BYTES = 30 * 1024 * 1024
export const LIMITS = '.xlsx 文件，不超过 30 MB、20000 行、200 列。可以直接用平时的台账：标题行、合并表头、万元或亿元、合计行都认得。'
