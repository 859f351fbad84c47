import { projectKeys, type ProjectKeys } from '../key.rules'
import type { DraftFields, DraftRow, ListProblem, ListReading, SheetReport } from './draft.rules'
import { matchRows, type ExistingProject, type RowMatch } from './match.rules'
import { resolverOf, type Directory, type NameMapping } from './resolve.rules'

/** A row as it is kept until it is applied; texts are JSON, so that a thread hands them over and the database takes them as they are. */
export interface PreparedRow {
  sheet: string
  row: number
  name: string
  searchKey: string
  /** { fields, keys } */
  draft: string
  problems: string
  errorCount: number
  doubtCount: number
  match: MatchColumns
}

/** What matching found of a row, as it is kept. */
export interface MatchColumns {
  action: RowMatch['action']
  reason: RowMatch['reason']
  message: string
  projectId: number | null
  /** JSON: { candidates, differences } */
  outcome: string
}

/** What rows are matched with; plain data, for a thread of its own. */
export interface Against {
  existing: ExistingProject[]
  directory: Directory
  mapped: NameMapping
}

export const matchColumns = (match: RowMatch): MatchColumns => ({
  action: match.action,
  reason: match.reason,
  message: match.message.slice(0, 1000),
  projectId: match.projectId === null ? null : Number(match.projectId),
  outcome: JSON.stringify({ candidates: match.candidates, differences: match.differences }),
})

export interface PreparedReading {
  sheets: SheetReport[]
  rows: PreparedRow[]
}

export interface KeptDraft {
  fields: DraftFields
  keys: ProjectKeys
}

/** Longest JSON that a project keeps of quarterly plans and of columns without a place, characters. */
const LONGEST_KEPT = 19_000
const MOST_PROBLEMS = 100
const MOST_PASSED_OVER = 500

const lengthOf = (value: unknown) => JSON.stringify(value).length

/** A row whose own columns are too long to be kept whole is held back in words: nothing is cut in silence. */
const withRoom = (row: DraftRow): DraftRow => {
  const { fields } = row
  const tooLong: [string, boolean][] = [
    ['没有对应字段的各列', lengthOf(fields.extras) > LONGEST_KEPT],
    ['各季度的工作计划', lengthOf(fields.quarterPlans) > LONGEST_KEPT],
  ]
  const problems = tooLong.filter(([, is]) => is).map(([what]): ListProblem => ({
    sheet: row.sheet, address: null, row: row.row, column: null, severity: 'ERROR', kind: 'TOO_LONG', value: '',
    message: `${what}合计超过 ${LONGEST_KEPT} 字，放不下。请删减这一行后再导入。`,
  }))
  return problems.length ? { ...row, problems: [...row.problems, ...problems], fields: { ...fields, extras: {}, quarterPlans: [] } } : row
}

const count = (problems: ListProblem[], severity: ListProblem['severity']) => problems.filter(p => p.severity === severity).length

// The section's heading has no place in a project: kept among the list's own columns, so that nothing of the list is lost.
const withSection = (row: DraftRow): DraftRow =>
  row.fields.section === null ? row : { ...row, fields: { ...row.fields, extras: { ...row.fields.extras, 清单分类: row.fields.section } } }

const prepareRow = ({ sheet, row, fields, problems }: DraftRow, match: RowMatch): PreparedRow => {
  const keys = projectKeys(fields.name, fields.owner, fields.codes)
  const draft: KeptDraft = { fields, keys }
  return {
    sheet, row, name: fields.name.slice(0, 200), searchKey: keys.searchKey.slice(0, 1000), draft: JSON.stringify(draft),
    problems: JSON.stringify(problems.slice(0, MOST_PROBLEMS)), errorCount: count(problems, 'ERROR'), doubtCount: count(problems, 'DOUBTFUL'), match: matchColumns(match),
  }
}

/** What is kept of a reading: each row with what would be done with it. */
export const prepareReading = (reading: ListReading, { existing, directory, mapped }: Against): PreparedReading => {
  const rows = reading.rows.map(row => withSection(withRoom(row)))
  const matches = matchRows(rows, existing, resolverOf(directory, mapped))
  return {
    sheets: reading.sheets.map(sheet => ({ ...sheet, passedOver: sheet.passedOver.slice(0, MOST_PASSED_OVER), problems: sheet.problems.slice(0, MOST_PROBLEMS) })),
    rows: rows.map((row, i) => prepareRow(row, matches[i]!)),
  }
}
