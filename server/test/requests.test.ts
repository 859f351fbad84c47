import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { serverAudits } from 'graphql-http'
import { getNamedType, isEnumType, isInputObjectType, isLeafType, isListType, isNonNullType, type GraphQLInputType, type GraphQLOutputType, type GraphQLSchema } from 'graphql'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { modules } from '../src/modules'
import { sha256 } from '../src/platform/executor'
import { LIMITS } from '../src/platform/limits'
import { makeSchema } from '../src/schema'
import { NOW, openOffice, type Office, type PortalClient } from './office'

let office: Office
let schema: GraphQLSchema
let secretary: PortalClient
let reader: PortalClient
let url: string
let portal: string
/** Its text where it is persisted: a document of a portal that was built with these 2,000 questions. */
let questions: { text: string | null; question: Question; random: Random }[]
beforeAll(async () => {
  schema = makeSchema()
  questions = Array.from({ length: 2000 }, (_, i) => {
    const random = generator((i + 1) * 7919)
    const made = question(random)
    return { text: made.persisted ? made.text : null, question: made, random }
  })
  portal = mkdtempSync(join(tmpdir(), 'lianxi-portal-'))
  writeFileSync(join(portal, 'persisted-documents.json'), JSON.stringify(Object.fromEntries(questions.flatMap(q => (q.text ? [[sha256(q.text), q.text]] : [])))))
  office = await openOffice({ counties: ['140428'], demo: modules.map(m => m.name), env: { LIANXI_WEB: portal } })
  for (const { tableName, properties } of office.app.database.orm.getMetadata().getAll().values()) {
    if (!('id' in properties)) continue
    const { rows } = await sql<{ id: number }>`select id from ${sql.table(tableName)} order by id limit 200`.execute(office.app.database.read)
    ids.set(tableName, rows.map(r => r.id))
  }
  secretary = await office.as('cz.secretary')
  reader = await office.as('cz.reader')
  url = `${await office.app.http.listen({ port: 0, host: '127.0.0.1' })}/graphql`
}, 600_000)
afterAll(async () => {
  await office.close()
  rmSync(portal, { recursive: true })
})

/** Whoever asks these is signed out, or somebody else, from then on. */
const ENDS = new Set(['signOut', 'signOutEverywhere', 'changePassword', 'switchPost', 'signIn'])

type Random = () => number
/** A small generator, so that a failing run can be repeated by its seed. */
const generator = (seed: number) => () => {
  seed = (seed * 1664525 + 1013904223) >>> 0
  return seed / 2 ** 32
}
const pick = <T>(from: readonly T[], random: Random): T => from[Math.floor(random() * from.length)]!

/** Ids that are really there, by table: most questions are to reach something. */
const ids = new Map<string, number[]>()
const idFor = (name: string, field: string, random: Random): number => {
  const noun = name === 'id' ? field.replace(/^[a-z]+(?=[A-Z])/, '') : name.replace(/Ids?$/, '')
  const table = [noun, noun[0]!.toLowerCase() + noun.slice(1), field].find(t => ids.get(t)?.length)
  return pick(ids.get(table ?? pick([...ids.keys()], random)) ?? [1], random)
}

const ODD = [0, -1, 999_999_999, '', '%_!', '\u0000', '2026-02-30', true, null, 1.5, 'x'.repeat(300), [[]], {}] as const

/** A value for an input type: mostly sensible, sometimes not. */
function valueOf(type: GraphQLInputType, name: string, field: string, random: Random, depth = 0): unknown {
  if (isNonNullType(type)) return valueOf(type.ofType, name, field, random, depth)
  if (isListType(type)) return Array.from({ length: Math.floor(random() * 3) }, () => valueOf(type.ofType, name, field, random, depth + 1))
  if (isInputObjectType(type)) {
    if (depth > 4) return {}
    return Object.fromEntries(Object.values(type.getFields()).filter(f => isNonNullType(f.type) || random() < 0.4).map(f => [f.name, valueOf(f.type, f.name, field, random, depth + 1)]))
  }
  if (isEnumType(type)) return pick(type.getValues(), random).name
  if (random() < 0.12) return pick(ODD, random)
  switch (type.name) {
    case 'Boolean': return random() < 0.5
    case 'Day': return pick(['2026-03-18', '2026-01-01', '2026-12-31', '2025-06-30'], random)
    case 'Instant': return NOW + Math.floor((random() - 0.5) * 1e10)
    case 'Money': return Math.floor(random() * 1e9)
    case 'Int': case 'Float':
      if (/^ids?$|Ids?$/.test(name)) return idFor(name, field, random)
      return name === 'version' ? pick([1, 1, 2, 3], random) : name === 'first' ? pick([1, 5, 50, 200], random) : name === 'year' ? pick([2025, 2026, 2027], random) : Math.floor(random() * 13)
    default: return pick(['水务局', '项目', '2026-03', '140428', 'PROJECT', '按期完成。', 'a'], random)
  }
}

/** As a client writes it into the text. */
const literal = (type: GraphQLInputType, value: unknown): string => {
  if (isNonNullType(type)) return literal(type.ofType, value)
  if (Array.isArray(value)) return `[${value.map(v => literal(isListType(type) ? type.ofType : type, v)).join(', ')}]`
  if (value && typeof value === 'object') {
    const fields = isInputObjectType(type) ? type.getFields() : {}
    return `{${Object.entries(value).map(([k, v]) => `${k}: ${fields[k] ? literal(fields[k].type, v) : 'null'}`).join(', ')}}`
  }
  return isEnumType(type) ? String(value) : JSON.stringify(value) ?? 'null'
}

const selection = (type: GraphQLOutputType, random: Random, depth = 0): string => {
  const named = getNamedType(type)
  if (isLeafType(named)) return ''
  if (!('getFields' in named)) return '{ __typename }'
  const fields = Object.values(named.getFields())
    .filter(f => !f.args.some(a => isNonNullType(a.type)))
    .filter(f => (isLeafType(getNamedType(f.type)) ? random() < 0.6 : depth < 3 && random() < 0.3))
  return `{ __typename ${fields.map(f => `${f.name} ${selection(f.type as never, random, depth + 1)}`).join(' ')} }`
}

interface Question {
  text: string
  field: string
  /** By variables and compiled, as the portal asks; else written into the text and interpreted. */
  persisted: boolean
  variables: () => Record<string, unknown>
}

function question(random: Random): Question {
  const mutation = random() < 0.4
  const root = (mutation ? schema.getMutationType() : schema.getQueryType())!
  const field = pick(Object.values(root.getFields()), random)
  const args = field.args.filter(a => isNonNullType(a.type) || random() < 0.5)
  const persisted = random() < 0.5
  const kind = mutation ? 'mutation' : 'query'
  const answer = selection(field.type, random)
  const values = () => Object.fromEntries(args.map(a => [a.name, valueOf(a.type, a.name, field.name, random)]))
  if (persisted) {
    const declared = args.length ? `(${args.map(a => `$${a.name}: ${String(a.type)}`).join(', ')})` : ''
    const given = args.length ? `(${args.map(a => `${a.name}: $${a.name}`).join(', ')})` : ''
    return { text: `${kind} Q${declared} { ${field.name}${given} ${answer} }`, field: field.name, persisted, variables: values }
  }
  // The ids are known only when the county is filled.
  const question = {
    get text() {
      const given = Object.entries(values()).map(([k, v]) => `${k}: ${literal(args.find(a => a.name === k)!.type, v)}`).join(', ')
      return `${kind} { ${field.name}${given && `(${given})`} ${answer} }`
    },
    field: field.name, persisted, variables: () => ({}),
  }
  return question
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

describe('requests', () => {
  it('P12 2,000 random and damaged requests to a filled county: each answered or refused in words, none an internal error', async () => {
    const people = [secretary, secretary, await office.as('cz.office'), await office.as('cz.head'), await office.as('cz.d8.liaison'), reader, office.nobody]
    const spare = await office.as('cz.secretary2')
    let [answered, compiled] = [0, 0]
    for (const [i, { text: fixed, question: q, random }] of questions.entries()) {
      const text = fixed ?? q.text
      const client = ENDS.has(q.field) ? spare : people[i % people.length]!
      const broken = random() < 0.15
      const variables = q.variables()
      const answer = q.persisted && !broken ? await client.persisted(sha256(text), variables) : await client.ask(broken ? damaged(text, random) : text, variables)
      const internal = answer.errors?.find(e => e.extensions?.code === 'INTERNAL' || e.extensions?.code === 'INTERNAL_SERVER_ERROR')
      if (internal) throw new Error(`question ${i + 1}: ${internal.message}\n${text}\n${JSON.stringify(variables)}`)
      expect(answer.errors?.[0]?.extensions.code, text).not.toBe('PERSISTED_QUERY_NOT_FOUND')
      if (!answer.errors) answered++
      if (!answer.errors && q.persisted) compiled++
    }
    // Without answers in between, the questions would not have reached the resolvers.
    expect(answered).toBeGreaterThanOrEqual(400)
    expect(compiled).toBeGreaterThanOrEqual(150)
  }, 900_000)

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
  const spreads = Array.from({ length: 300 }, (_, i) => `fragment f${i} on SessionView { ...f${i + 1} ...f${i + 1} }`).join(' ')
  const bounds: [string, string, RegExp][] = [
    ['aliases', `{ ${Array.from({ length: LIMITS.aliases + 1 }, (_, i) => `a${i}: __typename`).join(' ')} }`, /^请求的别名过多，最多 60 个。$/],
    ['aliases below the root', `{ units { ${Array.from({ length: LIMITS.aliases + 1 }, (_, i) => `a${i}: name`).join(' ')} } }`, /^请求的别名过多，最多 60 个。$/],
    ['fields of the root', `{ ${Array.from({ length: LIMITS.rootFields + 1 }, () => '__typename').join(' ')} }`, /^一次请求的操作过多，最多 30 个。$/],
    ['cost', `{ ${Array.from({ length: 28 }, (_, i) => `a${i}: users(first: 200) { nodes { id name username phone email active version tenures { id version postName unitName } } }`).join(' ')} }`, /^请求的数据量过大（\d+），上限 20000，请分次查询。$/],
    ['questions to the database', `{ ${Array.from({ length: 28 }, (_, i) => `a${i}: projects { nodes { history { totalCount } milestones { id } parts { id } briefVerdict { allowed } actions { name } } }`).join(' ')} }`, /^请求的数据量过大/],
    ['fragments in fragments', `{ session { ...f0 } } ${spreads} fragment f300 on SessionView { today }`, /^请求的数据量过大/],
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
