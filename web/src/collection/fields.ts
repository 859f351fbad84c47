/** What a link, a select or a chip offers to choose. */
export interface Option {
  value: string
  label: string
  /** Name, pinyin and initials as the server has them, for finding it while typing. */
  searchKey?: string
}

export type Options = readonly Option[] | (() => Promise<readonly Option[]>)

/** A span of days, both ends included; an open end is absent. */
export interface DayRange {
  from?: string
  to?: string
}

export type FieldKind = 'text' | 'choice' | 'ids' | 'days' | 'flag'

/** The address bar's word: absent, one or several. */
export type Param = string | string[] | undefined

/**
 * One field of a filter and its codec for the address bar.
 * `decode` never throws: what cannot be read is as if it were absent, so that an old link still opens.
 */
export interface Field<Value> {
  kind: FieldKind
  label: string
  options?: Options
  /** Stands in the drawer rather than in the bar. */
  more: boolean
  decode(param: Param): Value | undefined
  encode(value: Value | undefined): Param
}

interface Placing {
  more?: boolean
}

const first = (param: Param) => (Array.isArray(param) ? param[0] : param)
const many = (param: Param) => (Array.isArray(param) ? param : param === undefined ? [] : param.split(','))

/** Days as the calendar has them: 2026-02-30 is none. */
export const isDay = (text: string | undefined): text is string => {
  if (!text || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}

/** Free text, `?text=…`; `label` says what it searches. */
export const searchText = (label: string): Field<string> => ({
  kind: 'text',
  label,
  more: false,
  decode: param => first(param)?.trim() || undefined,
  encode: value => value?.trim() || undefined,
})

const listCodec = {
  decode: (param: Param) => {
    const values = [...new Set(many(param).filter(v => v !== ''))]
    return values.length ? values : undefined
  },
  encode: (value: string[] | undefined): Param => (value?.length ? value.join(',') : undefined),
}

/** One or several of a closed list, `?stages=BUILDING,COMPLETED`; `V` is the GraphQL enum. */
export const oneOf = <V extends string = string>(label: string, options: readonly { value: V; label: string }[] | (() => Promise<readonly Option[]>), placing: Placing = {}): Field<V[]> => {
  const known = typeof options === 'function' ? null : new Set<string>(options.map(o => o.value))
  return {
    kind: 'choice',
    label,
    options,
    more: placing.more ?? false,
    decode: param => {
      const values = listCodec.decode(param)?.filter((v): v is V => known === null || known.has(v))
      return values?.length ? values : undefined
    },
    encode: listCodec.encode,
  }
}

/** Ids of other things, `?units=u1,u2`; `options` names them. */
export const idList = (label: string, options: Options, placing: Placing = {}): Field<string[]> => ({
  kind: 'ids',
  label,
  options,
  more: placing.more ?? false,
  ...listCodec,
})

/** A span of days, `?dueOn=2026-11-01~2026-11-30`, either end open. Turned around when written backwards. */
export const dayRange = (label: string, placing: Placing = {}): Field<DayRange> => ({
  kind: 'days',
  label,
  more: placing.more ?? false,
  decode: param => {
    const [a, b] = (first(param) ?? '').split('~')
    const from = isDay(a) ? a : undefined
    const to = isDay(b) ? b : undefined
    if (!from && !to) return undefined
    const [low, high] = from && to && from > to ? [to, from] : [from, to]
    return { ...(low && { from: low }), ...(high && { to: high }) }
  },
  encode: value => (value?.from || value?.to ? `${value.from ?? ''}~${value.to ?? ''}` : undefined),
})

/** A yes that is absent when it is no, `?overdue=1`. */
export const flag = (label: string, placing: Placing = {}): Field<true> => ({
  kind: 'flag',
  label,
  more: placing.more ?? false,
  decode: param => (first(param) === '1' ? true : undefined),
  encode: value => (value ? '1' : undefined),
})
