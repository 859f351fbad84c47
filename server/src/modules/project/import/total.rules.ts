import { addressOf } from '../../../kernel/grid'
import type { GridRow } from '../../../kernel/grid'
import { parseMoney } from '../../../kernel/money'
import { AMOUNT_FIELDS } from './draft.rules'
import type { AmountField, DraftRow, SheetReport } from './draft.rules'
import type { RowContext } from './row.rules'

const none = (): Record<AmountField, number> => ({ totalInvestment: 0, annualPlanInvestment: 0, cumulativeInvestment: 0 })

/**
 * Compares the list's own totals with the sum of its rows. Totals in real bulletins differ by rounding: a difference is
 * listed and never refused. A total above its rows is compared at the end by nobody: only rows already read count.
 */
export class TotalCheck {
  private all = none()
  private part = none()
  private rows = 0

  constructor(private readonly context: RowContext, private readonly report: SheetReport) {}

  add(draft: DraftRow) {
    this.rows++
    for (const field of AMOUNT_FIELDS) {
      this.all[field] += draft.fields[field] ?? 0
      this.part[field] += draft.fields[field] ?? 0
    }
  }

  compare(row: GridRow, subtotal: boolean) {
    const sums = subtotal ? this.part : this.all
    // A total that stands above its rows has nothing to be compared with yet.
    if (this.rows > 0) for (const field of AMOUNT_FIELDS) this.compareField(row, field, sums[field])
    if (subtotal) this.part = none()
  }

  private compareField(row: GridRow, field: AmountField, sum: number) {
    const column = this.context.column[field]
    const cell = column && row.cells[column.index]
    if (!column || !cell) return
    const unit = this.context.units[column.index] ?? '万元'
    const { yuan } = parseMoney(cell.number ?? cell.text, unit)
    if (yuan === null || Math.abs(yuan - sum) < 1) return
    const size = parseMoney(1, unit).yuan ?? 1
    this.report.problems.push({
      sheet: this.context.sheet, address: addressOf(row.number, column.index), row: row.number, column: column.header,
      severity: 'DOUBTFUL', kind: 'TOTAL_DIFFERS', value: cell.text,
      message: `表中合计 ${yuan / size} ${unit}，各行相加 ${sum / size} ${unit}，相差 ${Number(((yuan - sum) / size).toFixed(4))} ${unit}。请核对（四舍五入的差可以不改）。`,
    })
  }
}
