import type { Day } from '../../../kernel/day'

/** ERROR keeps the row out until it is corrected; DOUBTFUL is let in as it stands and shown; NOTE says how something was read. */
export const SEVERITIES = { ERROR: '必须改正', DOUBTFUL: '请核对', NOTE: '说明' } as const
export type Severity = keyof typeof SEVERITIES

export interface LedgerProblem {
  sheet: string
  /** `G5`; null for what concerns the whole row or sheet. */
  address: string | null
  row: number | null
  column: string | null
  severity: Severity
  /** The cell's text as it was read. */
  value: string
  /** A Chinese sentence that says what was found and what to do. */
  message: string
}

/** How the ledger says a matter stands. */
export type LedgerStanding = 'DONE' | 'WORKING' | 'WAITING'

/** A row of the ledger in an assignment's terms. */
export interface LedgerDraft {
  sheet: string
  /** Row number as in Excel. */
  row: number
  title: string
  content: string
  /** Meeting and number as the ledger writes them; '' for none. */
  source: string
  unit: string
  assisting: string[]
  person: string | null
  givenOn: Day | null
  dueOn: Day | null
  standard: string
  standing: LedgerStanding
  /** Where the names stand, for what only the directory can say of them. */
  unitAt: string | null
  assistingAt: string | null
  problems: LedgerProblem[]
}

export interface LedgerSheet {
  name: string
  /** LIST read; anything else was passed over, `message` says why. */
  status: 'LIST' | 'OTHER'
  message: string
  headerAt: string | null
  columns: { column: string; header: string; field: string | null }[]
  problems: LedgerProblem[]
}

export interface LedgerReading {
  sheets: LedgerSheet[]
  rows: LedgerDraft[]
}

/** At most so many rows in one ledger. */
export const MAX_LEDGER_ROWS = 5000
