import { useClientHandle } from '@urql/vue'
import { onScopeDispose, reactive, ref, watch, type Ref } from 'vue'
import { ASIDE } from '../../app/client'
import { TypeDecisionDocument } from '../../gql/graphql'
import { refusedBy } from '../../ui'
import type { ConsoleItem } from './useMeetingLive'

/** At most two savings a second. */
const PAUSE_MS = 500

interface Own {
  value: string
  /** Version of the field that was on the screen when it was last in step with the server. */
  base: number
  /** Typed, and not yet answered for. */
  dirty: boolean
  /** Somebody else was quicker: this text stands beside theirs until somebody chooses. */
  rival: boolean
}

/**
 * The decision of one item as this secretary types it: own keys are saved every half second, others' fields appear as they
 * come. Text that has not been answered for is never replaced.
 */
export function useDraft(meetingId: number, item: Ref<ConsoleItem>) {
  const { client } = useClientHandle()
  const own = reactive<Record<string, Own>>({})
  const problem = ref('')
  const saving = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  const itemId = item.value.id

  const field = (key: string) => item.value.fields.find(f => f.key === key)
  watch(item, ({ fields, serial }) => {
    for (const f of fields) {
      const mine = own[f.key]
      if (!mine) own[f.key] = { value: f.value, base: f.version, dirty: false, rival: false }
      else if (mine.rival ? !f.rivals.length : !mine.dirty && f.version >= mine.base) Object.assign(mine, { value: f.value, base: f.version, dirty: false, rival: false })
    }
    for (const [key, mine] of Object.entries(own)) if (!mine.dirty && mine.base <= serial && !fields.some(f => f.key === key)) delete own[key]
  }, { immediate: true })

  let underWay: Promise<void> = Promise.resolve()
  let answered = 0
  const send = (): Promise<void> => {
    timer = undefined
    if (saving.value) later()
    else underWay = sendNow()
    return underWay
  }
  const sendNow = async (): Promise<void> => {
    const typed = Object.entries(own).filter(([, mine]) => mine.dirty).map(([key, mine]) => ({ key, value: mine.value, baseVersion: mine.base }))
    if (!typed.length) return
    saving.value = true
    const { data, error } = await client.mutation(TypeDecisionDocument, { input: { meetingId, agendaItemId: itemId, fields: typed } }, ASIDE).toPromise()
    saving.value = false
    if (error || !data) {
      problem.value = error ? refusedBy(error).message : '没有保存，正在重试。'
      // A lost connection heals; a refusal is answered by typing something else.
      if (!error || error.networkError) later(3_000)
      return
    }
    problem.value = ''
    answered = data.typeDecision.serial
    for (const sent of typed) {
      const mine = own[sent.key]
      const now = data.typeDecision.fields.find(f => f.key === sent.key)
      if (!mine || !now) continue
      mine.rival = now.value !== sent.value
      if (mine.rival) mine.dirty = mine.value !== sent.value
      else Object.assign(mine, { base: now.version, dirty: mine.value !== sent.value })
    }
    if (Object.values(own).some(mine => mine.dirty)) later()
  }
  const later = (ms = PAUSE_MS) => {
    clearTimeout(timer)
    timer = setTimeout(() => void send(), ms)
  }
  const write = (key: string, value: string) => {
    const mine = (own[key] ??= { value: '', base: field(key)?.version ?? 0, dirty: false, rival: false })
    mine.value = value
    mine.dirty = true
    timer ??= setTimeout(() => void send(), PAUSE_MS)
  }
  /** Of the texts that stand side by side, this one. */
  const choose = async (key: string, value: string) => {
    const now = field(key)
    if (!now) return
    const { data, error } = await client.mutation(TypeDecisionDocument, { input: { meetingId, agendaItemId: itemId, fields: [{ key, value, baseVersion: now.version, settles: true }] } }, ASIDE).toPromise()
    problem.value = error ? refusedBy(error).message : ''
    const kept = data?.typeDecision.fields.find(f => f.key === key)
    if (kept) own[key] = { value: kept.value, base: kept.version, dirty: false, rival: kept.rivals.length > 0 }
  }
  onScopeDispose(() => {
    clearTimeout(timer)
    void send()
  })
  return {
    value: (key: string) => own[key]?.value ?? '',
    write,
    choose,
    /** Sends at once what is still unsaved, and waits until it is seen here with whatever else came: for before the record. */
    settle: async () => {
      clearTimeout(timer)
      await underWay
      await send()
      if (item.value.serial >= answered) return
      await new Promise<void>(seen => {
        const stop = watch(item, ({ serial }) => { if (serial >= answered) done() })
        const late = setTimeout(() => done(), 3_000)
        const done = () => {
          clearTimeout(late)
          stop()
          seen()
        }
      })
    },
    /** Lines that were begun here, saved or not. */
    begun: () => [...new Set(Object.keys(own).flatMap(key => (key.includes('.') ? [key.slice(0, key.indexOf('.'))] : [])))],
    unsaved: () => Object.values(own).some(mine => mine.dirty),
    rivals: (key: string) => {
      const now = field(key)
      return now?.rivals.length ? [{ value: now.value, by: now.by, userId: now.userId, at: now.at }, ...now.rivals] : []
    },
    problem,
    saving,
  }
}
