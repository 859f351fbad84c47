import { createHash } from 'node:crypto'
import type { GatewayInterface } from '@apollo/server-gateway-interface'
import { createSourceEventStream, execute, isAbstractType, print, type DocumentNode, type ExecutionResult, type GraphQLSchema } from 'graphql'
import { compileQuery, isCompiledQuery, type CompiledQuery } from 'graphql-jit'

export interface Operation {
  document: DocumentNode
  variables?: Record<string, unknown> | undefined
  operationName?: string | undefined
  /** Hash of the document's text. Only persisted ones are compiled. */
  hash?: string | undefined
  context: unknown
  /** What the operation starts from: an event of a subscription. */
  root?: object
}

export type Execute = (operation: Operation) => Promise<ExecutionResult>

/** `@skip`/`@include` on a fragment spread compiles to wrong data: such documents go to graphql-js. */
const conditionalSpread = (document: DocumentNode) => /\.\.\.[^{}]*@(skip|include)/.test(print(document))

/**
 * One executor for every transport. Documents of the portal (`persisted` says which) are compiled once; all else is
 * executed by graphql-js. The answer is the same: `test/executor.test.ts` compares them.
 */
export function makeExecutor(schema: GraphQLSchema, persisted: (hash: string) => boolean): Execute {
  for (const type of Object.values(schema.getTypeMap()))
    if (isAbstractType(type)) type.resolveType = row => (row as { __typename?: string } | null)?.__typename
  const compiled = new Map<string, CompiledQuery | null>()

  const compile = (key: string, operation: Operation) => {
    const known = compiled.get(key)
    if (known !== undefined) return known
    const made = conditionalSpread(operation.document) ? null : compileQuery(schema, operation.document, operation.operationName ?? undefined)
    const query = made && isCompiledQuery(made) ? made : null
    if (compiled.size < 2000) compiled.set(key, query)
    return query
  }

  const interpreted = (o: Operation) =>
    execute({ schema, document: o.document, variableValues: o.variables ?? {}, contextValue: o.context, operationName: o.operationName ?? null, rootValue: o.root })

  return async operation => {
    if (!operation.hash || !persisted(operation.hash)) return interpreted(operation)
    const query = compile(`${operation.hash}:${operation.operationName ?? ''}`, operation)
    if (!query) return interpreted(operation)
    const result = (await query.query(operation.root ?? {}, operation.context, operation.variables ?? {})) as ExecutionResult
    if (!('data' in result)) return interpreted(operation)
    if (!result.errors) return result
    const errors = result.errors.map(e => (e.extensions ? e : Object.create(e, { extensions: { value: {}, enumerable: true } })))
    return { ...result, errors }
  }
}

const sharedRoots = new WeakMap<object, Map<string, Promise<ExecutionResult>>>()

/**
 * Marks an event as the same for all who get it: each question about it is executed once and its answer shared. Only for
 * events whose fields do not depend on who asks.
 */
export function shared<T extends object>(event: T): T {
  if (!sharedRoots.has(event)) sharedRoots.set(event, new Map())
  return event
}

export type Subscribe = (operation: Operation) => Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult>

/** Subscriptions by the same executor: each event is an execution of the document from that event. */
export function makeSubscriber(schema: GraphQLSchema, run: Execute): Subscribe {
  const answerTo = (operation: Operation, event: object): Promise<ExecutionResult> => {
    const answers = sharedRoots.get(event)
    const from = { ...operation, root: event }
    if (!answers || !operation.hash) return run(from)
    const key = `${operation.hash}:${operation.operationName ?? ''}:${JSON.stringify(operation.variables ?? {})}`
    const answer = answers.get(key) ?? run(from)
    answers.set(key, answer)
    return answer
  }
  return async operation => {
    const source = await createSourceEventStream({
      schema, document: operation.document, variableValues: operation.variables ?? {}, contextValue: operation.context, operationName: operation.operationName ?? null,
    })
    if (!(Symbol.asyncIterator in source)) return source
    const events = source[Symbol.asyncIterator]() as AsyncIterator<object>
    const answers: AsyncIterableIterator<ExecutionResult> = {
      [Symbol.asyncIterator]: () => answers,
      next: async () => {
        const event = await events.next()
        return event.done ? { done: true, value: undefined } : { done: false, value: await answerTo(operation, event.value) }
      },
      return: async () => {
        await events.return?.()
        return { done: true, value: undefined }
      },
      throw: async error => {
        await events.return?.()
        throw error
      },
    }
    return answers
  }
}

/** Hands the executor to Apollo through its gateway option: a public option, used for what it was not named after. */
export const asGateway = (schema: GraphQLSchema, run: Execute): GatewayInterface => ({
  onSchemaLoadOrUpdate(callback) {
    callback({ apiSchema: schema, coreSupergraphSdl: '' })
    return () => {}
  },
  load: async () => ({
    executor: request =>
      run({
        document: request.document,
        variables: request.request.variables,
        operationName: request.operationName ?? undefined,
        hash: request.queryHash,
        context: (request as unknown as { contextValue?: unknown }).contextValue ?? request.context,
      }) as never,
  }),
  stop: async () => {},
})

export const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
