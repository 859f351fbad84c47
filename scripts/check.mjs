// `npm run check`: everything that is true or not without running the product. All steps run; the summary names those that failed.
// `npm run check -- lint types` runs the named steps only.
// LIANXI_REPORT=<file>: the totals are also written there as JSON (for .ci/run).
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, run, since, wasStopped } from './lib/run.mjs'

const absent = file => existsSync(join(root, file)) ? undefined : `there is no ${file}`
const command = (name, ...args) => async () => (await run(name, args)).code === 0

/** Prints the contract from the code again and compares; the file is left as it was. */
async function contractIsPrinted() {
  const file = join(root, 'schema.graphql')
  const before = readFileSync(file, 'utf8')
  const { code, output } = await run('tsx', ['server/src/cli.ts', 'schema'], { quiet: true })
  const printed = readFileSync(file, 'utf8')
  if (printed !== before) writeFileSync(file, before)
  if (code !== 0) console.log(output)
  else if (printed !== before) console.log('schema.graphql is not what the code says: run `npm run schema` and commit it.')
  return code === 0 && printed === before
}

const steps = [
  { id: 'contract', title: 'schema.graphql is what the code says', cannot: absent('schema.graphql') ?? absent('server/src/cli.ts'), check: contractIsPrinted },
  { id: 'documents', title: "the portal's documents fit the contract", cannot: absent('schema.graphql') ?? absent('web/codegen.ts'), check: command('npm', 'run', '--silent', 'codegen', '-w', 'web') },
  { id: 'types', title: 'types of server, tests and bench', check: command('tsc', '--noEmit', '-p', '.') },
  { id: 'types-web', title: 'types of the portal', cannot: absent('web/tsconfig.json'), check: command('vue-tsc', '--noEmit', '-p', 'web') },
  { id: 'lint', title: 'eslint: borders, no any, 300 lines, GraphQL documents', check: command('eslint', '.', '--max-warnings', '0') },
  { id: 'unused', title: 'knip: nothing unused', check: command('knip', '--no-progress') },
  { id: 'regulations', title: 'the regulation packs load', check: async () => {
    const { code, output } = await run('tsx', ['scripts/regulations.ts'], { quiet: true })
    if (code !== 0) console.log(output)
    return code === 0
  } },
]

const asked = process.argv.slice(2)
const unknown = asked.find(id => !steps.some(step => step.id === id))
if (unknown) {
  console.error(`There is no step “${unknown}”; there are: ${steps.map(step => step.id).join(', ')}.`)
  process.exit(2)
}

const lines = []
const totals = { passed: 0, failed: 0 }
for (const { id, title, cannot, check } of steps) {
  if (wasStopped()) break
  if (asked.length > 0 && !asked.includes(id)) continue
  if (cannot) {
    lines.push(`– ${title}: did not run, ${cannot}`)
    continue
  }
  const started = Date.now()
  console.log(`\n━━ ${title} (${id})`)
  const passed = await check()
  totals[passed ? 'passed' : 'failed'] += 1
  lines.push(`${passed ? '✓' : '✗'} ${title}, ${since(started)}`)
}

console.log(`\n━━ Summary\n${lines.join('\n')}`)
if (process.env.LIANXI_REPORT) writeFileSync(process.env.LIANXI_REPORT, JSON.stringify({ ...totals, skipped: 0 }))
process.exit(totals.failed > 0 || wasStopped() ? 1 : 0)
