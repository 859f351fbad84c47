import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, rename, rm, stat, utimes } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { fileTypeFromFile } from 'file-type'
import { invalid } from '../kernel/refusal'
import type { Ctx } from './context'

/** Service: the folder that `LIANXI_DATA` names. */
export const DATA_DIR = Symbol('data folder')

/** A file that has come in and is not yet kept: judge it, then `keep` or `discard`. */
export interface Incoming {
  sha256: string
  /** Bytes. */
  size: number
  /** Extension that the first bytes tell, or null. */
  detected: string | null
  /** Content went beyond the limit; what was read is cut off and must be discarded. */
  tooLarge: boolean
  keep: () => Promise<void>
  discard: () => Promise<void>
}

/** Where uploads lie until they are judged, beside the folders of what is kept. */
export const INCOMING = '.incoming'

export const filesIn = ({ services }: Pick<Ctx, 'services'>) => join(services.get(DATA_DIR) as string, 'attachments')

/** Named by content: the same file twice takes the room of one. */
const pathOf = (ctx: Ctx, sha256: string) => join(filesIn(ctx), sha256.slice(0, 2), sha256)

const exists = (path: string) => stat(path).then(() => true, () => false)

/** Durable before the row that names it is committed. */
async function sync(path: string) {
  const handle = await open(path, 'r+')
  await handle.sync()
  await handle.close()
}

/** Without a byte for so long an upload has been given up. */
const QUIET_MS = 60_000

/**
 * Reads a stream into the data folder while hashing and counting; at most `maxBytes` are written.
 * @throws Refusal INVALID on `file` when it stops coming.
 */
export async function receiveFile(ctx: Ctx, source: Readable | Buffer, maxBytes: number, quietMs = QUIET_MS): Promise<Incoming> {
  const incoming = join(filesIn(ctx), INCOMING, randomUUID())
  await mkdir(dirname(incoming), { recursive: true })
  const hash = createHash('sha256')
  let size = 0
  const quiet = new AbortController()
  const timer = setTimeout(() => quiet.abort(), quietMs)
  const count = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length
      timer.refresh()
      if (size > maxBytes) return done()
      hash.update(chunk)
      done(null, chunk)
    },
  })
  const discard = () => rm(incoming, { force: true })
  try {
    await pipeline(Buffer.isBuffer(source) ? Readable.from([source]) : source, count, createWriteStream(incoming, { flags: 'wx' }), { signal: quiet.signal })
  } catch (error) {
    await discard()
    if (quiet.signal.aborted) throw invalid({ field: 'file', message: '文件传到一半停住了，没有收完整。请检查网络后重新上传。' })
    throw error
  } finally {
    clearTimeout(timer)
  }
  const sha256 = hash.digest('hex')
  return {
    sha256,
    size,
    detected: (await fileTypeFromFile(incoming).catch(() => undefined))?.ext ?? null,
    tooLarge: size > maxBytes,
    discard,
    async keep() {
      const path = pathOf(ctx, sha256)
      if (await exists(path)) {
        // touched, so that it is not swept before the row that names it is there
        const now = new Date()
        await utimes(path, now, now)
        return discard()
      }
      await mkdir(dirname(path), { recursive: true })
      await sync(incoming)
      await rename(incoming, path)
    },
  }
}

/** A kept file as a stream; null when the data folder has lost it. */
export async function openFile(ctx: Ctx, sha256: string): Promise<Readable | null> {
  const path = pathOf(ctx, sha256)
  return (await exists(path)) ? createReadStream(path) : null
}
