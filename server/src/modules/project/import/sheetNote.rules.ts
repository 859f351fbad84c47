import { addressOf } from '../../../kernel/grid'
import type { Grid } from '../../../kernel/grid'
import { isAmount } from './column.rules'
import type { DraftRow, ListProblem, ProblemKind } from './draft.rules'
import type { Column, Header } from './header.rules'
import type { RowContext } from './row.rules'

const note = (sheet: string, kind: ProblemKind, message: string): ListProblem => ({
  sheet, address: null, row: null, column: null, severity: 'NOTE', kind, value: '', message,
})

/** Formulas are read by their last value: said once a sheet. */
export const noteFormulas = (grid: Grid, header: Header): ListProblem[] => {
  let count = 0
  let at = ''
  for (const row of grid.rows) {
    if (row.number <= header.bottom) continue
    row.cells.forEach((cell, column) => {
      if (!cell?.formula) return
      count++
      if (at === '') at = addressOf(row.number, column)
    })
  }
  return count === 0 ? [] : [note(grid.name, 'FORMULA', `${count} 个单元格是公式（如 ${at}），按保存时的计算结果读入。`)]
}

/** Numbers that are stored as text are read as numbers: said once a sheet. */
export const noteTextNumbers = (grid: Grid, header: Header, columns: Column[]): ListProblem[] => {
  const amounts = columns.filter(column => isAmount(column.field))
  let count = 0
  for (const row of grid.rows)
    if (row.number > header.bottom) for (const column of amounts) if (row.cells[column.index]?.kind === 'text') count++
  return count === 0 ? [] : [note(grid.name, 'TEXT_NUMBERS', `${count} 个金额存成了文本，已按数字读入。`)]
}

export const noteLevels = (sheet: string, context: RowContext, rows: DraftRow[]): ListProblem[] => {
  const empty = context.column.level ? rows.filter(row => row.fields.level === null).length : 0
  return empty === 0 ? [] : [note(sheet, 'LEVEL_EMPTY', `${empty} 个项目没有填写层次，按未填处理。`)]
}
