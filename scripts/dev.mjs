// `npm run dev`: the server from its sources, restarted on every change, and Vite's server for the portal beside it.
// PORT (default 4000) is the API's, Vite names its own. Ctrl+C stops both; if one ends, the other is stopped too.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root, run } from './lib/run.mjs'

const wanted = [
  ['server/src/main.ts', 'tsx', ['watch', '--clear-screen=false', '--include', 'regulations/**', 'server/src/main.ts']],
  ['web/vite.config.ts', 'vite', ['web', '--clearScreen', 'false']],
  ['web/codegen.ts', 'npm', ['run', '--silent', 'codegen', '-w', 'web', '--', '--watch']],
]
const env = { NODE_ENV: process.env.NODE_ENV ?? 'development' }
const ended = await Promise.race(wanted
  .filter(([file]) => existsSync(join(root, file)))
  .map(async ([file, command, args]) => ({ file, ...await run(command, args, { env }) })))
console.log(`[dev] ${ended.file} ended with code ${ended.code}`)
process.kill(process.pid, 'SIGTERM')
