import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { clauseReport } from '../server/src/modules/regulation/carrier.rules'
import { loadPack, loadPlatform, PackError, type Platform } from '../server/src/modules/regulation/pack.rules'

/**
 * Prints for each regulation: clause → what carries it, or why nothing does; then the settings that the county fixes itself.
 * Ends with 1 when a pack cannot be loaded. `npm run regulations [-- <pack id>]`
 */
const folder = fileURLToPath(new URL('../regulations/', import.meta.url))
const only = process.argv[2]

function describe(id: string, platform: Platform): string[] {
  const { data, hash, rules } = loadPack(readFileSync(`${folder}${id}/pack.yaml`, 'utf8'), `regulations/${id}/pack.yaml`, platform)
  const report = clauseReport(data)
  const carried = report.filter(r => r.carriers.length).length
  return [
    `\n${data.regulation.title}  ${data.regulation.number ?? '(无发文字号)'}  ${id}@${hash.slice(0, 12)}`,
    `  共 ${report.length} 条，其中 ${carried} 条有承载；规则 ${rules.length} 条(含平台规则)`,
    ...report.flatMap(r => [
      `  ${r.printed}  ${r.gist}`,
      ...r.carriers.map(c => `      → ${c.kind} ${c.id}  ${c.name === c.id ? '' : c.name}`),
      ...(r.none ? [`      ∅ ${r.none}`] : []),
    ]),
    '  本县设定',
    ...data.settings.map(s => `      ${s.key} = ${JSON.stringify(s.default)}  ${s.label}：${s.why}`),
  ]
}

try {
  const platform = loadPlatform(readFileSync(`${folder}platform.yaml`, 'utf8'), 'regulations/platform.yaml')
  const ids = readdirSync(folder, { withFileTypes: true }).filter(e => e.isDirectory()).map(e => e.name)
  console.log(ids.filter(i => !only || i === only).sort().flatMap(id => describe(id, platform)).join('\n'))
} catch (error) {
  if (!(error instanceof PackError)) throw error
  console.error(error.message)
  process.exitCode = 1
}
