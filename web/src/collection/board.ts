import type { Tone } from '../ui/tone'
import type { ExplanationLike } from '../ui/explanation'

/** One possible step of a subject, as the server offers it. */
export interface ActionOffer {
  name: string
  label: string
  allowed: boolean
  needsForm?: boolean | null
  /** Key of the lane that the step leads to. */
  to?: string | null
  because?: readonly ExplanationLike[] | null
}

export interface Lane<Row> {
  key: string
  label: string
  tone?: Tone | null
  /** All cards of the lane, also those not loaded. */
  totalCount: number
  cards: Row[]
}

/** Whether a lifted card may be put down on a lane, by which action, and if not, why not: a sentence for the lane. */
export interface LaneVerdict<Action extends ActionOffer = ActionOffer> {
  allowed: boolean
  action: Action | null
  /** '' where it is allowed. */
  reason: string
}

const blocks = (e: ExplanationLike) => e.outcome === 'REFUSED' || e.outcome === 'MISSING' || e.outcome === undefined || e.outcome === null

/** The refusing sentences of an action in one, with their clauses. */
export const reasonOf = (action: ActionOffer): string => {
  const because = action.because ?? []
  const blocking = because.filter(blocks)
  return (blocking.length ? blocking : because).map(e => (e.clause ? `${e.text}（依据${e.clause}）` : e.text)).join('；')
}

const laneByTo = (action: ActionOffer) => action.to ?? null

/**
 * What the server's offered actions say about one lane. Of several actions that lead there the first allowed one is taken.
 * The card's own lane is neither offered nor refused.
 */
export const laneVerdict = <Action extends ActionOffer>(
  actions: readonly Action[],
  from: { key: string; label: string },
  lane: { key: string; label: string },
  laneOf: (action: Action) => string | null = laneByTo,
): LaneVerdict<Action> => {
  if (lane.key === from.key) return { allowed: false, action: null, reason: '' }
  const leading = actions.filter(a => laneOf(a) === lane.key)
  const open = leading.find(a => a.allowed)
  if (open) return { allowed: true, action: open, reason: '' }
  const closed = leading[0]
  if (!closed) return { allowed: false, action: null, reason: `不能从“${from.label}”直接到“${lane.label}”。` }
  return { allowed: false, action: closed, reason: reasonOf(closed) || `您的岗位现在不能“${closed.label}”。` }
}
