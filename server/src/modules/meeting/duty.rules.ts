import { addDays, addMonths, dayText, isDay, lastDayOfMonth, monthOf, weekday, yearOf, type Day } from '../../kernel/day'

/** The county's directory as the recognition needs it. */
export interface Directory {
  units: readonly { id: number; name: string; shortName: string }[]
  posts: readonly { id: number; unitId: number; name: string; role: string; holder: string | null }[]
}

/** Something recognised in a text: shown as a chip, taken over when somebody confirms it. */
export interface Recognised {
  field: 'unitId' | 'postId' | 'dueOn' | 'standard'
  /** What the field would hold: an id, a day, words. */
  value: string
  /** What the chip says. */
  label: string
  /** Characters of the text it was read from, end excluded. */
  from: number
  to: number
}

const DIGITS = '零一二三四五六七八九'
/** `15`, `十五`, `二十`, `两`: 1 to 99; null when it is no number. */
export function numberIn(text: string): number | null {
  if (/^\d{1,4}$/.test(text)) return Number(text)
  const plain = text.replace('两', '二').replace('〇', '零')
  if (plain.length === 1 && plain !== '十') return DIGITS.includes(plain) ? DIGITS.indexOf(plain) : null
  const parts = /^([一二三四五六七八九])?十([一二三四五六七八九])?$/.exec(plain)
  return parts ? (parts[1] ? DIGITS.indexOf(parts[1]) : 1) * 10 + (parts[2] ? DIGITS.indexOf(parts[2]) : 0) : null
}

const N = '(\\d{1,4}|[一二三四五六七八九十两]{1,3})'
type Reading = [pattern: RegExp, day: (m: RegExpExecArray, on: Day) => Day | null]

const pad = (n: number) => String(n).padStart(2, '0')
const real = (day: string): Day | null => (isDay(day) ? day : null)
const endOf = (year: number, month: number): Day | null => (month >= 1 && month <= 12 ? lastDayOfMonth(`${year}-${pad(month)}-01`) : null)
/** A day without its year: the first one not before the meeting. */
const coming = (on: Day, make: (year: number) => Day | null): Day | null => {
  const day = make(yearOf(on))
  return day !== null && day < on ? make(yearOf(on) + 1) : day
}
const inMonth = (m: RegExpExecArray, on: Day, make: (year: number, month: number) => Day | null): Day | null => {
  const month = numberIn(m[2] ?? '')
  if (month === null) return null
  if (m[1] === '明年') return make(yearOf(on) + 1, month)
  return /^\d{4}/.test(m[1] ?? '') ? make(Number(m[1]!.slice(0, 4)), month) : coming(on, year => make(year, month))
}
const thirds: Record<string, (year: number, month: number) => Day | null> = {
  上旬: (y, m) => real(`${y}-${pad(m)}-10`), 中旬: (y, m) => real(`${y}-${pad(m)}-20`), 下旬: endOf, 底: endOf, 末: endOf, 初: (y, m) => real(`${y}-${pad(m)}-10`),
}
const QUARTERS: Record<string, number> = { 一: 3, 二: 6, 三: 9, 四: 12, '1': 3, '2': 6, '3': 9, '4': 12 }
const WEEK = '一二三四五六日'

/** Ways to say until when, the plainest first; days in words of no certain end are no day. */
const READINGS: readonly Reading[] = [
  [new RegExp(`(\\d{4}年|明年|今年)?${N}月${N}[日号]`), (m, on) => inMonth(m, on, (y, month) => real(`${y}-${pad(month)}-${pad(numberIn(m[3]!) ?? 0)}`))],
  [/(\d{4})-(\d{1,2})-(\d{1,2})/, m => real(`${m[1]}-${pad(Number(m[2]))}-${pad(Number(m[3]))}`)],
  [new RegExp(`(\\d{4}年|明年|今年)?${N}月份?(上旬|中旬|下旬|底|末|初)`), (m, on) => inMonth(m, on, (y, month) => thirds[m[3]!]!(y, month))],
  [/(?:本|这个|当)月(?:底|末|内)|月底前/, (_m, on) => lastDayOfMonth(on)],
  [/下个?月(?:底|末)/, (_m, on) => lastDayOfMonth(addMonths(`${monthOf(on)}-01`, 1))],
  [/第?([一二三四1-4])季度(?:末|底|前|内)/, (m, on) => coming(on, year => endOf(year, QUARTERS[m[1]!]!))],
  [/(?:今年|本年)?上半年/, (_m, on) => coming(on, year => `${year}-06-30`)],
  [/(今年|本年|明年|\d{4}年)?(?:年底|年末)/, (m, on) => `${m[1] === '明年' ? yearOf(on) + 1 : /^\d/.test(m[1] ?? '') ? m[1]!.slice(0, 4) : yearOf(on)}-12-31`],
  [/(本|这|下)?周([一二三四五六日天])/, (m, on) => {
    const wanted = addDays(on, WEEK.indexOf(m[2]!.replace('天', '日')) + 1 - weekday(on) + (m[1] === '下' ? 7 : 0))
    return wanted < on ? addDays(wanted, 7) : wanted
  }],
  [new RegExp(`${N}(?:个)?(?:日|天)(?:之)?内`), (m, on) => addDays(on, numberIn(m[1]!) ?? 0)],
  [new RegExp(`${N}(?:个)?(?:周|星期)(?:之)?内`), (m, on) => addDays(on, 7 * (numberIn(m[1]!) ?? 0))],
  [new RegExp(`${N}个月(?:之)?内`), (m, on) => addMonths(on, numberIn(m[1]!) ?? 0)],
]

/** Until when: the first deadline in the text, counted from the meeting's day. Working days are left to hand: `dueAfter` gives them. */
function dayIn(text: string, on: Day, workdaysAfter: (n: number) => Day | null): Recognised | null {
  const work = new RegExp(`${N}个工作日`).exec(text)
  const found = [
    ...(work ? [{ m: work, day: workdaysAfter(numberIn(work[1]!) ?? 0) }] : []),
    ...READINGS.flatMap(([pattern, read]) => {
      const m = pattern.exec(text)
      return m ? [{ m, day: read(m, on) }] : []
    }),
  ].filter(f => f.day !== null)
  const [first] = found.sort((a, b) => a.m.index - b.m.index || b.m[0].length - a.m[0].length)
  return first ? { field: 'dueOn', value: first.day!, label: dayText(first.day!), from: first.m.index, to: first.m.index + first.m[0].length } : null
}

interface Mention {
  unit: Directory['units'][number]
  from: number
  to: number
}

/** Where units are named, the longest name first: 水利水电局 is not also 水利局. */
function mentions(text: string, units: Directory['units']): Mention[] {
  const names = units
    .flatMap(unit => [...new Set([unit.name, unit.shortName, unit.name.replace(/^.{2,6}?[县市区](?=.{2})/, '')])].filter(n => n.length >= 2).map(name => ({ unit, name })))
    .sort((a, b) => b.name.length - a.name.length)
  const found: Mention[] = []
  for (const { unit, name } of names)
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1))
      if (!found.some(f => at < f.to && at + name.length > f.from)) found.push({ unit, from: at, to: at + name.length })
  return found.sort((a, b) => a.from - b.from)
}

/** The unit that leads: the one before 牵头, 负责 or after 由, 责成; else the first that is named. */
function leadIn(text: string, all: readonly Mention[]): Mention | undefined {
  return (
    all.find(m => /^[^，。；、]{0,8}?(?:牵头|负责|主办)/.test(text.slice(m.to))) ??
    all.find(m => /(?:由|责成|请|责任单位[：:]?)(?:本?[县市区])?$/.test(text.slice(0, m.from))) ??
    all[0]
  )
}

/** Words that say what there is to show in the end. */
const RESULT = /(?:完成|取得|达到|通过|实现|交付|建成|投用|开工|竣工|办结|印发|签订|拨付)[^，。；\n]{1,60}|[^，。；\n]{2,40}(?:完成|到位|办结|开工|竣工|投用|交付使用)(?=[，。；\n]|$)/

/**
 * What a decision says by itself of unit, person, deadline and standard: 「由水务局牵头，3月底前完成管线迁改」.
 * @param on the meeting's day, from which deadlines count
 * @param workdaysAfter the day so many working days after it; null where no calendar reaches
 */
export function recogniseDuty(text: string, directory: Directory, on: Day, workdaysAfter: (n: number) => Day | null = () => null): Recognised[] {
  const list: Recognised[] = []
  const lead = leadIn(text, mentions(text, directory.units))
  if (lead) {
    list.push({ field: 'unitId', value: String(lead.unit.id), label: lead.unit.name, from: lead.from, to: lead.to })
    const posts = directory.posts.filter(p => p.unitId === lead.unit.id)
    const after = text.slice(lead.to)
    const named = posts.find(p => p.holder !== null && text.includes(p.holder)) ?? posts.find(p => after.startsWith(p.name))
    const post = named ?? posts.find(p => p.role === 'UNIT_HEAD')
    if (post) list.push({ field: 'postId', value: String(post.id), label: post.holder ? `${post.holder}（${post.name}）` : post.name, from: lead.from, to: lead.to })
  }
  const day = dayIn(text, on, workdaysAfter)
  if (day) list.push(day)
  const rest = day ? day.to : 0
  const result = RESULT.exec(text.slice(rest)) ?? RESULT.exec(text)
  if (result) {
    const from = text.indexOf(result[0], text.slice(rest).includes(result[0]) ? rest : 0)
    const words = result[0].replace(/^(?:之?前|内|以前|须|要|应|确保)+/, '')
    list.push({ field: 'standard', value: words, label: words, from, to: from + result[0].length })
  }
  return list
}
