import { TEXT_OF } from './field.rules'
import { readTags } from './project.rules'
import type { ConstructionKind, InvestmentKind, Level, ProjectClass } from './word.rules'

/** Fields in which several projects may be given one common value. Amounts, names and texts of one project are none. */
const COMMON = [
  'responsibleUnitId', 'leadUnitId', 'sectorAuthorityUnitId', 'localityUnitId', 'chainUnitId', 'serviceOfficerPostId', 'leadOfficialPostId',
  'level', 'projectClass', 'constructionKind', 'investmentKind', 'board', 'keyProject', 'majorProject', 'planYear', 'plannedStartOn', 'plannedFinishOn',
] as const
type Common = (typeof COMMON)[number]

interface Words {
  level: Level | null
  projectClass: ProjectClass | null
  constructionKind: ConstructionKind | null
  investmentKind: InvestmentKind | null
  board: string | null
  keyProject: boolean | null
  majorProject: boolean | null
  planYear: number | null
  plannedStartOn: string | null
  plannedFinishOn: string | null
}
type CommonValues = Partial<Words & Record<Exclude<Common, keyof Words>, number | null>>

/** What several projects are to have in common. Absent: as it was. Null: empty. Tags are added and taken away, never replaced. */
export type BulkValues = CommonValues & { addTags?: string[] | null; removeTags?: string[] | null }

/** What one of them is to be given, tags whole. */
export type BulkWish = CommonValues & { tags?: string | null }

/** Projects a bulk edit takes at once. */
export const MOST_AT_ONCE = 200
const MOST_TAGS = 10

/** What a bulk edit can be undone in: the common fields, the list's texts that choosing took away, and the tags. */
const UNDONE: ReadonlySet<string> = new Set<string>([...COMMON, ...Object.values(TEXT_OF), 'tags'])
const FLAGS: ReadonlySet<string> = new Set(['keyProject', 'majorProject'])

type Held = Partial<Record<Common, unknown>> & { tags?: string | null }

/** Empty, and a flag that nobody has set, are one: `''`, `null`, `undefined`, `0` of a flag. */
const plain = (key: string, value: unknown) => (FLAGS.has(key) ? Boolean(value) : value === undefined || value === '' ? null : value)
export const sameValue = (key: string, a: unknown, b: unknown) => plain(key, a) === plain(key, b)

export const asksNothing = (values: BulkValues): boolean =>
  COMMON.every(key => values[key] === undefined) && !readTags(values.addTags?.join(' ')).length && !readTags(values.removeTags?.join(' ')).length

/**
 * What of the common values is new to a project, for `saveProject`; null when it has them all already.
 * A sentence instead of fields where it cannot be done.
 */
export function wishFor(project: Held, values: BulkValues): BulkWish | null | string {
  const wish: Record<string, unknown> = {}
  for (const key of COMMON) if (values[key] !== undefined && !sameValue(key, project[key], values[key])) wish[key] = values[key]
  const had = readTags(project.tags)
  const gone = new Set(readTags(values.removeTags?.join(' ')))
  const kept = had.filter(tag => !gone.has(tag))
  const tags = [...kept, ...readTags(values.addTags?.join(' ')).filter(tag => !kept.includes(tag))]
  if (tags.length > MOST_TAGS) return `一个项目最多 ${MOST_TAGS} 个标签，加上后有 ${tags.length} 个，请先去掉一些。`
  if (tags.join(' ') !== had.join(' ')) wish['tags'] = tags.join(' ')
  return Object.keys(wish).length ? (wish as BulkWish) : null
}

/** The old values out of what the journal kept of a bulk edit. */
export const oldValues = (changes: Readonly<Record<string, readonly [unknown, unknown]>>): BulkWish =>
  Object.fromEntries(Object.entries(changes).filter(([key]) => UNDONE.has(key)).map(([key, [from]]) => [key, plain(key, from)])) as BulkWish

/** Whether the project still has what the bulk edit gave it. */
export const stillHas = (project: object, changes: Readonly<Record<string, readonly [unknown, unknown]>>): boolean =>
  Object.entries(changes).every(([key, [, to]]) => !UNDONE.has(key) || sameValue(key, (project as Record<string, unknown>)[key], to))
