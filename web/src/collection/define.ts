import type { AnyVariables, TypedDocumentNode } from '@urql/core'
import type { RouteLocationRaw } from 'vue-router'
import type { MoneyUnit } from '../ui/money'
import type { Tone } from '../ui/tone'
import type { ActionOffer, Lane } from './board'
import type { Fields, FilterOf, ViewName } from './params'
import type { TimelineShape } from './timeline'

/** GraphQL's Int or ID. */
export type RowId = string | number

export interface CollectionRow {
  id: RowId
  actions?: readonly ActionOffer[] | null
}

export type CellValue = string | number | boolean | null | undefined

/** How a value looks: `money` in yuan, `day` a Day, `instant` epoch milliseconds, `share` 0…1 as per cent. */
export type ColumnKind = 'text' | 'number' | 'money' | 'share' | 'day' | 'instant' | 'tag'

export interface Column<Row> {
  key: string
  label: string
  value: (row: Row) => CellValue
  kind?: ColumnKind
  /** Of a `money` column, said in the header. Default 万元. */
  unit?: MoneyUnit
  tone?: (row: Row) => Tone | null | undefined
  /** Pixels, before the user drags. */
  width?: number
  /** The server's sort word; absent: not sortable. */
  sort?: string
  /** Stays in sight when the table is moved sideways. */
  fixed?: boolean
  /** Shown only when chosen. */
  hidden?: boolean
}

export interface Grouping<Row> {
  key: string
  label: string
  of: (row: Row) => string | null | undefined
}

export interface Total {
  label: string
  value: string | number
}

export interface Connection<Row> {
  nodes: readonly Row[]
  totalCount: number
  pageInfo: { hasNextPage: boolean; endCursor?: string | null }
  /** Sums over the whole filtered set, as the server says them. */
  totals?: readonly Total[] | null
  /** Of a timeline: how many have no day and are not among the nodes; `totalCount` counts them too. */
  undatedCount?: number
}

export interface CalendarItem {
  id: RowId
  on: string
  until?: string | null
  title: string
  tone?: Tone | null
  detail?: string | null
  to?: RouteLocationRaw | null
}

/** A day that is not what its weekday says: a holiday, a make-up workday. */
export interface DayMark {
  on: string
  label: string
  work: boolean
}

export interface CalendarSheet {
  items: readonly CalendarItem[]
  days?: readonly DayMark[] | null
}

/** A lane as the server may say it: `cards` or `nodes`. */
export type LaneLike<Row> = Omit<Lane<Row>, 'cards'> & ({ cards: readonly Row[] } | { nodes: readonly Row[] })

export interface ListAsk<Filter> {
  filter: Filter
  sort: string
  first: number
  after: string | null
}
export interface BoardAsk<Filter> {
  filter: Filter
  group: string
}
export interface CalendarAsk<Filter> {
  filter: Filter
  from: string
  to: string
}

export interface Ask {
  document: TypedDocumentNode<unknown, AnyVariables>
  variables: AnyVariables
}

export interface Source<AskOf, Answer> {
  ask(question: AskOf): Ask
  read(data: unknown): Answer
}

export interface Definition<Row extends CollectionRow, F extends Fields> {
  /** Key of what the browser keeps: column widths. Also the saved views' key. */
  name: string
  /** What one is called, `项目`. */
  noun: string
  /** Its measure word, `个`. */
  measure: string
  filters: F
  columns: readonly Column<Row>[]
  /** Default sort word; '' is the server's own order. */
  sort?: string
  groups?: readonly Grouping<Row>[]
  /** Where a row opens. */
  link?: (row: { id: RowId }) => RouteLocationRaw
  /** The lane an action leads to, where the server's `to` is not asked for. */
  laneOf?: (action: ActionOffer) => string | null
  /** Rows per request. */
  chunk?: number
}

export interface CollectionDefinition<Row extends CollectionRow, F extends Fields> extends Definition<Row, F> {
  views: readonly ViewName[]
  listSource?: Source<ListAsk<FilterOf<F>>, Connection<Row>>
  boardSource?: Source<BoardAsk<FilterOf<F>>, Lane<Row>[]>
  calendarSource?: Source<CalendarAsk<FilterOf<F>>, CalendarSheet>
  timelineShape?: TimelineShape<Row>
  timelineSource?: Source<ListAsk<FilterOf<F>>, Connection<Row>>
  list<D, V extends AnyVariables>(document: TypedDocumentNode<D, V>, ask: (q: ListAsk<FilterOf<F>>) => V, read: (data: D) => Connection<Row>): CollectionDefinition<Row, F>
  board<D, V extends AnyVariables>(document: TypedDocumentNode<D, V>, ask: (q: BoardAsk<FilterOf<F>>) => V, read: (data: D) => readonly LaneLike<Row>[]): CollectionDefinition<Row, F>
  calendar<D, V extends AnyVariables>(document: TypedDocumentNode<D, V>, ask: (q: CalendarAsk<FilterOf<F>>) => V, read: (data: D) => readonly CalendarItem[] | CalendarSheet): CollectionDefinition<Row, F>
  /** What is drawn of the list's own rows, or of a question's of its own. */
  timeline(shape: TimelineShape<Row>): CollectionDefinition<Row, F>
  timeline<D, V extends AnyVariables>(shape: TimelineShape<Row>, document: TypedDocumentNode<D, V>, ask: (q: ListAsk<FilterOf<F>>) => V, read: (data: D) => Connection<Row>): CollectionDefinition<Row, F>
}

// The document's own types are forgotten here: read() is only ever given what its own document answered.
const sourceOf = <Q, D, V extends AnyVariables, A>(document: TypedDocumentNode<D, V>, ask: (q: Q) => V, read: (data: D) => A): Source<Q, A> => ({
  ask: question => ({ document: document as TypedDocumentNode<unknown, AnyVariables>, variables: ask(question) }),
  read: data => read(data as D),
})

const laneOfLike = <Row>(lane: LaneLike<Row>): Lane<Row> => ({
  key: lane.key,
  label: lane.label,
  tone: lane.tone ?? null,
  totalCount: lane.totalCount,
  cards: [...('cards' in lane ? lane.cards : lane.nodes)],
})

const isSheet = (answer: readonly CalendarItem[] | CalendarSheet): answer is CalendarSheet => 'items' in answer

function extended<Row extends CollectionRow, F extends Fields>(
  base: Omit<CollectionDefinition<Row, F>, 'list' | 'board' | 'calendar' | 'timeline'>,
): CollectionDefinition<Row, F> {
  const also = (view: ViewName) => [...base.views, view]
  return {
    ...base,
    list: (document, ask, read) => extended({ ...base, views: also('list'), listSource: sourceOf(document, ask, read) }),
    board: (document, ask, read) =>
      extended({ ...base, views: also('board'), boardSource: sourceOf(document, ask, data => read(data).map(laneOfLike)) }),
    calendar: (document, ask, read) =>
      extended({
        ...base,
        views: also('calendar'),
        calendarSource: sourceOf(document, ask, data => {
          const answer = read(data)
          return isSheet(answer) ? answer : { items: answer }
        }),
      }),
    timeline: <D, V extends AnyVariables>(
      shape: TimelineShape<Row>,
      ...own: [] | [document: TypedDocumentNode<D, V>, ask: (q: ListAsk<FilterOf<F>>) => V, read: (data: D) => Connection<Row>]
    ) => {
      const source = own.length ? sourceOf(...own) : base.listSource
      if (!source) throw new Error(`collection ${base.name} has no list for its timeline`)
      return extended({ ...base, views: also('timeline'), timelineShape: shape, timelineSource: source })
    },
  }
}

/**
 * How a set is browsed: `collectionOf<Row>()({ … }).list(…).board(…).calendar(…).timeline(…)`. The first source named is the first view.
 * Two calls because the row's type is given and the filter's is inferred.
 */
export const collectionOf =
  <Row extends CollectionRow>() =>
  <F extends Fields>(definition: Definition<Row, F>): CollectionDefinition<Row, F> =>
    extended({ ...definition, views: [] })
