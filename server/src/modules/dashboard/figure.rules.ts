/** The lists behind the figures, by their page in the portal. */
export const LISTS = {
  projects: '/projects',
  assignments: '/assignments',
  topics: '/topics',
} as const
export type ListName = keyof typeof LISTS

export type FilterValue = string | number | boolean | readonly (string | number)[] | null | undefined
export type Filter = Readonly<Record<string, FilterValue>>

/** Where a list's address bar has another word than its filter; days are one word, `2026-03-01~2026-03-31`. */
const WORDS: Record<ListName, Record<string, string>> = {
  projects: {
    responsibleUnitIds: 'units', leadOfficialPostIds: 'leaders', planYear: 'year', notStartedYetInvested: 'early', withoutLeadOfficial: 'noLead',
  },
  assignments: { unitIds: 'units', sourceTypes: 'sources', leadOfficialPostIds: 'leaders' },
  topics: {},
}

const DAYS: Record<string, readonly [from: string, to: string]> = { dueOn: ['dueFrom', 'dueTo'] }

const wordOf = (value: FilterValue): string | null => {
  if (value === true) return '1'
  if (value === null || value === undefined || value === false || value === '') return null
  return Array.isArray(value) ? value.join(',') || null : String(value)
}

/** The page that shows the rows behind a figure: path and query string, `/projects?stages=BUILDING`. */
export function linkOf(list: ListName, filter: Filter): string {
  const params = new URLSearchParams()
  const rest = { ...filter }
  for (const [word, [from, to]] of Object.entries(DAYS)) {
    if (rest[from] == null && rest[to] == null) continue
    params.set(WORDS[list][word] ?? word, `${wordOf(rest[from]) ?? ''}~${wordOf(rest[to]) ?? ''}`)
    delete rest[from]
    delete rest[to]
  }
  for (const [key, value] of Object.entries(rest)) {
    const word = wordOf(value)
    if (word !== null) params.set(WORDS[list][key] ?? key, word)
  }
  const query = params.toString().replaceAll('%2C', ',').replaceAll('%7E', '~')
  return query ? `${LISTS[list]}?${query}` : LISTS[list]
}

export const SECTIONS = {
  MAIN: '主要数字',
  MINE: '与我有关',
  PROBLEM: '需要关注',
  STAGE: '项目阶段',
  ASSIGNMENT: '交办事项',
  DECISION: '议定事项落实',
} as const
export type Section = keyof typeof SECTIONS

export type FigureKind = 'COUNT' | 'MONEY' | 'PERCENT'

export interface Figure {
  key: string
  section: Section
  label: string
  kind: FigureKind
  /** A number of things, whole yuan, or per cent with two places; null where there is nothing to divide by. */
  value: number | null
  unit: string
  /** Rows in the list behind the figure. */
  count: number
  note: string | null
  trend: string | null
  tone: string
  list: ListName
  /** JSON of the list's filter. */
  filter: string
  link: string
}

interface Drawn {
  key: string
  section: Section
  label: string
  list: ListName
  filter: Filter
  count: number
  unit: string
  kind?: FigureKind
  value?: number | null
  note?: string | null
  trend?: string | null
  tone?: string
}

/** A figure with the way to its rows; the count itself is the value when no other is given. */
export const drawn = (f: Drawn): Figure => ({
  key: f.key, section: f.section, label: f.label, list: f.list, count: f.count, unit: f.unit, kind: f.kind ?? 'COUNT',
  value: f.value === undefined ? f.count : f.value, note: f.note ?? null, trend: f.trend ?? null, tone: f.tone ?? 'neutral',
  filter: JSON.stringify(f.filter), link: linkOf(f.list, f.filter),
})

/** Per cent with two places, rounded once; null without a whole. */
export const percentOf = (part: number, whole: number): number | null =>
  whole === 0 ? null : Number((BigInt(part) * 20_000n + BigInt(whole)) / (BigInt(whole) * 2n)) / 100

/** What should not be: calm at none. */
export const alarm = (count: number, tone: 'warn' | 'bad'): string => (count > 0 ? tone : 'good')

/** Time progress as bulletins compute it: month ÷ 12, in per cent. */
export const timeProgress = (today: string): number => Math.round((Number(today.slice(5, 7)) / 12) * 10_000) / 100

/** Whole yuan in words, `1.20 亿元`, `3500 万元`. */
export const amountText = (yuan: number): string => {
  const size = Math.abs(yuan)
  return size >= 100_000_000 ? `${(yuan / 100_000_000).toFixed(2)} 亿元` : `${Math.round(yuan / 10_000)} 万元`
}

/** `完成 1.20 亿元 ÷ 计划 4.80 亿元`. */
export const divided = (doneLabel: string, done: number, plannedLabel: string, planned: number): string =>
  `${doneLabel} ${amountText(done)} ÷ ${plannedLabel} ${amountText(planned)}`
