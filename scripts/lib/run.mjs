// Child processes of the scripts: in our own process group, stopped when we are stopped.
import { spawn } from 'node:child_process'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '')

const running = new Set()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    for (const child of running) child.kill(signal)
    if (running.size === 0 && process.listenerCount(signal) === 1) process.exit(128 + { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 }[signal])
    stopped = true
  })
}
let stopped = false

/** Was this script told to stop? */
export const wasStopped = () => stopped

/** The environment for children: the installed tools first in PATH, `env` on top; a value of undefined takes a variable away. */
export function environment(env = {}) {
  const PATH = [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter)
  return Object.fromEntries(Object.entries({ ...process.env, PATH, ...env }).filter(([, value]) => value !== undefined))
}

/**
 * Runs a command at the top of the repository.
 * @param {string} command @param {string[]} args
 * @param {{ env?: Record<string, string | undefined>, quiet?: boolean }} [options] quiet: output is kept and handed back instead of shown
 * @returns {Promise<{ code: number, output: string }>} never rejects: a command that cannot be started has code 127
 */
export function run(command, args, { env, quiet = false } = {}) {
  return new Promise(resolve => {
    const child = spawn(command, args, {
      cwd: root,
      env: environment(env),
      stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
      shell: process.platform === 'win32',
    })
    running.add(child)
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', text => { output += text })
    const finish = (code, text = '') => {
      running.delete(child)
      resolve({ code, output: output + text })
    }
    child.on('error', error => finish(127, `${command}: ${error.message}\n`))
    child.on('close', (code, signal) => finish(code ?? 128, signal ? `${command} was stopped by ${signal}\n` : ''))
  })
}

/** `1.2 s` since `started` (milliseconds). */
export const since = started => `${((Date.now() - started) / 1000).toFixed(1)} s`
