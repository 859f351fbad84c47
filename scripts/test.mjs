// `npm test`: every part that can run here, one after the other, and at the end what ran, what could not, and why.
// `npm test -- api rules` runs the named parts only; `npm test -- --list` names them.
// LIANXI_REPORT=<file>: the totals are also written there as JSON (for .ci/run).
import { globSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildStale } from './build.mjs'
import { findBrowser } from './lib/browser.mjs'
import { root, run, since, wasStopped } from './lib/run.mjs'
import { countTests, inWords, sum } from './lib/tests.mjs'

const browser = findBrowser()
const database = process.env.TEST_DATABASE_URL || undefined
const databaseKind = database?.split(':')[0]
const noDatabase = database ? undefined : 'TEST_DATABASE_URL is not set (mysql://… or mariadb://…, an account that may create databases)'
const noBrowser = browser
  ? undefined
  : process.env.CHROMIUM ? `CHROMIUM=${process.env.CHROMIUM} cannot be run` : 'no Chromium, Chrome or Edge was found (CHROMIUM names one)'
const none = pattern => globSync(pattern, { cwd: root }).length === 0 ? `there is no ${pattern}` : undefined

// Every core works: a file waits for its database as often as it computes.
const api = ['api', '--maxWorkers=100%']
const journeys = ['e2e', '--no-file-parallelism']
const noJourney = noBrowser ?? none('e2e/**/*.test.ts')

const parts = [
  { id: 'rules', title: 'rules', vitest: ['rules'], cannot: none('server/src/**/*.test.ts') },
  { id: 'api', title: 'API on SQLite', vitest: api, env: { TEST_DATABASE_URL: undefined }, cannot: none('server/test/**/*.test.ts') },
  { id: 'web', title: 'web units', vitest: ['web'], build: true, cannot: none('web/src/**/*.test.ts') },
  { id: 'api-database', title: `API on ${databaseKind ?? 'a database server'}`, vitest: api, cannot: noDatabase ?? none('server/test/**/*.test.ts') },
  { id: 'e2e', title: 'browser journeys on SQLite', vitest: journeys, build: true, env: { TEST_DATABASE_URL: undefined, CHROMIUM: browser }, cannot: noJourney },
  { id: 'e2e-database', title: `browser journeys on ${databaseKind ?? 'a database server'}`, vitest: journeys, build: true, env: { CHROMIUM: browser }, cannot: noJourney ?? noDatabase },
]

const asked = process.argv.slice(2)
const unknown = asked.find(id => id !== '--list' && !parts.some(part => part.id === id))
if (asked.includes('--list') || unknown) {
  if (unknown) console.error(`There is no part “${unknown}”.`)
  for (const part of parts) console.log(`${part.id.padEnd(14)}${part.title}${part.cannot ? ` (cannot run here: ${part.cannot})` : ''}`)
  process.exit(unknown ? 2 : 0)
}

const reports = mkdtempSync(join(tmpdir(), 'lianxi-test-'))

/** @returns {Promise<{ passed: number, failed: number, skipped: number, note: string }>} */
async function runPart(part) {
  const started = Date.now()
  console.log(`\n━━ ${part.title}`)
  if (part.build && !await buildStale(text => console.log(`[build] ${text}`))) {
    return { passed: 0, failed: 1, skipped: 0, note: 'FAILED: the build failed' }
  }
  const file = join(reports, `${part.id}.json`)
  const [project, ...flags] = part.vitest
  const { code } = await run('vitest', [
    'run', '--project', project, ...flags, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`,
  ], { env: part.env })
  const counts = countTests(file, code)
  return { ...counts, note: `${counts.failed ? 'FAILED: ' : ''}${inWords(counts)}, in ${since(started)}` }
}

const results = []
for (const part of parts.filter(part => asked.length === 0 || asked.includes(part.id))) {
  if (wasStopped()) break
  results.push({ part, ...part.cannot ? { cannot: part.cannot } : await runPart(part) })
}
rmSync(reports, { recursive: true, force: true })

console.log('\n━━ Summary')
for (const { part, note, cannot } of results) {
  console.log(`${cannot ? '–' : note.startsWith('FAILED') ? '✗' : '✓'} ${part.title}: ${cannot ? `did not run, ${cannot}` : note}`)
}
const ran = results.filter(result => !result.cannot)
const totals = sum(ran)
if (process.env.LIANXI_REPORT) writeFileSync(process.env.LIANXI_REPORT, JSON.stringify({ ...totals, parts: results.map(({ part, note, cannot }) => ({ id: part.id, note, cannot })) }))
if (wasStopped()) console.log('Stopped before the end.')
if (totals.passed + totals.failed === 0) console.log('No test ran.')
console.log(inWords(totals))
process.exit(totals.failed > 0 || totals.passed === 0 || wasStopped() ? 1 : 0)
