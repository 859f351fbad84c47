import type { Field, Param } from './fields'
import { TIMELINE_SCALES, type TimelineScale } from './timeline'

export type Fields = Record<string, Field<unknown>>

/** The typed filter of a set of fields; an absent key filters nothing. */
export type FilterOf<F> = { [K in keyof F]?: F[K] extends Field<infer V> ? V : never }

/** A query as the router has it. */
export type RouteQuery = Record<string, string | null | (string | null)[] | undefined>

export type ViewName = 'list' | 'board' | 'calendar' | 'timeline'

/** What of a collection's page is more than its filter. */
export interface Place {
  view: ViewName
  /** Column's sort word, `-` before it for descending; '' is the server's own order. */
  sort: string
  /** Key of a grouping: the board's swimlanes, the list's sections; '' is none. */
  group: string
  /** `2026-11`, the calendar's month; '' is this month. */
  month: string
  /** How much time the timeline shows in a width. */
  scale: TimelineScale
  /** How many chunks of rows the list has loaded. */
  pages: number
}

const paramOf = (query: RouteQuery, key: string): Param => {
  const value = query[key]
  if (Array.isArray(value)) return value.filter((v): v is string => v !== null)
  return value ?? undefined
}

const word = (query: RouteQuery, key: string) => {
  const value = paramOf(query, key)
  return (Array.isArray(value) ? value[0] : value) ?? ''
}

/** Reads the filter out of the address bar; unknown words and unreadable values are left out. */
export const decodeFilter = <F extends Fields>(fields: F, query: RouteQuery, prefix = ''): FilterOf<F> => {
  const filter: Record<string, unknown> = {}
  for (const [key, field] of Object.entries(fields)) {
    const value = field.decode(paramOf(query, prefix + key))
    if (value !== undefined) filter[key] = value
  }
  return filter as FilterOf<F>
}

/** The address bar's words for a filter; a field that filters nothing has none. */
export const encodeFilter = <F extends Fields>(fields: F, filter: FilterOf<F>, prefix = ''): Record<string, string | string[]> => {
  const query: Record<string, string | string[]> = {}
  for (const [key, field] of Object.entries(fields)) {
    const param = field.encode((filter as Record<string, unknown>)[key])
    if (param !== undefined) query[prefix + key] = param
  }
  return query
}

const MAX_PAGES = 200

const DEFAULT_SCALE: TimelineScale = 'quarter'
const SCALES = Object.keys(TIMELINE_SCALES) as TimelineScale[]

/** Reads view, sort, group, month, scale and loaded pages; a view that the collection does not have is its first. */
export const decodePlace = (query: RouteQuery, defaults: { views: readonly ViewName[]; sort: string }, prefix = ''): Place => {
  const view = word(query, `${prefix}view`)
  const month = word(query, `${prefix}month`)
  const pages = Number.parseInt(word(query, `${prefix}pages`), 10)
  return {
    view: defaults.views.find(v => v === view) ?? defaults.views[0] ?? 'list',
    sort: word(query, `${prefix}sort`) || defaults.sort,
    group: word(query, `${prefix}group`),
    month: /^\d{4}-(0[1-9]|1[0-2])$/.test(month) ? month : '',
    scale: SCALES.find(s => s === word(query, `${prefix}scale`)) ?? DEFAULT_SCALE,
    pages: pages >= 1 ? Math.min(pages, MAX_PAGES) : 1,
  }
}

/** The address bar's words for a place; what is as it is by default has none. */
export const encodePlace = (place: Place, defaults: { views: readonly ViewName[]; sort: string }, prefix = ''): Record<string, string> => {
  const query: Record<string, string> = {}
  if (place.view !== defaults.views[0]) query[`${prefix}view`] = place.view
  if (place.sort !== defaults.sort) query[`${prefix}sort`] = place.sort
  if (place.group) query[`${prefix}group`] = place.group
  if (place.month) query[`${prefix}month`] = place.month
  if (place.scale !== DEFAULT_SCALE) query[`${prefix}scale`] = place.scale
  if (place.pages > 1) query[`${prefix}pages`] = String(place.pages)
  return query
}

/** `-NAME` → by NAME, descending. For a GraphQL sort input; `by` is typed by the caller's enum. */
export const sortOf = <By extends string>(sort: string): { by: By; descending: boolean } => ({
  by: sort.replace(/^-/, '') as By,
  descending: sort.startsWith('-'),
})
