import type { EntityName, SqlEntityManager } from '@mikro-orm/sql'
import { sql, type Kysely } from 'kysely'
import { todayIn, type Day } from '../kernel/day'
import { conflict, notFound, Refusal } from '../kernel/refusal'
import type { Database } from './database'
import { EVENTS, type Events } from './events'
import type { Tables } from './tables'

/** Who acts: a person in a post. What they may do follows from the post, never from the person. */
export interface Actor {
  userId: number
  userName: string
  tenureId: number
  postId: number
  postName: string
  role: string
  grade: string
  unitId: number
  unitName: string
  /** The post's unit and all below it. */
  unitIds: readonly number[]
  jurisdictionId: number
  jurisdictionName: string
  /** Name of the post whose duties are taken over by delegation, or null. */
  onBehalfOf: string | null
}

export interface JournalEntry {
  kind: 'CREATE' | 'UPDATE' | 'DELETE'
  subjectType: string
  subjectId: number
  changes: Record<string, [unknown, unknown]>
}

export interface CtxOptions {
  database: Database
  actor: Actor | null
  /** Instant of the request, epoch milliseconds. Time is an argument: tests fix it. */
  now: number
  /** Services of the process that modules reach by name: pack cache, session cookie writer … */
  services?: Map<symbol, unknown>
}

/** First argument of everything that queries, decides or changes. One per request; one transaction per mutation. */
export class Ctx {
  /** No private field: Apollo copies the context, and a copy has none. */
  private forked: SqlEntityManager | null = null
  readonly now: number
  readonly today: Day
  readonly services: Map<symbol, unknown>
  readonly database: Database
  readonly journal: JournalEntry[] = []
  /** What was flushed, journaled or not: for what must happen in the same transaction (`beforeCommit` of the modules). */
  readonly touched: { className: string; entity: object }[] = []
  private readonly announced: { channel: string; payload: unknown }[] = []
  /** What must be remembered although the mutation was refused and rolled back: a failed sign-in. Each in a transaction of its own. */
  readonly whenRefused: (() => Promise<void>)[] = []
  /** Whom the journal names where nobody has signed in: the administrator of a county that is being made. */
  journalAs: Actor | null = null
  /** Name of the mutation that runs; what the journal calls the operation. */
  operation = ''
  inTransaction = false
  readonly maybeActor: Actor | null

  constructor(options: CtxOptions) {
    this.database = options.database
    this.now = options.now
    this.today = todayIn(options.now)
    this.services = options.services ?? new Map()
    this.maybeActor = options.actor
  }

  /** Entities, of the actor's county only. Made when it is first asked for: reading goes by `rows` and needs none. */
  get em(): SqlEntityManager {
    if (!this.forked) {
      this.forked = this.database.orm.em.fork({ useContext: true }) as unknown as SqlEntityManager
      this.forked.setFilterParams('county', { jurisdictionId: this.maybeActor?.jurisdictionId ?? -1 })
    }
    return this.forked
  }

  /** @throws Refusal UNAUTHENTICATED when nobody has signed in. */
  get actor(): Actor {
    if (!this.maybeActor) throw new Refusal('UNAUTHENTICATED', '请先登录。')
    return this.maybeActor
  }

  get jurisdictionId(): number {
    return this.actor.jurisdictionId
  }

  /** Typed SQL: inside a mutation on its own transaction, else on a connection for reading. */
  get rows(): Kysely<Tables> {
    return this.inTransaction ? (this.em.getKysely() as unknown as Kysely<Tables>) : this.database.read
  }

  /** Writes what the entities hold. Needed before `rows` reads in the same mutation. */
  async flush(): Promise<void> {
    await this.em.flush()
  }

  /**
   * An entity of the actor's own county.
   * @throws Refusal NOT_FOUND for an unknown id and for another county's alike.
   */
  async find<T extends object>(entity: EntityName<T>, id: number, label: string): Promise<T> {
    const found = await this.em.findOne(entity, { id } as never)
    if (!found) throw notFound(label)
    return found as T
  }

  /** As `find`, and refuses when somebody else saved since the version that the user saw. */
  async findVersion<T extends { version: number }>(entity: EntityName<T>, id: number, version: number, label: string) {
    const found = await this.find(entity, id, label)
    if (found.version !== version) throw conflict(label)
    return found
  }

  /** Holds `key` until the transaction ends: for floors, numbers, seats, gates over many rows. Mutations only. */
  async lock(key: string): Promise<void> {
    if (!this.inTransaction) throw new Error(`lock ${key} outside a transaction`)
    const query =
      this.database.dialect === 'sqlite'
        ? sql`insert into lockRow (key, taken) values (${key}, 1) on conflict (key) do update set taken = taken + 1`
        : sql`insert into lockRow (\`key\`, taken) values (${key}, 1) on duplicate key update taken = taken + 1`
    await query.execute(this.rows)
  }

  /** Leaves the system after the commit, at least once; never when the transaction fails. */
  async afterCommit(topic: string, payload: unknown): Promise<void> {
    await this.rows
      .insertInto('outbox')
      .values({ topic, payload: JSON.stringify(payload), createdAt: this.now, tries: 0 } as never)
      .execute()
  }

  /** Tells whoever follows, on all servers, once the transaction is through; may be lost with the server. */
  announce(channel: string, payload: unknown): void {
    this.announced.push({ channel, payload })
  }

  /** A new try of the transaction, or its end: `tell` after the commit only. */
  settleAnnouncements(tell: boolean): void {
    const events = this.services.get(EVENTS) as Events | undefined
    for (const { channel, payload } of this.announced.splice(0)) if (tell) events?.publish(channel, payload)
  }

  service<T>(key: symbol): T {
    const found = this.services.get(key)
    if (found === undefined) throw new Error(`service ${String(key)} is not there`)
    return found as T
  }
}
