import type { ListProblem, ListReading } from './draft.rules'

export interface ProblemMark {
  sheet: string
  address: string | null
  colour: 'RED' | 'YELLOW'
  value: string
  message: string
}

/** What the marked copy of the workbook shows: errors red, doubts yellow; notes are not marked. In the order of the sheets. */
export const marksOf = (reading: ListReading): ProblemMark[] => {
  const repeated = new Set(reading.sheets.filter(sheet => sheet.status !== 'LIST').map(sheet => sheet.name))
  const problems: ListProblem[] = [...reading.sheets.flatMap(sheet => sheet.problems), ...reading.rows.flatMap(row => row.problems)]
  return problems
    .filter(problem => problem.severity !== 'NOTE' && !repeated.has(problem.sheet))
    .map(({ sheet, address, severity, value, message, column, row }) => ({
      sheet,
      address,
      colour: severity === 'ERROR' ? 'RED' : 'YELLOW',
      value,
      message: `${address === null && row !== null ? `第 ${row} 行：` : column ? `${column}：` : ''}${message}`,
    }))
}
