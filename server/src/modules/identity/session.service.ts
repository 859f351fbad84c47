import { createHash, randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import { Refusal, forbidden, invalid, notFound } from '../../kernel/refusal'
import { searchKey } from '../../kernel/text'
import type { Ctx } from '../../platform/context'
import { Jurisdiction, Post, Session, Tenure, Unit, User } from './identity.entity'
import { passwordProblem, waitAfterFailures } from './permission.rules'
import { seatsOf } from './session.query'

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
}
const cookiesOf = (ctx: Ctx) => ctx.service<Cookies>(COOKIES)

export const hashPassword = (password: string) => hash(password, { memoryCost: 19_456, timeCost: 2, parallelism: 1 })

const WRONG = '用户名或密码不对，请检查后再试。'
/** Verified against when the name is unknown, so that the time taken does not tell. */
const NOBODY = '$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$0Q0pG3u5nZr8bnhyJ3u4S7w5kq5uZ0H0rJm4v1b8p3s'

/**
 * Signs in by name and password and opens a session in the person's first current post.
 * A failure is counted at once, in words that do not tell whether the name exists; after three, each next try waits longer.
 */
export async function signIn(ctx: Ctx, input: { username: string; password: string }): Promise<void> {
  const username = input.username.trim().toLowerCase()
  const user = await ctx.em.findOne(User, { username }, anyCounty)
  if (user?.lockedUntilAt && user.lockedUntilAt > ctx.now) {
    const seconds = Math.ceil((user.lockedUntilAt - ctx.now) / 1000)
    throw new Refusal('TOO_MANY', `连续输错密码，请 ${seconds} 秒后再试，或联系管理员重设密码。`)
  }
  const right = await verify(user?.passwordHash ?? NOBODY, input.password.slice(0, 256)).catch(() => false)
  if (!user || !right || !user.active) {
    if (user) ctx.whenRefused.push(() => countFailure(ctx, user.id))
    throw new Refusal('UNAUTHENTICATED', WRONG)
  }
  const [seat] = await seatsOf(ctx, user.id)
  if (!seat) throw forbidden('您目前没有任职，无法进入系统，请联系管理员登记岗位。')
  user.failures = 0
  user.lockedUntilAt = null
  openSession(ctx, user.id, seat.tenureId, null)
}

/** Runs after the sign-in's own transaction was rolled back: a failure must be remembered. */
async function countFailure(ctx: Ctx, userId: number) {
  const user = await ctx.em.findOneOrFail(User, { id: userId }, anyCounty)
  user.failures += 1
  const wait = waitAfterFailures(user.failures)
  user.lockedUntilAt = wait ? ctx.now + wait * 1000 : null
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

/** @throws Refusal INVALID beside the field when the old one is wrong or the new one is weak. */
export async function changePassword(ctx: Ctx, input: { current: string; next: string }): Promise<void> {
  const user = await ctx.find(User, ctx.actor.userId, '用户')
  if (!(await verify(user.passwordHash, input.current.slice(0, 256)).catch(() => false)))
    throw invalid({ field: 'current', message: '原密码不对，请重新输入。' })
  const problem = passwordProblem(input.next, user.username)
  if (problem) throw invalid({ field: 'next', message: problem })
  user.passwordHash = await hashPassword(input.next)
  await ctx.em.nativeDelete(Session, { userId: user.id })
  openSession(ctx, user.id, ctx.actor.tenureId, null)
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

export interface FirstAdministrator {
  jurisdictionCode: string
  jurisdictionName: string
  unitName: string
  name: string
  username: string
  password: string
}

/** The first-run page: makes the first county, its office and its administrator. Works once, on an empty database. */
export async function createFirstAdministrator(ctx: Ctx, input: FirstAdministrator): Promise<void> {
  await ctx.lock('first-run')
  if (await ctx.em.findOne(Jurisdiction, { id: { $gt: 0 } })) throw forbidden('系统已经启用，请直接登录。')
  if (!/^\d{6}$/.test(input.jurisdictionCode)) throw invalid({ field: 'jurisdictionCode', message: '行政区划代码应为 6 位数字，如 140428。' })
  const problem = passwordProblem(input.password, input.username)
  if (problem) throw invalid({ field: 'password', message: problem })
  const county = ctx.em.create(Jurisdiction, {
    code: input.jurisdictionCode, name: input.jurisdictionName, shortName: input.jurisdictionName.replace(/[县市区]$/, ''), createdAt: ctx.now,
  })
  await ctx.flush()
  const jurisdictionId = county.id
  const unit = ctx.em.create(Unit, {
    jurisdictionId, name: input.unitName, shortName: input.unitName, kind: 'OFFICE', parentId: null, searchKey: searchKey(input.unitName),
  })
  await ctx.flush()
  const post = ctx.em.create(Post, { jurisdictionId, unitId: unit.id, name: '系统管理员', role: 'ADMINISTRATOR', grade: 'STAFF', searchKey: searchKey('系统管理员') })
  const user = ctx.em.create(User, {
    jurisdictionId, name: input.name, username: input.username.trim().toLowerCase(), passwordHash: await hashPassword(input.password),
    phone: null, email: null, lockedUntilAt: null, searchKey: searchKey(input.name),
  })
  await ctx.flush()
  const tenure = ctx.em.create(Tenure, { jurisdictionId, userId: user.id, postId: post.id, fromOn: ctx.today, untilOn: null })
  await ctx.flush()
  openSession(ctx, user.id, tenure.id, null)
}
