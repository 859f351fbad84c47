import { dayText, instantText, moneyText } from '../../ui'
import { FIELDS, MONEY, SUBJECTS, VALUES } from './journalWords'

export interface Change {
  label: string
  before: string | null
  after: string | null
}

/** Names of what is kept by its number. */
export interface Names {
  unit: (id: number) => string | undefined
  post: (id: number) => string | undefined
  user: (id: number) => string | undefined
  setting: (key: string) => string | undefined
}

/** Kept by number and not named: what stands behind it is shown with the entry itself. */
const UNSAID = new Set(['jurisdictionId', 'searchKey', 'sortKey', 'nameKey', 'id', 'sha256', 'mime', 'secretHash', 'stageOrdinal', 'completionRate', 'updatedAt', 'createdAt'])
/** Said by another field of the same entry: the name beside the unit, the parts beside the sum. */
const SAID_BY: Record<string, string> = { unitName: 'unitId', numerator: 'arithmetic', denominator: 'arithmetic', rate: 'arithmetic' }

const isUnit = (key: string) => key === 'unitId' || /Unit(Id)?$/.test(key)
const isUser = (key: string) => key === 'userId' || key.endsWith('ById')
const isPost = (key: string) => key === 'postId' || /PostId$/.test(key)
/** Kept by a number that says nothing to a reader; what it stands for is named by the entry or by another field. */
const isNumberOf = (key: string) => key.endsWith('Id') && key !== 'parentId' && !isUnit(key) && !isPost(key) && !isUser(key)
/** A word of the program that has no Chinese here: not for the screen. */
const isCode = (text: string) => /^[A-Z][A-Z0-9_]+$/.test(text)

/** A kept value in words; null is nothing, undefined cannot be said. */
function shown(subject: string, key: string, kept: unknown, names: Names): string | null | undefined {
  // a big number comes as its digits
  const value = typeof kept === 'string' && /^\d+$/.test(kept) && (key.endsWith('At') || MONEY.has(key)) ? Number(kept) : kept
  if (value === null || value === undefined || value === '') return null
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value === 'number') {
    if ((key === 'active' || key === 'keyProject' || key === 'majorProject') && (value === 0 || value === 1)) return value ? '是' : '否'
    if (key === 'parentId') return subject === 'Unit' ? names.unit(value) : undefined
    if (isUnit(key)) return names.unit(value)
    if (isPost(key)) return names.post(value)
    if (isUser(key)) return names.user(value)
    if (key.endsWith('At')) return instantText(value)
    if (key === 'size') return `${Math.max(1, Math.round(value / 1024))} KB`
    if (MONEY.has(key)) return moneyText(value)
    return String(value)
  }
  if (typeof value !== 'string') return undefined
  if (key.endsWith('On') || key === 'day' || key === 'on') return /^\d{4}-\d{2}-\d{2}$/.test(value) ? dayText(value) : value
  if (key === 'subjectType') return SUBJECTS[value]
  if (subject === 'CountySetting' && key === 'key') return names.setting(value)
  if (subject === 'CountySetting' && key === 'value' && (value === 'true' || value === 'false')) return value === 'true' ? '是' : '否'
  const word = VALUES[`${subject}.${key}`]?.[value] ?? VALUES[key]?.[value]
  if (word) return word
  if (isCode(value) || /^[[{"]/.test(value)) return undefined
  return value
}

/**
 * An entry's changes as they are read: `责任单位：水务局 → 住建局`. What cannot be said in words is counted in `unsaid`.
 * @param json `{"name":["old","new"]}`
 */
export function changesOf(subject: string, json: string, names: Names): { changes: Change[]; unsaid: number } {
  const kept = JSON.parse(json) as Record<string, [unknown, unknown]>
  const changes: Change[] = []
  let unsaid = 0
  for (const [key, [old, now]] of Object.entries(kept)) {
    if (UNSAID.has(key) || isNumberOf(key) || (SAID_BY[key] !== undefined && SAID_BY[key] in kept)) continue
    const label = FIELDS[key]
    const before = shown(subject, key, old, names)
    const after = shown(subject, key, now, names)
    if (before === null && after === null) continue
    if (!label || before === undefined || after === undefined) unsaid += 1
    else changes.push({ label, before, after })
  }
  return { changes, unsaid }
}

/** What the entry is about, where the changes themselves say it: a new thing's name or title. */
export const titleOf = (json: string): string | null => {
  const kept = JSON.parse(json) as Record<string, [unknown, unknown]>
  const [old, now] = kept['name'] ?? kept['title'] ?? kept['username'] ?? []
  const text = now ?? old
  return typeof text === 'string' && text ? text : null
}
