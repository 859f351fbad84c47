import { invalid } from '../../kernel/refusal'

/** 发文字号: the organ's code, the year, the serial within the year. */
export interface PaperNumber {
  /** 机关代字, `长项办`. */
  code: string
  /** Four digits. */
  year: number
  /** From 1, no gaps within code and year. */
  serial: number
}

/** 期号 of a series. */
export interface PaperIssue {
  year: number
  serial: number
}

/** `长项办〔2026〕3号`: hexagonal brackets, no 第, no leading zero (GB/T 9704-2012 7.2.5). */
export const formatPaperNumber = ({ code, year, serial }: PaperNumber): string => `${code}〔${year}〕${serial}号`

/** `〔2026〕3期` */
export const formatIssue = ({ year, serial }: PaperIssue): string => `〔${year}〕${serial}期`

// people type what their keyboard has: any width and any pair of brackets is read, the hexagonal pair is written
const halfWidth = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '')

const NUMBER = /^([^\d〔〕[\]()【】]{1,20})[〔[(【](\d{4})[〕\])】](第?)(\d{1,5})号$/
const ISSUE = /^[〔[(【]?(\d{4})(?:[〕\])】]|年)?(第?)(\d{1,5})期$/

const serialOf = (field: string, ordinal: string, digits: string): number => {
  const serial = Number(digits)
  if (serial === 0) throw invalid({ field, message: '序号从1开始，请填写实际的序号。' })
  if (ordinal) throw invalid({ field, message: `序号前不加“第”字，请填写“${serial}”。` })
  if (digits.startsWith('0')) throw invalid({ field, message: `序号不编虚位，请把“${digits}”写成“${serial}”。` })
  return serial
}

/**
 * Reads a number given by another register, such as the government office's: full-width figures and other brackets are
 * accepted, 第 and leading zeros are refused with the form to write. `field` is the input field named in the refusal.
 */
export const parsePaperNumber = (text: string, field = 'number'): PaperNumber => {
  const m = NUMBER.exec(halfWidth(text))
  if (!m) throw invalid({ field, message: '发文字号应由机关代字、年份、序号组成，请按“长项办〔2026〕3号”的样子填写。' })
  const [, code = '', year, ordinal = '', digits = ''] = m
  return { code, year: Number(year), serial: serialOf(field, ordinal, digits) }
}

/** Reads `〔2026〕3期`; the same tolerance and refusals as for a number. */
export const parseIssue = (text: string, field = 'issue'): PaperIssue => {
  const m = ISSUE.exec(halfWidth(text))
  if (!m) throw invalid({ field, message: '期号应由年份、序号组成，请按“〔2026〕3期”的样子填写。' })
  const [, year, ordinal = '', digits = ''] = m
  return { year: Number(year), serial: serialOf(field, ordinal, digits) }
}

/**
 * The serial after the last one given in this register and year: 1 when there is none. Gaps cannot arise; a serial that a paper carries
 * already, because it was entered, is passed over.
 */
export function nextSerial(last: number | null, taken: readonly number[] = []): number {
  const given = new Set(taken)
  let serial = (last ?? 0) + 1
  while (given.has(serial)) serial += 1
  return serial
}

/** Whether a register is whole: serials 1…n, each once. Answers what is missing and what was given twice. */
export const registerFlaws = (serials: readonly number[]): { missing: number[]; repeated: number[] } => {
  const seen = new Set<number>()
  const repeated = new Set<number>()
  for (const s of serials) {
    if (seen.has(s)) repeated.add(s)
    seen.add(s)
  }
  const highest = Math.max(0, ...seen)
  const missing = Array.from({ length: highest }, (_, i) => i + 1).filter(s => !seen.has(s))
  return { missing, repeated: [...repeated].sort((a, b) => a - b) }
}
