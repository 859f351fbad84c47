import { spawn, type ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import autocannon from 'autocannon'

export interface Load {
  requestsPerSecond: number
  /** Milliseconds. */
  median: number
  failed: number
}

/** Sends a load and reads off what came back. */
export async function load(url: string, connections: number, seconds: number, request: { method?: 'POST'; headers?: Record<string, string>; body?: string } = {}): Promise<Load> {
  const result = await autocannon({ url, connections, duration: seconds, ...request })
  return { requestsPerSecond: result.requests.average, median: result.latency.p50, failed: result.non2xx + result.errors }
}

/** A median finer than autocannon's whole milliseconds: one after another, on one connection. */
export async function medianOf(times: number, ask: () => Promise<unknown>): Promise<number> {
  const taken: number[] = []
  for (let i = 0; i < times; i++) {
    const from = performance.now()
    await ask()
    taken.push(performance.now() - from)
  }
  return taken.sort((a, b) => a - b)[Math.floor(times / 2)]!
}

/** Starts a process and waits for a line that says it is ready. */
export function start(command: string, args: string[], env: NodeJS.ProcessEnv, ready: RegExp): Promise<ChildProcess> {
  const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  // A bench that fails must not leave its servers behind.
  process.once('exit', () => child.kill())
  return new Promise((resolve, reject) => {
    let said = ''
    const hear = (chunk: Buffer) => {
      said += chunk
      if (ready.test(said)) resolve(child)
    }
    child.stdout!.on('data', hear)
    child.stderr!.on('data', hear)
    child.once('exit', code => reject(new Error(`${command} ended with ${code}:\n${said.slice(-2000)}`)))
  })
}

export async function stop(child: ChildProcess): Promise<void> {
  const gone = new Promise(resolve => child.once('exit', resolve))
  child.kill('SIGTERM')
  await gone
}

/** Highest resident memory of a process so far, in MB. */
export const peakMemory = (pid: number) => Math.round(Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1024)

export const freePort = (): Promise<number> =>
  new Promise((done, fail) => {
    const probe = createServer().once('error', fail).listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => done(port))
    })
  })
