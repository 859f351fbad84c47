import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ApolloServer } from '@apollo/server'
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled'
import fastifyApollo, { fastifyApolloDrainPlugin } from '@as-integrations/fastify'
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import serveStatic from '@fastify/static'
import Fastify, { LogController, type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { GraphQLSchema } from 'graphql'
import { Redis } from 'ioredis'
import type { Logger } from 'pino'
import { Refusal, type RefusalCode } from '../kernel/refusal'
import type { Config } from './config'
import type { Ctx } from './context'
import { formatErrors, refusalExtensions, type Shown } from './errors'
import { asGateway, makeExecutor, makeSubscriber } from './executor'
import { boundedQuestion, LIMITS } from './limits'
import { serveStreams, type StreamAuth } from './stream'

export type MakeCtx = (request: FastifyRequest, reply: FastifyReply) => Promise<Ctx>

export interface Route {
  method: 'GET' | 'POST'
  path: string
  /** Bytes; default 1 MB. */
  bodyLimit?: number
  /** Calls a minute from one address, for what is open to everybody. */
  perMinute?: number
  handle: (request: FastifyRequest, reply: FastifyReply, ctx: () => Promise<Ctx>) => Promise<unknown>
}

export interface HttpOptions {
  config: Config
  schema: GraphQLSchema
  makeCtx: MakeCtx
  streamAuth: StreamAuth
  routes: Route[]
  log: Logger
  shown: Shown
  /** Answers when the server is able to serve: for the proxy's health check. */
  healthy: () => Promise<boolean>
}

/** Hash → document of the portal that was built with this server. */
function persistedDocuments(webDir: string): Map<string, string> {
  const file = join(webDir, 'persisted-documents.json')
  if (!existsSync(file)) return new Map()
  return new Map(Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>))
}

/** A refusal's status where a route, not GraphQL, answers. */
const STATUS: Record<RefusalCode, number> = {
  UNAUTHENTICATED: 401, FORBIDDEN: 403, NOT_FOUND: 404, INVALID: 400, CONFLICT: 409, GATE: 422, STATE: 409, TOO_MANY: 429,
}

/** How long a request may take to come in whole, an upload over a village's line included. */
const REQUEST_MS = 15 * 60_000

/** Refusals of the HTTP layer itself, in words. */
const REFUSED: Record<number, string> = {
  413: '提交的内容过大，请精简后再提交；文件请用附件上传。',
  415: '请求的格式不对，请刷新页面后再试。',
  429: '操作过于频繁，请一分钟后再试。',
}

export async function makeHttp(options: HttpOptions): Promise<{ http: FastifyInstance; apollo: ApolloServer<Ctx> }> {
  const { config, schema, log } = options
  const persisted = persistedDocuments(config.webDir)
  const http = Fastify({ loggerInstance: log, logController: new LogController({ disableRequestLogging: true }), bodyLimit: LIMITS.bodyBytes, requestTimeout: REQUEST_MS, trustProxy: config.trustProxy }) as unknown as FastifyInstance
  const run = makeExecutor(schema, hash => persisted.has(hash))
  const format = formatErrors(log, options.shown)
  const apollo = new ApolloServer<Ctx>({
    gateway: asGateway(schema, run),
    plugins: [ApolloServerPluginCacheControlDisabled(), fastifyApolloDrainPlugin(http)],
    introspection: !config.production,
    includeStacktraceInErrorResponses: false,
    persistedQueries: {
      cache: {
        get: async key => persisted.get(key.replace(/^apq:/, '')),
        set: async () => {},
        delete: async () => false,
      },
    },
    parseOptions: { maxTokens: LIMITS.tokens },
    validationRules: [boundedQuestion],
    formatError: format,
    stopOnTerminationSignals: false,
    logger: log,
  })
  await apollo.start()
  await http.register(helmet, {
    contentSecurityPolicy: {
      directives: { defaultSrc: ["'self'"], styleSrc: ["'self'", "'unsafe-inline'"], imgSrc: ["'self'", 'data:', 'blob:'], upgradeInsecureRequests: null },
    },
    strictTransportSecurity: config.secureCookies,
  })
  await http.register(cookie)
  await http.register(multipart)
  await http.register(compress, { threshold: 1400 })
  // Of several replicas behind one proxy, all count together when there is a Redis.
  const redis = config.redisUrl ? new Redis(config.redisUrl, { maxRetriesPerRequest: 1, enableOfflineQueue: false, lazyConnect: true }) : null
  if (redis) {
    redis.on('error', error => log.warn({ err: error }, 'redis'))
    await redis.connect().catch(() => undefined)
    http.addHook('onClose', async () => void (await redis.quit().catch(() => undefined)))
  }
  await http.register(rateLimit, {
    max: 6000, timeWindow: '1 minute', allowList: ['127.0.0.1', '::1'], skipOnError: true, ...(redis && { redis }),
  })

  http.addHook('onSend', async (_request, reply) => {
    if (!reply.getHeader('cache-control')) reply.header('cache-control', 'no-store')
  })
  http.setErrorHandler((error: FastifyError, _request, reply) => {
    if (error instanceof Refusal) return reply.code(STATUS[error.code]).send({ message: error.message, extensions: refusalExtensions(error, options.shown) })
    const status = error.statusCode ?? 500
    if (status < 500) return reply.code(status).send({ message: REFUSED[status] ?? '请求不完整，请刷新页面后再试。' })
    const { message, extensions } = format({ message: error.message }, error)
    return reply.code(500).send({ message, extensions })
  })
  http.get('/healthz', async (_request, reply) => ((await options.healthy()) ? { ok: true } : reply.code(503).send({ ok: false })))
  await serveStreams(http, {
    schema, format, auth: options.streamAuth, subscribe: makeSubscriber(schema, run), persisted: hash => persisted.get(hash), onError: error => log.error({ err: error }, 'streams'),
  })
  await http.register(fastifyApollo(apollo), { path: '/graphql', method: ['GET', 'POST', 'OPTIONS'], context: options.makeCtx } as never)
  for (const route of options.routes)
    http.route({
      method: route.method,
      url: route.path,
      ...(route.bodyLimit && { bodyLimit: route.bodyLimit }),
      ...(route.perMinute && { config: { rateLimit: { max: route.perMinute, timeWindow: '1 minute', allowList: [] } } }),
      handler: (request, reply) => route.handle(request, reply, () => options.makeCtx(request, reply)),
    })
  await servePortal(http, config.webDir)
  return { http, apollo }
}

/** The built portal; every path that is not a file opens its shell, so that a link sent in a chat works. */
async function servePortal(http: FastifyInstance, webDir: string) {
  if (!existsSync(join(webDir, 'index.html'))) {
    http.get('/', async (_request, reply) => reply.type('text/plain; charset=utf-8').send('门户尚未构建，请运行 npm start。'))
    return
  }
  await http.register(serveStatic, {
    root: webDir,
    cacheControl: false,
    setHeaders: (reply, path) => reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'),
  })
  http.setNotFoundHandler((request, reply) => {
    const page = request.method === 'GET' && !/^\/(graphql|files)\b|\.ics$/.test(request.url) && request.headers.accept?.includes('text/html')
    if (page) return reply.header('cache-control', 'no-cache').sendFile('index.html')
    return reply.code(404).send({ message: '没有这个地址。' })
  })
}
