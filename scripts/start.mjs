// `npm start`: builds what is stale, then becomes the server (in this process: one less to stop, to signal and to pay for).
// The flags that bound its memory stand in package.json.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root, wasStopped } from './lib/run.mjs'
import { buildStale } from './build.mjs'

const say = text => console.log(`[start] ${text}`)
const entry = join(root, 'server', 'dist', 'main.mjs')

if (!await buildStale(say) || wasStopped()) process.exit(1)
if (!existsSync(entry)) {
  say('there is no server to start: server/src/main.ts is missing')
  process.exit(1)
}
process.chdir(root)
process.env.NODE_ENV ??= 'production'
// From here on the server answers signals. A terminal and npm both pass them on, so a second one means nothing; a server that
// has not closed after 10 s is ended.
process.removeAllListeners('SIGHUP')
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.removeAllListeners(signal)
  process.on(signal, () => setTimeout(() => process.exit(1), 10_000).unref())
}
// npm passes a signal to its shell, and a shell that ends does not pass it on: without this the server would outlive `npm start`.
if (process.env.npm_lifecycle_event === 'start') {
  const parent = process.ppid
  setInterval(() => { if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM') }, 500).unref()
}
await import(pathToFileURL(entry).href)
