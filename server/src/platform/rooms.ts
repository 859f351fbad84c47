/** Milliseconds that a value counts as fresh for one who comes in. */
const FRESH_MS = 1_000

export interface RoomsOptions<S extends object, V> {
  /** Loads what the key stands for; null when there is no such thing (any more). */
  load: (subject: S) => Promise<V | null>
  onError: (error: unknown) => void
}

interface Room<S, V> {
  subject: S
  value: V | null
  /** Counts the loads; a follower has seen one of them. */
  serial: number
  loadedAt: number
  loading: Promise<void> | null
  dirty: boolean
  followers: Set<() => void>
}

/** Follows one thing: each `next` answers with the newest state, never with one that was seen or overtaken. */
export interface Follower<V> {
  /** null when the thing is gone, or nobody follows any more. */
  next: () => Promise<V | null>
  stop: () => void
}

/**
 * What many follow at once: read once a change, shared by all. A slow follower gets the newest state when it asks for the
 * next one; nothing is queued for it.
 */
export class Rooms<S extends object, V> {
  private readonly rooms = new Map<string, Room<S, V>>()

  constructor(private readonly options: RoomsOptions<S, V>) {}

  /** Keys of what is followed, with the subject and the value last loaded. */
  open = (): { key: string; subject: S; value: V | null }[] => [...this.rooms].map(([key, room]) => ({ key, subject: room.subject, value: room.value }))

  /** Somebody says that it has changed: it is read again, once for all that was said while reading. */
  changed(key: string): void {
    const room = this.rooms.get(key)
    if (room) void this.load(room)
  }

  private load(room: Room<S, V>): Promise<void> {
    room.dirty = true
    room.loading ??= (async () => {
      try {
        while (room.dirty) {
          room.dirty = false
          const at = Date.now()
          room.value = await this.options.load(room.subject)
          room.loadedAt = at
          room.serial += 1
          for (const wake of [...room.followers]) wake()
        }
      } catch (error) {
        this.options.onError(error)
      } finally {
        room.loading = null
      }
    })()
    return room.loading
  }

  follow(key: string, subject: S): Follower<V> {
    const room: Room<S, V> = this.rooms.get(key) ?? { subject, value: null, serial: 0, loadedAt: 0, loading: null, dirty: false, followers: new Set() }
    this.rooms.set(key, room)
    let seen = 0
    let stopped = false
    let waiting: (() => void) | null = null
    const wake = () => {
      waiting?.()
      waiting = null
    }
    room.followers.add(wake)
    // Whoever comes in sees what is there now, not what was there when somebody last said that it changed.
    let entering: Promise<void> | null = Date.now() - room.loadedAt > FRESH_MS ? this.load(room) : null
    return {
      next: async () => {
        if (entering) await entering
        entering = null
        while (!stopped && room.serial === seen) await new Promise<void>(resolve => { waiting = resolve })
        seen = room.serial
        return stopped ? null : room.value
      },
      stop: () => {
        stopped = true
        room.followers.delete(wake)
        if (!room.followers.size && this.rooms.get(key) === room) this.rooms.delete(key)
        wake()
      },
    }
  }
}
