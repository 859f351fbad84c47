import { useClientHandle } from '@urql/vue'
import { onScopeDispose, ref } from 'vue'
import { ImportProgressDocument } from '../../../gql/graphql'

const EVERY_MS = 500

/** How far the writing of an import is, per cent; null when none is under way. */
export function useProgress(id: () => number) {
  const { client } = useClientHandle()
  const percent = ref<number | null>(null)
  let timer: number | undefined

  const ask = async () => {
    const { data } = await client.query(ImportProgressDocument, { id: id() }, { requestPolicy: 'network-only' }).toPromise()
    return data?.projectImport
  }
  const stop = () => {
    window.clearInterval(timer)
    timer = undefined
    percent.value = null
  }
  const tick = async () => {
    const now = await ask()
    if (timer !== undefined && now?.state === 'APPLYING') percent.value = Math.max(percent.value ?? 0, now.progress)
    return now
  }
  /** While this page's own request writes. */
  const start = () => {
    stop()
    percent.value = 0
    timer = window.setInterval(() => void tick(), EVERY_MS)
  }
  /** While somebody else's does; `then` when it is done. */
  const follow = (then: () => unknown) => {
    stop()
    percent.value = 0
    timer = window.setInterval(async () => {
      const now = await tick()
      if (timer === undefined || now?.state === 'APPLYING') return
      stop()
      then()
    }, EVERY_MS)
  }
  onScopeDispose(stop)
  return { percent, start, stop, follow }
}
