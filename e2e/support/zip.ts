import { inflateRawSync } from 'node:zlib'

const DIRECTORY_ENTRY = 0x02014b50

/** The text of one file in a zip (a .docx is one), found through the zip's directory. */
export function textIn(zip: Buffer, name: string): string {
  for (let at = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1')), next = zip.readUInt32LE(at + 16); zip.readUInt32LE(next) === DIRECTORY_ENTRY;) {
    const [method, packed, nameLength] = [zip.readUInt16LE(next + 10), zip.readUInt32LE(next + 20), zip.readUInt16LE(next + 28)]
    const head = zip.readUInt32LE(next + 42)
    if (zip.toString('utf8', next + 46, next + 46 + nameLength) === name) {
      const from = head + 30 + zip.readUInt16LE(head + 26) + zip.readUInt16LE(head + 28)
      const bytes = zip.subarray(from, from + packed)
      return (method === 8 ? inflateRawSync(bytes) : bytes).toString('utf8')
    }
    next += 46 + nameLength + zip.readUInt16LE(next + 30) + zip.readUInt16LE(next + 32)
  }
  throw new Error(`the zip holds no ${name}`)
}

/** The words of a Word file, without its marks. */
export const wordsOf = (file: { bytes: Buffer }) => textIn(file.bytes, 'word/document.xml').replace(/<[^>]+>/g, '')
