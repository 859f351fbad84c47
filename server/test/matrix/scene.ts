import { Readable } from 'node:stream'
import { sql } from 'kysely'
import { actorOf, type CountyCast } from '../../src/modules/identity/identity.demo'
import { DEMO_PASSWORD } from '../../src/modules/identity/counties.demo'
import { storeAttachment } from '../../src/modules/document/attachment.service'
import type { Actor, Ctx } from '../../src/platform/context'
import type { Answer, Client, Office } from '../office'
import { MARKS, PLAYERS, WORKERS, type Role, type Whose } from './cast'

const MAY_UPLOAD: readonly Role[] = [...WORKERS, 'ADMINISTRATOR', 'LEAD_OFFICIAL']
/** An id that no row has. */
const NOBODY = 2_000_000_000

export interface Subject {
  id: number
  version: number
}

/** Where a subject of the scene belongs. */
export interface Place {
  whose: Whose
  /** In every name and text, so that a leak shows. */
  mark: string
  unitId: number
  /** The county official who leads it: the county head the own unit's, a deputy the other unit's. */
  leadPostId: number
  expertPostId: number
  liaison: Actor
  /** The office's secretary of the county. */
  secretary: Actor
}

/** Makes a subject through the services; answers its id. */
export type Maker = (ctx: Ctx, place: Place, scene: Scene) => Promise<number>

/**
 * What the matrix is played on: 水务局 and 农业农村局 of 长子, and 水务局 of 泾川. Subjects are made through the services when
 * first asked for, and anew after a mutation has used them up.
 */
export class Scene {
  private readonly made = new Map<string, Promise<unknown>>()
  private readonly makers = new Map<unknown, number>()
  private serial = 0

  constructor(readonly office: Office) {}

  county = (whose: Whose): CountyCast => this.office.county(whose === 'otherCounty' ? '泾川' : '长子')

  place(whose: Whose): Place {
    const cast = this.county(whose)
    const other = whose === 'otherUnit'
    const unit = other ? '农业农村局' : '水务局'
    return {
      whose, mark: MARKS[whose], unitId: cast.units.get(unit)!, leadPostId: cast.posts.get(other ? 'deputy' : 'head')!,
      expertPostId: cast.posts.get(other ? 'expert2' : 'expert')!, liaison: actorOf(cast, `${unit}.liaison`), secretary: actorOf(cast, 'secretary'),
    }
  }

  /** The one who plays a role in 长子. */
  player = (role: Role): Actor => actorOf(this.county('own'), PLAYERS[role].key)

  client = (role: Role): Promise<Client> => this.office.as(`cz.${PLAYERS[role].login}`)

  /** A sign-in of its own, for what ends a session. */
  async signedIn(role: Role): Promise<Client> {
    const { http } = this.office.app
    const headers = { 'content-type': 'application/json' }
    const ask = async (cookie: string, query: string, variables?: Record<string, unknown>) =>
      http.inject({ method: 'POST', url: '/graphql', payload: { query, variables }, headers: { ...headers, ...(cookie && { cookie }) } })
    const input = { username: `cz.${PLAYERS[role].login}`, password: DEMO_PASSWORD }
    const reply = await ask('', 'mutation ($input: SignInInput!) { signIn(input: $input) { done } }', { input })
    const cookie = reply.cookies.map(c => `${c.name}=${c.value}`).join('; ')
    return { ...this.office.nobody, cookie, ask: async (query, variables) => { const r = await ask(cookie, query, variables); return { ...r.json<Omit<Answer, 'status'>>(), status: r.statusCode } } }
  }

  unit = (whose: Whose): number => (whose === 'missing' ? NOBODY : this.place(whose).unitId)

  post = (whose: Whose): number => (whose === 'missing' ? NOBODY : this.place(whose).liaison.postId)

  /** A number that has not been used: for names and years that must be new. */
  next = (): number => ++this.serial

  act = <T>(actor: Actor, work: (ctx: Ctx) => Promise<T>): Promise<T> => this.office.act(actor, work)

  /** Kept under its name until a mutation has used it. */
  kept<T>(key: string, make: () => Promise<T>): Promise<T> {
    const known = this.made.get(key) as Promise<T> | undefined
    if (known) return known
    const making = make()
    this.made.set(key, making)
    return making
  }

  /** What was made is used up: the next call gets its own. Names that begin with `standing` stay. */
  release(): void {
    for (const key of this.made.keys()) if (!key.startsWith('standing')) this.made.delete(key)
  }

  /** Made by the county's secretary, or by whom `as` names; with its version. Nobody has the missing one. */
  subject(table: string, whose: Whose, make: Maker, as?: (place: Place) => Actor): Promise<Subject> {
    if (whose === 'missing') return Promise.resolve({ id: NOBODY, version: 1 })
    const place = this.place(whose)
    const actor = as?.(place) ?? place.secretary
    if (!this.makers.has(make)) this.makers.set(make, this.makers.size)
    return this.kept(`${table}:${this.makers.get(make)}:${whose}:${actor.userId}`, async () => this.row(table, await this.act(actor, ctx => make(ctx, place, this))))
  }

  private async row(table: string, id: number): Promise<Subject> {
    return { id, version: (await this.number(table, id, 'version')) ?? 1 }
  }

  /** A number of a row as it is stored; null where the table has no such column. */
  async number(table: string, id: number, column: string): Promise<number | null> {
    const found = await sql<Record<string, number | null>>`select * from ${sql.table(table)} where id = ${id}`.execute(this.office.app.database.read)
    const value = found.rows[0]?.[column]
    return value == null ? null : Number(value)
  }

  /** A fresh upload of somebody's, bound to nothing. */
  upload = (actor: Actor, name: string): Promise<number> => this.act(actor, ctx => pdf(ctx, name))

  /** The player's own upload (the secretary's where the player may not upload), another's of the county, another county's. */
  uploadBy(role: Role, whose: Whose): Promise<number> {
    if (whose === 'missing') return Promise.resolve(NOBODY)
    const actor = whose !== 'own' ? this.place(whose).liaison : MAY_UPLOAD.includes(role) ? this.player(role) : this.place('own').secretary
    return this.kept(`upload:${whose}:${actor.userId}`, () => this.upload(actor, MARKS[whose]))
  }
}

/** A small file of the actor's, bound to nothing. Returns its id. */
export const pdf = async (ctx: Ctx, name: string): Promise<number> => (await storeAttachment(ctx, `${name}.pdf`, Readable.from(PDF))).id

const PDF = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n')
