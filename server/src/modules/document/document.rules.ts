import type { Day } from '../../kernel/day'
import { Refusal, invalid } from '../../kernel/refusal'
import type { PaperData, PaperKind } from './paperData.rules'
import { formatIssue, formatPaperNumber, parseIssue, parsePaperNumber } from './paperNumber.rules'

export const DOCUMENT_STATES = { DRAFT: '草稿', ISSUED: '已印发' } as const
export type DocumentState = keyof typeof DOCUMENT_STATES

/** What becomes of an issued paper. CLOSED: the matter it began is done. */
export const STANDINGS = { WITHDRAWN: '已作废', CORRECTED: '已更正', CLOSED: '已办结' } as const
export type Standing = keyof typeof STANDINGS

/** The standings that an office enters by hand; a closed matter says so by itself. */
export const DECLARED = { WITHDRAWN: STANDINGS.WITHDRAWN, CORRECTED: STANDINGS.CORRECTED } as const

/** A paper that was withdrawn stays so, whatever becomes of the matter. */
export const mayStand = (from: Standing | null, to: Standing): boolean => from !== 'WITHDRAWN' || to === 'WITHDRAWN'

/** The office's full name: `长子县` with `县重点项目办公室` → `长子县重点项目办公室`. */
export const organName = (county: string, office: string): string =>
  office.startsWith(county) ? office : /^[县市区]/.test(office) ? `${county}${office.slice(1)}` : `${county}${office}`

/** OWN: the next of the county's own register; ENTERED: given by the government office's. */
export const NUMBER_SOURCES = { OWN: '自行编号', ENTERED: '登记政府办编号' } as const
export type NumberSource = keyof typeof NUMBER_SOURCES

/** 号 of papers, 期 of minutes. */
export const REGISTER_KINDS = { NUMBER: '发文字号', ISSUE: '期号' } as const
export type RegisterKind = keyof typeof REGISTER_KINDS

/** The register of topics' numbers: no paper's. */
export const TOPIC_SERIES = '议题'

export const registerKindOf = (kind: PaperKind): RegisterKind => (kind === 'MINUTES' ? 'ISSUE' : 'NUMBER')

/** Tags that a draft keeps: they are filled when the paper is issued, also in a file that was corrected by hand. */
export const ISSUING_TAGS = { number: '{发文字号}', issue: '{期号}', issuedOn: '{印发日期}' } as const

const withoutBraces = (value: unknown): unknown => {
  if (typeof value === 'string') return value.replaceAll('{', '\uff5b').replaceAll('}', '\uff5d')
  if (Array.isArray(value)) return value.map(withoutBraces)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, withoutBraces(v)]))
}

/** What a draft is filled with: all but number and day, which stay tags. Braces in the text can no longer be one. */
export const draftData = <K extends PaperKind>(data: PaperData[K]): PaperData[K] => ({
  ...(withoutBraces(data) as PaperData[K]),
  number: ISSUING_TAGS.number,
  issuedOn: ISSUING_TAGS.issuedOn,
  ...('issue' in data && { issue: ISSUING_TAGS.issue }),
})

const SERIES = /^[\u4e00-\u9fff\uff08\uff09()]{1,30}$/

/** The register's name for a number of one's own. @throws Refusal INVALID on field `series`. */
export const checkSeries = (series: string | null | undefined): string => {
  const name = series?.trim() ?? ''
  if (!SERIES.test(name)) throw invalid({ field: 'series', message: '请填写机关代字或会议名称，用汉字，例如“长项办”。' })
  return name
}

/** The number in print and, for minutes, told apart by its series in the register. */
export interface GivenNumber {
  /** `长项办〔2026〕3号`, `〔2026〕3期`. */
  printed: string
  /** Unique in the county. */
  registered: string
  series: string
  year: number
  serial: number
}

export const ownNumber = (kind: RegisterKind, series: string, year: number, serial: number): GivenNumber => {
  const printed = kind === 'ISSUE' ? formatIssue({ year, serial }) : formatPaperNumber({ code: series, year, serial })
  return { printed, registered: kind === 'ISSUE' ? `${series}${printed}` : printed, series, year, serial }
}

/** A number from elsewhere, checked and written in the standard's form. @throws Refusal INVALID on field `number`. */
export const enteredNumber = (kind: RegisterKind, text: string, series: string): GivenNumber => {
  if (kind === 'ISSUE') {
    const { year, serial } = parseIssue(text)
    return ownNumber(kind, series, year, serial)
  }
  const { code, year, serial } = parsePaperNumber(text)
  return ownNumber(kind, code, year, serial)
}

export const mustBeDraft = (state: DocumentState): void => {
  if (state !== 'DRAFT') throw new Refusal('STATE', '这份公文已经印发，不能再改。如有差错，请另发更正公文。')
}

export const checkIssuedOn = (issuedOn: Day, today: Day): void => {
  if (issuedOn > today) throw invalid({ field: 'issuedOn', message: '印发日期不能晚于今天，请填写实际印发的日期。' })
}
