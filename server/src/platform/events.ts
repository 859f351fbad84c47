import { randomBytes } from 'node:crypto'
import { Redis } from 'ioredis'
import type { Logger } from 'pino'

type Listener = (payload: unknown) => void

/** What has happened, told to whoever follows it: on this server at once, on the others through Redis where there is one. */
export interface Events {
  /** Without promise to arrive on another server: who follows asks again from time to time. Use `ctx.announce`, which waits for the commit. */
  publish(channel: string, payload: unknown): void
  /** Returns the stopper. */
  listen(channel: string, listener: Listener): () => void
  /** Called when messages of other servers may have been missed. */
  onGap(listener: () => void): void
  close(): Promise<void>
}

export const EVENTS = Symbol('events')
const REDIS_CHANNEL = 'lianxi:events'

interface Message {
  from: string
  channel: string
  payload: unknown
}

/** @param redisUrl null: one server, nothing leaves the process. Redis may come and go: without it each server tells its own. */
export function openEvents(redisUrl: string | null, log: Logger): Events {
  const self = randomBytes(6).toString('hex')
  const listeners = new Map<string, Set<Listener>>()
  const gaps: (() => void)[] = []
  const tell = (channel: string, payload: unknown) => {
    for (const listener of listeners.get(channel) ?? [])
      try {
        listener(payload)
      } catch (error) {
        log.error({ err: error, channel }, 'a listener failed')
      }
  }
  const connect = () => {
    const redis = new Redis(redisUrl!, { maxRetriesPerRequest: 1, lazyConnect: true, retryStrategy: tries => Math.min(200 * tries, 3000) })
    redis.on('error', error => log.warn({ err: error }, 'redis'))
    return redis
  }
  const sender = redisUrl ? connect() : null
  const receiver = redisUrl ? connect() : null
  if (sender && receiver) {
    receiver.on('message', (_channel: string, text: string) => {
      const { from, channel, payload } = JSON.parse(text) as Message
      if (from !== self) tell(channel, payload)
    })
    const failed = (error: unknown) => log.warn({ err: error }, 'redis')
    // At each beginning, the first included: a Redis that starts after this server is subscribed to when it is there. What was
    // said before that is lost.
    receiver.on('ready', () => {
      receiver.subscribe(REDIS_CHANNEL).then(() => { for (const gap of gaps) gap() }).catch(failed)
    })
    sender.connect().catch(failed)
    receiver.connect().catch(failed)
  }
  return {
    publish(channel, payload) {
      tell(channel, payload)
      sender?.publish(REDIS_CHANNEL, JSON.stringify({ from: self, channel, payload } satisfies Message)).catch(error => log.warn({ err: error }, 'redis'))
    },
    listen(channel, listener) {
      const own = listeners.get(channel) ?? new Set()
      own.add(listener)
      listeners.set(channel, own)
      return () => own.delete(listener)
    },
    onGap: listener => void gaps.push(listener),
    close: async () => {
      sender?.disconnect()
      receiver?.disconnect()
    },
  }
}
