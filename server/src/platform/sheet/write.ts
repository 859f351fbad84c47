import { PassThrough } from 'node:stream'
import ExcelJS from 'exceljs'

export interface WriteColumn {
  header: string
  /** In characters. */
  width: number
  /** Excel's number format, `#,##0.####`; text when absent. */
  format?: string
  wrap?: boolean
}

export interface WriteSheet {
  name: string
  /** A merged line above the header. */
  title?: string
  columns: WriteColumn[]
  /** One value a column. Text stays text: a leading `=` is no formula. */
  rows: Iterable<(string | number | null)[]>
}

const border = { top: { style: 'thin' }, left: { style: 'thin' }, bottom: { style: 'thin' }, right: { style: 'thin' } } as const

const writeSheet = (workbook: ExcelJS.stream.xlsx.WorkbookWriter, sheet: WriteSheet) => {
  const headerRow = sheet.title === undefined ? 1 : 2
  const ws = workbook.addWorksheet(sheet.name, {
    views: [{ state: 'frozen', ySplit: headerRow }],
    pageSetup: { orientation: 'landscape', paperSize: 9, fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: `${headerRow}:${headerRow}` },
  })
  sheet.columns.forEach((column, i) => {
    const target = ws.getColumn(i + 1)
    target.width = column.width
    target.alignment = { vertical: 'middle', wrapText: column.wrap ?? false }
    target.numFmt = column.format ?? '@'
  })
  if (sheet.title !== undefined) {
    const row = ws.addRow([sheet.title])
    row.font = { bold: true, size: 16 }
    row.height = 30
    row.alignment = { horizontal: 'center', vertical: 'middle' }
    ws.mergeCells(1, 1, 1, sheet.columns.length)
    row.commit()
  }
  const header = ws.addRow(sheet.columns.map(column => column.header))
  header.font = { bold: true }
  header.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true }
  header.eachCell(cell => {
    cell.border = border
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF2F2F2' } }
  })
  header.commit()
  for (const values of sheet.rows) ws.addRow(values).commit()
  ws.commit()
}

/** Writes sheets to an .xlsx, row by row, header frozen and repeated in print. Answers the file's bytes. */
export const writeWorkbook = async (...sheets: WriteSheet[]): Promise<Buffer> => {
  const stream = new PassThrough()
  const chunks: Buffer[] = []
  stream.on('data', (chunk: Buffer) => chunks.push(chunk))
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: true })
  for (const sheet of sheets) writeSheet(workbook, sheet)
  await workbook.commit()
  return Buffer.concat(chunks)
}
