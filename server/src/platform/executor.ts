import { createHash } from 'node:crypto'
import type { GatewayInterface } from '@apollo/server-gateway-interface'
import { execute, isAbstractType, print, type DocumentNode, type ExecutionResult, type GraphQLSchema } from 'graphql'
import { compileQuery, isCompiledQuery, type CompiledQuery } from 'graphql-jit'

export interface Operation {
  document: DocumentNode
  variables?: Record<string, unknown> | undefined
  operationName?: string | undefined
  /** Hash of the document's text. Only persisted ones are compiled. */
  hash?: string | undefined
  context: unknown
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
    execute({ schema, document: o.document, variableValues: o.variables ?? {}, contextValue: o.context, operationName: o.operationName ?? null })

  return async operation => {
    if (!operation.hash || !persisted(operation.hash)) return interpreted(operation)
    const query = compile(`${operation.hash}:${operation.operationName ?? ''}`, operation)
    if (!query) return interpreted(operation)
    const result = (await query.query({}, operation.context, operation.variables ?? {})) as ExecutionResult
    if (!('data' in result)) return interpreted(operation)
    if (!result.errors) return result
    const errors = result.errors.map(e => (e.extensions ? e : Object.create(e, { extensions: { value: {}, enumerable: true } })))
    return { ...result, errors }
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
