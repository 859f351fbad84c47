import type { MoneyUnit } from '../../../kernel/money'
import type { ConstructionKind, Level, ProjectClass, Stage } from '../word.rules'

/** ERROR keeps the row out until it is corrected; DOUBTFUL is let in as it stands and listed; NOTE says how something was read. */
export type Severity = 'ERROR' | 'DOUBTFUL' | 'NOTE'

/** What is wrong, for grouping and counting; the sentence is for people. */
export type ProblemKind =
  | 'ERROR_VALUE' | 'FORMULA' | 'UNREADABLE' | 'MISSING_NAME' | 'TOO_LONG' | 'DATE_AS_NUMBER' | 'NUMBER_AS_DATE' | 'ROUNDED'
  | 'EMPTY_AMOUNT' | 'NEGATIVE' | 'ODD_SIZE' | 'MERGED_AMOUNT' | 'MERGED_NAME' | 'UNKNOWN_WORD' | 'NAMES' | 'CODE' | 'DAY'
  | 'INVESTED_BEFORE_START' | 'CONTINUED_NOT_STARTED' | 'PLAN_OVER_TOTAL' | 'DONE_OVER_TOTAL' | 'STAGE_AGAINST_START'
  | 'REPEATED' | 'TOTAL_DIFFERS' | 'UNIT_ASSUMED' | 'COLUMN_TWICE' | 'COLUMN_UNKNOWN' | 'TEXT_NUMBERS' | 'HIDDEN_ROWS' | 'LEVEL_EMPTY'

export interface ListProblem {
  sheet: string
  /** `G5`; null for what concerns the whole sheet. */
  address: string | null
  row: number | null
  /** The column's header as the list writes it; null for the whole row or sheet. */
  column: string | null
  severity: Severity
  kind: ProblemKind
  /** The cell's text as it was read. */
  value: string
  /** A Chinese sentence that says what was found and what to do. */
  message: string
}

export interface QuarterPlan {
  quarter: 1 | 2 | 3 | 4
  content: string | null
  /** Whole yuan. */
  investment: number | null
}

export interface MonthPlan {
  /** Cumulative from January to the end of this month. */
  month: number
  investment: number
}

/** A list's row in the project's terms. null: the list says nothing, which changes nothing. Amounts in whole yuan. */
export interface DraftFields {
  name: string
  /** Normalised codes. */
  codes: string[]
  level: Level | null
  projectClass: ProjectClass | null
  stage: Stage | null
  /** The stage was inferred from 是否开工: it never overrides a known stage. */
  stageInferred: boolean
  constructionKind: ConstructionKind | null
  started: boolean | null
  /** The list's own spelling, tidied; the first is the principal. */
  leadOfficials: string[]
  serviceOfficer: string | null
  responsibleUnit: string | null
  leadUnit: string | null
  sectorAuthority: string | null
  localityUnit: string | null
  owner: string | null
  totalInvestment: number | null
  annualPlanInvestment: number | null
  cumulativeInvestment: number | null
  place: string | null
  content: string | null
  benefits: string | null
  annualTask: string | null
  progress: string | null
  problems: string | null
  remark: string | null
  /** Days; of a bare month or year the first (start) or last (end). */
  plannedStartOn: string | null
  plannedFinishOn: string | null
  quarterPlans: QuarterPlan[]
  monthPlans: MonthPlan[]
  /** Heading the row stands under (一、产业类项目); null when there is none. */
  section: string | null
  /** Columns that have no place in the project, by header. Nothing of the list is lost. */
  extras: Record<string, string>
}

export interface DraftRow {
  sheet: string
  /** Row number as in Excel. */
  row: number
  fields: DraftFields
  problems: ListProblem[]
}

export type AmountField = 'totalInvestment' | 'annualPlanInvestment' | 'cumulativeInvestment'
export const AMOUNT_FIELDS: AmountField[] = ['totalInvestment', 'annualPlanInvestment', 'cumulativeInvestment']

/**
 * LIST read · REPEAT holds the same projects as `repeats` · NEEDS_MAPPING no header found, say which column is what ·
 * SCRATCH no list at all · EMPTY · REFUSED beyond the limits · IGNORED the problem sheet of a marked copy.
 */
export type SheetStatus = 'LIST' | 'REPEAT' | 'NEEDS_MAPPING' | 'SCRATCH' | 'EMPTY' | 'REFUSED' | 'IGNORED'

export interface ColumnSample {
  /** `B` */
  column: string
  samples: string[]
  /** Looks like the projects' names. */
  likelyName: boolean
}

export interface SheetReport {
  name: string
  status: SheetStatus
  /** A Chinese sentence on what was done with the sheet and why. */
  message: string
  hidden: boolean
  /** Range of the header, `A3:S4`; null when there is none. */
  headerAt: string | null
  columns: { column: string; header: string; field: string | null; unit: MoneyUnit | null }[]
  /** Year of the plan, as title or heading says (2025年); null when they do not. */
  planYear: number | null
  /** Rows of projects read. */
  rows: number
  /** Sums of what was read, in whole yuan. */
  sums: Record<AmountField, number>
  /** Rows that are no projects: titles inside, totals, notes. */
  passedOver: { row: number; reason: string }[]
  problems: ListProblem[]
  /** Only for NEEDS_MAPPING. */
  samples: ColumnSample[]
  /** Name of the sheet that this one repeats. */
  repeats: string | null
}

/** What a person said about a sheet without header: field by column letter, first row of data, unit of amounts. */
export interface SheetMapping {
  columns: Record<string, string>
  firstRow: number
  unit: MoneyUnit
}

export interface ReadOptions {
  /** By name of the sheet. */
  mappings?: Record<string, SheetMapping>
}

export interface ListReading {
  sheets: SheetReport[]
  rows: DraftRow[]
}
