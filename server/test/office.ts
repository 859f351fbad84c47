import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomBytes } from 'node:crypto'
import mysql from 'mysql2/promise'
import { pino } from 'pino'
import { inject } from 'vitest'
import { makeApp, type App } from '../src/app'
import { modules } from '../src/modules'
import { COUNTY_CODES, castOf, type CountyCast } from '../src/modules/identity/identity.demo'
import { DEMO_PASSWORD } from '../src/modules/identity/counties.demo'
import { readConfig, type Config } from '../src/platform/config'
import type { Actor, Ctx } from '../src/platform/context'
import type { DemoScene } from '../src/platform/manifest'
import { unitOfWork } from '../src/platform/unitOfWork'

/** The day of all tests: a Wednesday, 10:00 in Beijing. */
export const TODAY = '2026-03-18'
export const NOW = Date.parse('2026-03-18T10:00:00+08:00')

export interface Answer {
  data: Record<string, never> | null
  errors?: { message: string; path?: string[]; extensions: { code: string; fields?: { field: string; message: string }[]; verdict?: { allowed: boolean; explanations: { ruleId: string; clause: string | null; text: string; outcome: string }[] } } }[]
  status: number
}

/** A signed-in browser. */
export interface Client {
  ask: (query: string, variables?: Record<string, unknown>) => Promise<Answer>
  /** As `ask`, and fails the test when anything was refused. */
  // The shape of an answer is the question's; tests read it as they asked.
  get: <T>(query: string, variables?: Record<string, unknown>) => Promise<T>
  cookie: string
}

/** One that also asks by the hash of a document that the portal was built with: compiled. */
export interface PortalClient extends Client {
  persisted: (sha256Hash: string, variables?: Record<string, unknown>) => Promise<Answer>
}

export interface Office {
  app: App
  /** For a further server on the same database. */
  config: Config
  counties: CountyCast[]
  /** Cast of a county by its short name: 长子, 泾川. */
  county: (shortName: string) => CountyCast
  /** Signs in through the API: `cz.secretary`. Signed in once, kept. */
  as: (username: string, password?: string) => Promise<PortalClient>
  /** Signed out. */
  nobody: PortalClient
  /** Acts as a person through a service, as the demo does: for setting a scene. */
  act: <T>(actor: Actor, work: (ctx: Ctx) => Promise<T>) => Promise<T>
  at: (now: number) => void
  close: () => Promise<void>
}

export interface OfficeOptions {
  /** GB/T codes of the counties to fill; 长子 and 泾川 when absent. */
  counties?: string[]
  /** Modules whose demo is filled; identity and regulation when absent. */
  demo?: string[]
  /** What the environment says besides: a mail server. */
  env?: NodeJS.ProcessEnv
}

/** A database of its own for a test file: SQLite by default, MySQL or MariaDB by TEST_DATABASE_URL. */
export async function ownDatabase(env: NodeJS.ProcessEnv = {}) {
  const dataDir = mkdtempSync(join(tmpdir(), 'lianxi-test-'))
  const server = process.env.TEST_DATABASE_URL
  const clean: (() => Promise<void>)[] = [async () => rmSync(dataDir, { recursive: true, force: true })]
  let databaseUrl: string | undefined
  if (server) {
    const name = `lianxi_test_${randomBytes(5).toString('hex')}`
    const url = new URL(server)
    const connect = () => mysql.createConnection(server.replace(/^mariadb:/, 'mysql:'))
    const admin = await connect()
    await admin.query(`create database ${name} character set utf8mb4 collate utf8mb4_bin`)
    await admin.end()
    url.pathname = `/${name}`
    databaseUrl = url.toString()
    clean.push(async () => {
      const again = await connect()
      await again.query(`drop database ${name}`)
      await again.end()
    })
  }
  const config = readConfig({ LIANXI_DATA: dataDir, DATABASE_URL: databaseUrl, LIANXI_DEMO: 'off', LOG_LEVEL: 'silent', ...env })
  return { config, clean: async () => { for (const step of clean) await step() } }
}

/** On a database server the tables come from the run's template. */
async function tablesFor({ databaseUrl }: Config): Promise<'create' | 'ready'> {
  const tables = inject('tables')
  if (!databaseUrl || !tables.length) return 'create'
  const own = await mysql.createConnection({ uri: databaseUrl.replace(/^mariadb:/, 'mysql:'), multipleStatements: true })
  await own.query(['set foreign_key_checks = 0', ...tables].join(';\n'))
  await own.end()
  return 'ready'
}

/** The whole server on a database of its own, filled with the cast, on a fixed day. */
export async function openOffice(options: OfficeOptions = {}): Promise<Office> {
  const { config, clean } = await ownDatabase(options.env)
  let now = NOW
  const log = pino({ level: process.env.TEST_LOG ?? 'silent' })
  const app = await makeApp({ config, now: () => now, log, background: false, schema: await tablesFor(config) })
  const scene: DemoScene = { system: app.system, today: TODAY, cast: new Map<string, unknown>([[COUNTY_CODES, options.counties ?? ['140428', '620821']]]) }
  const wanted = options.demo ?? ['identity', 'regulation', 'calendar']
  for (const module of modules) if (wanted.includes(module.name)) await module.demo?.(scene)
  const counties = castOf(scene)

  const client = (cookie: string): PortalClient => {
    const send = async (payload: object): Promise<Answer> => {
      const reply = await app.http.inject({
        method: 'POST', url: '/graphql', payload,
        headers: { 'content-type': 'application/json', ...(cookie && { cookie }) },
      })
      return { ...reply.json<Omit<Answer, 'status'>>(), status: reply.statusCode }
    }
    const ask: Client['ask'] = (query, variables) => send({ query, variables })
    return {
      cookie,
      ask,
      persisted: (sha256Hash, variables) => send({ variables, extensions: { persistedQuery: { version: 1, sha256Hash } } }),
      get: async <T>(query: string, variables?: Record<string, unknown>) => {
        const answer = await ask(query, variables)
        if (answer.errors) throw new Error(`${answer.errors.map(e => `${e.extensions.code}: ${e.message}`).join('\n')}\n${query}`)
        return answer.data as T
      },
    }
  }
  const clients = new Map<string, Promise<PortalClient>>()
  const signIn = async (username: string, password: string) => {
    const reply = await app.http.inject({
      method: 'POST', url: '/graphql', headers: { 'content-type': 'application/json' },
      payload: { query: 'mutation ($input: SignInInput!) { signIn(input: $input) { done } }', variables: { input: { username, password } } },
    })
    const cookie = reply.cookies[0]
    if (!cookie) throw new Error(`sign-in of ${username}: ${reply.body}`)
    return client(`${cookie.name}=${cookie.value}`)
  }
  return {
    app,
    config,
    counties,
    county: shortName => {
      const found = counties.find(c => c.county.shortName === shortName)
      if (!found) throw new Error(`no cast for ${shortName}`)
      return found
    },
    as: (username, password = DEMO_PASSWORD) => {
      const known = clients.get(username) ?? signIn(username, password)
      clients.set(username, known)
      return known
    },
    nobody: client(''),
    act: (actor, work) => {
      const ctx = app.system.ctx(actor)
      return unitOfWork(ctx, 'test', () => work(ctx))
    },
    at: instant => { now = instant },
    close: async () => {
      await app.close()
      await clean()
    },
  }
}
