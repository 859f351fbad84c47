import { headerKey } from '../../../kernel/listHeader'

/** What a column of a 交办 ledger holds. */
export const LEDGER_FIELDS = {
  serial: '序号', title: '交办事项', source: '来源', sourceNumber: '文号', unit: '责任单位', person: '责任人', assisting: '配合单位',
  givenOn: '交办日期', dueOn: '完成时限', standard: '标准要求', progress: '进展', state: '状态',
} as const
export type LedgerField = keyof typeof LEDGER_FIELDS

/** Synonyms as ledgers in use write them: blanks and bracketed remarks are taken away before. First match wins. */
const SYNONYMS: readonly (readonly [LedgerField, RegExp])[] = [
  ['serial', /^(序号|编号|项次|no\.?|#)$/],
  ['givenOn', /^(交办|下达|安排|部署|批示|会议|议定|列单|立项)(日期|时间)$|^(日期|时间)$/],
  ['dueOn', /^(要求|计划|规定|预计)?(完成|办结|办理|整改|解决|销号|反馈|落实)?(时限|期限|限期)(要求)?$|^(要求|计划|规定|预计)?(完成|办结|整改|解决|销号)(时间|日期)$|^截[至止](时间|日期)$|^时间要求$/],
  ['state', /^(事项|办理|办结|完成|销号|当前|目前)?状态$|^是否(完成|办结|销号)$/],
  ['progress', /^(目前|当前|最新|工作|办理|落实|推进|整改|完成)*(进展|进度)(情况)?$|^(办理|落实|推进|整改|完成|办结|销号)(情况|结果)$/],
  ['standard', /^(工作|完成|办结|解决|销号|办理|目标|任务|整改)*(标准|要求|目标)(及?要求)?$/],
  ['assisting', /^(配合|协办|协同|参与|协助|会办)(责任)?(单位|部门)/],
  ['person', /^(具体)?(责任|负责|承办|办理|主办)(人|人员|领导)$|^(单位)?负责人$/],
  ['unit', /^(主要)?(责任|牵头|承办|主办|办理|落实)(责任)?(单位|部门)|^(单位|部门)$/],
  ['sourceNumber', /^(文号|发文字号|文件号|纪要(文号|编号|期号)|期号|期次)$/],
  ['source', /^(事项|任务|交办|议定|问题)?来源$|^(会议|文件)(名称|来源|期次)?$|^交办(会议|依据|文件)$|^依据$/],
  ['title', /^(交办|议定|决定|督办|工作|重点|主要|具体)*(事项|任务|工作内容|内容)(名称|内容|及要求)?$|^(存在)?(的)?(主要)?问题(描述)?$/],
]

/** What a heading names, or null. */
export const ledgerField = (heading: string): LedgerField | null => {
  const key = headerKey(heading)
  return key === '' ? null : (SYNONYMS.find(([, pattern]) => pattern.test(key))?.[0] ?? null)
}

/** One or more headings above each other: the nearest that says something counts. */
export const ledgerColumn = (headings: readonly string[]): LedgerField | null => {
  for (const heading of headings.toReversed()) {
    const field = ledgerField(heading)
    if (field) return field
  }
  return null
}
