import { createHash } from 'node:crypto'
import { isAlias, isMap, isScalar, LineCounter, parseDocument, type Document } from 'yaml'
import { compilePack, type RegulationPack } from './compile.rules'
import { mergePack } from './merge.rules'
import { packShape, platformShape, type PackData, type PlatformData } from './pack.schema'
import type { Path, Problem, Shape } from './shape.rules'

export interface PackProblem {
  file: string
  /** From 1; null when the pack comes from the database and has no lines. */
  line: number | null
  column: number | null
  /** `rules.3.require` */
  at: string
  /** A Chinese sentence. */
  cause: string
}

/** A pack that cannot be used, with every problem found and its place. */
export class PackError extends Error {
  constructor(readonly problems: PackProblem[]) {
    super(problems.map(p => `${p.file}${p.line ? `:${p.line}:${p.column}` : ''} ${p.at}: ${p.cause}`).join('\n'))
    this.name = 'PackError'
  }
}

/** JSON with sorted keys: the same content gives the same text, in whatever order it was written. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, v: unknown) =>
    typeof v === 'object' && v !== null && !Array.isArray(v)
      ? Object.fromEntries(Object.entries(v).sort(([a], [b]) => (a < b ? -1 : 1)))
      : v,
  )
}

/** SHA-256 of the canonical JSON, in hexadecimal: the version by which a record remembers what it was judged by. */
export const contentHash = (data: PackData) => createHash('sha256').update(canonicalJson(data)).digest('hex')

interface Source<T> {
  data: T
  place: (path: Path, atKey?: boolean) => PackProblem
}

function parse<T>(text: string, file: string, shape: Shape<T>, origins: WeakMap<object, (sub: Path) => PackProblem>): Source<T> {
  const lines = new LineCounter()
  const doc = parseDocument(text, { lineCounter: lines, uniqueKeys: true, stringKeys: true })
  if (doc.errors.length) {
    throw new PackError(
      doc.errors.map(e => {
        const { line, col } = lines.linePos(e.pos[0])
        return { file, line, column: col, at: 'YAML', cause: e.message.split('\n')[0] ?? e.code }
      }),
    )
  }
  const place = (path: Path, atKey = false): PackProblem => {
    const { line, col } = lines.linePos(offsetOf(doc, path, atKey))
    return { file, line, column: col, at: path.join('.') || '(全文)', cause: '' }
  }
  const problems: Problem[] = []
  const data = shape(doc.toJS() as unknown, [], problems)
  if (problems.length) throw new PackError(problems.map(p => ({ ...place(p.path, p.atKey), cause: p.cause })))
  remember(data, [], (path, sub) => place([...path, ...sub]), origins)
  return { data, place }
}

/** Where a path stands in the text; for a missing value, its nearest parent. */
function offsetOf(doc: Document.Parsed, path: Path, atKey: boolean): number {
  if (atKey) {
    const parent = doc.getIn(path.slice(0, -1), true) ?? doc.contents
    const pair = isMap(parent) ? parent.items.find(i => isScalar(i.key) && String(i.key.value) === String(path.at(-1))) : undefined
    if (pair && isScalar(pair.key) && pair.key.range) return pair.key.range[0]
  }
  for (let depth = path.length; depth >= 0; depth -= 1) {
    const node: unknown = depth ? doc.getIn(path.slice(0, depth), true) : doc.contents
    const range = typeof node === 'object' && node !== null && 'range' in node && !isAlias(node) ? node.range : undefined
    if (Array.isArray(range)) return Number(range[0])
  }
  return 0
}

function remember(
  value: unknown,
  path: Path,
  place: (path: Path, sub: Path) => PackProblem,
  origins: WeakMap<object, (sub: Path) => PackProblem>,
): void {
  if (typeof value !== 'object' || value === null) return
  origins.set(value, sub => place(path, sub))
  for (const [key, v] of Object.entries(value)) remember(v, [...path, Array.isArray(value) ? Number(key) : key], place, origins)
}

/** The platform's own rules, settings and defaults, which complete every pack. */
export interface Platform {
  data: PlatformData
  origins: WeakMap<object, (sub: Path) => PackProblem>
}

/** @throws PackError with file, line and cause. */
export function loadPlatform(yamlText: string, file: string): Platform {
  const origins: Platform['origins'] = new WeakMap()
  return { data: parse(yamlText, file, platformShape, origins).data, origins }
}

/**
 * Reads a county's pack and completes it from the platform's.
 * @throws PackError for a wrong or unknown key, an unknown clause or setting, a duplicate id, a clause that neither anything
 * carries nor explains itself, and an expression that does not parse, type-check or survive its probes; with file and line.
 */
export function loadPack(yamlText: string, file: string, platform: Platform): RegulationPack {
  const origins: Platform['origins'] = new WeakMap()
  const { data, place } = parse(yamlText, file, packShape, origins)
  const merged = mergePack(data, platform.data)
  const { pack, faults } = compilePack(merged, contentHash(merged))
  if (!faults.length) return pack
  throw new PackError(
    faults.map(f => {
      const where = origins.get(f.item) ?? platform.origins.get(f.item)
      return { ...(where ? where(f.path) : place([])), cause: f.cause }
    }),
  )
}

/** The text under which a pack is kept; `revivePack` reads it back. */
export const packToJson = (pack: RegulationPack) => canonicalJson(pack.data)

/**
 * A pack out of the database, as it was when it was kept.
 * @throws PackError when this version of the program can no longer read it.
 */
export function revivePack(json: string): RegulationPack {
  const problems: Problem[] = []
  const data = packShape(JSON.parse(json) as unknown, [], problems)
  const file = `regulation:${data.regulation?.id ?? '?'}`
  const found = problems.map(p => ({ file, line: null, column: null, at: p.path.join('.'), cause: p.cause }))
  if (found.length) throw new PackError(found)
  const { pack, faults } = compilePack(data, contentHash(data))
  if (!faults.length) return pack
  throw new PackError(faults.map(f => ({ file, line: null, column: null, at: f.path.join('.'), cause: f.cause })))
}

const BARE: PackData = {
  regulation: { id: 'platform', jurisdiction: '', title: '平台默认规则（本县制度尚未录入）', effective: { from: '2000-01-01' } },
  labels: { office: '联席会议办公室', keyProject: '重点项目', leadOfficial: '分包领导' },
  clauses: {},
  classes: [],
  settings: [],
  libraries: [],
  floors: [],
  reviews: [],
  scoresheets: [],
  series: [],
  deadlines: [],
  rules: [],
}

/** What a county goes by whose regulation is not entered yet: the platform's defaults alone. */
export function barePack(platform: Platform): RegulationPack {
  const data = mergePack(BARE, platform.data)
  const { pack, faults } = compilePack(data, contentHash(data))
  if (!faults.length) return pack
  throw new PackError(faults.map(f => ({ ...(platform.origins.get(f.item)?.(f.path) ?? { file: 'platform', line: null, column: null, at: '' }), cause: f.cause })))
}
