import type { LedgerImportQuery, LedgerRowsQuery } from '../../../gql/graphql'
import type { Tone } from '../../../ui'

export type LedgerDetail = LedgerImportQuery['ledgerImport']
export type LedgerRow = LedgerRowsQuery['ledgerRows']['nodes'][number]

export const STATE_TONES: Record<string, Tone> = { CHECKED: 'info', APPLYING: 'info', DONE: 'good', UNDONE: 'neutral' }
export const ACTIONS: Record<string, { label: string; tone: Tone }> = {
  CREATE: { label: '列单', tone: 'good' },
  SKIP: { label: '跳过', tone: 'neutral' },
  HELD: { label: '待补正', tone: 'bad' },
}
export const TARGETS: Record<string, string> = { LISTED: '只列单', HANDED_OVER: '列单并交单', IN_PROGRESS: '转入办单' }
export const SEVERITIES: Record<string, { label: string; tone: Tone }> = {
  ERROR: { label: '必须改正', tone: 'bad' },
  DOUBTFUL: { label: '请核对', tone: 'warn' },
  NOTE: { label: '说明', tone: 'neutral' },
}
export const MAX_BYTES = 30 * 1024 * 1024
export const LIMITS = '.xlsx 文件，不超过 30 MB、5000 件。标题行、合并表头、合并的来源都认得；列名用“交办事项、来源、责任单位、责任人、配合单位、交办日期、完成时限、标准要求、进展、状态”或相近的说法。'
