/**
 * Codes of the national investment-project platform, `2103-410185-04-01-123456`: time, region, department (new) or industry
 * (old), type, serial. The check character's algorithm is not public: structure is checked, odd segments are warned of, and
 * no code is refused.
 */
export interface ProjectCode {
  /** Normalised: half width, upper case, single hyphens. What cannot be parsed is kept as it was written, trimmed. */
  code: string
  form: 'NEW' | 'OLD' | 'UNKNOWN'
  /** Year the code was given; null when unknown. */
  year: number | null
  /** Month, in the new form only. */
  month: number | null
  /** GB/T 2260 code of the region, six digits. */
  region: string | null
  /** Central department (new form) or industry (old form), two digits. */
  department: string | null
  type: string | null
  serial: string | null
  /** Chinese sentences on what looks odd; empty when nothing does. */
  warnings: string[]
}

const DASHES = /[\u2010-\u2015\u2212\u2500\uFE58\uFE63\u30FC_~]+/g
const STRUCTURE = /^(\d{4})-(\d{6})-([0-9A-Z]{2})-([0-9A-Z]{2})-([0-9A-Z]{6})$/
/** A code inside a cell: blanks and line breaks around hyphens, or no hyphens at all. */
const IN_CELL =
  /(?<![0-9A-Z])(?:\d{4}\s*-\s*\d{6}\s*-\s*[0-9A-Z]{2}\s*-\s*[0-9A-Z]{2}\s*-\s*[0-9A-Z]{6}|\d{10}[0-9A-Z]{4}\d{5}[0-9A-Z])(?![0-9A-Z])/g
/** First two digits of a region: provinces of GB/T 2260; 00 stands for projects of the central government. */
const PROVINCES = new Set(
  '00 11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 66 71 81 82'.split(' '),
)

const plain = (text: string) =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\u200B-\u200D\uFEFF]/g, '')
    .replace(DASHES, '-')
    .replace(/-{2,}/g, '-')

const hyphenated = (bare: string) =>
  /^\d{10}[0-9A-Z]{10}$/.test(bare)
    ? [bare.slice(0, 4), bare.slice(4, 10), bare.slice(10, 12), bare.slice(12, 14), bare.slice(14)].join('-')
    : bare

/** Full width, blanks and long dashes away; 20 characters without hyphens get them. */
export const normaliseProjectCode = (raw: string): string => hyphenated(plain(raw).replace(/\s/g, ''))

/**
 * Reads one code. A first segment 20MM… to 99MM… is the new form when it reads as year and month from 2020-10 on
 * (2010, 2011, 2012 are October to December 2020), else the old form's year.
 */
export function parseProjectCode(raw: string): ProjectCode {
  const code = normaliseProjectCode(raw)
  const parts = STRUCTURE.exec(code)
  if (!parts)
    return {
      code: raw.trim(), form: 'UNKNOWN', year: null, month: null, region: null, department: null, type: null, serial: null,
      warnings: [`“${raw.trim().slice(0, 60)}”不符合项目代码的结构（形如 2103-410185-04-01-123456），已按原文保留，请核对。`],
    }
  const [, time = '', region = '', department = '', type = '', serial = ''] = parts
  const dated = timeOf(time)
  const warnings = [
    ...dated.warnings,
    ...(PROVINCES.has(region.slice(0, 2)) ? [] : [`第二段 ${region} 不是行政区划代码，请核对。`]),
    ...(/^\d{2}$/.test(department) ? [] : [`第三段 ${department} 应为两位数字，请核对。`]),
    ...(/^\d{2}$/.test(type) && type !== '00' ? [] : [`第四段 ${type} 应为 01 起的两位数字，请核对。`]),
    ...(/^\d{5}/.test(serial) ? [] : [`第五段 ${serial} 的前五位应为数字，请核对。`]),
  ]
  return { code, form: dated.form, year: dated.year, month: dated.month, region, department, type, serial, warnings }
}

function timeOf(time: string): { form: 'NEW' | 'OLD'; year: number; month: number | null; warnings: string[] } {
  const yy = Number(time.slice(0, 2))
  const mm = Number(time.slice(2))
  if (mm >= 1 && mm <= 12 && (yy > 20 || (yy === 20 && mm >= 10)))
    return { form: 'NEW', year: 2000 + yy, month: mm, warnings: yy > 60 ? [`第一段 ${time} 的年份不合常理，请核对。`] : [] }
  const year = Number(time)
  return {
    form: 'OLD',
    year,
    month: null,
    warnings: year >= 2013 && year <= 2021 ? [] : [`第一段 ${time} 既不是年月也不是常见年份，请核对。`],
  }
}

/** What offices write where there is no code yet. */
const NO_CODE = /^(无|暂无|没有|空|待定|待补|未办理|正在办理|办理中|[-/\\]+)$/

/**
 * All codes in one cell, each once, in order. Codes may be split by line breaks, commas, blanks or words, and may carry
 * blanks or line breaks inside. What remains and is no filler (无, 正在办理 …) is kept as an unknown code, so that nothing
 * is lost in silence.
 */
export function readProjectCodes(cell: string): ProjectCode[] {
  const text = plain(cell)
  const found: string[] = text.match(IN_CELL) ?? []
  const rest = text
    .replace(IN_CELL, '\n')
    .split(/[\n\r,;、;/|]+|\s{2,}/)
    .map(t => t.replace(/^[\s:.()-]+|[\s:.()-]+$/g, ''))
    .filter(t => t && !NO_CODE.test(t))
    // Words beside a code (项目代码:, 一期) are labels, not codes; alone in the cell they are what the office wrote.
    .filter(t => !found.length || /\d{6}/.test(t))
  const codes = [...found, ...rest].map(parseProjectCode)
  return codes.filter((c, i) => codes.findIndex(o => o.code === c.code) === i)
}
