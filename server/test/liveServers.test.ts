import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeApp } from '../src/app'
import { modules } from '../src/modules'
import { actorOf, castOf, COUNTY_CODES } from '../src/modules/identity/identity.demo'
import { DEMO_PASSWORD } from '../src/modules/identity/counties.demo'
import { itemsOf } from '../src/modules/meeting/agenda.service'
import { Meeting } from '../src/modules/meeting/meeting.entity'
import { openMeeting, planMeeting, sendNotice } from '../src/modules/meeting/meeting.service'
import type { Config } from '../src/platform/config'
import type { Ctx } from '../src/platform/context'
import { unitOfWork } from '../src/platform/unitOfWork'
import { follow, type Following } from './following'
import { buildServer, type Build, type Server } from './kill/server'
import { ownDatabase } from './office'

const REDIS_SERVER = ['/usr/bin/redis-server', '/usr/local/bin/redis-server'].find(existsSync)
const noRedis = !process.env.TEST_REDIS_URL && !REDIS_SERVER ? 'neither TEST_REDIS_URL nor redis-server' : null
const noServers = process.env.TEST_DATABASE_URL ? null : 'SQLite serves one server'

let config: Config
let clean: () => Promise<void>
let build: Build
let meetingId = 0
let itemId = 0
const running: Server[] = []
const following: Following[] = []

beforeAll(async () => {
  ;({ config, clean } = await ownDatabase())
  const app = await makeApp({ config, background: false, log: pino({ level: 'silent' }), schema: 'create' })
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(Date.now())
  const scene = { system: app.system, today, cast: new Map<string, unknown>([[COUNTY_CODES, ['140428']]]) }
  for (const module of modules) if (['identity', 'regulation', 'calendar'].includes(module.name)) await module.demo?.(scene)
  const ctx = app.system.ctx(actorOf(castOf(scene)[0]!, 'secretary'))
  const at = async (c: Ctx, id: number) => ({ id, version: (await c.find(Meeting, id, '会议')).version })
  await unitOfWork(ctx, 'test', async () => {
    meetingId = await planMeeting(ctx, { seriesCode: 'JOINT_MEETING', heldAt: Date.now(), place: '会议室' })
    await sendNotice(ctx, await at(ctx, meetingId))
    await openMeeting(ctx, await at(ctx, meetingId))
    itemId = (await itemsOf(ctx, meetingId))[0]!.id
  })
  await app.close()
  process.env.LIANXI_SCHEMA = 'follow'
  build = buildServer()
})
afterAll(async () => {
  for (const f of following) await f.stop()
  for (const server of running) await server.kill()
  build.remove()
  await clean()
})

const start = async () => {
  const server = await build.start(config)
  running.push(server)
  return server
}
const post = (url: string, cookie: string, query: string, input: object) =>
  fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', ...(cookie && { cookie }) }, body: JSON.stringify({ query, variables: { input } }) })
const signIn = async (url: string, username: string) =>
  (await post(url, '', 'mutation ($input: SignInInput!) { signIn(input: $input) { done } }', { username, password: DEMO_PASSWORD })).headers.getSetCookie().map(c => c.split(';')[0]).join('; ')

let serial = 0
/** A line of its own for each: what was acknowledged must be there for ever. */
async function typeLine(url: string, cookie: string): Promise<string> {
  const line = `n${++serial}`
  const reply = await post(url, cookie, 'mutation ($input: TypeDecisionInput!) { typeDecision(input: $input) { serial } }', { meetingId, agendaItemId: itemId, fields: [{ key: `${line}.text`, value: line, baseVersion: 0 }] })
  const answer = (await reply.json()) as { errors?: { message: string }[] }
  if (answer.errors) throw new Error(answer.errors[0]!.message)
  return line
}
const WATCH = 'subscription ($id: Int!) { meetingLive(meetingId: $id) { revision items { id lines { key } } } }'
interface Live { revision: number; items: { id: number; lines: { key: string }[] }[] }
const live = (answer: { data: unknown }) => (answer.data as { meetingLive: Live } | null)?.meetingLive
const linesOf = (answer: { data: unknown }) => live(answer)?.items.find(i => i.id === itemId)?.lines.map(l => l.key) ?? []
const watch = (url: () => string, cookie: string) => {
  const f = follow(url, cookie, WATCH, { id: meetingId }, { retryAttempts: Infinity, shouldRetry: () => true, retryWait: () => new Promise(resolve => setTimeout(resolve, 50)) })
  following.push(f)
  return f
}

describe('servers that come and go', () => {
  it('P5 a killed server’s follower connects again and misses nothing', async () => {
    let server = await start()
    const cookie = await signIn(server.url, 'cz.secretary')
    const eyes = watch(() => server.url, cookie)
    const said = [await typeLine(server.url, cookie), await typeLine(server.url, cookie)]
    await eyes.until(a => said.every(line => linesOf(a).includes(line)))
    for (let kill = 0; kill < 3; kill++) {
      const before = server
      // Typed at the moment of the kill: kept if it was acknowledged, else it may be typed again.
      const last = typeLine(before.url, cookie).then(line => said.push(line), () => null)
      await before.kill()
      await last
      const next = await start()
      // Typed before the follower is back.
      said.push(await typeLine(next.url, cookie))
      server = next
      await eyes.until(a => said.every(line => linesOf(a).includes(line)))
    }
    const revisions = eyes.answers.map(a => live(a)!.revision)
    expect(revisions).toEqual([...revisions].sort((a, b) => a - b))
    await server.stop()
  })

  it('P5 a server that stops says goodbye to its followers and ends in time', async () => {
    const server = await start()
    const cookie = await signIn(server.url, 'cz.secretary')
    const closed: number[] = []
    const eyes = follow(() => server.url, cookie, WATCH, { id: meetingId }, { on: { closed: event => { closed.push((event as CloseEvent).code) } } })
    following.push(eyes)
    await eyes.until(() => true)
    const from = performance.now()
    await server.stop()
    await eyes.ended
    expect(closed).toEqual([1012])
    expect(performance.now() - from).toBeLessThan(10_000)
  })

  it.skipIf(noServers)(`P5 of two servers without Redis the other sees a change within seconds${noServers ? ` (did not run: ${noServers})` : ''}`, async () => {
    delete process.env.REDIS_URL
    const [one, two] = [await start(), await start()]
    const cookie = await signIn(one.url, 'cz.secretary')
    const eyes = watch(() => two.url, cookie)
    await eyes.until(() => true)
    const line = await typeLine(one.url, cookie)
    await eyes.until(a => linesOf(a).includes(line))
    await one.stop()
    await two.stop()
  })

  const skipped = noServers ?? noRedis
  it.skipIf(skipped)(`P5 two servers that share Redis tell each other’s followers at once${skipped ? ` (did not run: ${skipped})` : ''}`, async () => {
    const redis = process.env.TEST_REDIS_URL ? { url: process.env.TEST_REDIS_URL, stop: async () => {} } : await ownRedis()
    process.env.REDIS_URL = redis.url
    const [one, two] = [await start(), await start()]
    let at = one
    const cookie = await signIn(one.url, 'cz.secretary')
    const near = watch(() => at.url, cookie)
    const far = watch(() => two.url, cookie)
    await Promise.all([near.until(() => true), far.until(() => true)])
    const taken: number[] = []
    for (let n = 0; n < 5; n++) {
      const from = performance.now()
      const line = await typeLine(one.url, cookie)
      await far.until(a => linesOf(a).includes(line))
      taken.push(performance.now() - from)
    }
    // By looking alone it would be a second and a half on the average.
    expect(taken.sort((a, b) => a - b)[2]).toBeLessThan(1_000)
    // One is killed: its followers go to the other and hear what was said meanwhile.
    at = two
    await one.kill()
    const line = await typeLine(two.url, cookie)
    await Promise.all([near.until(a => linesOf(a).includes(line)), far.until(a => linesOf(a).includes(line))])
    await two.stop()
    await redis.stop()
    delete process.env.REDIS_URL
  })
})

async function ownRedis(): Promise<{ url: string; stop: () => Promise<void> }> {
  const free = createServer().listen(0, '127.0.0.1')
  await once(free, 'listening')
  const { port } = free.address() as AddressInfo
  free.close()
  const child: ChildProcess = spawn(REDIS_SERVER!, ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'], { stdio: ['ignore', 'pipe', 'ignore'] })
  const gone = once(child, 'exit')
  for await (const text of child.stdout!.iterator({ destroyOnReturn: false })) if (/Ready to accept/.test(String(text))) break
  child.stdout!.resume()
  return { url: `redis://127.0.0.1:${port}`, stop: async () => { child.kill(); await gone } }
}
