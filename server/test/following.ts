import { createClient, type Client as StreamClient, type ClientOptions } from 'graphql-ws'
import type { Answer } from './office'

/** What one who follows has been told, in order; `until` waits for the first that passes. */
export interface Following {
  answers: Omit<Answer, 'status'>[]
  until: (passes: (answer: Omit<Answer, 'status'>) => boolean) => Promise<Omit<Answer, 'status'>>
  /** Done when the server has ended it. */
  ended: Promise<void>
  client: StreamClient
  stop: () => Promise<void>
}

/** A browser's socket that brings the session's cookie. */
export const socketWith = (cookie: string, origin?: string) =>
  class extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, { protocols: protocols ?? [], headers: { ...(cookie && { cookie }), ...(origin && { origin }) } } as never)
    }
  }

/** Follows over the real transport; `url` is asked for at each connection. */
export function follow(url: () => string, cookie: string, query: string, variables: Record<string, unknown>, options: Partial<ClientOptions> = {}): Following {
  const client = createClient({ url: () => `${url().replace(/^http/, 'ws')}/graphql/live`, webSocketImpl: socketWith(cookie), retryAttempts: 0, lazy: true, ...options })
  const answers: Following['answers'] = []
  const waiting = new Set<() => void>()
  let finished: Error | true | null = null
  const wake = () => { for (const w of [...waiting]) w() }
  let done: () => void = () => {}
  const ended = new Promise<void>(resolve => { done = resolve })
  const finish = (how: Error | true) => {
    finished = how
    done()
    wake()
  }
  const stopIt = client.subscribe({ query, variables }, {
    next: answer => { answers.push(answer as never); wake() },
    error: error => {
      if (Array.isArray(error)) answers.push({ data: null, errors: error } as never)
      finish(error instanceof Error ? error : true)
    },
    complete: () => finish(true),
  })
  return {
    answers,
    ended,
    client,
    until: passes =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = answers.find(passes)
          if (found) resolve(found)
          else if (finished) reject(new Error(`ended after ${JSON.stringify(answers).slice(0, 1000)} ${finished === true ? '' : finished.message}`))
          else return
          waiting.delete(look)
        }
        waiting.add(look)
        look()
      }),
    stop: async () => {
      stopIt()
      // A socket that is just being opened answers with its own closing.
      await Promise.resolve(client.dispose()).catch(() => undefined)
    },
  }
}
