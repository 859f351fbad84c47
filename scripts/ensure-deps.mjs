// Installs what package-lock.json asks for when it is not there. Runs before anything is installed, so it must work on a
// plain Node 20 with nothing but what ships with Node; everything after it runs on the Node that the install brings.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const stampFile = join(root, 'node_modules', '.lianxi-lock')
const lockText = readFileSync(join(root, 'package-lock.json'), 'utf8')
const lockHash = createHash('sha256').update(lockText).digest('hex')
const leastNode = [22, 17]

const say = text => console.log(`[install] ${text}`)

/** Why an install is needed, or undefined when what is there is what the lock file asks for. */
function missing() {
  if (!existsSync(join(root, 'node_modules'))) return 'node_modules is not there'
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === lockHash) return undefined
  const hiddenLock = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(hiddenLock)) return 'node_modules was not installed by npm'
  // The lock file changed, or someone installed by hand: what counts is what stands in node_modules.
  const wanted = Object.entries(JSON.parse(lockText).packages)
  const present = JSON.parse(readFileSync(hiddenLock, 'utf8')).packages
  const behind = wanted.find(([path, want]) => path.startsWith('node_modules/') && !want.optional && !want.link
    && present[path]?.version !== want.version)
  if (behind) return `${behind[0].replace('node_modules/', '')} is not at ${behind[1].version} as package-lock.json says`
  writeFileSync(stampFile, lockHash)
  return undefined
}

function npm(...args) {
  // The npm that called us, run by the Node that runs npm: the one in node_modules is replaced while npm works.
  const { npm_execpath: cli, npm_node_execpath: node } = process.env
  const [command, rest] = cli && node ? [node, [cli, ...args]] : ['npm', args]
  return spawnSync(command, rest, { cwd: root, stdio: 'inherit', shell: command === 'npm' && process.platform === 'win32' }).status === 0
}

function install(why) {
  const started = Date.now()
  say(`${why}: npm ci …`)
  const all = ['--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error']
  if (!npm('ci', ...all)) {
    say('npm ci did not go through (its reason stands above); trying npm install, which does not hold to the lock file')
    if (!npm('install', '--no-save', ...all)) {
      say('npm install did not go through either. Check that the npm registry can be reached and that the disk is not full, then run the same command again.')
      process.exit(1)
    }
  }
  writeFileSync(stampFile, lockHash)
  say(`installed in ${Math.round((Date.now() - started) / 1000)} s`)
}

/** The Node that the scripts of package.json get: the installed one where there is one, else the system's. */
function checkNode() {
  const installed = join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node')
  const asked = existsSync(installed)
    ? spawnSync(installed, ['--version'], { encoding: 'utf8', shell: process.platform === 'win32' })
    : undefined
  if (asked?.status === 0) return
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > leastNode[0] || (major === leastNode[0] && minor >= leastNode[1])) return
  say(`Lianxi needs Node ${leastNode.join('.')} or newer; this is ${process.version}.`)
  say(asked
    ? 'The Node that was installed with the dependencies does not start here (perhaps a system without glibc).'
    : `For ${process.platform} on ${process.arch} (macOS among them) no Node comes with the dependencies.`)
  say('Install a newer Node (24 is what we test with) from nodejs.org or your system\'s packages, then run the same command again.')
  process.exit(1)
}

const why = missing()
if (why) install(why)
checkNode()
