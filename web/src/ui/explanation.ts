export interface ExplanationInputLike {
  label: string
  value?: string | null
}

/** One rule's word, as the server explains it; a screen may ask for fewer of its fields. */
export interface ExplanationLike {
  ruleId?: string | null
  source?: string | null
  regulation?: string | null
  clause?: string | null
  text: string
  outcome?: string | null
  inputs?: readonly ExplanationInputLike[] | null
  arithmetic?: string | null
}

/** Only CLAUSE may be shown as the regulation's own word. */
export const sourceLabel = (source: string | null | undefined) =>
  source === 'CLAUSE' ? '条款' : source === 'SETTING' ? '本县设定' : '平台规则'

export const outcomeLabel = (outcome: string | null | undefined) =>
  ({ PASSED: '符合', WARNED: '提醒', REFUSED: '不符合', MISSING: '缺项' })[outcome ?? ''] ?? '说明'

export const outcomeTone = (outcome: string | null | undefined) =>
  ({ PASSED: 'good', WARNED: 'warn', REFUSED: 'bad', MISSING: 'warn' })[outcome ?? ''] ?? 'neutral'
