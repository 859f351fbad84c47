import { decides } from './agenda.rules'

/** One thing that a meeting dealt with and what came of it, as far as it can be followed. */
export interface ChainItem {
  agendaItemId: number
  /** Null for one of the series' standing matters. */
  topicId: number | null
  topicNumber: string | null
  title: string
  outcome: string | null
  outcomeText: string
  /** Where the topic stands today; null without a topic. */
  topicState: string | null
  /** A later meeting has the topic on its agenda. */
  heardAgain: boolean
  resolutions: readonly ChainResolution[]
}

export interface ChainResolution {
  id: number
  text: string
  onProblem: boolean
  unitName: string | null
  dueOn: string | null
  assignment: ChainAssignment | null
}

export interface ChainAssignment {
  id: number
  number: string
  state: string
  dueOn: string | null
  clearedOn: string | null
  withdrawnOn: string | null
  /** Days past the deadline today; 0 when it is not. */
  overdueDays: number
  /** The last word on it: why it was withdrawn, how it was verified; '' when nothing was said. */
  lastNote: string
}

export const BREAKS = {
  NO_OUTCOME: '会议已结束，没有记录结果',
  NO_RESOLUTION: '已议定，没有列出议定事项',
  NO_DUTY: '没有责任单位或完成时限，没有列为交办事项',
  NO_ASSIGNMENT: '有责任单位和时限，没有交办事项',
  TOPIC_LOST: '缓议或退回的议题，既不在议题池，也没有再上会',
  TOPIC_STUCK: '议题还停在这次会议的议程上',
  WITHDRAWN_SILENTLY: '交办事项已撤销，没有写明原因',
  NO_MINUTES: '会议纪要还没有印发',
} as const
export type BreakKind = keyof typeof BREAKS

export interface ChainBreak {
  kind: BreakKind
  /** The agenda item, and the resolution where it is one's. */
  agendaItemId: number | null
  resolutionId: number | null
  text: string
}

/** Outcomes after which the topic has to come back, or to have ended by its proposer's own word. */
const COMES_BACK = new Set(['DEFERRED', 'RETURNED'])
const ON_ITS_WAY = new Set(['SUBMITTED', 'RETURNED', 'POOLED', 'SCHEDULED'])

const resolutionBreaks = (item: ChainItem, r: ChainResolution): ChainBreak[] => {
  const at = (kind: BreakKind): ChainBreak => ({ kind, agendaItemId: item.agendaItemId, resolutionId: r.id, text: `“${r.text.slice(0, 40)}”：${BREAKS[kind]}` })
  const duty = r.unitName !== null && r.dueOn !== null
  if (!r.assignment) return duty ? [at('NO_ASSIGNMENT')] : r.onProblem ? [at('NO_DUTY')] : []
  return r.assignment.state === 'WITHDRAWN' && !r.assignment.lastNote.trim() ? [at('WITHDRAWN_SILENTLY')] : []
}

/**
 * Every link that is missing between what a meeting dealt with and its end (三(六) 一事一结一报): nothing decided can be lost. Of a meeting that is not
 * over there is nothing to miss yet. What is merely not done yet is no break.
 */
export function chainBreaks(meeting: { closed: boolean; minutesIssued: boolean }, items: readonly ChainItem[]): ChainBreak[] {
  if (!meeting.closed) return []
  const ofItem = (item: ChainItem): ChainBreak[] => {
    const at = (kind: BreakKind): ChainBreak => ({ kind, agendaItemId: item.agendaItemId, resolutionId: null, text: `“${item.title}”：${BREAKS[kind]}` })
    if (item.outcome === null) return [at('NO_OUTCOME')]
    const own: ChainBreak[] = []
    // A standing matter or a report that was merely heard asks for nothing; a decision says what was decided.
    if (decides(item.outcome) && !item.resolutions.length && (item.topicId !== null || !item.outcomeText.trim())) own.push(at('NO_RESOLUTION'))
    if (item.topicId !== null && COMES_BACK.has(item.outcome) && !item.heardAgain && !ON_ITS_WAY.has(item.topicState ?? '') && item.topicState !== 'WITHDRAWN') own.push(at('TOPIC_LOST'))
    if (item.topicId !== null && !COMES_BACK.has(item.outcome) && !item.heardAgain && item.topicState === 'SCHEDULED') own.push(at('TOPIC_STUCK'))
    return [...own, ...item.resolutions.flatMap(r => resolutionBreaks(item, r))]
  }
  const missing: ChainBreak[] = meeting.minutesIssued ? [] : [{ kind: 'NO_MINUTES', agendaItemId: null, resolutionId: null, text: BREAKS.NO_MINUTES }]
  return [...items.flatMap(ofItem), ...missing]
}

/** How a resolution ended, or how far it is: the last link in words. */
export function endOf(r: ChainResolution, stateLabel: (state: string) => string): string {
  const a = r.assignment
  if (!a) return r.unitName && r.dueOn ? '未列交办' : '不列交办'
  if (a.state === 'CLEARED') return `${a.clearedOn ?? ''} 销号`.trim()
  if (a.state === 'WITHDRAWN') return `${a.withdrawnOn ?? ''} 撤销`.trim()
  return a.overdueDays > 0 ? `${stateLabel(a.state)}，超期 ${a.overdueDays} 天` : stateLabel(a.state)
}

export interface FollowUp {
  total: number
  cleared: number
  working: number
  withdrawn: number
  overdue: number
  /** Cleared out of those that were not withdrawn, `87.5%`; `—` when there is none. */
  rate: string
}

/** The figures of a bulletin: of the resolutions that ask for work. */
export function followUpOf(resolutions: readonly ChainResolution[]): FollowUp {
  const duties = resolutions.flatMap(r => r.assignment ?? [])
  const cleared = duties.filter(a => a.state === 'CLEARED').length
  const withdrawn = duties.filter(a => a.state === 'WITHDRAWN').length
  const asked = duties.length - withdrawn
  return {
    total: resolutions.length, cleared, withdrawn, working: asked - cleared, overdue: duties.filter(a => a.overdueDays > 0).length,
    rate: asked ? `${Math.round((cleared / asked) * 1000) / 10}%` : '—',
  }
}
