// Builds what is stale: the server to server/dist, the portal to web/dist.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fingerprint, isFresh, stamp } from './lib/fingerprint.mjs'
import { root, run, since } from './lib/run.mjs'

const common = ['package-lock.json', 'tsconfig.json', 'scripts/build.mjs', 'scripts/bundle-server.mjs']

const builds = [
  {
    name: 'server',
    needs: 'server/src/main.ts',
    result: 'server/dist/main.mjs',
    stamp: 'server/dist/.stamp',
    sources: ['server/src', 'server/migrations', 'server/package.json', ...common],
    steps: [['node', ['scripts/bundle-server.mjs']]],
  },
  {
    name: 'portal',
    needs: 'web/index.html',
    result: 'web/dist/index.html',
    stamp: 'web/dist/.stamp',
    sources: ['web', 'schema.graphql', ...common],
    steps: [
      ['npm', ['run', '--silent', 'codegen', '-w', 'web']],
      ['npm', ['run', '--silent', 'build', '-w', 'web', '--', '--logLevel', 'warn']],
    ],
  },
]

/**
 * Builds what is older than its sources, both sides at once.
 * @returns {Promise<boolean>} false when a build failed; its output has been printed
 */
export async function buildStale(say) {
  const results = await Promise.all(builds.map(async build => {
    if (!existsSync(join(root, build.needs))) {
      say(`${build.name}: ${build.needs} is not there, nothing to build`)
      return true
    }
    const hash = fingerprint(build.sources)
    if (isFresh(build.stamp, hash) && existsSync(join(root, build.result))) return true
    const started = Date.now()
    say(`${build.name}: building …`)
    for (const [command, args] of build.steps) {
      const { code, output } = await run(command, args, { quiet: true })
      if (code !== 0) {
        say(`${build.name}: \`${command} ${args.join(' ')}\` failed\n${output}`)
        return false
      }
    }
    stamp(build.stamp, hash)
    say(`${build.name}: built in ${since(started)}`)
    return true
  }))
  return results.every(Boolean)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.exit(await buildStale(text => console.log(`[build] ${text}`)) ? 0 : 1)
}
