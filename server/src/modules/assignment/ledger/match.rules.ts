import { normaliseKey } from '../../../kernel/text'
import type { AssignmentState } from '../assignment.rules'
import type { LedgerDraft, LedgerProblem } from './draft.rules'

export const ROW_ACTIONS = { CREATE: '列单', SKIP: '跳过', HELD: '待补正' } as const
export type RowAction = keyof typeof ROW_ACTIONS
export const DECISIONS = { CREATE: '仍然导入', SKIP: '不导入' } as const
export type Decision = keyof typeof DECISIONS

export type LedgerTarget = Extract<AssignmentState, 'LISTED' | 'HANDED_OVER' | 'IN_PROGRESS'>

/** What would be done with a row. */
export interface LedgerMatch {
  action: RowAction
  /** Why, in words. */
  message: string
  /** The state in which it would be listed. */
  target: LedgerTarget | null
  unitId: number | null
  assistingUnitIds: number[]
  /** Names of units that the directory does not know. */
  unknown: string[]
  /** The assignment that is there already. */
  existingId: number | null
  problems: LedgerProblem[]
}

export interface Existing {
  id: number
  number: string
  title: string
  unitId: number
  /** Meeting and number, or what it comes from in words. */
  source: string
}

/** What the rows are matched with. */
export interface LedgerAgainst {
  unit: (name: string) => number | null
  existing: readonly Existing[]
  /** The rules' refusal to hand a matter over at once, or null. */
  refusal: (draft: LedgerDraft, unitId: number) => string | null
  decision: (ordinal: number) => Decision | null
}

/** A source by the name under which it is kept; a ledger may write more. */
export const givenByOf = (source: string): string => source.slice(0, 120)

const sameKey = (title: string, unitId: number, source: string): string => `${unitId}|${normaliseKey(title)}|${normaliseKey(givenByOf(source))}`

/** The same matter: same source, same title, same unit; what has another source is only pointed at. */
export function matchLedger(drafts: readonly LedgerDraft[], against: LedgerAgainst): LedgerMatch[] {
  const there = new Map(against.existing.map(e => [sameKey(e.title, e.unitId, e.source), e]))
  const alike = new Map(against.existing.map(e => [sameKey(e.title, e.unitId, ''), e]))
  const before = new Map<string, LedgerDraft>()
  return drafts.map((draft, ordinal): LedgerMatch => {
    const unitId = draft.unit === '' ? null : against.unit(draft.unit)
    const known = draft.assisting.map(name => ({ name, id: against.unit(name) }))
    const strange = known.filter(u => u.id === null).map(u => u.name)
    const unknown = [...(draft.unit !== '' && unitId === null ? [draft.unit] : []), ...strange]
    const problem = (severity: LedgerProblem['severity'], address: string | null, value: string, message: string): LedgerProblem =>
      ({ sheet: draft.sheet, address, row: draft.row, column: null, severity, value, message })
    const problems = [
      ...draft.problems,
      ...(draft.unit !== '' && unitId === null ? [problem('ERROR', draft.unitAt, draft.unit, `名录里没有“${draft.unit}”这个单位。请在“不认识的单位”里指明一次，或改成名录里的名称。`)] : []),
      ...(strange.length ? [problem('DOUBTFUL', draft.assistingAt, strange.join('、'), `配合单位“${strange.join('、')}”不在名录里，只写进具体内容。`)] : []),
    ]
    const answer = (action: RowAction, message: string, more: Partial<LedgerMatch> = {}): LedgerMatch => ({
      action, message, target: null, unitId, assistingUnitIds: known.flatMap(u => (u.id !== null && u.id !== unitId ? [u.id] : [])), unknown, existingId: null, problems, ...more,
    })
    const decision = against.decision(ordinal)
    if (decision === 'SKIP') return answer('SKIP', '您选择不导入。')
    if (draft.standing === 'DONE') return answer('SKIP', '台账写明已经办结，不导入：平台里的销号要有佐证和第二人核实，不补做。')
    const wrong = problems.find(p => p.severity === 'ERROR')
    if (wrong || unitId === null) return answer('HELD', wrong?.message ?? '没有责任单位。')
    const key = sameKey(draft.title, unitId, draft.source)
    const existing = there.get(key)
    if (existing && decision !== 'CREATE') return answer('SKIP', `来源、事项、责任单位都与 ${existing.number} 相同，已经在平台里。`, { existingId: existing.id })
    const earlier = before.get(key)
    if (earlier && decision !== 'CREATE') return answer('SKIP', `与${earlier.sheet === draft.sheet ? '' : `工作表“${earlier.sheet}”`}第 ${earlier.row} 行相同。`)
    before.set(key, draft)
    const like = existing ? undefined : alike.get(sameKey(draft.title, unitId, ''))
    if (like) problems.push(problem('DOUBTFUL', null, draft.title, `与 ${like.number} 的事项、责任单位相同，来源不同。请核对是不是同一件事。`))
    if (draft.dueOn === null) return answer('CREATE', '没有完成时限：只列单，定了时限再交单。', { target: 'LISTED' })
    const refusal = against.refusal(draft, unitId)
    if (refusal !== null) return answer('CREATE', `只列单，补齐后再交单：${refusal}`, { target: 'LISTED' })
    return draft.standing === 'WORKING' ? answer('CREATE', '台账写明正在办理：列单并转入办单。', { target: 'IN_PROGRESS' }) : answer('CREATE', '列单并交单，等责任单位签收。', { target: 'HANDED_OVER' })
  })
}
