import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib'

export interface ZipEntry {
  name: string
  method: number
  encrypted: boolean
  crc: number
  /** Bytes in the file, bytes when unpacked (as the file claims), place of the local header. */
  packed: number
  size: number
  offset: number
}

/** Thrown inside the module only; the reader turns it into a refusal. */
export class BrokenZip extends Error {}
export class ZipTooLarge extends Error {}

const END = 0x06054b50
const CENTRAL = 0x02014b50
const ZIP64_LOCATOR = 0x07064b50
const FULL = 0xffffffff

const endOf = (file: Buffer) => {
  for (let at = file.length - 22; at >= Math.max(0, file.length - 65_557); at--)
    if (file.readUInt32LE(at) === END) return at
  throw new BrokenZip('no end of central directory')
}

/** The central directory. Throws BrokenZip, or a RangeError of Buffer, when the bytes are no zip. */
export const listZip = (file: Buffer): Map<string, ZipEntry> => {
  const end = endOf(file)
  let count = file.readUInt16LE(end + 10)
  let at = file.readUInt32LE(end + 16)
  if ((count === 0xffff || at === FULL) && end >= 20 && file.readUInt32LE(end - 20) === ZIP64_LOCATOR) {
    const end64 = Number(file.readBigUInt64LE(end - 12))
    count = Number(file.readBigUInt64LE(end64 + 32))
    at = Number(file.readBigUInt64LE(end64 + 48))
  }
  const entries = new Map<string, ZipEntry>()
  for (let i = 0; i < count; i++) {
    if (file.readUInt32LE(at) !== CENTRAL) throw new BrokenZip('central directory')
    const flags = file.readUInt16LE(at + 8)
    const nameLength = file.readUInt16LE(at + 28)
    const extraLength = file.readUInt16LE(at + 30)
    let packed = file.readUInt32LE(at + 20)
    let size = file.readUInt32LE(at + 24)
    let offset = file.readUInt32LE(at + 42)
    const name = file.toString('utf8', at + 46, at + 46 + nameLength)
    for (let x = at + 46 + nameLength; x + 4 <= at + 46 + nameLength + extraLength; x += 4 + file.readUInt16LE(x + 2)) {
      if (file.readUInt16LE(x) !== 1) continue
      let field = x + 4
      const next = () => Number(file.readBigUInt64LE((field += 8) - 8))
      if (size === FULL) size = next()
      if (packed === FULL) packed = next()
      if (offset === FULL) offset = next()
    }
    const plain = name.replaceAll('\\', '/').replace(/^\//, '')
    const [method, crc] = [file.readUInt16LE(at + 10), file.readUInt32LE(at + 16)]
    entries.set(plain, { name: plain, method, encrypted: (flags & 1) === 1, crc, packed, size, offset })
    at += 46 + nameLength + extraLength + file.readUInt16LE(at + 32)
  }
  return entries
}

const packedBytes = (file: Buffer, entry: ZipEntry) => {
  const at = entry.offset
  const start = at + 30 + file.readUInt16LE(at + 26) + file.readUInt16LE(at + 28)
  if (start + entry.packed > file.length) throw new BrokenZip(entry.name)
  return file.subarray(start, start + entry.packed)
}

/** One entry unpacked. What the file claims about sizes is not believed: at `limit` bytes unpacking stops with ZipTooLarge. */
export const unzip = (file: Buffer, entry: ZipEntry, limit: number): Buffer => {
  const bytes = packedBytes(file, entry)
  if (entry.method === 0) {
    if (bytes.length > limit) throw new ZipTooLarge(entry.name)
    return bytes
  }
  if (entry.method !== 8) throw new BrokenZip(`method ${entry.method}`)
  try {
    return inflateRawSync(bytes, { maxOutputLength: limit })
  } catch (cause) {
    if (cause instanceof RangeError) throw new ZipTooLarge(entry.name)
    throw new BrokenZip(entry.name)
  }
}

/** The same archive with parts added or replaced (`changes`) and left out (null); what is not named stays byte for byte. */
export const rezip = (file: Buffer, changes: Map<string, Buffer | string | null>): Buffer => {
  const kept = [...listZip(file).values()].filter(entry => !changes.has(entry.name) && !entry.name.endsWith('/'))
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  const add = (name: string, method: number, crc: number, size: number, bytes: Buffer) => {
    const nameBytes = Buffer.from(name)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(0x0800, 2)
    common.writeUInt16LE(method, 4)
    common.writeUInt32LE(0x00210000, 6)
    common.writeUInt32LE(crc, 10)
    common.writeUInt32LE(bytes.length, 14)
    common.writeUInt32LE(size, 18)
    common.writeUInt16LE(nameBytes.length, 22)
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    parts.push(Buffer.from('PK\x03\x04', 'latin1'), common, nameBytes, bytes)
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, tail, nameBytes)
    offset += 30 + nameBytes.length + bytes.length
  }
  for (const entry of kept) add(entry.name, entry.method, entry.crc, entry.size, packedBytes(file, entry))
  let count = kept.length
  for (const [name, content] of changes) {
    if (content === null) continue
    const bytes = Buffer.from(content)
    add(name, 8, crc32(bytes), bytes.length, deflateRawSync(bytes))
    count++
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(END, 0)
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, ...directory, end])
}
