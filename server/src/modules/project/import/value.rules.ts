import { addressOf, dayOfSerial } from '../../../kernel/grid'
import type { Cell } from '../../../kernel/grid'
import { parseDay } from '../../../kernel/looseDay'
import { parseMoney } from '../../../kernel/money'
import type { MoneyUnit } from '../../../kernel/money'
import { readProjectCodes } from '../../../kernel/projectCode'
import { joinBroken } from '../../../kernel/text'
import type { ListProblem, ProblemKind, Severity } from './draft.rules'
import type { Column } from './header.rules'
import { readPersonNames } from './person.rules'

/** Collects what is wrong with the cells of one row. */
export class RowProblems {
  readonly list: ListProblem[] = []
  constructor(readonly sheet: string, readonly row: number) {}

  add(severity: Severity, kind: ProblemKind, column: Column | null, cell: Cell | undefined, message: string) {
    this.list.push({
      sheet: this.sheet,
      address: column && addressOf(this.row, column.index),
      row: this.row,
      column: column && column.header,
      severity,
      kind,
      value: cell?.text.slice(0, 200) ?? '',
      message,
    })
  }

  get hasError() {
    return this.list.some(problem => problem.severity === 'ERROR')
  }
}

/** false when the cell cannot be used at all, with the problem noted: an error value, a formula never computed, a cut text. */
export const usable = (cell: Cell, column: Column, problems: RowProblems): boolean => {
  if (cell.kind === 'error') {
    problems.add('ERROR', 'ERROR_VALUE', column, cell, `单元格是错误值 ${cell.text}，多半是公式引用失效。请改填实际内容。`)
    return false
  }
  if (cell.formula && cell.text === '' && cell.number === null) {
    problems.add('ERROR', 'FORMULA', column, cell, '单元格是公式，但没有保存计算结果。请在 Excel 中打开并保存一次，或直接填写数值。')
    return false
  }
  if (cell.cut) {
    problems.add('ERROR', 'TOO_LONG', column, cell, '文字超过 32,767 字，已超出单元格容量。请删减后再导入。')
    return false
  }
  return true
}

/** An amount in whole yuan. A bare number is in the column's unit; a unit written beside the number wins. */
export const readAmount = (cell: Cell, column: Column, unit: MoneyUnit, problems: RowProblems): number | null => {
  if (!usable(cell, column, problems)) return null
  if (cell.kind === 'date')
    problems.add('DOUBTFUL', 'NUMBER_AS_DATE', column, cell, `金额单元格设成了日期格式（显示为 ${cell.text}），按数值 ${cell.number} ${unit}读入，请核对并改为数值格式。`)
  if (cell.kind === 'boolean') {
    problems.add('ERROR', 'UNREADABLE', column, cell, '这里应填金额，却是“是/否”值。请改填数字。')
    return null
  }
  const read = parseMoney(cell.number ?? cell.text, unit)
  if (read.problem !== null) {
    problems.add('ERROR', 'UNREADABLE', column, cell, read.problem)
    return null
  }
  if (read.yuan === null) return null
  if (read.rounded) problems.add('NOTE', 'ROUNDED', column, cell, `不足 1 元的部分已四舍五入，读作 ${read.yuan} 元。`)
  if (read.yuan < 0) problems.add('DOUBTFUL', 'NEGATIVE', column, cell, '金额是负数，请核对。')
  if (read.yuan >= 1e11) problems.add('DOUBTFUL', 'ODD_SIZE', column, cell, `折合 ${read.yuan / 1e8} 亿元，超过 1000 亿元，请核对单位（现按${unit}）是否写错。`)
  return read.yuan
}

/** A text kept as written, outer blanks away; error over `max` characters. */
export const readText = (cell: Cell, column: Column, max: number, problems: RowProblems): string | null => {
  if (!usable(cell, column, problems)) return null
  const text = cell.text.replaceAll('\r\n', '\n').toWellFormed().trim()
  if (text.length <= max) return text === '' ? null : text
  problems.add('ERROR', 'TOO_LONG', column, cell, `“${column.header}”有 ${text.length} 字，超过 ${max} 字的上限。请删减后再导入。`)
  return null
}

/** The name of a project or unit: broken lines joined, brackets and width made alike. */
export const readTitle = (cell: Cell, column: Column, max: number, problems: RowProblems): string | null => {
  const text = readText(cell, column, max, problems)
  return text === null ? null : joinBroken(text) || null
}

const LONGEST_PERSON = 40
const LONGEST_CODE = 60

const NOBODY = /^[-—/\\无暂空待定]+$/

export const readPersons = (cell: Cell, column: Column, problems: RowProblems): string[] => {
  const text = readText(cell, column, 200, problems)
  if (text === null || NOBODY.test(text.replace(/\s/g, ''))) return []
  const { names, doubtful, posts } = readPersonNames(text)
  if (names.some(name => name.length > LONGEST_PERSON)) {
    problems.add('ERROR', 'TOO_LONG', column, cell, `这里应填姓名，却有 ${text.length} 字。请只填姓名，多人之间用顿号隔开。`)
    return []
  }
  if (posts.length && names.length) problems.add('NOTE', 'NAMES', column, cell, `职务“${posts.join('、')}”不另记，按姓名读作：${names.join('、')}。`)
  if (doubtful) problems.add('DOUBTFUL', 'NAMES', column, cell, `姓名读作：${names.join('、')}。空格可能有别的含义，请核对，多人之间用顿号隔开。`)
  return names
}

export const readCodes = (cell: Cell, column: Column, problems: RowProblems): string[] => {
  const text = readText(cell, column, 500, problems)
  if (text === null) return []
  if (cell.kind === 'number' && text.length > 15) {
    problems.add('ERROR', 'CODE', column, cell, '项目代码被 Excel 存成了数字，末几位已丢失。请把单元格设为文本格式，重新填写代码。')
    return []
  }
  const codes = readProjectCodes(text)
  if (codes.some(code => code.code.length > LONGEST_CODE)) {
    problems.add('ERROR', 'TOO_LONG', column, cell, '这里应填项目代码，却是一段文字。请只填代码，没有代码就留空。')
    return []
  }
  for (const code of codes) for (const warning of code.warnings) problems.add('DOUBTFUL', 'CODE', column, cell, warning)
  return codes.map(code => code.code)
}

const NEVER = /^[-—/无]+$/

export const readDay = (cell: Cell, column: Column, end: boolean, problems: RowProblems): string | null => {
  if (!usable(cell, column, problems)) return null
  if (cell.kind === 'date') return cell.text
  if (cell.number !== null && cell.number >= 20000 && cell.number <= 80000 && Number.isInteger(cell.number)) {
    const day = dayOfSerial(cell.number)
    problems.add('DOUBTFUL', 'DATE_AS_NUMBER', column, cell, `日期存成了数字 ${cell.text}，按 Excel 的日期读作 ${day}，请核对并改为日期格式。`)
    return day
  }
  const text = cell.text.trim()
  if (text === '' || NEVER.test(text)) return null
  const read = parseDay(text, end)
  if (!read) {
    problems.add('DOUBTFUL', 'DAY', column, cell, `没有认出日期“${text.slice(0, 30)}”，此项留空。请写成 2026-03-15 或 2026年3月。`)
    return null
  }
  if (cell.kind === 'number' && text.includes('.'))
    problems.add('DOUBTFUL', 'DAY', column, cell, `${text} 存成了小数，分不清是 1 月还是 10 月，读作 ${read.day}，请改写成“2026年3月”的样子。`)
  else if (read.vague) problems.add('NOTE', 'DAY', column, cell, `只写了“${text}”，按${end ? '最后' : '第'}一天 ${read.day} 读入。`)
  return read.day
}

/** 起止年限: `2024-2026`, `2024年3月至2026年12月`, `2024.3—2026.12`, or a single year. */
export const readPeriod = (cell: Cell, column: Column, problems: RowProblems): { start: string | null; end: string | null } => {
  const none = { start: null, end: null }
  if (!usable(cell, column, problems)) return none
  const text = cell.text.normalize('NFKC').replace(/\s/g, '')
  if (text === '' || NEVER.test(text)) return none
  const parts = text.split(/[-–—―~至到]+/)
  const [from = '', to = from] = parts.length === 2 ? parts : [text]
  const start = parseDay(from, false)
  const end = parseDay(/^\d{1,2}月/.test(to) && start ? `${start.day.slice(0, 4)}年${to}` : to, true)
  if (!start || !end || end.day < start.day) {
    problems.add('DOUBTFUL', 'DAY', column, cell, `没有认出起止时间“${cell.text.slice(0, 30)}”，此项留空。请写成“2024-2026”或“2024年3月至2026年12月”。`)
    return none
  }
  if (start.vague || end.vague) problems.add('NOTE', 'DAY', column, cell, `“${cell.text.trim()}”按 ${start.day} 至 ${end.day} 读入。`)
  return { start: start.day, end: end.day }
}
