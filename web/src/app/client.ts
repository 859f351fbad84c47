import { cacheExchange, Client, fetchExchange, makeOperation, mapExchange, subscriptionExchange, type Operation } from '@urql/core'
import { connectionLost, whenHealed } from './connection'
import { forwardSubscription } from './live'

/** A type name that every query depends on and every mutation touches: after a mutation all that is seen is asked again. */
const ANYTHING = ['Anything']

const documentIdOf = (operation: Operation) =>
  'documentId' in operation.query && typeof operation.query.documentId === 'string' ? operation.query.documentId : null

/** Context of a mutation that changes nothing another query shows: what is typed at a meeting is sent twice a second. */
export const ASIDE = { aside: true }

/** The portal's client. `signedOut` is called when the server does not know the session (any more). */
export function createClient(signedOut: () => void) {
  const active = new Map<number, Operation>()

  const prepare = mapExchange({
    onOperation(operation) {
      if (operation.kind === 'teardown') {
        active.delete(operation.key)
        return operation
      }
      const documentId = documentIdOf(operation)
      const prepared = makeOperation(
        operation.kind,
        documentId ? { ...operation, extensions: { ...operation.extensions, persistedQuery: { version: 1, sha256Hash: documentId } } } : operation,
        // What is followed live comes many times a minute: it is no reason to ask for all else again.
        operation.kind === 'subscription' || operation.context['aside'] ? operation.context : { ...operation.context, additionalTypenames: ANYTHING },
      )
      if (operation.kind === 'query') active.set(operation.key, prepared)
      return prepared
    },
  })

  const watchAnswers = mapExchange({
    onResult(result) {
      if (result.error?.networkError && !result.error.response) connectionLost()
      if (result.error?.graphQLErrors.some(e => e.extensions['code'] === 'UNAUTHENTICATED')) signedOut()
    },
  })

  const client = new Client({
    url: '/graphql',
    preferGetMethod: false,
    // what was seen before is shown at once, and asked again
    requestPolicy: 'cache-and-network',
    fetchOptions: { credentials: 'same-origin', headers: { 'apollo-require-preflight': 'true' } },
    exchanges: [prepare, cacheExchange, watchAnswers, subscriptionExchange({ forwardSubscription: forwardSubscription as never }), fetchExchange],
  })

  whenHealed(() => {
    for (const operation of active.values())
      client.reexecuteOperation(makeOperation('query', operation, { ...operation.context, requestPolicy: 'network-only' }))
  })
  return client
}
