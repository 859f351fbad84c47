import { globSync, readFileSync } from 'node:fs'
import { buildSchema, Kind, parse, validate, type DocumentNode, type GraphQLSchema } from 'graphql'
import { beforeAll, describe, expect, it } from 'vitest'
import { ASKS_DATABASE, boundedQuestion, LIMITS } from '../src/platform/limits'
import { makeSchema } from '../src/schema'

let schema: GraphQLSchema
beforeAll(() => { schema = makeSchema() })

const ask = (question: string | DocumentNode, of = schema) =>
  validate(of, typeof question === 'string' ? parse(question) : question, [boundedQuestion]).map(e => e.message)

const chain = buildSchema('type Query { node: Node } type Node { id: ID node: Node }')
/** A question of so many levels, the leaf included. */
const levels = (n: number) => `${'{ node '.repeat(n - 1)}{ id }${' }'.repeat(n - 1)}`
const fragments = (n: number, last: string, on = 'SessionView') =>
  `${Array.from({ length: n }, (_, i) => `fragment f${i} on ${on} { ...f${i + 1} ...f${i + 1} }`).join('\n')} fragment f${n} on ${on} { ${last} }`

describe('bounds of a question', () => {
  it('P12 lets 12 levels through and refuses 13 in these words', () => {
    expect(ask(levels(12), chain)).toEqual([])
    expect(ask(levels(13), chain)).toEqual(['请求嵌套过深，最多 12 层。'])
    expect(ask(`{ node { ...deep } } fragment deep on Node ${levels(11)}`, chain)).toEqual([])
    expect(ask(`{ node { ...deep } } fragment deep on Node ${levels(12)}`, chain)).toEqual(['请求嵌套过深，最多 12 层。'])
  })

  it('P12 walks each fragment once: 2^600 fields are refused in an instant, and a cycle ends', () => {
    const from = performance.now()
    expect(ask(`{ session { ...f0 } } ${fragments(600, 'today')}`).join()).toMatch(/数据量过大/)
    expect(ask(`{ session { ...f0 } } ${fragments(60, '...f0 a: today')}`).join()).not.toMatch(/INTERNAL/)
    expect(performance.now() - from).toBeLessThan(5_000)
  })

  it('P12 an inline fragment is no level', () => {
    expect(ask(levels(12).replace('{ id }', '{ ...on Node { ...on Node { id } } }'), chain)).toEqual([])
  })

  it('P12 counts an alias at every spread of its fragment', () => {
    const spread = (n: number) => `{ session { ...a0 } } fragment a0 on SessionView { ${'...a '.repeat(n)} } fragment a on SessionView { a: today b: today c: today }`
    expect(ask(spread(20))).toEqual([])
    expect(ask(spread(21))).toEqual([`请求的别名过多，最多 ${LIMITS.aliases} 个。`])
  })

  it('P12 counts fields of the root inside fragments too', () => {
    const roots = (n: number) => `{ ${'...r '.repeat(n)} ...on Query { __typename } } fragment r on Query { session { today } search(text: "x") { title } }`
    expect(ask(roots(14))).toEqual([])
    expect(ask(roots(15))).toEqual([`一次请求的操作过多，最多 ${LIMITS.rootFields} 个。`])
  })

  it('P12 a page that does not say `first` counts as 50; a literal as it says; asking the database for each row costs more', () => {
    const projects = (args: string, fields: string, times = 1) =>
      `{ ${Array.from({ length: times }, (_, i) => `p${i}: projects${args} { nodes { ${fields} } }`).join(' ')} }`
    const asking = 'id history { totalCount } milestones { id } parts { id } brief { owner } briefVerdict { allowed } actions { name }'
    expect(schema.getType('Project')).toMatchObject({ name: 'Project' })
    expect(ask(projects('(first: 5)', asking, 8))).toEqual([])
    // Nearly 8,000 statements in one request.
    expect(ask(projects('', asking, 28)).join()).toMatch(/^请求的数据量过大（\d+），上限 20000，请分次查询。$/)
    expect(ask(projects('(first: 200)', asking, 2)).join()).toMatch(/数据量过大/)
    expect(ask(projects('', 'id name stage', 28))).toEqual([])
    const asks = (type: string, field: string) => (schema.getType(type) as unknown as { getFields: () => Record<string, { extensions: object }> }).getFields()[field]!.extensions
    expect(asks('Project', 'milestones')).toMatchObject({ [ASKS_DATABASE]: true })
    expect(asks('Explanation', 'regulation')).toMatchObject({ [ASKS_DATABASE]: false })
    expect(asks('Project', 'name')).not.toHaveProperty(ASKS_DATABASE)
  })

  it('P12 all documents of the portal stay within the bounds', () => {
    const definitions = globSync('web/src/**/*.graphql').flatMap(file => parse(readFileSync(file, 'utf8')).definitions)
    const shared = definitions.filter(d => d.kind === Kind.FRAGMENT_DEFINITION)
    const operations = definitions.filter(d => d.kind === Kind.OPERATION_DEFINITION)
    expect(operations.length).toBeGreaterThan(100)
    const refused = operations.flatMap(o => ask({ kind: Kind.DOCUMENT, definitions: [o, ...shared] }).map(says => `${o.name?.value}: ${says}`))
    expect(refused).toEqual([])
  })
})
