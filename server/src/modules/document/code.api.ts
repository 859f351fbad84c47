import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Ctx } from '../../platform/context'
import type { Route } from '../../platform/http'
import { CHECK_SCRIPT } from './codeCheck.rules'
import { unknownPage, verifiedPage } from './codePage.rules'
import { isToken, shortCodeOf } from './code.rules'
import { paperByToken } from './document.query'

const CSP = "default-src 'none'; style-src 'unsafe-inline'; script-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/** GET /v/:token, open to everybody who holds a paper: genuine or not, whose, its state today; never what it says. */
async function verify(request: FastifyRequest, reply: FastifyReply, makeCtx: () => Promise<Ctx>) {
  const { token = '' } = request.params as { token?: string }
  const found = isToken(token) ? await paperByToken(await makeCtx(), token) : null
  return reply
    .code(found ? 200 : 404)
    .type('text/html; charset=utf-8')
    .header('content-security-policy', CSP)
    .header('referrer-policy', 'no-referrer')
    .send(found ? verifiedPage({ ...found, shortCode: shortCodeOf(token) }) : unknownPage())
}

/** Scans of one address a minute: a whole meeting may stand behind one, a machine that tries codes may not. */
const PER_MINUTE = 60

export const codeRoutes: readonly Route[] = [
  { method: 'GET', path: '/v/:token', perMinute: PER_MINUTE, handle: verify },
  {
    method: 'GET', path: '/v/check.js',
    handle: async (_request, reply) => reply.type('text/javascript; charset=utf-8').header('cache-control', 'public, max-age=3600').send(CHECK_SCRIPT),
  },
]
