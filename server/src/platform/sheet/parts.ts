import { attribute, scanXml } from './xml'
import type { XmlHandler } from './xml'
import { openWorkbook, refuse } from './signature'
import { unzip, ZipTooLarge } from './zip'

const MAX_PART = 96 * 1024 * 1024
const MAX_ALL = 160 * 1024 * 1024

export interface SheetPart {
  name: string
  hidden: boolean
  /** Path in the archive. */
  path: string
}

export interface Parts {
  /** Path of the workbook part, its sheets in order, the day numbers' base. */
  workbook: string
  sheets: SheetPart[]
  base1904: boolean
  shared: string | null
  styles: string | null
  has(path: string): boolean
  /** The part unpacked; refuses what unpacks to more than the limits. */
  bytes(path: string): Buffer
  text(path: string): string
}

const ignore = () => undefined

export const handler = (open: XmlHandler['open']): XmlHandler => ({ open, close: ignore, text: ignore })

export const relsOf = (path: string) => {
  const slash = path.lastIndexOf('/') + 1
  return `${path.slice(0, slash)}_rels/${path.slice(slash)}.rels`
}

export const resolvePath = (base: string, target: string): string => {
  if (target.startsWith('/')) return target.slice(1)
  const steps = base.split('/').slice(0, -1)
  for (const step of target.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.') steps.push(step)
  }
  return steps.join('/')
}

export interface Relation {
  id: string
  /** Last word of the relation's type: `worksheet`, `comments`. */
  type: string
  target: string
}

export const readRelations = (xml: string, base: string): Relation[] => {
  const relations: Relation[] = []
  scanXml(xml, handler((name, attributes) => {
    if (name !== 'Relationship') return
    const type = attribute(attributes, 'Type') ?? ''
    relations.push({
      id: attribute(attributes, 'Id') ?? '',
      type: type.slice(type.lastIndexOf('/') + 1),
      target: resolvePath(base, attribute(attributes, 'Target') ?? ''),
    })
  }))
  return relations
}

const decode = (bytes: Buffer) =>
  (bytes[0] === 0xff && bytes[1] === 0xfe ? bytes.toString('utf16le') : bytes.toString('utf8')).replace(/^\ufeff/, '')

/** Opens the archive and reads the workbook's table of sheets. Refuses in words; what is damaged may also throw. */
export const openParts = (file: Buffer): Parts => {
  const entries = openWorkbook(file)
  let unpacked = 0
  const bytes = (path: string): Buffer => {
    const entry = entries.get(path)
    if (!entry) return Buffer.alloc(0)
    try {
      const part = unzip(file, entry, Math.max(1, Math.min(MAX_PART, MAX_ALL - unpacked)))
      unpacked += part.length
      return part
    } catch (cause) {
      if (cause instanceof ZipTooLarge)
        return refuse('文件解压后过大，远超一份项目清单应有的大小，没有读取。请只保留清单所在的工作表，另存后再上传。')
      throw cause
    }
  }
  const text = (path: string) => decode(bytes(path))
  const root = entries.has('_rels/.rels') ? readRelations(text('_rels/.rels'), '') : []
  const workbook = root.find(relation => relation.type === 'officeDocument')?.target ?? 'xl/workbook.xml'
  if (!entries.has(workbook)) throw new Error('no workbook part')
  const relations = readRelations(text(relsOf(workbook)), workbook)
  const sheets: SheetPart[] = []
  let base1904 = false
  scanXml(text(workbook), handler((name, attributes) => {
    if (name === 'workbookPr') base1904 = ['1', 'true'].includes(attribute(attributes, 'date1904') ?? '')
    if (name !== 'sheet') return
    // r:id first: sheetId ends in "Id", but `attribute` reads whole names only.
    const relation = relations.find(one => one.id === attribute(attributes, 'id'))
    if (relation?.type !== 'worksheet' || !entries.has(relation.target)) return
    sheets.push({
      name: attribute(attributes, 'name') ?? `Sheet${sheets.length + 1}`,
      hidden: (attribute(attributes, 'state') ?? 'visible') !== 'visible',
      path: relation.target,
    })
  }))
  const part = (type: string) => relations.find(relation => relation.type === type && entries.has(relation.target))?.target ?? null
  return { workbook, sheets, base1904, shared: part('sharedStrings'), styles: part('styles'), has: path => entries.has(path), bytes, text }
}
