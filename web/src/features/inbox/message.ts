import type { LocationQuery } from 'vue-router'

export interface MessageFilter {
  unread: boolean | null
  kinds: string[]
  text: string | null
}

const word = (value: LocationQuery[string] | undefined): string => (Array.isArray(value) ? value[0] : value) ?? ''

/** The inbox's filter as it stands in the address bar: `?unread=1&kinds=A,B&text=…`. */
export const filterOf = (query: LocationQuery): MessageFilter => ({
  unread: word(query['unread']) === '1' ? true : null,
  kinds: word(query['kinds']).split(',').filter(Boolean).slice(0, 30).map(kind => kind.slice(0, 30)),
  text: word(query['text']).trim().slice(0, 60) || null,
})

/** Back into the address bar; what is not set is left out. */
export const queryOf = (filter: MessageFilter): Record<string, string> => ({
  ...(filter.unread && { unread: '1' }),
  ...(filter.kinds.length && { kinds: filter.kinds.join(',') }),
  ...(filter.text && { text: filter.text }),
})

export const isFiltered = (filter: MessageFilter): boolean => Object.keys(queryOf(filter)).length > 0

/** The day in Shanghai of an instant in epoch milliseconds. */
const dayOf = (at: number) => new Date(at + 8 * 3_600_000).toISOString().slice(0, 10)
const before = (day: string) => new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)

/** Messages by day, newest first as they come: 今天, 昨天, then the date. */
export function byDay<M extends { createdAt: number }>(messages: readonly M[], today: string): { label: string; messages: M[] }[] {
  const days: { label: string; messages: M[] }[] = []
  for (const message of messages) {
    const on = dayOf(message.createdAt)
    const label = on === today ? '今天' : on === before(today) ? '昨天' : on
    const last = days.at(-1)
    if (last?.label === label) last.messages.push(message)
    else days.push({ label, messages: [message] })
  }
  return days
}
