import { gql } from '@urql/core'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { ASIDE, createClient } from './client'

const QUERY = gql('query Units { units { id __typename } }')
const TYPE = gql('mutation Type { typeDecision { serial __typename } }')

/** A server that counts what it is asked. */
function server() {
  const asked: string[] = []
  vi.stubGlobal('fetch', async (_url: unknown, { body }: { body: string }) => {
    const { query } = JSON.parse(body) as { query: string }
    const mutation = query.includes('mutation')
    asked.push(mutation ? 'mutation' : 'query')
    const data = mutation ? { typeDecision: { serial: 1, __typename: 'TypedDecision' } } : { units: [{ id: 1, __typename: 'Unit' }] }
    return new Response(JSON.stringify({ data }), { headers: { 'content-type': 'application/json' } })
  })
  return asked
}
afterEach(() => vi.unstubAllGlobals())

describe('client', () => {
  it('P5 what is typed at a meeting asks for nothing else again; any other mutation asks for all that is seen', async () => {
    const asked = server()
    const client = createClient(() => {})
    const seen = client.query(QUERY, {}).subscribe(() => {})
    await expect.poll(() => asked).toEqual(['query'])
    for (let i = 0; i < 3; i++) await client.mutation(TYPE, {}, ASIDE).toPromise()
    expect(asked).toEqual(['query', 'mutation', 'mutation', 'mutation'])
    await client.mutation(TYPE, {}).toPromise()
    await expect.poll(() => asked).toEqual(['query', 'mutation', 'mutation', 'mutation', 'mutation', 'query'])
    seen.unsubscribe()
  })
})
