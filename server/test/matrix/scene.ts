import { Readable } from 'node:stream'
import { sql } from 'kysely'
import { actorOf, type CountyCast } from '../../src/modules/identity/identity.demo'
import { DEMO_PASSWORD } from '../../src/modules/identity/counties.demo'
import { storeAttachment } from '../../src/modules/document/attachment.service'
import type { Actor, Ctx } from '../../src/platform/context'
import type { Answer, Client, Office } from '../office'
import { PLAYERS, WORKERS, type Marks, type Role, type Whose } from './cast'

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
  handler: Actor
  /** The office's secretary of the county. */
  secretary: Actor
}

/** Makes a subject through the services; answers its id. */
export type Maker = (ctx: Ctx, place: Place, scene: Scene) => Promise<number>

/**
 * What the matrix is played on: 水务局 and 农业农村局 of one county, and 水务局 of another. Subjects are made through the services when
 * first asked for, and anew after a mutation has used them up.
 */
export class Scene {
  private readonly made = new Map<string, Promise<unknown>>()
  private readonly makers = new Map<unknown, number>()
  private readonly serials = new Map<string, number>()

  constructor(readonly office: Office, readonly home: string, readonly away: string, readonly marks: Marks) {}

  county = (whose: Whose): CountyCast => this.office.county(whose === 'otherCounty' ? this.away : this.home)

  place(whose: Whose): Place {
    const cast = this.county(whose)
    const other = whose === 'otherUnit'
    const unit = other ? '农业农村局' : '水务局'
    return {
      whose, mark: this.marks[whose], unitId: cast.units.get(unit)!, leadPostId: cast.posts.get(other ? 'deputy' : 'head')!,
      expertPostId: cast.posts.get(other ? 'expert2' : 'expert')!, liaison: actorOf(cast, `${unit}.liaison`), handler: actorOf(cast, `${unit}.handler`), secretary: actorOf(cast, 'secretary'),
    }
  }

  /** The one who plays a role at home. */
  player = (role: Role): Actor => actorOf(this.county('own'), PLAYERS[role].key)

  private login = (role: Role) => `${this.county('own').county.prefix}.${PLAYERS[role].login}`

  client = (role: Role): Promise<Client> => this.office.as(this.login(role))

  /** A sign-in of its own, for what ends a session. */
  async signedIn(role: Role): Promise<Client> {
    const { http } = this.office.app
    const headers = { 'content-type': 'application/json' }
    const ask = async (cookie: string, query: string, variables?: Record<string, unknown>) =>
      http.inject({ method: 'POST', url: '/graphql', payload: { query, variables }, headers: { ...headers, ...(cookie && { cookie }) } })
    const input = { username: this.login(role), password: DEMO_PASSWORD }
    const reply = await ask('', 'mutation ($input: SignInInput!) { signIn(input: $input) { done } }', { input })
    const cookie = reply.cookies.map(c => `${c.name}=${c.value}`).join('; ')
    return { ...this.office.nobody, cookie, ask: async (query, variables) => { const r = await ask(cookie, query, variables); return { ...r.json<Omit<Answer, 'status'>>(), status: r.statusCode } } }
  }

  unit = (whose: Whose): number => (whose === 'missing' ? NOBODY : this.place(whose).unitId)

  readonly nobody = NOBODY

  post = (whose: Whose): number => (whose === 'missing' ? NOBODY : this.place(whose).liaison.postId)

  /** A number that has not been used for this: for names and months that must be new. */
  next(what = 'name'): number {
    const number = (this.serials.get(what) ?? 0) + 1
    this.serials.set(what, number)
    return number
  }

  /** Made once for the place and used up by nothing. */
  standing(what: string, whose: Whose, make: Maker): Promise<number> {
    if (whose === 'missing') return Promise.resolve(NOBODY)
    const place = this.place(whose)
    return this.kept(`standing ${what} ${whose}`, () => this.act(place.secretary, ctx => make(ctx, place, this)))
  }

  /** Of all places: what a list must tell apart. */
  async allStanding(what: string, make: Maker): Promise<void> {
    for (const whose of ['own', 'otherUnit', 'otherCounty'] as const) await this.standing(what, whose, make)
  }

  act = <T>(actor: Actor, work: (ctx: Ctx) => Promise<T>): Promise<T> => this.office.act(actor, work)

  /** Kept under its name until a mutation has used it. */
  kept<T>(key: string, make: () => Promise<T>): Promise<T> {
    const known = this.made.get(key) as Promise<T> | undefined
    if (known) return known
    const making = make()
    this.made.set(key, making)
    return making
  }

  /** What was made at home is used up: the next call gets its own. What is standing, or another county's, nobody can use up. */
  release(): void {
    for (const key of this.made.keys()) if (!key.startsWith('standing') && !key.includes(':otherCounty')) this.made.delete(key)
  }

  /** Made by the county's secretary, or by whom `as` names; with its version. Nobody has the missing one. */
  subject(table: string, whose: Whose, make: Maker, as?: (place: Place) => Actor): Promise<Subject> {
    if (whose === 'missing') return Promise.resolve({ id: NOBODY, version: 1 })
    const place = this.place(whose)
    const actor = as?.(place) ?? place.secretary
    if (!this.makers.has(make)) this.makers.set(make, this.makers.size)
    return this.kept(`${table}:${this.makers.get(make)}:${whose}:${actor.userId}`, async () => this.row(table, await this.act(actor, ctx => make(ctx, place, this))))
  }

  async row(table: string, id: number): Promise<Subject> {
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
    return this.kept(`upload:${whose}:${actor.userId}`, () => this.upload(actor, this.marks[whose]))
  }
}

/** A small file of the actor's, bound to nothing. Returns its id. */
export const pdf = async (ctx: Ctx, name: string): Promise<number> => (await storeAttachment(ctx, `${name}.pdf`, Readable.from(pdfBytes))).id

export const pdfBytes = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n')
