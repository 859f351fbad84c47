import { onScopeDispose, ref, watch } from 'vue'
import { OrderAgendaDocument, SaveAgendaItemDocument } from '../../gql/graphql'
import { useMutationState } from '../../ui'
import type { AgendaItem, MeetingDetail } from './meeting'

/** What is clicked within this time is one change. */
const SETTLE_MS = 500

const idsOf = (items: readonly { id: number }[]) => items.map(i => i.id)

/**
 * The agenda as it is being rearranged: what is moved or lengthened shows at once and is sent in its turn, one at a time and the
 * latest last, so that quick keys lose nothing. Refused, the meeting's own agenda comes back.
 */
export function useAgendaOrder(meeting: () => MeetingDetail, reload: () => void) {
  const items = ref<AgendaItem[]>([])
  /** Read out: a move is not seen by everybody. */
  const said = ref('')
  let seenIds: number[] = []
  let waiting = 0
  let missed = false
  const lengths = new Map<number, { minutes: number; timer: ReturnType<typeof setTimeout> }>()

  const take = () => {
    items.value = meeting().agenda.map(i => ({ ...i }))
    seenIds = idsOf(items.value)
  }
  watch(() => meeting().agenda, () => {
    // What comes in while something is on its way may be older than it.
    if (waiting || lengths.size) missed = true
    else take()
  }, { immediate: true })

  const order = useMutationState(OrderAgendaDocument)
  const save = useMutationState(SaveAgendaItemDocument)
  const renumber = (agenda: readonly { id: number; version: number }[]) => {
    for (const { id, version } of agenda) {
      const item = items.value.find(i => i.id === id)
      if (item) item.version = version
    }
  }

  let last = Promise.resolve()
  const inTurn = (work: () => Promise<boolean>) => {
    waiting++
    last = last.then(work).then(kept => {
      waiting--
      if (!kept) {
        missed = true
        take()
      }
      if (waiting || lengths.size || !missed) return
      missed = false
      reload()
    })
  }

  const sendOrder = () =>
    inTurn(async () => {
      const itemIds = idsOf(items.value)
      if (itemIds.join() === seenIds.join()) return true
      const answer = await order.run({ input: { meetingId: meeting().id, itemIds, seenIds } })
      if (!answer) return false
      seenIds = itemIds
      renumber(answer.orderAgenda.agenda)
      return true
    })
  const sendLength = (id: number) => {
    const wanted = lengths.get(id)
    lengths.delete(id)
    if (!wanted) return
    clearTimeout(wanted.timer)
    inTurn(async () => {
      const item = items.value.find(i => i.id === id)
      if (!item) return true
      const answer = await save.run({ input: { id, version: item.version, minutes: wanted.minutes } })
      if (answer) renumber(answer.saveAgendaItem.agenda)
      return Boolean(answer)
    })
  }
  // Leaving the tab gives up nothing.
  onScopeDispose(() => { for (const id of [...lengths.keys()]) sendLength(id) })

  const tell = (item: AgendaItem | undefined) => {
    if (item) said.value = `“${item.title}”已移到第 ${items.value.indexOf(item) + 1} 项`
  }

  return {
    items,
    said,
    /** Moves a line by one place. */
    shift(at: number, by: 1 | -1) {
      const [one] = items.value.splice(at, 1)
      if (!one) return
      items.value.splice(at + by, 0, one)
      tell(items.value[at + by])
      sendOrder()
    },
    /** After a line was dragged. */
    reordered(event: { newIndex?: number | undefined }) {
      tell(items.value[event.newIndex ?? -1])
      sendOrder()
    },
    lengthen(item: AgendaItem, minutes: number | undefined) {
      if (!minutes || minutes === item.minutes) return
      item.minutes = minutes
      clearTimeout(lengths.get(item.id)?.timer)
      lengths.set(item.id, { minutes, timer: setTimeout(() => sendLength(item.id), SETTLE_MS) })
    },
  }
}
