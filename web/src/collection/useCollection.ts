import { useClientHandle, useQuery } from '@urql/vue'
import { computed, reactive, toValue, watch, type MaybeRefOrGetter } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { todayInShanghai } from '../ui/day'
import type { CollectionDefinition, CollectionRow, RowId } from './define'
import { sheetSpan } from './month'
import { decodeFilter, decodePlace, encodeFilter, encodePlace, type Fields, type FilterOf, type Place, type RouteQuery } from './params'
import { useChunks } from './useChunks'
import { useColumns } from './useColumns'

const CHUNK = 100

export interface CollectionOptions<F extends Fields> {
  /** Part of the filter that the page fixes (the project of a tab); neither shown nor in the address bar. */
  fixed?: MaybeRefOrGetter<FilterOf<F>>
  /** Before every word in the address bar, where a page has two collections. */
  prefix?: string
}

/**
 * One filter and one place in the address bar, one query per view over the same filter. The address bar is the only state:
 * everything here is computed from it, and changes go through the router.
 */
export function useCollection<Row extends CollectionRow, F extends Fields>(definition: CollectionDefinition<Row, F>, options: CollectionOptions<F> = {}) {
  const route = useRoute()
  const router = useRouter()
  const { client } = useClientHandle()
  const prefix = options.prefix ?? ''
  const defaults = { views: definition.views, sort: definition.sort ?? '' }

  const query = computed(() => route.query as RouteQuery)
  const chosen = computed(() => decodeFilter(definition.filters, query.value, prefix))
  const place = computed(() => decodePlace(query.value, defaults, prefix))
  const filter = computed<FilterOf<F>>(() => ({ ...chosen.value, ...toValue(options.fixed) }))
  const month = computed(() => place.value.month || todayInShanghai().slice(0, 7))

  const foreign = () => {
    const own = new Set([...Object.keys(definition.filters), 'view', 'sort', 'group', 'month', 'scale', 'pages'].map(k => prefix + k))
    return Object.fromEntries(Object.entries(route.query).filter(([key]) => !own.has(key)))
  }
  const go = (nextFilter: FilterOf<F>, nextPlace: Place, how: 'push' | 'replace') =>
    router[how]({
      query: { ...foreign(), ...encodeFilter(definition.filters, nextFilter, prefix), ...encodePlace(nextPlace, defaults, prefix) },
      hash: route.hash,
    })

  const list = useChunks(
    client,
    () => {
      const source = definition.listSource
      if (!source || place.value.view !== 'list') return null
      const { sort } = place.value
      const asked = filter.value
      return after => source.ask({ filter: asked, sort, first: definition.chunk ?? CHUNK, after })
    },
    data => {
      if (!definition.listSource) throw new Error(`collection ${definition.name} has no list`)
      return definition.listSource.read(data)
    },
    () => place.value.pages,
  )

  const timeline = useChunks(
    client,
    () => {
      const source = definition.timelineSource
      if (!source || place.value.view !== 'timeline') return null
      const sort = place.value.sort === defaults.sort ? (definition.timelineShape?.sort ?? defaults.sort) : place.value.sort
      const asked = filter.value
      return after => source.ask({ filter: asked, sort, first: definition.chunk ?? CHUNK, after })
    },
    data => {
      if (!definition.timelineSource) throw new Error(`collection ${definition.name} has no timeline`)
      return definition.timelineSource.read(data)
    },
    () => place.value.pages,
  )
  /** The chunks that the view shows. */
  const chunks = computed(() => (place.value.view === 'timeline' ? timeline : list))

  const boardAsk = computed(() => definition.boardSource?.ask({ filter: filter.value, group: place.value.group }))
  const calendarAsk = computed(() => definition.calendarSource?.ask({ filter: filter.value, ...sheetSpan(month.value) }))
  const live = (ask: typeof boardAsk, view: Place['view']) => {
    const document = ask.value?.document
    return document ? useQuery({ query: document, variables: computed(() => ask.value?.variables ?? {}), pause: computed(() => place.value.view !== view) }) : null
  }
  const board = live(boardAsk, 'board')
  const calendar = live(calendarAsk, 'calendar')

  const selected = reactive(new Set<RowId>())
  watch(() => JSON.stringify(filter.value), () => selected.clear())

  const current = computed(() => (place.value.view === 'board' ? board : place.value.view === 'calendar' ? calendar : null))

  return {
    definition,
    /** What the user filters by, typed. */
    filter: chosen,
    /** With what the page fixes: what the server is asked. */
    asked: filter,
    place,
    month,
    selected,
    columns: useColumns(definition.name, definition.columns),
    list,
    timeline,
    lanes: computed(() => (board?.data.value && definition.boardSource ? definition.boardSource.read(board.data.value) : [])),
    sheet: computed(() => (calendar?.data.value && definition.calendarSource ? definition.calendarSource.read(calendar.data.value) : { items: [] })),
    answered: computed(() => (current.value ? current.value.data.value !== undefined : chunks.value.loadedPages.value > 0)),
    fetching: computed(() => (current.value ? current.value.fetching.value : chunks.value.fetching.value)),
    error: computed(() => (current.value ? current.value.error.value : chunks.value.error.value)),
    /** The address bar's words of what is seen, for saved views and links. */
    queryString: computed(() => {
      const words = { ...encodeFilter(definition.filters, chosen.value, prefix), ...encodePlace({ ...place.value, pages: 1 }, defaults, prefix) }
      return new URLSearchParams(Object.entries(words).flatMap(([k, v]) => (Array.isArray(v) ? v.map(one => [k, one]) : [[k, v]]))).toString()
    }),
    set: (key: keyof F & string, value: unknown) => go({ ...chosen.value, [key]: value }, { ...place.value, pages: 1 }, 'replace'),
    clear: () => go({}, { ...place.value, pages: 1 }, 'replace'),
    show: (view: Place['view']) => go(chosen.value, { ...place.value, view, pages: 1 }, 'push'),
    move: (change: Partial<Place>) => go(chosen.value, { ...place.value, pages: 1, ...change }, 'replace'),
    more: () => {
      const { hasMore, fetching, loadedPages } = chunks.value
      if (hasMore.value && !fetching.value && loadedPages.value >= place.value.pages)
        return go(chosen.value, { ...place.value, pages: place.value.pages + 1 }, 'replace')
      return undefined
    },
    /** The list of what a flag lets through, with the rest of the filter. */
    listOf: (key: keyof F & string) => go({ ...chosen.value, [key]: true }, { ...place.value, view: 'list', pages: 1 }, 'push'),
    retry: () => {
      if (current.value) current.value.executeQuery({ requestPolicy: 'network-only' })
      else chunks.value.restart()
    },
  }
}

export type Collection<Row extends CollectionRow, F extends Fields = Fields> = ReturnType<typeof useCollection<Row, F>>
