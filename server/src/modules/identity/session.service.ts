import { createHash, randomBytes } from 'node:crypto'
import { verify } from '@node-rs/argon2'
import { Refusal, conflict, forbidden, invalid, notFound } from '../../kernel/refusal'
import type { Ctx } from '../../platform/context'
import { unitOfWork } from '../../platform/unitOfWork'
import { createCounty, type NewCounty } from './county.service'
import { Jurisdiction, Session, User } from './identity.entity'
import { hashPassword } from './password.service'
import { passwordProblem } from './permission.rules'
import { seatsOf } from './session.query'
import { claimTry, forgetTries } from './signInTry.service'

const SESSION_MS = 12 * 3600_000
const ROTATE_MS = 30 * 60_000
/** Filters are off where nobody has signed in yet: a user is found by name across counties. */
const anyCounty = { filters: { county: false } } as const

export const tokenHash = (token: string) => createHash('sha256').update(token).digest('hex')
const newToken = () => randomBytes(32).toString('base64url')

/** What the HTTP layer does with a session: set or clear its cookie. */
export const COOKIES = Symbol('session cookie')
export interface Cookies {
  token: string | null
  userAgent: string | null
  set(token: string, expiresAt: number): void
  clear(): void
  /** Sessions were ended besides this one: this server must not go on by what it remembers. */
  forget(): void
}
const cookiesOf = (ctx: Ctx) => ctx.service<Cookies>(COOKIES)

const WRONG = '用户名或密码不对，请检查后再试。'
/** Verified against when the name is unknown, so that the time taken does not tell. */
const NOBODY = '$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$0Q0pG3u5nZr8bnhyJ3u4S7w5kq5uZ0H0rJm4v1b8p3s'

const wrong = () => new Refusal('UNAUTHENTICATED', WRONG)

/**
 * Signs in by name and password and opens a session in the person's first current post. A failure is answered in words that
 * do not tell whether the name exists; after three, each next try waits longer. The password is looked at between two
 * transactions, never inside one: that takes its time on purpose, and on SQLite nobody else could write meanwhile.
 */
export async function signIn(ctx: Ctx, input: { username: string; password: string }): Promise<void> {
  const username = input.username.trim().toLowerCase()
  await claimTry(ctx, username)
  const found = await ctx.em.findOne(User, { username }, anyCounty)
  const right = await verify(found?.passwordHash ?? NOBODY, input.password.slice(0, 256)).catch(() => false)
  if (!found || !right || !found.active) throw wrong()
  const seated = await unitOfWork(ctx, 'signIn', async () => {
    const user = await ctx.em.findOne(User, { id: found.id, passwordHash: found.passwordHash, active: true }, anyCounty)
    if (!user) throw wrong() // changed in between
    await forgetTries(ctx, username)
    const [seat] = await seatsOf(ctx, user.id)
    if (seat) openSession(ctx, user.id, seat.tenureId, null)
    return Boolean(seat)
  })
  if (!seated) throw forbidden('您目前没有任职，无法进入系统，请联系管理员登记岗位。')
}

function openSession(ctx: Ctx, userId: number, tenureId: number, delegationId: number | null) {
  const cookies = cookiesOf(ctx)
  const token = newToken()
  const expiresAt = ctx.now + SESSION_MS
  ctx.em.create(Session, {
    tokenHash: tokenHash(token), previousHash: null, userId, tenureId, delegationId,
    createdAt: ctx.now, rotatedAt: ctx.now, expiresAt, userAgent: cookies.userAgent?.slice(0, 200) ?? null,
  })
  cookies.set(token, expiresAt)
}

const ownSession = async (ctx: Ctx) => {
  const token = cookiesOf(ctx).token
  return token ? ctx.em.findOne(Session, { tokenHash: tokenHash(token) }) : null
}

export async function signOut(ctx: Ctx): Promise<void> {
  const session = await ownSession(ctx)
  if (session) ctx.em.remove(session)
  cookiesOf(ctx).clear()
}

/** Ends every session of the person, on all devices. */
export async function signOutEverywhere(ctx: Ctx): Promise<void> {
  await ctx.em.nativeDelete(Session, { userId: ctx.actor.userId })
  cookiesOf(ctx).clear()
}

/** Takes another of the person's seats: an own post, or one whose duties were delegated to an own post. */
export async function switchPost(ctx: Ctx, input: { tenureId: number; delegationId?: number | null }): Promise<void> {
  const seats = await seatsOf(ctx, ctx.actor.userId)
  const seat = seats.find(s => s.tenureId === input.tenureId && s.delegationId === (input.delegationId ?? null))
  if (!seat) throw notFound('岗位')
  const session = await ownSession(ctx)
  if (session) ctx.em.remove(session)
  openSession(ctx, ctx.actor.userId, seat.tenureId, seat.delegationId)
}

/**
 * Ends the sessions of all other devices. Both passwords are computed before the transaction, as in `signIn`.
 * @throws Refusal INVALID beside the field when the old one is wrong or the new one is weak.
 */
export async function changePassword(ctx: Ctx, input: { current: string; next: string }): Promise<void> {
  const seen = await ctx.find(User, ctx.actor.userId, '用户')
  if (!(await verify(seen.passwordHash, input.current.slice(0, 256)).catch(() => false)))
    throw invalid({ field: 'current', message: '原密码不对，请重新输入。' })
  const problem = passwordProblem(input.next, seen.username)
  if (problem) throw invalid({ field: 'next', message: problem })
  const passwordHash = await hashPassword(input.next)
  await unitOfWork(ctx, 'changePassword', async () => {
    const user = await ctx.find(User, seen.id, '用户')
    if (user.passwordHash !== seen.passwordHash) throw conflict('用户')
    user.passwordHash = passwordHash
    await ctx.em.nativeDelete(Session, { userId: user.id })
    openSession(ctx, user.id, ctx.actor.tenureId, null)
  })
  cookiesOf(ctx).forget()
}

/** A new secret for a session in use; the old one is good for a minute more. Returns the new secret. */
export async function rotate(ctx: Ctx, session: { id: number; rotatedAt: number; tokenHash: string }): Promise<string | null> {
  if (ctx.now - session.rotatedAt < ROTATE_MS) return null
  const token = newToken()
  const em = ctx.database.orm.em.fork()
  const changed = await em.nativeUpdate(
    Session,
    { id: session.id, rotatedAt: session.rotatedAt },
    { tokenHash: tokenHash(token), previousHash: session.tokenHash, rotatedAt: ctx.now, expiresAt: ctx.now + SESSION_MS },
  )
  return changed ? token : null
}

/** The first-run page: makes the first county, its office and its administrator, who is signed in. Works once, on an empty database. */
export async function createFirstAdministrator(ctx: Ctx, input: NewCounty): Promise<void> {
  await ctx.lock('first-run')
  if (await ctx.em.findOne(Jurisdiction, { id: { $gt: 0 } })) throw forbidden('系统已经启用，请直接登录。')
  const { userId, tenureId } = await createCounty(ctx, input)
  openSession(ctx, userId, tenureId, null)
}
