// `npm run dev`: the server from its sources, restarted on every change, and Vite's server for the portal beside it; typed
// documents are written again when a .graphql file or the contract changes.
// PORT (default 4000) is the API's, Vite names its own. Ctrl+C stops all; if one ends, the others are stopped too.
import { existsSync, watch } from 'node:fs'
import { join } from 'node:path'
import { root, run, wasStopped } from './lib/run.mjs'

const env = {
  NODE_ENV: process.env.NODE_ENV ?? 'development',
  LIANXI_SERVER: process.env.LIANXI_SERVER ?? `http://127.0.0.1:${process.env.PORT ?? 4000}`,
}
const servers = [
  ['server/src/main.ts', 'tsx', ['watch', '--clear-screen=false', '--include', 'regulations/**', 'server/src/main.ts']],
  ['web/vite.config.ts', 'vite', ['web', '--clearScreen', 'false']],
].filter(([file]) => existsSync(join(root, file)))

let due
async function writeDocuments() {
  const { code, output } = await run('npm', ['run', '--silent', 'codegen', '-w', 'web'], { quiet: true })
  console.log(code === 0 ? '[dev] documents written' : `[dev] the documents do not fit the contract\n${output}`)
}
function later(_event, name) {
  if (!name?.endsWith('.graphql')) return
  clearTimeout(due)
  due = setTimeout(writeDocuments, 300)
}

if (existsSync(join(root, 'web/codegen.ts'))) {
  await writeDocuments()
  watch(join(root, 'web', 'src'), { recursive: true }, later).unref()
  watch(root, later).unref()
}
const ended = await Promise.race(servers.map(async ([file, command, args]) => ({ file, ...await run(command, args, { env }) })))
if (!wasStopped()) {
  console.log(`[dev] ${ended.file} ended with code ${ended.code}`)
  process.kill(process.pid, 'SIGTERM')
}
