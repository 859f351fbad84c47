import Docxtemplater from 'docxtemplater'
import InspectModule from 'docxtemplater/js/inspect-module.js'
import PizZip from 'pizzip'
import { TEMPLATE_OPTIONS } from './fill.rules'
import { PAPER_KIND_LABEL } from './paperData.rules'
import type { PaperKind } from './paperData.rules'
import { PAPER_FIELDS, tagList } from './paperField.rules'
import type { AnyFieldTable } from './paperField.rules'

export interface TemplateProblem {
  /** FILE not a usable .docx · BROKEN a tag's braces or loop · UNKNOWN the kind has no such tag · MISSING a tag it needs. */
  code: 'FILE' | 'BROKEN' | 'UNKNOWN' | 'MISSING'
  /** docxtemplater's id of a broken tag, `unclosed_tag`; null otherwise. */
  id: string | null
  /** The tag without braces, as it stands in the template; null for a problem of the file. */
  tag: string | null
  /** Characters before the tag in the text of that part of the file; null where it has no place. */
  offset: number | null
  /** A Chinese sentence that says what to do. */
  message: string
}

/** A template of text and styles is small; what is larger holds something else. */
export const TEMPLATE_MAX_BYTES = 5 * 1024 * 1024
const UNPACKED_MAX_BYTES = 50 * 1024 * 1024

const problem = (code: TemplateProblem['code'], message: string, more: Partial<TemplateProblem> = {}): TemplateProblem => ({
  code, id: null, tag: null, offset: null, message, ...more,
})

/** Sum of the unpacked sizes that a zip's directory declares, bytes: asked before anything is unpacked. */
const unpackedBytes = (file: Buffer): number => {
  let sum = 0
  for (let at = file.indexOf('PK\x01\x02', 0, 'latin1'); at >= 0 && at + 28 <= file.length; at = file.indexOf('PK\x01\x02', at + 4, 'latin1')) {
    sum += file.readUInt32LE(at + 24)
  }
  return sum
}

const open = (file: Buffer): PizZip | TemplateProblem => {
  if (file.length === 0) return problem('FILE', '模板文件是空的，请重新选择文件。')
  if (file.length > TEMPLATE_MAX_BYTES) return problem('FILE', '模板文件超过5MB，请删去其中的图片等内容后再上传。')
  if (file.subarray(0, 4).toString('latin1') === '\xd0\xcf\x11\xe0') {
    return problem('FILE', '这是旧版.doc文件或加了密码的文件，请用Word或WPS去掉密码并另存为.docx后再上传。')
  }
  if (unpackedBytes(file) > UNPACKED_MAX_BYTES) return problem('FILE', '模板文件展开后过大，请用Word新建一个干净的.docx后再上传。')
  try {
    const zip = new PizZip(file)
    if (!zip.file('word/document.xml')) return problem('FILE', '这不是Word的.docx文件，请用Word或WPS另存为.docx后再上传。')
    if (zip.file('word/vbaProject.bin')) return problem('FILE', '模板里含有宏，请另存为不含宏的.docx后再上传。')
    return zip
  } catch {
    return problem('FILE', '文件打不开，可能已损坏或不是.docx，请用Word或WPS另存为.docx后再上传。')
  }
}

interface Part { type?: string; module?: string; value?: string; offset?: number; subparsed?: Part[] }

const isPart = (value: unknown): value is Part => typeof value === 'object' && value !== null

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)

/** docxtemplater throws one error, or one that holds several under `properties.errors`. */
const errorsOf = (thrown: unknown): Record<string, unknown>[] => {
  const properties = isPart(thrown) && 'properties' in thrown ? thrown.properties : null
  if (typeof properties !== 'object' || properties === null) return []
  if ('errors' in properties && Array.isArray(properties.errors)) return properties.errors.flatMap(errorsOf)
  return [{ ...properties }]
}

const BROKEN: Record<string, (tag: string) => string> = {
  unclosed_tag: t => `标签“{${t}”缺少右花括号“}”，请补上`,
  unopened_tag: t => `标签“${t}”缺少左花括号“{”，请补上`,
  duplicate_open_tag: t => `标签“${t}”前多了一个左花括号“{”，请删去`,
  duplicate_close_tag: t => `标签“${t}”后多了一个右花括号“}”，请删去`,
  unclosed_loop: t => `循环“{#${t}}”没有结束，请在循环内容之后写“{/${t}}”`,
  unopened_loop: t => `“{/${t}}”没有对应的开始，请在循环内容之前写“{#${t}}”`,
  closing_tag_does_not_match_opening_tag: t => `循环“{#${t}}”与其后的结束标签名称不一致，请改成同一个名称`,
}

const brokenProblem = (error: Record<string, unknown>): TemplateProblem => {
  const id = textOf(error['id']) ?? 'unknown'
  const tag = /[^{}#/^]+/.exec(textOf(error['xtag']) ?? textOf(error['openingtag']) ?? '')?.[0]?.trim() ?? ''
  const place = Array.isArray(error['offset']) ? error['offset'][0] : error['offset']
  const offset = typeof place === 'number' ? place : null
  const what = BROKEN[id]?.(tag) ?? `标签“${tag}”无法识别，请删去后重新输入`
  const where = offset === null ? '' : `第${offset + 1}个字附近，`
  return problem('BROKEN', `${where}${what}。`, { id, tag, offset })
}

/** Where a tag stands, for somebody who looks for it in Word. */
const where = (part: Part): string => (part.offset === undefined ? '' : `第${part.offset + 1}个字附近，`)

/** Names and labels of a table → what a loop over them opens. */
const declared = (table: AnyFieldTable): Map<string, 'TEXT' | AnyFieldTable | undefined> =>
  new Map(Object.entries(table).flatMap(([name, f]) => [[name, f.each] as const, [f.label, f.each] as const]))

type Scope = ReturnType<typeof declared>

/** Every used tag with the chain of scopes it stands in, the innermost first. */
const walk = (parts: Part[], scopes: Scope[], inText: boolean, use: (tag: Part, known: boolean) => void): void => {
  for (const part of parts) {
    if (part.type !== 'placeholder') continue
    const tag = part.value?.trim() ?? ''
    const scope = scopes.find(s => s.has(tag))
    // raw XML and other modules' tags are nothing a paper is filled with
    const plain = !part.module || part.module === 'loop'
    use(part, plain && (scope !== undefined || (tag === '.' && inText)))
    if (!part.subparsed) continue
    const each = scope?.get(tag)
    const inner = each && each !== 'TEXT' ? [declared(each), ...scopes] : scopes
    walk(part.subparsed, inner, inText || each === 'TEXT', use)
  }
}

const missing = (table: AnyFieldTable, used: ReadonlySet<string>): string[] =>
  Object.entries(table).flatMap(([name, f]) => {
    const present = used.has(name) || used.has(f.label)
    if (!present) return f.required ? [f.each ? `{#${f.label}}…{/${f.label}}` : `{${f.label}}`] : []
    return f.each && f.each !== 'TEXT' ? missing(f.each, used) : []
  })

const LEFT = '\uff5b'
const RIGHT = '\uff5d'
const WIDE_TAG = new RegExp(`[{${LEFT}]\\s*[#/^]?([^{}${LEFT}${RIGHT}]{1,20})[}${RIGHT}]`, 'g')

/** Braces typed with a Chinese keyboard look right and are printed as they stand. */
const wideTags = (text: string, words: ReadonlySet<string>): TemplateProblem[] =>
  [...text.matchAll(WIDE_TAG)]
    .filter(m => (m[0].startsWith(LEFT) || m[0].endsWith(RIGHT)) && words.has((m[1] ?? '').trim()))
    .map(m =>
      problem('BROKEN', `第${m.index + 1}个字附近，标签“${m[0]}”用了全角花括号，请切换到英文输入法重新输入“{”和“}”。`, {
        id: 'full_width_brace', tag: (m[1] ?? '').trim(), offset: m.index,
      }))

/** Every name and label that a table holds, at any depth. */
const wordsOf = (table: AnyFieldTable): string[] =>
  Object.entries(table).flatMap(([name, f]) => [name, f.label, ...(f.each && f.each !== 'TEXT' ? wordsOf(f.each) : [])])

/** The tags of a file as docxtemplater reads them, or what keeps it from reading. */
const inspected = (file: Buffer, table: AnyFieldTable): { tags: Part[] } | { problems: TemplateProblem[] } => {
  const zip = open(file)
  if (!(zip instanceof PizZip)) return { problems: [zip] }
  const inspect = new InspectModule()
  let document: Docxtemplater
  try {
    document = new Docxtemplater(zip, { ...TEMPLATE_OPTIONS, modules: [inspect] })
  } catch (thrown) {
    const broken = errorsOf(thrown).map(brokenProblem)
    return { problems: broken.length > 0 ? broken : [problem('FILE', '文件内容无法读取，请用Word或WPS重新另存为.docx后再上传。')] }
  }
  const wide = [...new Set(document.targets)].flatMap(target => wideTags(document.getFullText(target), new Set(wordsOf(table))))
  return wide.length > 0 ? { problems: wide } : { tags: inspect.getAllStructuredTags() }
}

/** Each used tag once: those that the table knows where they stand, and the others with their first place. */
const usage = (tags: Part[], table: AnyFieldTable): { used: Set<string>; unknown: Map<string, Part> } => {
  const used = new Set<string>()
  const unknown = new Map<string, Part>()
  walk(tags, [declared(table)], false, (part, known) => {
    const tag = part.value?.trim() ?? ''
    if (known) used.add(tag)
    else if (!unknown.has(tag)) unknown.set(tag, part)
  })
  return { used, unknown }
}

/**
 * What is wrong with an office's own template, in words; empty when it can be filled. Broken tags are reported alone,
 * because nothing else can be told before they are mended.
 */
export const checkTemplate = (file: Buffer, kind: PaperKind): TemplateProblem[] => {
  const table: AnyFieldTable = PAPER_FIELDS[kind]
  const found = inspected(file, table)
  if ('problems' in found) return found.problems
  const { used, unknown } = usage(found.tags, table)
  const label = PAPER_KIND_LABEL[kind]
  const problems = [...unknown].map(([tag, part]) =>
    problem('UNKNOWN', `${where(part)}${label}模板没有“{${tag}}”这个标签，或它不在所属的循环里。请改用下列标签之一：${tagList(kind).join('')}。`, {
      tag, offset: part.offset ?? null,
    }))
  const absent = missing(table, used).map(tag => problem('MISSING', `${label}模板缺少必需的标签“${tag}”，请补上。`, { tag }))
  return [...problems, ...absent]
}

/** What is wrong with a drafted paper that came back corrected by hand: it may hold the tags of issuing and no others. */
export const checkCorrectedPaper = (file: Buffer): TemplateProblem[] => {
  const { number, issue, issuedOn } = PAPER_FIELDS.MINUTES
  const table: AnyFieldTable = { number, issue, issuedOn }
  const found = inspected(file, table)
  if ('problems' in found) return found.problems
  const { unknown } = usage(found.tags, table)
  return [...unknown].map(([tag, part]) =>
    problem('UNKNOWN', `${where(part)}稿件里的“{${tag}}”不会被填写，请改成正文或删去；印发时只填写{发文字号}、{期号}和{印发日期}。`, {
      tag, offset: part.offset ?? null,
    }))
}
