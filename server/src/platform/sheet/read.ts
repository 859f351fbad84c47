import type { WorkbookGrid } from '../../kernel/grid'
import { openParts } from './parts'
import { readDateStyles, readSheet, readStrings } from './sheetXml'
import { orDamaged, refuse } from './signature'

/**
 * Reads an .xlsx into plain grids, every sheet. Throws only Refusal, in Chinese words: not an .xlsx, encrypted, damaged,
 * over 30 MB or unpacking to far more. A sheet of more than 20,000 rows or 200 columns carries the sentence in `refused`;
 * when no other sheet holds anything, the sentence is thrown. Formulas give their last computed value.
 */
export const readWorkbook = (file: Buffer): WorkbookGrid =>
  orDamaged(() => {
    const parts = openParts(file)
    const context = {
      strings: parts.shared === null ? [] : readStrings(parts.text(parts.shared)),
      dateStyles: parts.styles === null ? [] : readDateStyles(parts.text(parts.styles)),
      base1904: parts.base1904,
    }
    const sheets = parts.sheets.map(sheet => readSheet(sheet.name, sheet.hidden, parts.bytes(sheet.path), context))
    const refused = sheets.find(sheet => sheet.refused !== null)?.refused
    if (refused && !sheets.some(sheet => sheet.rows.length > 0)) return refuse(refused)
    if (!sheets.some(sheet => sheet.rows.length > 0)) return refuse('工作簿里没有任何内容。请确认选对了文件，再上传。')
    return { sheets }
  })
