import { isDay, type Day } from '../../../kernel/day'
import { dayOfSerial, type Cell } from '../../../kernel/grid'
import { parseDay } from '../../../kernel/looseDay'
import { joinBroken } from '../../../kernel/text'
import type { LedgerStanding, Severity } from './draft.rules'

export type Say = (severity: Severity, message: string) => void

/** What a cell says in words; null when it is empty or cannot be used, which is then said. */
export function readWords(cell: Cell | undefined, max: number, say: Say): string | null {
  if (!cell) return null
  if (cell.kind === 'error') return void say('ERROR', `单元格是错误值 ${cell.text}，多半是公式引用失效。请改填实际内容。`), null
  if (cell.formula && cell.text === '' && cell.number === null) return void say('ERROR', '单元格是公式，但没有保存计算结果。请在 Excel 中打开并保存一次，或直接填写。'), null
  const text = cell.text.replaceAll('\r\n', '\n').toWellFormed().trim()
  if (text.length <= max && !cell.cut) return text || null
  say('ERROR', `有 ${text.length} 字，超过 ${max} 字的上限。请删减后再导入。`)
  return null
}

/** Names of units in one cell: the first is the principal. */
export const namesIn = (text: string): string[] => [...new Set(text.split(/[、,，;；/\n]+/).map(joinBroken).filter(name => name !== '' && !/^[-—无]+$/.test(name)))]

/** Without a day: it goes on, or is to be done at once. */
const NO_DAY = /^(长期|持续|常态|常年|立即|即时|尽快|随时|不定期|按要求|[-—/无]+$)/

/** A day without its year, as ledgers of one year write them: `3月底`, `3月15日`, `3.15`. */
const YEARLESS = /^(\d{1,2})(?:月|[./-])(?:(\d{1,2})(?:日|号)?|(?:份|底|末|月底)*)$/

/**
 * A deadline or a day of handing over: a date, Excel's number of a date, or text such as `2026年3月底前`. What names no day stays
 * empty and says so; a month is its last day where `end`.
 * @param given the day of handing over, where it is known: a deadline without its year lies after it. Else it is this year's.
 */
export function readDay(cell: Cell | undefined, end: boolean, given: Day | null, today: Day, say: Say): Day | null {
  if (!cell) return null
  if (cell.kind === 'date') return cell.text
  if (cell.number !== null && Number.isInteger(cell.number) && cell.number >= 30_000 && cell.number <= 80_000) {
    const day = dayOfSerial(cell.number)
    say('DOUBTFUL', `日期存成了数字 ${cell.text}，按 Excel 的日期读作 ${day}，请核对并改为日期格式。`)
    return day
  }
  const words = readWords(cell, 200, say)
  if (words === null) return null
  const text = words.normalize('NFKC').replace(/\s/g, '').replace(/[之以]?前$/, '').replace(/(\d)号$/, '$1日').replace(/末$/, '底')
  if (NO_DAY.test(text)) return void say('DOUBTFUL', `“${words.slice(0, 30)}”不是具体日期，此项留空${end ? '，只列单，定了时限再交单' : ''}。`), null
  const short = YEARLESS.exec(text)
  if (short) {
    const spelt = `${short[1]}月${short[2] ? `${short[2]}日` : '底'}`
    const year = Number((given ?? today).slice(0, 4))
    const read = parseDay(`${year}年${spelt}`, end)
    const later = given !== null && read && read.day < given ? parseDay(`${year + 1}年${spelt}`, end) : read
    if (later) {
      say('DOUBTFUL', `“${words.slice(0, 30)}”没有写年份，读作 ${later.day}，请核对。`)
      return later.day
    }
  }
  const read = parseDay(text.replace(/日.+$/, '日'), end)
  if (read && isDay(read.day)) {
    if (read.vague) say('NOTE', `“${words.slice(0, 30)}”按${end ? '最后' : '第'}一天 ${read.day} 读入。`)
    return read.day
  }
  say('DOUBTFUL', `没有认出日期“${words.slice(0, 30)}”，此项留空${end ? '，只列单，定了时限再交单' : ''}。请写成 2026-03-15 或 2026年3月15日。`)
  return null
}

const DONE = /^(已经?|全部|均已|均)?(按期|按时)?(全部)?(办结|办完|完成|完结|销号|结案|办理完毕|落实到位|整改到位|解决)([。,，;；(（].*)?$/
const YES = /^(是|√|✓|y|yes)$/i
const NOT_BEGUN = /^(未|尚未|还未|没有|待)(启动|开始|开展|交办|转办|签收)|^(待办|新增)$/

/** How the matter stands: by the state's column, without one by what the progress says. */
export function standingOf(state: string | null, progress: string | null): LedgerStanding {
  const word = (state ?? '').normalize('NFKC').replace(/\s/g, '')
  if (word !== '') return DONE.test(word) || YES.test(word) ? 'DONE' : NOT_BEGUN.test(word) ? 'WAITING' : 'WORKING'
  const said = (progress ?? '').normalize('NFKC').replace(/\s/g, '')
  if (said === '' || /^[-—/无]+$/.test(said)) return 'WAITING'
  return said.length <= 30 && DONE.test(said) ? 'DONE' : NOT_BEGUN.test(said) ? 'WAITING' : 'WORKING'
}
