import { isDay } from '../../kernel/day'
import { OUTCOMES, type Outcome } from './agenda.rules'

/** What may be typed about an item itself. */
export const ITEM_FIELDS = { outcome: '结果', outcomeText: '议定意见', heard: '听取的汇报' } as const
/** What may be typed about a resolution, one line of the decision. */
export const LINE_FIELDS = { text: '议定事项', unitId: '责任单位', postId: '责任人', person: '责任人', dueOn: '完成时限', standard: '完成标准', onProblem: '解决或处理问题', removed: '删去' } as const

export interface Rival {
  value: string
  by: string
  userId: number
  at: number
}

/** A field as it is typed. */
export interface DraftField {
  value: string
  /** The draft's serial at its last change. */
  version: number
  /** Who wrote it, with post; '' when it came from the record. */
  by: string
  userId: number
  at: number
  /** What others wrote at the same time: kept until somebody chooses. */
  rivals: Rival[]
}

/** Fields by key: `outcomeText`, or `a1b2.unitId` for a field of the line `a1b2`. */
export type Draft = Record<string, DraftField>

export interface Typed {
  key: string
  value: string
  /** Version of the field that was seen when it was typed; 0 where there was none. */
  baseVersion: number
  /** Chosen among the texts that stood side by side: the others go. */
  settles?: boolean | null
}

export interface Writer {
  by: string
  userId: number
  at: number
}

const KEY = /^([a-z0-9]{1,16})\.([a-zA-Z]+)$/

/** Line and name of a key; null when it is none. */
export function keyParts(key: string): { line: string | null; name: string } | null {
  if (Object.hasOwn(ITEM_FIELDS, key)) return { line: null, name: key }
  const [, line, name] = KEY.exec(key) ?? []
  return line !== undefined && name !== undefined && Object.hasOwn(LINE_FIELDS, name) ? { line, name } : null
}

const MAX_RIVALS = 5

/**
 * Puts what was typed into the draft. Fields that nobody else touched are taken; where somebody else was quicker, both texts stay
 * and somebody chooses: nothing is lost in silence.
 * @returns the new draft, its serial, and the keys where two texts now stand side by side.
 */
export function mergeTyped(draft: Draft, serial: number, typed: readonly Typed[], writer: Writer): { draft: Draft; serial: number; contested: string[] } {
  const next: Draft = { ...draft }
  let at = serial
  const contested: string[] = []
  for (const { key, value, baseVersion, settles } of typed) {
    const known = next[key]
    const written = { value, version: at + 1, ...writer, rivals: [] as Rival[] }
    if (!known) {
      next[key] = written
      at += 1
    } else if (settles) {
      // Only what was seen may be thrown away: a later change is one more text to choose from.
      next[key] = baseVersion === known.version ? written : rivalled({ ...known, version: at + 1 }, value, writer)
      at += 1
    } else if (known.value === value) continue
    else if (baseVersion === known.version) {
      next[key] = { ...written, rivals: known.rivals.filter(r => r.userId !== writer.userId) }
      at += 1
    } else if (known.userId === writer.userId && known.by !== '') {
      // The same person's own later word, sent before the answer to the earlier one had come.
      next[key] = { ...written, rivals: known.rivals }
      at += 1
    } else {
      next[key] = rivalled({ ...known, version: at + 1 }, value, writer)
      at += 1
    }
    if (next[key]!.rivals.length) contested.push(key)
  }
  return { draft: next, serial: at, contested }
}

function rivalled(field: DraftField, value: string, writer: Writer): DraftField {
  if (field.value === value) return field
  const others = field.rivals.filter(r => r.userId !== writer.userId && r.value !== value)
  return { ...field, rivals: [...others, { value, ...writer }].slice(-MAX_RIVALS) }
}

export interface DraftLine {
  key: string
  text: string
  unitId: number | null
  postId: number | null
  person: string
  dueOn: string | null
  standard: string
  /** Null is the topic's word. */
  onProblem: boolean | null
}

export interface DraftWords {
  outcome: Outcome | null
  outcomeText: string
  heard: string
  lines: DraftLine[]
}

const numberOf = (text: string | undefined) => (text && /^\d{1,10}$/.test(text) ? Number(text) : null)

/** The draft as it reads: lines in the order in which they were begun, without those that were struck out. */
export function wordsOf(draft: Draft): DraftWords {
  const value = (key: string) => draft[key]?.value ?? ''
  const keys = [...new Set(Object.keys(draft).flatMap(key => keyParts(key)?.line ?? []))]
  const outcome = value('outcome')
  return {
    outcome: Object.hasOwn(OUTCOMES, outcome) ? (outcome as DraftWords['outcome']) : null,
    outcomeText: value('outcomeText'),
    heard: value('heard'),
    lines: keys
      .filter(line => value(`${line}.removed`) !== '1')
      .map(line => ({
        key: line, text: value(`${line}.text`), unitId: numberOf(value(`${line}.unitId`)), postId: numberOf(value(`${line}.postId`)), person: value(`${line}.person`),
        dueOn: isDay(value(`${line}.dueOn`)) ? value(`${line}.dueOn`) : null, standard: value(`${line}.standard`),
        onProblem: value(`${line}.onProblem`) === '' ? null : value(`${line}.onProblem`) === '1',
      })),
  }
}

export interface RecordedItem {
  outcome: string | null
  outcomeText: string
  heard: string
  resolutions: readonly { id: number; text: string; unitId: number | null; responsiblePostId: number | null; responsiblePerson: string; dueOn: string | null; standard: string; onProblem: unknown }[]
}

/** What is recorded, as fields to go on typing from. */
export function draftOf(item: RecordedItem, serial: number): Draft {
  const fields: [string, string][] = [
    ['outcome', item.outcome ?? ''], ['outcomeText', item.outcomeText], ['heard', item.heard],
    ...item.resolutions.flatMap((r): [string, string][] => [
      [`r${r.id}.text`, r.text], [`r${r.id}.unitId`, r.unitId === null ? '' : String(r.unitId)], [`r${r.id}.postId`, r.responsiblePostId === null ? '' : String(r.responsiblePostId)],
      [`r${r.id}.person`, r.responsiblePostId === null ? r.responsiblePerson : ''], [`r${r.id}.dueOn`, r.dueOn ?? ''], [`r${r.id}.standard`, r.standard], [`r${r.id}.onProblem`, r.onProblem ? '1' : '0'],
    ]),
  ]
  return Object.fromEntries(fields.filter(([, value]) => value !== '').map(([key, value]) => [key, { value, version: serial, by: '', userId: 0, at: 0, rivals: [] }]))
}

/** Keys where two texts stand side by side. */
export const contestedOf = (draft: Draft): string[] => Object.keys(draft).filter(key => draft[key]!.rivals.length > 0)

/** Instant of the last key that was typed; 0 when all is as recorded. */
export const typedAt = (draft: Draft): number => Math.max(0, ...Object.values(draft).map(f => f.at))

/** Milliseconds that an item has taken at an instant. */
export const elapsedAt = (clock: { startedAt: number | null; elapsedMs: number }, at: number): number =>
  clock.elapsedMs + (clock.startedAt === null ? 0 : Math.max(0, at - clock.startedAt))
