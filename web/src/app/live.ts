import type { Operation } from '@urql/core'
import type { Client, FormattedExecutionResult, Sink } from 'graphql-ws'
import { reactive } from 'vue'
import { connectionLost } from './connection'

/** Whether what is followed live arrives: said on the pages that follow, healed by connecting again. */
export const stream = reactive({ lost: false })

const PING_MS = 10_000
const PONG_MS = 5_000
const LONGEST = 10_000

let opening: Promise<Client> | undefined

/** One socket for all that is followed; opened with the first, closed a moment after the last. Loaded when it is first needed. */
const connected = () =>
  (opening ??= import('graphql-ws').then(({ createClient }) => {
    let socket: WebSocket | undefined
    let silence: ReturnType<typeof setTimeout> | undefined
    return createClient({
      url: `${window.location.origin.replace(/^http/, 'ws')}/graphql/live`,
      keepAlive: PING_MS,
      lazyCloseTimeout: 2_000,
      retryAttempts: Infinity,
      shouldRetry: () => true,
      // Each time later, and not all at once: a server that comes back finds everybody waiting.
      retryWait: async tries => new Promise(resolve => setTimeout(resolve, Math.min(400 * 2 ** tries, LONGEST) * (0.5 + Math.random()))),
      on: {
        connected: opened => {
          socket = opened as WebSocket
          stream.lost = false
        },
        closed: event => {
          clearTimeout(silence)
          if ((event as CloseEvent).code === 1000) return
          stream.lost = true
          connectionLost()
        },
        ping: received => {
          if (!received) silence = setTimeout(() => socket?.close(4408, 'silence'), PONG_MS)
        },
        pong: received => {
          if (received) clearTimeout(silence)
        },
      },
    })
  }))

interface Body {
  query?: string | undefined
  operationName?: string | undefined
  variables?: unknown
}

/** How urql hands a subscription over. The built portal sends the document's hash, as it does with queries. */
export const forwardSubscription = (body: Body, operation: Operation) => ({
  subscribe: (sink: { next: (result: FormattedExecutionResult) => void; error: (error: unknown) => void; complete: () => void }) => {
    let stopped = false
    let stop: () => void = () => undefined
    connected().then(client => {
      if (stopped) return
      const persisted = operation.extensions?.['persistedQuery']
      stop = client.subscribe({
        query: persisted ? '' : (body.query ?? ''), variables: (body.variables ?? {}) as Record<string, unknown>,
        ...(body.operationName && { operationName: body.operationName }), ...(operation.extensions && { extensions: operation.extensions }),
      }, sink as Sink<FormattedExecutionResult>)
    }, sink.error)
    return {
      unsubscribe: () => {
        stopped = true
        stop()
      },
    }
  },
})
