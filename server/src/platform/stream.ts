import websocket from '@fastify/websocket'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { getOperationAST, GraphQLError, parse, specifiedRules, validate, type DocumentNode, type ExecutionArgs, type ExecutionResult, type GraphQLFormattedError, type GraphQLSchema } from 'graphql'
import { makeHandler, type Extra } from 'graphql-ws/use/@fastify/websocket'
import { Refusal } from '../kernel/refusal'
import type { Ctx } from './context'
import { sha256, type Subscribe } from './executor'
import { boundedQuestion, LIMITS, STREAMS } from './limits'

/** Where subscriptions are taken: the graphql-ws protocol over a WebSocket. */
export const STREAM_PATH = '/graphql/live'
/** A session that has ended ends its streams within this time. */
const SESSIONS_EVERY_MS = 5_000
const HEARTBEAT_MS = 12_000
/** A connection that follows nothing is closed. */
const IDLE_MS = 60_000
/** The server goes; another, or this one again, is there soon. */
const RESTARTING = 1012

/** Who follows: the session behind the cookie, and `key`, which changes with the post and whatever else decides what may be seen. */
export interface StreamSession {
  id: number
  key: string
}

export interface StreamAuth {
  open: (request: FastifyRequest) => Promise<{ ctx: Ctx; session: StreamSession | null }>
  /** The keys of the sessions that still stand. */
  standing: (ids: readonly number[]) => Promise<Map<number, string>>
}

export interface StreamOptions {
  schema: GraphQLSchema
  auth: StreamAuth
  subscribe: Subscribe
  /** Text of a persisted document. */
  persisted: (hash: string) => string | undefined
  format: (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError
  onError: (error: unknown) => void
}

interface Open {
  session: StreamSession
  /** Ends it with a refusal as its last word. */
  end: (refusal: Refusal) => void
}

/** What is kept of a connection. */
type Kept = { subscribed?: number[]; quietSince?: number }
type Connection = Extra & Partial<Kept>

const asError = (refusal: Refusal) => new GraphQLError(refusal.message, { originalError: refusal })
const ended = () => new Refusal('UNAUTHENTICATED', '登录已失效，或岗位有变动，请重新登录。')

/** Ends from outside: what is pending answers with the refusal, then it is done. */
function endable(source: AsyncIterableIterator<ExecutionResult>, done: () => void): { stream: AsyncIterableIterator<ExecutionResult>; end: Open['end'] } {
  let last: ExecutionResult | null = null
  let said = false
  let finished = false
  let interrupt: () => void = () => {}
  const interrupted = new Promise<void>(resolve => { interrupt = resolve })
  const finish = () => {
    if (!finished) done()
    finished = true
    return { done: true as const, value: undefined }
  }
  const stream: AsyncIterableIterator<ExecutionResult> = {
    [Symbol.asyncIterator]: () => stream,
    next: async () => {
      const result = last ? null : await Promise.race([source.next(), interrupted.then(() => null)])
      if (result && !last) return result.done ? finish() : result
      if (said || !last) return finish()
      said = true
      return { done: false, value: last }
    },
    return: async () => {
      await source.return?.()
      return finish()
    },
    throw: async error => {
      await source.return?.()
      finish()
      throw error
    },
  }
  return {
    stream,
    end: refusal => {
      last = { errors: [asError(refusal)] }
      interrupt()
      void source.return?.()
    },
  }
}

/** Subscriptions for the portal: same schema, limits, session and executor as `POST /graphql`. */
export async function serveStreams(http: FastifyInstance, options: StreamOptions): Promise<void> {
  const open = new Map<Connection, Map<string, Open>>()
  const all = () => [...open.values()].flatMap(streams => [...streams.values()])

  const read = (payload: { query: string; extensions?: Record<string, unknown> | null | undefined }): { document: DocumentNode; hash: string } => {
    const known = (payload.extensions?.['persistedQuery'] as { sha256Hash?: unknown } | undefined)?.sha256Hash
    const text = payload.query || (typeof known === 'string' ? options.persisted(known) : undefined)
    if (!text) throw new GraphQLError('PersistedQueryNotFound', { extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } })
    return { document: parse(text, { maxTokens: LIMITS.tokens }), hash: sha256(text) }
  }
  const hashes = new WeakMap<DocumentNode, string>()

  /** Counted before anything is looked up: whoever has not signed in costs no query either. */
  const tooOften = (connection: Connection): Refusal | null => {
    const now = Date.now()
    connection.subscribed = [...(connection.subscribed ?? []).filter(at => at > now - 60_000), now].slice(-STREAMS.subscribes - 1)
    return connection.subscribed.length > STREAMS.subscribes ? new Refusal('TOO_MANY', '重新连接过于频繁，请一分钟后再刷新页面。') : null
  }

  /** The refusals of a session and a server that have enough. */
  const tooMany = (session: StreamSession): Refusal | null => {
    const streams = all()
    if (streams.filter(s => s.session.id === session.id).length >= STREAMS.perSession)
      return new Refusal('TOO_MANY', `您同时打开的实时页面已有 ${STREAMS.perSession} 个，请关闭不用的页面后刷新。`)
    if (streams.length >= STREAMS.perServer) return new Refusal('TOO_MANY', '同时在线查看的人过多，请稍后刷新；会议内容仍可在会议页面查看。')
    return null
  }

  const handler = makeHandler<Record<string, unknown>, Kept>(
    {
      schema: options.schema,
      onConnect: ctx => {
        ctx.extra.quietSince = Date.now()
        open.set(ctx.extra, new Map())
      },
      onSubscribe: async (ctx, id, payload): Promise<readonly GraphQLError[] | ExecutionArgs> => {
        try {
          const often = tooOften(ctx.extra)
          if (often) return [asError(often)]
          const { ctx: asked, session } = await options.auth.open(ctx.extra.request)
          if (!session) return [asError(new Refusal('UNAUTHENTICATED', '请先登录。'))]
          const refused = tooMany(session)
          if (refused) return [asError(refused)]
          const { document, hash } = read(payload)
          const problems = validate(options.schema, document, [...specifiedRules, boundedQuestion])
          if (problems.length) return problems.map(p => new GraphQLError(p.message, { ...p, extensions: { code: 'GRAPHQL_VALIDATION_FAILED', ...p.extensions } }))
          if (getOperationAST(document, payload.operationName)?.operation !== 'subscription')
            return [new GraphQLError('这里只接受订阅，查询和办理请发往 /graphql。', { extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } })]
          hashes.set(document, hash)
          // Its place is taken now: several that come at once count one another.
          open.get(ctx.extra)?.set(id, { session, end: () => {} })
          return { schema: options.schema, document, variableValues: payload.variables ?? {}, operationName: payload.operationName ?? null, contextValue: asked }
        } catch (error) {
          if (error instanceof GraphQLError) return [error.extensions['code'] ? error : new GraphQLError(error.message, { ...error, extensions: { code: 'GRAPHQL_PARSE_FAILED' } })]
          return [new GraphQLError(String(error), { originalError: error as Error })]
        }
      },
      subscribe: args =>
        options.subscribe({
          document: args.document, variables: args.variableValues as Record<string, unknown>, operationName: args.operationName ?? undefined,
          hash: hashes.get(args.document), context: args.contextValue,
        }) as never,
      onOperation: (ctx, id, _payload, _args, result) => {
        const streams = open.get(ctx.extra)
        const mine = streams?.get(id)
        if (!mine || !(Symbol.asyncIterator in result)) return undefined
        const { stream, end } = endable(result as AsyncIterableIterator<ExecutionResult>, () => streams?.delete(id))
        mine.end = end
        return stream as AsyncGenerator<ExecutionResult>
      },
      onNext: (_ctx, _id, _payload, _args, result) => (result.errors ? { ...result, errors: result.errors.map(e => options.format(e.toJSON(), e)) } : undefined),
      onError: (_ctx, _id, _payload, errors) => errors.map(e => options.format('toJSON' in e ? e.toJSON() : e, e)),
      onComplete: (ctx, id) => {
        open.get(ctx.extra)?.delete(id)
        ctx.extra.quietSince = Date.now()
      },
      onClose: ctx => void open.delete(ctx.extra),
    },
    HEARTBEAT_MS,
  )

  /** Streams of sessions that have ended, or whose post has changed, say so and end. Connections without a stream are closed. */
  const look = async () => {
    const streams = all()
    const standing = await options.auth.standing([...new Set(streams.map(s => s.session.id))])
    for (const stream of streams) if (standing.get(stream.session.id) !== stream.session.key) stream.end(ended())
    for (const [connection, mine] of open) if (!mine.size && (connection.quietSince ?? 0) < Date.now() - IDLE_MS) connection.socket.close(1000)
  }
  let looking = Promise.resolve()
  const timer = setInterval(() => { looking = looking.then(look).catch(options.onError) }, SESSIONS_EVERY_MS)
  timer.unref()

  await http.register(websocket, {
    options: { maxPayload: LIMITS.bodyBytes },
    preClose(done) {
      clearInterval(timer)
      const server = http.websocketServer
      for (const client of server.clients) client.close(RESTARTING)
      // Who does not answer the farewell is cut off; the server does not wait for it.
      setTimeout(() => { for (const client of server.clients) client.terminate() }, 1_000).unref()
      void looking.then(() => server.close(() => done()))
    },
  })
  http.route({
    method: 'GET',
    url: STREAM_PATH,
    // Another site's page could open a socket with the user's cookie: the browser says where the page is from.
    preValidation: async (request, reply) => {
      const { origin, host } = request.headers
      if (origin && URL.parse(origin)?.host !== host) await reply.code(403).send({ message: '不能从其他网站连接。' })
    },
    handler: async (_request, reply) => reply.code(426).send({ message: '这个地址只接受实时连接。' }),
    wsHandler: handler as never,
  })
}
