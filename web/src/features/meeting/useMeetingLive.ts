import type { AnyVariables, TypedDocumentNode } from '@urql/core'
import { useSubscription } from '@urql/vue'
import { computed, onScopeDispose, ref, shallowRef, watch, type Ref } from 'vue'
import { stream } from '../../app/live'
import type { MeetingConsoleSubscription, MeetingWatchSubscription } from '../../gql/graphql'
import { refusedBy } from '../../ui'

export type Watched = MeetingWatchSubscription['meetingLive']
export type Consoled = MeetingConsoleSubscription['meetingLive']
export type ConsoleItem = Consoled['items'][number]
export type ConsoleLine = ConsoleItem['lines'][number]

/** Follows a meeting: always its newest state, whichever server says it; null until the first. */
export function useMeetingLive<State extends { revision: number }, Variables extends AnyVariables>(
  document: TypedDocumentNode<{ meetingLive: State }, Variables>, id: () => number, pause: () => boolean = () => false,
) {
  const live = shallowRef<State | null>(null)
  const { data, error } = useSubscription({ query: document, variables: computed(() => ({ id: id() }) as unknown as Variables) as never, pause: computed(pause) })
  watch(data, answer => {
    const next = (answer as { meetingLive: State } | undefined)?.meetingLive
    // After a reconnection another server may, for a moment, know less.
    if (next && next.revision >= (live.value?.revision ?? 0)) live.value = next
  }, { immediate: true })
  watch(id, () => { live.value = null })
  const refused = computed(() => (error.value && !error.value.networkError ? refusedBy(error.value) : null))
  return { live, refused, lost: computed(() => stream.lost) }
}

/** What the clock of an item shows, by the server's time. */
export function useItemClock(live: Ref<{ asOf: number } | null>, item: Ref<{ startedAt?: number | null; elapsedMs: number; overAt?: number | null; minutes: number } | null | undefined>) {
  // The machine in the room may be minutes off: the least difference seen is the nearest to the truth.
  const ahead = ref<number | null>(null)
  watch(live, state => {
    if (!state) return
    const difference = Date.now() - state.asOf
    if (ahead.value === null || difference < ahead.value) ahead.value = difference
  }, { immediate: true })
  const now = ref(Date.now())
  const timer = setInterval(() => { now.value = Date.now() }, 500)
  onScopeDispose(() => clearInterval(timer))
  const seconds = computed(() => {
    const i = item.value
    if (!i) return 0
    const at = now.value - (ahead.value ?? 0)
    return Math.max(0, Math.floor((i.elapsedMs + (i.startedAt ? Math.max(0, at - i.startedAt) : 0)) / 1000))
  })
  const left = computed(() => (item.value ? item.value.minutes * 60 - seconds.value : 0))
  return {
    text: computed(() => `${String(Math.floor(seconds.value / 60)).padStart(2, '0')}:${String(seconds.value % 60).padStart(2, '0')}`),
    running: computed(() => Boolean(item.value?.startedAt)),
    /** `over` when the time is up, `near` in its last minute. */
    tone: computed(() => (left.value <= 0 ? 'over' : left.value <= 60 ? 'near' : 'in')),
    overText: computed(() => (left.value < 0 ? `超时 ${Math.ceil(-left.value / 60)} 分钟` : '')),
    /** Server's time now, for who is typing. */
    at: computed(() => now.value - (ahead.value ?? 0)),
  }
}
