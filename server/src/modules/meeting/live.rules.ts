import { OUTCOME_TONES, OUTCOMES, type Outcome } from './agenda.rules'
import type { Draft, DraftField, DraftLine } from './draft.rules'
import type { Recognised } from './duty.rules'
import type { LintMark } from './resolution.rules'

export interface LiveField extends DraftField {
  key: string
}

export interface LiveLine extends DraftLine {
  unitName: string | null
  /** The person with the post, as it would be recorded. */
  personText: string
  marks: LintMark[]
  /** What the text says and the fields do not hold yet. */
  hints: Recognised[]
}

export interface LiveItemState {
  id: number
  version: number
  ordinal: number
  topicId: number | null
  topicNumber: string | null
  title: string
  proposerUnitId: number | null
  proposerUnitName: string | null
  projectName: string | null
  roundText: string
  request: string | null
  proposedDecision: string | null
  minutes: number
  current: boolean
  startedAt: number | null
  elapsedMs: number
  /** Instant at which the item's time is up; null while its clock stands. */
  overAt: number | null
  outcome: Outcome | null
  outcomeLabel: string | null
  outcomeTone: string | null
  outcomeText: string
  heard: string
  lines: LiveLine[]
  fields: LiveField[]
  serial: number
  /** It has an outcome on record. */
  recorded: boolean
  /** Something was typed that is not on record yet. */
  unrecorded: boolean
  /** Two texts stand side by side somewhere. */
  contested: boolean
  /** Its topic asks for a problem to be solved: so do its resolutions, unless they say otherwise. */
  onProblem: boolean
  changedAt: number | null
}

export interface LiveState {
  meetingId: number
  revision: number
  structure: number
  title: string
  state: string
  stateLabel: string
  heldAt: number
  place: string
  /** Instant of this state, by the server's clock: clocks in the room are set by it. */
  asOf: number
  seatCount: number
  presentCount: number
  lateCount: number
  readBackAt: number | null
  readBackBy: string | null
  /** A decision was changed after it had been read back. */
  changedSinceReadBack: boolean
  items: LiveItemState[]
  currentItemId: number | null
  current: LiveItemState | null
  /** The item that is on is not for this unit's ears. */
  currentHidden: boolean
  typing: { userId: number; name: string; agendaItemId: number; at: number }[]
}

const TYPING_MS = 10_000

/** Who has typed a moment ago, each where last. */
export function typingOf(items: readonly { id: number; draft: Draft }[], at: number): LiveState['typing'] {
  const last = new Map<number, LiveState['typing'][number]>()
  const note = (userId: number, name: string, agendaItemId: number, when: number) => {
    if (name && when > at - TYPING_MS && when >= (last.get(userId)?.at ?? 0)) last.set(userId, { userId, name, agendaItemId, at: when })
  }
  for (const item of items)
    for (const field of Object.values(item.draft)) {
      note(field.userId, field.by, item.id, field.at)
      for (const rival of field.rivals) note(rival.userId, rival.by, item.id, rival.at)
    }
  return [...last.values()].sort((a, b) => a.userId - b.userId)
}

export const outcomeShown = (outcome: Outcome | null) => ({
  outcome, outcomeLabel: outcome ? OUTCOMES[outcome] : null, outcomeTone: outcome ? OUTCOME_TONES[outcome] : null,
})

/** What a unit hears that has no seat at the whole meeting: its own topics, and what it is to do. */
export function viewForUnits(state: LiveState, unitIds: readonly number[]): LiveState {
  const own = (id: number | null) => id !== null && unitIds.includes(id)
  const items = state.items.flatMap(i => {
    if (own(i.proposerUnitId)) return [i]
    const lines = i.lines.filter(l => own(l.unitId))
    // Of another's topic a unit hears what it is charged with, and nothing of what else is typed about it.
    return lines.length ? [{ ...i, lines, fields: [], contested: false, heard: '', problem: '', request: '', proposedDecision: '', outcomeText: '' }] : []
  })
  const hears = new Set(items.map(i => i.id))
  const currentHidden = state.currentItemId !== null && !hears.has(state.currentItemId)
  return {
    ...state, items, currentItemId: currentHidden ? null : state.currentItemId, current: items.find(i => i.id === state.currentItemId) ?? null, currentHidden,
    typing: state.typing.filter(t => hears.has(t.agendaItemId)),
  }
}

/** Came after the appointed hour, when the meeting had begun. */
export const isLate = (checkedInAt: number | null, heldAt: number, openedAt: number | null): boolean =>
  checkedInAt !== null && openedAt !== null && checkedInAt > Math.max(heldAt, openedAt)
