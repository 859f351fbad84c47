import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import mysql from 'mysql2/promise'
import { makeApp } from '../server/src/app'
import { modules } from '../server/src/modules'
import { COUNTY_CODES, actorOf, castOf } from '../server/src/modules/identity/identity.demo'
import { itemsOf } from '../server/src/modules/meeting/agenda.service'
import { Meeting } from '../server/src/modules/meeting/meeting.entity'
import { openMeeting, planMeeting, sendNotice } from '../server/src/modules/meeting/meeting.service'
import { readConfig } from '../server/src/platform/config'
import type { Ctx } from '../server/src/platform/context'
import { sha256 } from '../server/src/platform/executor'
import { unitOfWork } from '../server/src/platform/unitOfWork'
import { freePort, peakMemory, start, stop } from './measure'

/**
 * `npm run bench -- live`: 300 people follow one meeting while decisions are typed; for each change the time until the slowest
 * of them has it. One server on SQLite, and with BENCH_DATABASE_URL (or TEST_DATABASE_URL) and BENCH_REDIS_URL (or
 * TEST_REDIS_URL) two that share a database and a Redis. Wanted: a median below a second.
 */
const smoke = process.argv.includes('--smoke')
const CLIENTS = smoke ? 60 : 300
const CHANGES = smoke ? 10 : 60
const WANTED_MS = 1_000
const TODAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(Date.now())
const WATCH = `subscription MeetingWatch($id: Int!) { meetingLive(meetingId: $id) { revision asOf presentCount
  current { id ordinal title minutes startedAt elapsedMs overAt outcomeText lines { key text unitName personText dueOn standard marks { kind message } } }
  items { id ordinal title current outcomeLabel recorded } } }`
const work = mkdtempSync(join(tmpdir(), 'lianxi-bench-live-'))
const webDir = join(work, 'web')
mkdirSync(webDir)
writeFileSync(join(webDir, 'persisted-documents.json'), JSON.stringify({ [sha256(WATCH)]: WATCH }))

interface Stage {
  meetingId: number
  itemId: number
  cookies: string[]
}

/** A county, a meeting in session, and a session for each who follows. */
async function stage(env: NodeJS.ProcessEnv): Promise<Stage> {
  const app = await makeApp({ config: readConfig({ ...env, LIANXI_DEMO: 'off', LOG_LEVEL: 'silent' }), background: false, schema: 'create' })
  const scene = { system: app.system, today: TODAY, cast: new Map<string, unknown>([[COUNTY_CODES, ['140428']]]) }
  for (const module of modules) if (['identity', 'regulation', 'calendar'].includes(module.name)) await module.demo?.(scene)
  const secretary = actorOf(castOf(scene)[0]!, 'secretary')
  const ctx = app.system.ctx(secretary)
  const at = async (c: Ctx, id: number) => ({ id, version: (await c.find(Meeting, id, '会议')).version })
  const made = await unitOfWork(ctx, 'bench', async () => {
    const id = await planMeeting(ctx, { seriesCode: 'JOINT_MEETING', heldAt: Date.now(), place: '会议室' })
    await sendNotice(ctx, await at(ctx, id))
    await openMeeting(ctx, await at(ctx, id))
    return { meetingId: id, itemId: (await itemsOf(ctx, id))[0]!.id }
  })
  const tenures = await app.database.read.selectFrom('tenure').innerJoin('post', 'post.id', 'tenure.postId').select(['tenure.id', 'tenure.userId']).where('post.role', 'in', ['SECRETARY', 'OFFICE_HEAD', 'LEAD_OFFICIAL', 'READER']).execute()
  const own = tenures.find(t => t.id === secretary.tenureId)!
  const cookies: string[] = []
  const rows = app.database.orm.em.fork().getKysely() as unknown as typeof app.database.read
  for (let i = 0; i <= CLIENTS; i++) {
    const tenure = i === 0 ? own : tenures[i % tenures.length]!
    const now = Date.now()
    await rows.insertInto('session').values({
      tokenHash: createHash('sha256').update(`bench-live-${i}`).digest('hex'), previousHash: null, userId: tenure.userId, tenureId: tenure.id, delegationId: null,
      createdAt: now, rotatedAt: now, expiresAt: now + 3_600_000, userAgent: 'bench',
    } as never).execute()
    cookies.push(`lianxi_session=bench-live-${i}`)
  }
  await app.close()
  return { ...made, cookies }
}

/** One who follows: says which text has arrived. */
function follower(url: string, cookie: string, meetingId: number, heard: (text: string, bytes: number) => void): Promise<WebSocket> {
  return new Promise((ready, failed) => {
    const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/graphql/live`, { protocols: ['graphql-transport-ws'], headers: { cookie } } as never)
    socket.onopen = () => socket.send(JSON.stringify({ type: 'connection_init' }))
    socket.onerror = () => failed(new Error('a follower could not connect'))
    socket.onmessage = ({ data }) => {
      const message = JSON.parse(String(data)) as { type: string; payload?: { data?: { meetingLive: { current: { outcomeText: string } | null } }; errors?: unknown } }
      if (message.type === 'connection_ack')
        socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: '', variables: { id: meetingId }, operationName: 'MeetingWatch', extensions: { persistedQuery: { version: 1, sha256Hash: sha256(WATCH) } } } }))
      else if (message.type === 'ping') socket.send(JSON.stringify({ type: 'pong' }))
      else if (message.type === 'next') {
        if (!message.payload?.data) return failed(new Error(JSON.stringify(message.payload)))
        heard(message.payload.data.meetingLive.current?.outcomeText ?? '', String(data).length)
        ready(socket)
      } else if (message.type === 'error') failed(new Error(String(data)))
    }
  })
}

const median = (all: number[]) => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)]!

async function measure(name: string, urls: string[], { meetingId, itemId, cookies }: Stage): Promise<boolean> {
  const ask = async (query: string, input: object) => {
    const reply = await fetch(`${urls[0]}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', cookie: cookies[0]! }, body: JSON.stringify({ query, variables: { input } }) })
    const answer = (await reply.json()) as { data: Record<string, never>; errors?: { message: string }[] }
    if (answer.errors) throw new Error(answer.errors.map(e => e.message).join())
    return answer.data
  }
  await ask('mutation ($input: ShowTopicInput!) { showTopic(input: $input) { done } }', { meetingId, agendaItemId: itemId })
  let wanted = ''
  let left = 0
  let all: () => void = () => {}
  let bytes = 0
  const sockets = await Promise.all(Array.from({ length: CLIENTS }, (_, i) => {
    let has = ''
    return follower(urls[i % urls.length]!, cookies[i + 1]!, meetingId, (text, size) => {
      bytes = size
      if (text === wanted && has !== text && --left === 0) all()
      has = text
    })
  }))
  const taken: number[] = []
  let text = ''
  let version = 0
  for (let n = 0; n < CHANGES; n++) {
    text = `第${n}次：${'同意，由牵头单位按期办结并报告；'.repeat(1 + (n % 6))}`
    left = CLIENTS
    wanted = text
    const arrived = new Promise<void>((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`${left} of ${CLIENTS} have not heard change ${n} after 20 s`)), 20_000)
      all = () => { clearTimeout(late); resolve() }
    })
    const from = performance.now()
    const { typeDecision } = await ask('mutation ($input: TypeDecisionInput!) { typeDecision(input: $input) { serial fields { key version } } }', { meetingId, agendaItemId: itemId, fields: [{ key: 'outcomeText', value: text, baseVersion: version }] }) as unknown as { typeDecision: { fields: { version: number }[] } }
    version = typeDecision.fields[0]!.version
    await arrived
    taken.push(performance.now() - from)
  }
  for (const socket of sockets) socket.close()
  const kept = median(taken) < WANTED_MS
  console.log(`${kept ? 'kept  ' : 'MISSED'}  ${name.padEnd(44)} ${CLIENTS} follow, ${CHANGES} changes of ${bytes} bytes: median ${median(taken).toFixed(0)} ms until the slowest has it, highest ${Math.max(...taken).toFixed(0)} ms   < ${WANTED_MS} ms`)
  return kept
}

const server = (port: number, env: NodeJS.ProcessEnv) =>
  start(process.execPath, ['--max-old-space-size=256', '--max-semi-space-size=16', 'server/dist/main.mjs'], {
    ...env, PORT: String(port), HOST: '127.0.0.1', LIANXI_WEB: webDir, LIANXI_DEMO: 'off', LOG_LEVEL: 'silent', NODE_ENV: 'production', LIANXI_SCHEMA: 'follow',
  }, /http:\/\/127/)

async function run(name: string, env: NodeJS.ProcessEnv, servers: number): Promise<boolean> {
  const made = await stage(env)
  const ports = await Promise.all(Array.from({ length: servers }, freePort))
  const children = []
  for (const port of ports) children.push(await server(port, env))
  try {
    const kept = await measure(name, ports.map(p => `http://127.0.0.1:${p}`), made)
    console.log(`        resident memory, highest: ${children.map(c => `${peakMemory(c.pid!)} MB`).join(', ')}`)
    return kept
  } finally {
    await Promise.all(children.map(stop))
  }
}

const kept = [await run('one server, SQLite', { LIANXI_DATA: join(work, 'one') }, 1)]
const address = process.env.BENCH_DATABASE_URL ?? process.env.TEST_DATABASE_URL
const redis = process.env.BENCH_REDIS_URL ?? process.env.TEST_REDIS_URL
if (address && redis) {
  const url = new URL(address)
  url.pathname = '/lianxi_bench_live'
  const admin = await mysql.createConnection(address.replace(/^mariadb:/, 'mysql:'))
  await admin.query('drop database if exists lianxi_bench_live')
  await admin.query('create database lianxi_bench_live character set utf8mb4 collate utf8mb4_bin')
  kept.push(await run('two servers sharing Redis', { DATABASE_URL: url.toString(), REDIS_URL: redis, LIANXI_DATA: join(work, 'two') }, 2))
  await admin.query('drop database lianxi_bench_live')
  await admin.end()
} else console.log('two servers: did not run, BENCH_DATABASE_URL and BENCH_REDIS_URL name no database server and Redis')
rmSync(work, { recursive: true, force: true })
process.exit(smoke || kept.every(Boolean) ? 0 : 1)
