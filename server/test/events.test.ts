import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openEvents, type Events } from '../src/platform/events'

const REDIS_SERVER = ['/usr/bin/redis-server', '/usr/local/bin/redis-server'].find(existsSync)
const freePort = () => new Promise<number>(done => {
  const probe = createServer().listen(0, '127.0.0.1', () => {
    const { port } = probe.address() as AddressInfo
    probe.close(() => done(port))
  })
})

// Where there is no redis-server, liveServers.test.ts says so.
describe.skipIf(!REDIS_SERVER)('events between servers', () => {
  const servers: Events[] = []
  let redis: ChildProcess | undefined
  let port: number
  let folder: string
  beforeAll(async () => {
    port = await freePort()
    folder = mkdtempSync(join(tmpdir(), 'lianxi-redis-'))
  })
  afterAll(async () => {
    for (const server of servers) await server.close()
    redis?.kill()
    rmSync(folder, { recursive: true })
  })

  it('P12 a Redis that starts after the servers carries their events; before, each server tells its own', async () => {
    for (const _ of [1, 2]) servers.push(openEvents(`redis://127.0.0.1:${port}`, pino({ level: 'silent' })))
    const [here, there] = servers as [Events, Events]
    const heard: unknown[] = []
    const own: unknown[] = []
    let gaps = 0
    here.listen('meeting:1', payload => own.push(payload))
    there.listen('meeting:1', payload => heard.push(payload))
    there.onGap(() => { gaps++ })
    here.publish('meeting:1', 'before')
    expect(own).toEqual(['before'])
    redis = spawn(REDIS_SERVER!, ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', folder], { stdio: 'ignore' })
    await expect.poll(() => {
      here.publish('meeting:1', 'after')
      return heard.length
    }, { timeout: 30_000, interval: 200 }).toBeGreaterThan(0)
    expect(heard).toContain('after')
    // Told that something may have been missed, once it hears again.
    expect(gaps).toBe(1)
  })
})
