import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import mysql from 'mysql2/promise'
import { entities } from '../server/src/app'
import { readConfig } from '../server/src/platform/config'
import { openDatabase } from '../server/src/platform/database'
import { sha256 } from '../server/src/platform/executor'
import { migrate } from '../server/src/platform/migrate'
import { generate, TOKEN, type Generated } from './generate'
import { measureImport } from './import'
import { freePort, load, medianOf, peakMemory, start, stop } from './measure'
import { measuredMeeting, type Busy } from './meetings'
import { questionsOf, type Measured } from './questions'

// `npm run bench -- live`: another question, another stage. It ends the process itself.
if (process.argv.includes('live')) await import('./live')

/**
 * `npm run bench`: what the server costs above bare SQL, in one run. Needs MySQL or MariaDB with the right to create a
 * database and to switch the general log on: BENCH_DATABASE_URL, or TEST_DATABASE_URL. `-- --smoke` is small and short.
 */
const smoke = process.argv.includes('--smoke')
const address = process.env.BENCH_DATABASE_URL ?? process.env.TEST_DATABASE_URL
if (!address) {
  console.log('bench: set BENCH_DATABASE_URL to mysql://… or mariadb://…; without a database server there is no limit to compare with')
  process.exit(1)
}
const BUSY: Busy = smoke
  ? { openAssignments: 500, clearedAssignments: 500, pooledTopics: 100, settledTopics: 120 }
  : { openAssignments: 5_000, clearedAssignments: 20_000, pooledTopics: 1_000, settledTopics: 6_000 }
const LARGE: Generated = { ...(smoke ? { counties: 5, projects: 5_000 } : { counties: 50, projects: 100_000 }), busy: BUSY }
const QUESTIONS = questionsOf(measuredMeeting(BUSY))
const SMALL: Generated = { counties: smoke ? 5 : 50, projects: smoke ? 500 : 1_000 }
const SECONDS = smoke ? 2 : 8
/** Ours, the limit's, and a server on the small database. */
const [OURS, BARE, OTHER] = await Promise.all([freePort(), freePort(), freePort()])
const work = mkdtempSync(join(tmpdir(), 'lianxi-bench-'))
const admin = await mysql.createConnection(address.replace(/^mariadb:/, 'mysql:'))
const missed: string[] = []
const say = (name: string, figure: string, bound: string, kept: boolean) => {
  console.log(`${kept ? 'kept  ' : 'MISSED'}  ${name.padEnd(44)} ${figure.padEnd(58)} ${bound}`)
  if (!kept) missed.push(name)
}

async function databaseOf(name: string, size: Generated) {
  const url = new URL(address!)
  url.pathname = `/${name}`
  await admin.query(`drop database if exists ${name}`)
  await admin.query(`create database ${name} character set utf8mb4 collate utf8mb4_bin`)
  const config = readConfig({ DATABASE_URL: url.toString(), LIANXI_DATA: join(work, name), LOG_LEVEL: 'silent' })
  const database = await openDatabase(config, entities())
  await migrate(database, config)
  await generate(database, size, Date.now())
  await database.close()
  for (const table of ['project', 'milestone', 'assignment', 'topic', 'agendaItem', 'resolution', 'attendance']) await admin.query(`analyze table ${name}.${table}`)
  return url.toString()
}

/** Documents as the built portal has them: by hash, so that the server compiles them. */
function portal() {
  const dir = join(work, 'web')
  mkdirSync(dir, { recursive: true })
  writeFileSync(join(dir, 'persisted-documents.json'), JSON.stringify(Object.fromEntries(QUESTIONS.map(q => [sha256(q.query), q.query]))))
  return dir
}

const serverOn = (url: string, port: number) =>
  start(process.execPath, ['--max-old-space-size=256', '--max-semi-space-size=16', 'server/dist/main.mjs'],
    { DATABASE_URL: url, PORT: String(port), HOST: '127.0.0.1', LIANXI_DATA: join(work, `data${port}`), LIANXI_WEB: portal(), LIANXI_DEMO: 'off', LOG_LEVEL: 'silent', NODE_ENV: 'production' },
    /http:\/\/127/)

const requestOf = (q: Measured) => ({
  method: 'POST' as const,
  headers: { 'content-type': 'application/json', cookie: `lianxi_session=${TOKEN}` },
  body: JSON.stringify({ operationName: /query (\w+)/.exec(q.query)![1], variables: q.variables, extensions: { persistedQuery: { version: 1, sha256Hash: sha256(q.query) } } }),
})

async function ask(port: number, q: Measured) {
  const reply = await fetch(`http://127.0.0.1:${port}/graphql`, requestOf(q))
  const text = await reply.text()
  const answer = JSON.parse(text) as { errors?: unknown }
  if (answer.errors) throw new Error(`${q.name}: ${JSON.stringify(answer.errors)}`)
  return text.length
}

/** The statements that one request runs, as the database server saw them. */
async function statementsOf(port: number, q: Measured): Promise<string[]> {
  await ask(port, q) // the session and the packs are known now
  await admin.query("set global log_output = 'TABLE'")
  await admin.query('truncate table mysql.general_log')
  await admin.query('set global general_log = on')
  await ask(port, q)
  await admin.query('set global general_log = off')
  const [rows] = await admin.query("select convert(argument using utf8mb4) as text from mysql.general_log where command_type in ('Query', 'Execute')")
  return (rows as { text: string }[]).map(r => r.text).filter(t => /^\s*(select|with)\b/i.test(t) && !/from `session`|general_log/i.test(t))
}

const big = await databaseOf('lianxi_bench', LARGE)
const small = await databaseOf('lianxi_bench_small', SMALL)
const server = await serverOn(big, OURS)
const statements: string[][] = []
for (const q of QUESTIONS) statements.push(await statementsOf(OURS, q))
writeFileSync(join(work, 'statements.json'), JSON.stringify(statements))
const limit = await start(process.execPath, ['--import', 'tsx', 'bench/limit.ts', big.replace(/^mariadb:/, 'mysql:'), join(work, 'statements.json'), String(BARE)], {}, /ready/)
console.log(`${LARGE.projects} projects in ${LARGE.counties} counties; limit: the same statements by node:http, mysql2, JSON.stringify`)

for (const [i, q] of QUESTIONS.entries()) {
  const bare = () => fetch(`http://127.0.0.1:${BARE}/${i}`).then(r => r.text())
  if ('throughput' in q.bound) {
    await load(`http://127.0.0.1:${BARE}/0`, 16, 1)
    const [a, b, c, d] = [
      await load(`http://127.0.0.1:${BARE}/${i}`, 16, SECONDS), await load(`http://127.0.0.1:${OURS}/graphql`, 16, SECONDS, requestOf(q)),
      await load(`http://127.0.0.1:${BARE}/${i}`, 16, SECONDS), await load(`http://127.0.0.1:${OURS}/graphql`, 16, SECONDS, requestOf(q)),
    ]
    const top = (a.requestsPerSecond + c.requestsPerSecond) / 2
    const ours = (b.requestsPerSecond + d.requestsPerSecond) / 2
    if (a.failed + b.failed + c.failed + d.failed) throw new Error(`${q.name}: requests failed`)
    say(q.name, `${ours.toFixed(0)} of ${top.toFixed(0)} req/s = ${(ours / top).toFixed(2)} (${statements[i]!.length} statements)`, `≥ ${q.bound.throughput}`, ours / top >= q.bound.throughput)
  } else {
    const times = smoke ? 30 : 200
    const warm = [await medianOf(20, bare), await medianOf(20, () => ask(OURS, q))]
    void warm
    const top = await medianOf(times, bare)
    const ours = await medianOf(times, () => ask(OURS, q))
    say(q.name, `${ours.toFixed(1)} ms against ${top.toFixed(1)} ms = ${(ours / top).toFixed(2)} × (${statements[i]!.length} statements)`, `≤ ${q.bound.latency} ×`, ours / top <= q.bound.latency)
  }
}
const other = await serverOn(small, OTHER)
const list = QUESTIONS[0]!
await medianOf(50, () => ask(OTHER, list))
await medianOf(50, () => ask(OURS, list))
const atSmall = await medianOf(smoke ? 50 : 300, () => ask(OTHER, list))
const atLarge = await medianOf(smoke ? 50 : 300, () => ask(OURS, list))
say(`the list at ${LARGE.projects} projects against ${SMALL.projects}`, `${atLarge.toFixed(2)} ms against ${atSmall.toFixed(2)} ms = ${(atLarge / atSmall).toFixed(2)} ×`, '≤ 1.5 ×', atLarge / atSmall <= 1.5)
await stop(other)
const imported = await measureImport(`http://127.0.0.1:${OURS}`, smoke ? 1_000 : 10_000)
say(`import of ${imported.rows} rows`, `${imported.ours.toFixed(0)} ms against ${imported.bare.toFixed(0)} ms of bare reading = ${(imported.ours / imported.bare).toFixed(2)} ×`, '≤ 3 ×', imported.ours / imported.bare <= 3)
const memory = peakMemory(server.pid!)
say('resident memory of the server, highest', `${memory} MB`, '≤ 300 MB', memory <= 300)

await Promise.all([stop(server), stop(limit)])
for (const name of ['lianxi_bench', 'lianxi_bench_small']) await admin.query(`drop database ${name}`)
await admin.end()
rmSync(work, { recursive: true, force: true })
console.log(missed.length ? `missed: ${missed.join('; ')}` : 'every figure is kept')
// The smoke run proves that the bench works; figures of a busy machine decide nothing.
process.exit(smoke ? 0 : missed.length ? 1 : 0)
