import type { FastifyReply, FastifyRequest } from 'fastify'
import { todayIn } from '../../kernel/day'
import { Ctx } from '../../platform/context'
import type { Config } from '../../platform/config'
import type { System } from '../../platform/manifest'
import type { StreamAuth } from '../../platform/stream'
import { ORIGIN, originFor } from '../../platform/origin'
import { COOKIES, rotate, tokenHash, type Cookies } from './session.service'
import { findSession, standingSessions, type FoundSession } from './session.query'

const COOKIE = 'lianxi_session'
/** A found session serves this long without asking the database again; a sign-out on this server ends it at once. */
const FRESH_MS = 3_000

interface Cached {
  found: FoundSession
  at: number
}

/** Who follows live: the same cookie and session, without a new secret: a stream has no answer that could carry one. */
export function makeStreamAuth(system: System): StreamAuth {
  return {
    open: async request => {
      const now = system.now()
      const token = request.cookies[COOKIE]
      const found = token ? await findSession(system.database, tokenHash(token), now, todayIn(now)) : null
      return { ctx: system.ctx(found?.actor ?? null), session: found && { id: found.id, key: found.key } }
    },
    standing: ids => {
      const now = system.now()
      return standingSessions(system.database, ids, now, todayIn(now))
    },
  }
}

/** Who asks: from the cookie to a context that acts as the person in the post. */
export function makeAuthenticate(config: Config, system: System) {
  const cache = new Map<string, Cached>()

  const cookiesOf = (request: FastifyRequest, reply: FastifyReply): Cookies => ({
    token: request.cookies[COOKIE] ?? null,
    userAgent: request.headers['user-agent'] ?? null,
    set(token, expiresAt) {
      reply.setCookie(COOKIE, token, { path: '/', httpOnly: true, sameSite: 'lax', secure: config.secureCookies, expires: new Date(expiresAt) })
    },
    clear() {
      cache.clear()
      reply.clearCookie(COOKIE, { path: '/' })
    },
    forget: () => cache.clear(),
  })

  return async (request: FastifyRequest, reply: FastifyReply): Promise<Ctx> => {
    const now = system.now()
    const cookies = cookiesOf(request, reply)
    const services = new Map(system.services).set(COOKIES, cookies).set(ORIGIN, originFor(config, request))
    const make = (actor: Ctx['maybeActor']) =>
      new Ctx({ database: system.database, actor, now, services })
    if (!cookies.token) return make(null)
    const hash = tokenHash(cookies.token)
    const known = cache.get(hash)
    if (known && now - known.at < FRESH_MS) return make(known.found.actor)
    const found = await findSession(system.database, hash, now, todayIn(now))
    if (!found) return make(null)
    if (cache.size > 5000) cache.clear()
    cache.set(hash, { found, at: now })
    const ctx = make(found.actor)
    if (found.tokenHash === hash) {
      const token = await rotate(ctx, found)
      if (token) cookies.set(token, now + 12 * 3600_000)
    }
    return ctx
  }
}
