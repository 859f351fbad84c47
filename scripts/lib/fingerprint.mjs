// Is a build older than its sources? Told by content, not by times: a clone or a checkout changes times, not content.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from './run.mjs'

const skipped = /(^|\/)(node_modules|dist|gql|\.cache)$|\.test\.ts$/

function * filesUnder(path) {
  const full = join(root, path)
  if (!existsSync(full)) return
  if (!statSync(full).isDirectory()) return yield path
  for (const name of readdirSync(full).sort()) {
    if (!skipped.test(`${path}/${name}`)) yield * filesUnder(`${path}/${name}`)
  }
}

/** A hash over the names and the content of everything under `paths` (relative to the top; what is not there does not count). */
export function fingerprint(paths) {
  const hash = createHash('sha256')
  for (const path of paths) {
    for (const file of filesUnder(path)) hash.update(`${file}\0`).update(readFileSync(join(root, file))).update('\0')
  }
  return hash.digest('hex')
}

/** Does `stampFile` say that the build was made from these sources? */
export const isFresh = (stampFile, hash) => existsSync(join(root, stampFile)) && readFileSync(join(root, stampFile), 'utf8') === hash

export function stamp(stampFile, hash) {
  mkdirSync(dirname(join(root, stampFile)), { recursive: true })
  writeFileSync(join(root, stampFile), hash)
}
