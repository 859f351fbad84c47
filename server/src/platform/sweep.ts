import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { filesIn, INCOMING } from './files'
import type { System } from './manifest'

/** The hashes that any table names in a column `sha256`, whatever module it is of. */
async function namedHashes({ database }: System): Promise<Set<string>> {
  const named = new Set<string>()
  for (const meta of database.orm.getMetadata().getAll().values()) {
    if (!('sha256' in meta.properties)) continue
    const rows = await database.read.selectFrom(meta.tableName as 'attachment').select('sha256').distinct().execute()
    for (const row of rows) named.add(row.sha256)
  }
  return named
}

/**
 * Removes stored files that no row names and that nobody has touched since `before` (epoch milliseconds), and what uploads that
 * broke off have left. Returns how many. An upload of the same content meanwhile touches its file first: it stays.
 */
export async function sweepFiles(system: System, before: number): Promise<number> {
  const named = await namedHashes(system)
  const folder = filesIn(system)
  let removed = 0
  for (const part of await readdir(folder).catch(() => []))
    for (const name of await readdir(join(folder, part)).catch(() => [])) {
      const path = join(folder, part, name)
      if (part !== INCOMING && named.has(name)) continue
      const found = await stat(path).catch(() => null)
      if (!found?.isFile() || found.mtimeMs >= before) continue
      await rm(path, { force: true })
      removed++
    }
  return removed
}
