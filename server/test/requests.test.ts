import fc from 'fast-check'
import { serverAudits } from 'graphql-http'
import { getNamedType, isEnumType, isInputObjectType, isLeafType, isListType, isNonNullType, type GraphQLInputType, type GraphQLOutputType, type GraphQLSchema } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LIMITS } from '../src/platform/limits'
import { makeSchema } from '../src/schema'
import { openOffice, type Client, type Office } from './office'

let office: Office
let schema: GraphQLSchema
let secretary: Client
let reader: Client
let url: string
beforeAll(async () => {
  office = await openOffice({ counties: ['140428'] })
  schema = makeSchema()
  secretary = await office.as('cz.secretary')
  reader = await office.as('cz.reader')
  url = `${await office.app.http.listen({ port: 0, host: '127.0.0.1' })}/graphql`
})
afterAll(() => office.close())

/** Any value that a client could write for an input type, sensible or not. */
function literal(type: GraphQLInputType, random: () => number, depth = 0): string {
  if (isNonNullType(type)) return literal(type.ofType, random, depth)
  if (isListType(type)) return `[${Array.from({ length: Math.floor(random() * 3) }, () => literal(type.ofType, random, depth + 1)).join(', ')}]`
  if (isInputObjectType(type)) {
    if (depth > 4) return '{}'
    const fields = Object.values(type.getFields()).filter(f => isNonNullType(f.type) || random() < 0.5)
    return `{${fields.map(f => `${f.name}: ${literal(f.type, random, depth + 1)}`).join(', ')}}`
  }
  if (isEnumType(type)) return type.getValues()[Math.floor(random() * type.getValues().length)]!.name
  const odd = ['0', '-1', '1', '999999999', '""', '"%_!"', '"水务局"', '"\\u0000"', '"2026-02-30"', '"2026-03-18"', 'true', 'null', '1.5', '"' + 'x'.repeat(300) + '"', '[[]]', '{}']
  return odd[Math.floor(random() * odd.length)]!
}

const selection = (type: GraphQLOutputType, random: () => number, depth = 0): string => {
  const named = getNamedType(type)
  if (isLeafType(named)) return ''
  if (!('getFields' in named)) return '{ __typename }'
  const fields = Object.values(named.getFields())
    .filter(f => !f.args.some(a => isNonNullType(a.type)))
    .filter(f => (isLeafType(getNamedType(f.type)) ? random() < 0.6 : depth < 3 && random() < 0.3))
  return `{ __typename ${fields.map(f => `${f.name} ${selection(f.type as never, random, depth + 1)}`).join(' ')} }`
}

function question(random: () => number): string {
  const mutation = random() < 0.5
  const root = (mutation ? schema.getMutationType() : schema.getQueryType())!
  const fields = Object.values(root.getFields())
  const field = fields[Math.floor(random() * fields.length)]!
  const args = field.args.filter(a => isNonNullType(a.type) || random() < 0.6).map(a => `${a.name}: ${literal(a.type, random)}`)
  return `${mutation ? 'mutation' : 'query'} { ${field.name}${args.length ? `(${args.join(', ')})` : ''} ${selection(field.type, random)} }`
}

/** Damages a text at some place, as a broken client would. */
function damaged(text: string, random: () => number): string {
  const at = Math.floor(random() * text.length)
  const cuts = [
    () => text.slice(0, at),
    () => text.slice(0, at) + text.slice(at + 1 + Math.floor(random() * 5)),
    () => `${text.slice(0, at)}${'{}()[]!$"@:null \u0000'[Math.floor(random() * 19)]}${text.slice(at)}`,
    () => text.replace(/\d+/, '99999999999999999999'),
  ]
  return cuts[Math.floor(random() * cuts.length)]!()
}

/** A small generator, so that a failing run can be repeated by its seed. */
const generator = (seed: number) => () => {
  seed = (seed * 1664525 + 1013904223) >>> 0
  return seed / 2 ** 32
}

describe('requests', () => {
  it('P12 2,000 random and damaged requests: each answered or refused in words, none an internal error', async () => {
    const leader = await office.as('cz.head')
    const liaison = await office.as('cz.d8.liaison')
    let answered = 0
    for (let seed = 1; seed <= 2000; seed++) {
      const random = generator(seed * 7919)
      const text = question(random)
      const client = [secretary, leader, liaison, office.nobody][seed % 4]!
      const answer = await client.ask(random() < 0.25 ? damaged(text, random) : text)
      const internal = answer.errors?.find(e => e.extensions?.code === 'INTERNAL' || e.extensions?.code === 'INTERNAL_SERVER_ERROR')
      if (internal) throw new Error(`seed ${seed}: ${internal.message}\n${text}`)
      if (!answer.errors) answered++
    }
    // Without answers in between, the questions would not have reached the resolvers.
    expect(answered).toBeGreaterThan(40)
  }, 300_000)

  it('P12 text of any kind finds something or nothing, never an error', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ maxLength: 60 }), async text => {
        const answer = await reader.ask('query ($t: String!) { search(text: $t) { title } units(filter: { text: "x" }) { id } }', { t: text })
        return !answer.errors || answer.errors.every(e => e.extensions.code === 'INVALID')
      }),
      { numRuns: 100 },
    )
  })

  const parts = (n: number): string => (n ? `{ parts ${parts(n - 1)} }` : '{ id }')
  const spreads = Array.from({ length: 600 }, (_, i) => `fragment f${i} on SessionView { ...f${i + 1} ...f${i + 1} }`).join(' ')
  const bounds: [string, string, RegExp][] = [
    ['aliases', `{ ${Array.from({ length: LIMITS.aliases + 1 }, (_, i) => `a${i}: __typename`).join(' ')} }`, /^请求的别名过多，最多 60 个。$/],
    ['aliases below the root', `{ units { ${Array.from({ length: LIMITS.aliases + 1 }, (_, i) => `a${i}: name`).join(' ')} } }`, /^请求的别名过多，最多 60 个。$/],
    ['fields of the root', `{ ${Array.from({ length: LIMITS.rootFields + 1 }, () => '__typename').join(' ')} }`, /^一次请求的操作过多，最多 30 个。$/],
    ['cost', `{ ${Array.from({ length: 28 }, (_, i) => `a${i}: users(first: 200) { nodes { id name username phone email active version tenures { id version postName unitName } } }`).join(' ')} }`, /^请求的数据量过大（\d+），上限 20000，请分次查询。$/],
    ['questions to the database', `{ ${Array.from({ length: 28 }, (_, i) => `a${i}: projects { nodes { history { totalCount } milestones { id } parts { id } briefVerdict { allowed } actions { name } } }`).join(' ')} }`, /^请求的数据量过大/],
    ['fragments in fragments', `{ session { ...f0 } } ${spreads} fragment f600 on SessionView { today }`, /^请求的数据量过大/],
    ['tokens', `{ units { ${'id '.repeat(LIMITS.tokens)} } }`, /语法/],
    ['depth', `{ project(id: 1) ${parts(11)} }`, /^请求嵌套过深，最多 12 层。$/],
  ]
  it.each(bounds)('P12 refuses too many: %s, signed in or not', async (_name, query, says) => {
    const from = performance.now()
    const answers = [await reader.ask(query), await office.nobody.ask(query)]
    expect(performance.now() - from).toBeLessThan(10_000)
    for (const answer of answers) {
      expect(answer.data ?? null).toBeNull()
      expect(answer.errors!.some(e => says.test(e.message)), JSON.stringify(answer.errors!.map(e => e.message))).toBe(true)
    }
  })

  it('P12 lets a question of twelve levels through the bound of depth', async () => {
    const answer = await reader.ask(`{ project(id: 999999) ${parts(3)} }`)
    expect(answer.errors!.map(e => e.extensions.code)).toEqual(['NOT_FOUND'])
    const deep = await reader.ask(`{ project(id: 999999) ${parts(10)} }`)
    expect(deep.errors!.map(e => e.message).join()).not.toMatch(/嵌套/)
  })

  it('P12 refuses a body past the limit, and a text of 10 MB', async () => {
    const reply = await office.app.http.inject({
      method: 'POST', url: '/graphql', headers: { 'content-type': 'application/json', cookie: reader.cookie },
      payload: JSON.stringify({ query: '{ session { signedIn } }', variables: { x: '长'.repeat(10_000_000 / 3) } }),
    })
    expect(reply.statusCode).toBe(413)
    expect(reply.json<{ message: string }>().message).toMatch(/过大/)
  })

  it('P12 refuses a form post from another site: no preflight, no answer', async () => {
    const reply = await office.app.http.inject({
      method: 'POST', url: '/graphql', headers: { 'content-type': 'text/plain', cookie: reader.cookie }, payload: '{"query":"mutation { signOut { done } }"}',
    })
    expect(reply.statusCode).toBeGreaterThanOrEqual(400)
    expect((await reader.get<{ session: { signedIn: boolean } }>('{ session { signedIn } }')).session.signedIn).toBe(true)
  })

  it('P12 keeps the GraphQL-over-HTTP rules: no MUST of the audit fails', async () => {
    const results = await Promise.all(serverAudits({ url, fetchFn: fetch }).map(audit => audit.fn()))
    const failed = results.filter(r => r.status === 'error' && /MUST/.test(r.name))
    expect(failed.map(r => r.name)).toEqual([])
    expect(results.filter(r => r.status === 'ok').length).toBeGreaterThan(30)
  })
})
