import { globSync, readFileSync } from 'node:fs'
import { execute, Kind, parse, type DocumentNode, type GraphQLSchema } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actorOf } from '../src/modules/identity/identity.demo'
import { makeExecutor, sha256 } from '../src/platform/executor'
import { makeSchema } from '../src/schema'
import { openOffice, type Office } from './office'

let office: Office
let schema: GraphQLSchema
beforeAll(async () => {
  office = await openOffice({ counties: ['140428'] })
  schema = makeSchema()
})
afterAll(() => office.close())

const ctx = (who = 'secretary') => office.app.system.ctx(actorOf(office.county('长子'), who))

const both = async (document: DocumentNode, variables: Record<string, unknown> = {}, who?: string) => {
  const operationName = document.definitions.find(d => d.kind === Kind.OPERATION_DEFINITION)?.name?.value
  const run = makeExecutor(schema, () => true)
  const compiled = await run({ document, variables, operationName, hash: sha256(String(document.loc?.source.body)), context: ctx(who) })
  const plain = await execute({ schema, document, variableValues: variables, contextValue: ctx(who), operationName: operationName ?? null })
  const shown = (r: typeof plain) => JSON.parse(JSON.stringify({ data: r.data ?? null, errors: r.errors?.map(e => ({ message: e.message, path: e.path })) }))
  return { compiled: shown(compiled), plain: shown(plain as never) }
}

/** Queries of the portal that ask without variables: all of them. */
const portalQueries = globSync('web/src/**/*.graphql').flatMap(file => {
  const document = parse(readFileSync(file, 'utf8'))
  const fragments = document.definitions.filter(d => d.kind === Kind.FRAGMENT_DEFINITION)
  return document.definitions.flatMap(d =>
    d.kind === Kind.OPERATION_DEFINITION && d.operation === 'query' && !d.variableDefinitions?.some(v => v.type.kind === Kind.NON_NULL_TYPE)
      ? [[`${file.split('/').at(-1)} ${d.name?.value}`, { ...document, definitions: [d, ...fragments] } as DocumentNode] as const]
      : [],
  )
})

describe('executor', () => {
  it('N2 compiled documents answer as graphql-js does: the portal\'s own queries', async () => {
    expect(portalQueries.length).toBeGreaterThan(2)
    for (const [name, document] of portalQueries) {
      const { compiled, plain } = await both(document)
      expect(compiled, name).toEqual(plain)
    }
  })

  const odd: [string, string, Record<string, unknown>?][] = [
    ['aliases and fragments', 'query A { a: units { ...U } b: units { id n: name } } fragment U on Unit { id kind }'],
    ['include and skip on fields', 'query A($x: Boolean!) { units { id name @include(if: $x) kind @skip(if: $x) } }', { x: false }],
    ['include on a spread', 'query A($x: Boolean!) { units { id ...U @include(if: $x) } } fragment U on Unit { name }', { x: true }],
    ['a variable of the wrong kind', 'query A($f: UnitFilterInput) { units(filter: $f) { id } }', { f: { text: 7 } }],
    ['a variable that is not known to the input', 'query A($f: UnitFilterInput) { units(filter: $f) { id } }', { f: { nosuch: 1 } }],
    ['a default value', 'query A($c: String! = "projects") { savedViews(collection: $c) { id } }'],
    ['__typename', '{ __typename session { __typename user { __typename name } } }'],
  ]
  it.each(odd)('N2 compiled answers as interpreted: %s', async (_name, text, variables = {}) => {
    const { compiled, plain } = await both(parse(text), variables)
    expect(compiled).toEqual(plain)
  })

  it('N2 refuses alike: what the post may not', async () => {
    const { compiled, plain } = await both(parse('{ users { nodes { id } } }'), {}, '水务局.liaison')
    expect(compiled).toEqual(plain)
    expect(compiled.errors[0].message).toMatch(/没有这项权限/)
  })
})
