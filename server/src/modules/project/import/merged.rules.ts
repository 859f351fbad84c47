import type { Cell, Grid, GridRow, MergedRange } from '../../../kernel/grid'
import { addressOf } from '../../../kernel/grid'
import { isAmount } from './column.rules'
import type { DraftRow } from './draft.rules'
import type { Column, Header } from './header.rules'
import type { RowContext } from './row.rules'

/** Of its own in every row: never carried down from a merged cell. */
const OWN = new Set(['name', 'serial', 'codes'])

/** Cells merged over several rows: words count for each row, an amount for the first only. Rows are asked in order. */
export class MergedCells {
  private readonly starts = new Map<number, MergedRange[]>()
  private readonly open = new Map<number, { range: MergedRange; cell: Cell | undefined }>()

  constructor(grid: Grid, header: Header, private readonly context: RowContext) {
    for (const range of grid.merges) {
      if (range.top <= header.bottom || range.bottom === range.top) continue
      const known = this.starts.get(range.top)
      if (known) known.push(range)
      else this.starts.set(range.top, [range])
    }
  }

  cellsOf(row: GridRow): (column: Column) => Cell | undefined {
    for (const range of this.starts.get(row.number) ?? []) this.open.set(range.left, { range, cell: row.cells[range.left] })
    return column => {
      const own = row.cells[column.index]
      if (own || this.open.size === 0) return own
      const over = this.open.get(column.index)
      if (!over || over.range.bottom < row.number) return undefined
      return isAmount(column.field) || OWN.has(column.field ?? '') ? undefined : over.cell
    }
  }

  /** The row has no name of its own, and lies under a name merged over it. */
  continuesProject(row: GridRow): boolean {
    const name = this.context.column.name
    const over = name && this.open.get(name.index)
    return over !== undefined && over.range.top < row.number && over.range.bottom >= row.number
  }

  /** Notes amounts that a merged cell gives to several projects at once. */
  note(row: GridRow, draft: DraftRow) {
    for (const range of this.starts.get(row.number) ?? []) {
      const column = this.context.columns[range.left]
      const cell = row.cells[range.left]
      if (!column || !cell || !isAmount(column.field)) continue
      draft.problems.push({
        sheet: draft.sheet, address: addressOf(row.number, column.index), row: row.number, column: column.header, severity: 'DOUBTFUL',
        kind: 'MERGED_AMOUNT', value: cell.text,
        message: `金额单元格合并了第 ${range.top} 至 ${range.bottom} 行，只计入第 ${range.top} 行。请取消合并，逐行填写。`,
      })
    }
  }
}
