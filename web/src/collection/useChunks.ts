import type { Client, CombinedError } from '@urql/core'
import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import type { Ask, Connection } from './define'

interface Held<Row> {
  after: string | null
  answer: Connection<Row>
  fresh: boolean
}

/**
 * The rows of a long list, asked for chunk by chunk and kept live: after a mutation each chunk is answered again.
 * `question` answers null while the list is not shown. Old rows stay until the first new ones are here.
 */
export function useChunks<Row>(
  client: Client,
  question: () => ((after: string | null) => Ask) | null,
  read: (data: unknown) => Connection<Row>,
  wanted: () => number,
) {
  const chunks = shallowRef<Held<Row>[]>([])
  const error = shallowRef<CombinedError | undefined>()
  const fetching = ref(false)
  let stops: (() => void)[] = []

  const stopFrom = (index: number) => {
    for (const stop of stops.slice(index)) stop()
    stops = stops.slice(0, index)
  }

  const put = (index: number, held: Held<Row>) => {
    const next = index === 0 && !chunks.value[0]?.fresh ? [held] : [...chunks.value]
    next[index] = held
    const moved = index + 1 < stops.length && chunks.value[index]?.answer.pageInfo.endCursor !== held.answer.pageInfo.endCursor
    chunks.value = held.answer.pageInfo.hasNextPage ? next : next.slice(0, index + 1)
    if (!held.answer.pageInfo.hasNextPage || moved) stopFrom(index + 1)
    askNext()
  }

  function start(index: number, after: string | null) {
    const ask = question()
    if (!ask) return
    const { document, variables } = ask(after)
    fetching.value = true
    const { unsubscribe } = client.query(document, variables).subscribe(result => {
      if (!result.stale) fetching.value = false
      error.value = result.error
      if (result.data !== undefined && result.data !== null) put(index, { after, answer: read(result.data), fresh: true })
    })
    stops[index] = unsubscribe
  }

  function askNext() {
    const last = chunks.value[stops.length - 1]
    if (!last?.fresh || stops.length !== chunks.value.length || stops.length >= wanted()) return
    if (last.answer.pageInfo.hasNextPage) start(stops.length, last.answer.pageInfo.endCursor ?? null)
  }

  const restart = () => {
    stopFrom(0)
    chunks.value = chunks.value.map(c => ({ ...c, fresh: false }))
    error.value = undefined
    start(0, null)
  }

  watch(
    () => {
      const ask = question()?.(null)
      return ask ? JSON.stringify(ask.variables) : null
    },
    key => (key === null ? stopFrom(0) : restart()),
    { immediate: true },
  )
  watch(wanted, askNext)
  onScopeDispose(() => stopFrom(0))

  return {
    rows: computed(() => chunks.value.flatMap(c => c.answer.nodes)),
    totalCount: computed(() => chunks.value[0]?.answer.totalCount ?? null),
    undatedCount: computed(() => chunks.value[0]?.answer.undatedCount ?? 0),
    totals: computed(() => chunks.value[0]?.answer.totals ?? []),
    loadedPages: computed(() => chunks.value.length),
    hasMore: computed(() => chunks.value[chunks.value.length - 1]?.answer.pageInfo.hasNextPage ?? false),
    /** What is shown answers an older question. */
    stale: computed(() => chunks.value.length > 0 && !chunks.value[0]?.fresh),
    fetching,
    error,
    restart,
  }
}
