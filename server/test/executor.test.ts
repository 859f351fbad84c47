import { globSync, readFileSync } from 'node:fs'
import { execute, Kind, parse, type DocumentNode, type ExecutionResult, type GraphQLSchema } from 'graphql'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { modules } from '../src/modules'
import { actorOf } from '../src/modules/identity/identity.demo'
import { makeExecutor, sha256 } from '../src/platform/executor'
import { makeSchema } from '../src/schema'
import type { Ctx } from '../src/platform/context'
import { openOffice, type Office } from './office'

let office: Office
let schema: GraphQLSchema
beforeAll(async () => {
  office = await openOffice({ counties: ['140428'], demo: modules.map(m => m.name) })
  schema = makeSchema()
}, 600_000)
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

/** Queries of the portal that name one thing by its id, each for the first three records of its kind. */
async function byId(): Promise<[string, DocumentNode, string, Record<string, unknown>][]> {
  const tables = new Map([...office.app.database.orm.getMetadata().getAll().values()].map(m => [m.tableName.toLowerCase(), m.tableName]))
  const found: [string, DocumentNode, string, Record<string, unknown>][] = []
  for (const file of globSync('web/src/**/*.graphql')) {
    const document = parse(readFileSync(file, 'utf8'))
    const fragments = document.definitions.filter(d => d.kind === Kind.FRAGMENT_DEFINITION)
    for (const d of document.definitions) {
      if (d.kind !== Kind.OPERATION_DEFINITION || d.operation !== 'query') continue
      const needed = d.variableDefinitions?.filter(v => v.type.kind === Kind.NON_NULL_TYPE) ?? []
      const root = d.selectionSet.selections[0]
      if (needed.length !== 1 || root?.kind !== Kind.FIELD || !/^(id|\w+Id)$/.test(needed[0]!.variable.name.value)) continue
      const variable = needed[0]!.variable.name.value
      const table = [variable.replace(/Id$/, ''), root.name.value].map(n => tables.get(n.toLowerCase())).find(Boolean)
      if (!table) continue
      const { rows } = await sql<{ id: number }>`select id from ${sql.table(table)} order by id limit 3`.execute(office.app.database.read)
      const field = root.alias?.value ?? root.name.value
      for (const { id } of rows) found.push([`${file.split('/').at(-1)} ${d.name?.value}`, { ...document, definitions: [d, ...fragments] } as DocumentNode, field, { [variable]: id }])
    }
  }
  return found
}

describe('executor', () => {
  it('N2 compiled documents answer as graphql-js does: the portal\'s own queries', async () => {
    expect(portalQueries.length).toBeGreaterThan(2)
    for (const [name, document] of portalQueries) {
      const { compiled, plain } = await both(document)
      expect(compiled, name).toEqual(plain)
    }
  })

  it('N2 … and those that ask for one thing: on the county\'s own records', async () => {
    let [full, asked] = [0, 0]
    for (const [name, document, field, variables] of await byId()) {
      const { compiled, plain } = await both(document, variables)
      expect(compiled, `${name} ${JSON.stringify(variables)}`).toEqual(plain)
      asked++
      if (!compiled.errors && compiled.data?.[field]) full++
    }
    // Answers with something in them, or the comparison says little.
    expect(asked).toBeGreaterThan(20)
    expect(full).toBeGreaterThan(asked / 2)
  }, 600_000)

  const SAVE = 'mutation Save($input: SaveProjectInput!) { saveProject(input: $input) { __typename id version name stage responsibleUnitName milestones { id } actions { name allowed } } }'
  const saved = async (variables: (way: string) => object) => {
    const document = parse(SAVE)
    const ways: [string, (c: Ctx) => Promise<ExecutionResult>][] = [
      ['compiled', c => makeExecutor(schema, () => true)({ document, variables: variables('compiled') as Record<string, unknown>, operationName: 'Save', hash: sha256(SAVE), context: c })],
      ['plain', async c => execute({ schema, document, variableValues: variables('plain') as Record<string, unknown>, contextValue: c, operationName: 'Save' })],
    ]
    const answers: { data: { saveProject: { id: number; name: string } } | null; errors?: { message: string; path: unknown; code: unknown }[] }[] = []
    for (const [, run] of ways) {
      const { data, errors } = await run(ctx())
      answers.push(JSON.parse(JSON.stringify({ data: data ?? null, ...(errors && { errors: errors.map(e => ({ message: e.message, path: e.path, code: (e.originalError as { code?: string } | undefined)?.code })) }) })))
    }
    return answers
  }
  const count = async () => Number((await office.app.database.read.selectFrom('project').select(eb => eb.fn.countAll().as('n')).executeTakeFirstOrThrow()).n)

  it('N2 a mutation does the same compiled and interpreted: written once each, journaled, in one transaction', async () => {
    const before = await count()
    const [compiled, plain] = await saved(way => ({ input: { name: `两种执行 ${way}`, owner: '某水务公司', stage: 'PREPARING', responsibleUnitId: office.county('长子').units.get('水务局') } }))
    expect(compiled!.errors).toBeUndefined()
    expect(plain!.errors).toBeUndefined()
    const bare = (a: typeof compiled) => ({ ...a!.data!.saveProject, id: 0, name: a!.data!.saveProject.name.split(' ')[0] })
    expect(bare(compiled)).toEqual(bare(plain))
    expect(await count()).toBe(before + 2)
    for (const { data } of [compiled!, plain!]) {
      const entries = await office.app.database.read.selectFrom('journal').select(['operation', 'kind']).where('subjectType', '=', 'Project').where('subjectId', '=', data!.saveProject.id).execute()
      expect(entries).toEqual([{ operation: 'saveProject', kind: 'CREATE' }])
    }
  })

  it('N2 a refused mutation answers the same in both, and writes nothing', async () => {
    const before = await count()
    for (const input of [{ name: '' }, { name: '长'.repeat(500) }, { id: 999_999, version: 1, name: '没有的项目' }, { name: '外来单位的项目', responsibleUnitId: 999_999 }]) {
      const [compiled, plain] = await saved(() => ({ input }))
      expect(compiled).toEqual(plain)
      expect(compiled!.errors, JSON.stringify(input)).toHaveLength(1)
    }
    const [compiled, plain] = await saved(() => ({ input: { nosuch: 1 } }))
    expect(compiled).toEqual(plain)
    expect(await count()).toBe(before)
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
