import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { NodeSqliteDialect } from '@mikro-orm/sql'
import { Kysely, MysqlDialect, sql } from 'kysely'
import { createPool } from 'mysql2'
import type { Config } from '../../src/platform/config'
import { dialectOf, sqliteFile } from '../../src/platform/database'
import type { Tables } from '../../src/platform/tables'

/** The real server as a process of its own, which can be killed. */
export interface Server {
  url: string
  /** SIGKILL: no handler runs, nothing is flushed. Answers when the process is gone. */
  kill: () => Promise<void>
  /** Asks it to end. */
  stop: () => Promise<void>
}

/** The server as it is deployed: bundled, in a folder of its own, so that starting it twenty times is quick. */
export interface Build {
  start: (config: Pick<Config, 'dataDir' | 'databaseUrl'>) => Promise<Server>
  remove: () => void
}

const REPOSITORY = resolve(import.meta.dirname, '../../..')
const ENVIRONMENT = { LIANXI_DEMO: 'off', PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'error' }

async function addressOf(child: ChildProcess): Promise<string> {
  let said = ''
  child.stderr!.on('data', (text: Buffer) => { said += text.toString() })
  for await (const text of child.stdout!.iterator({ destroyOnReturn: false })) {
    said += String(text)
    const found = /http:\/\/127\.0\.0\.1:\d+/.exec(said)
    if (found) return found[0]
  }
  throw new Error(`the server ended before it listened:\n${said}`)
}

export function buildServer(): Build {
  const cache = join(REPOSITORY, 'node_modules', '.cache')
  mkdirSync(cache, { recursive: true })
  // Below node_modules: the bundle finds its packages from there.
  const root = mkdtempSync(join(cache, 'lianxi-kill-'))
  const dist = join(root, 'server', 'dist')
  execFileSync(process.execPath, ['scripts/bundle-server.mjs'], { cwd: REPOSITORY, env: { ...process.env, LIANXI_SERVER_DIST: dist } })
  symlinkSync(join(REPOSITORY, 'regulations'), join(root, 'regulations'))
  return {
    /** On a free port; answers when it listens. */
    start: async config => {
      const env = { ...process.env, ...ENVIRONMENT, LIANXI_DATA: config.dataDir, DATABASE_URL: config.databaseUrl ?? '', NODE_COMPILE_CACHE: join(root, 'compiled') }
      const child = spawn(process.execPath, [join(dist, 'main.mjs')], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
      const gone = once(child, 'exit')
      const url = await addressOf(child)
      child.stdout.resume()
      const end = (signal: 'SIGKILL' | 'SIGTERM') => async () => {
        child.kill(signal)
        await gone
      }
      return { url, kill: end('SIGKILL'), stop: end('SIGTERM') }
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  }
}

/** Looks at the database while no server runs, by a connection of its own; at one moment of it: a last commit may still be on its way. */
export async function lookAt<T>(config: Pick<Config, 'dataDir' | 'databaseUrl'>, look: (rows: Kysely<Tables>) => Promise<T>): Promise<T> {
  const dialect = config.databaseUrl === null
    ? (new NodeSqliteDialect(sqliteFile(config)) as never)
    : new MysqlDialect({ pool: createPool({ uri: config.databaseUrl.replace(/^mariadb:/, 'mysql:'), supportBigNumbers: true, decimalNumbers: true }) as never })
  const rows = new Kysely<Tables>({ dialect })
  try {
    return await rows.transaction().execute(look)
  } finally {
    await rows.destroy()
  }
}

/** What SQLite finds wrong with itself; the others check their references with every statement. */
export async function brokenReferences(config: Pick<Config, 'dataDir' | 'databaseUrl'>, rows: Kysely<Tables>): Promise<unknown[]> {
  if (dialectOf(config.databaseUrl) !== 'sqlite') return []
  const broken = (await sql`pragma foreign_key_check`.execute(rows)).rows
  const whole = (await sql<{ integrity_check: string }>`pragma integrity_check`.execute(rows)).rows
  return [...broken, ...whole.filter(r => r.integrity_check !== 'ok')]
}
