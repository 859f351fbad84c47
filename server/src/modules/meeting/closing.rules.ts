import { decides, type Outcome } from './agenda.rules'
import { isDuty } from './resolution.rules'

export const OBSTACLES = {
  UNDECIDED: '还没有结果',
  NO_RESOLUTION: '已议定，还没有列出议定事项',
  INCOMPLETE: '议定事项缺责任单位或完成时限',
  CONTESTED: '现场记录有两份文字还没有选定',
  UNRECORDED: '现场记录有改动还没有记录为结果',
  NOT_READ_BACK: '议定事项还没有宣读',
  READ_BACK_OUTDATED: '宣读之后又有改动',
} as const
export type ObstacleKind = keyof typeof OBSTACLES

export interface ClosingItem {
  id: number
  /** It is a topic's; a standing matter that is decided may say so in the outcome's words alone. */
  ofTopic: boolean
  title: string
  outcome: Outcome | null
  outcomeText: string
  resolutions: readonly { ordinal: number; text: string; onProblem: boolean; unitId: number | null; dueOn: string | null }[]
  /** Something was typed that is not on record. */
  unrecorded: boolean
  contested: boolean
  /** Instant at which what is read back of it last changed, typed or recorded; null when it never did. */
  changedAt: number | null
}

export interface Obstacle {
  kind: ObstacleKind
  /** Null for what concerns the meeting as a whole. */
  agendaItemId: number | null
  /** A sentence that says what is in the way and what to do. */
  text: string
}

/**
 * P3: everything that stands between a meeting in session and its end, in the agenda's order, the reading back last. Nothing that was decided
 * can then be lost: each decided topic has its resolutions, each that asks for work has unit and day, nothing typed is left behind.
 */
export function obstaclesOf(items: readonly ClosingItem[], readBackAt: number | null): Obstacle[] {
  const ofItem = (item: ClosingItem): Obstacle[] => {
    const at = (kind: ObstacleKind, next: string, what = `“${item.title}”`): Obstacle => ({ kind, agendaItemId: item.id, text: `${what}${OBSTACLES[kind]}，${next}。` })
    const found: Obstacle[] = []
    if (item.contested) found.push(at('CONTESTED', '请到“现场”选定一份'))
    if (item.unrecorded) found.push(at('UNRECORDED', '请到“现场”核对后记录'))
    // What is typed will be its outcome: one obstacle at a time.
    if (item.outcome === null) return item.unrecorded ? found : [...found, at('UNDECIDED', '请记录结果')]
    if (decides(item.outcome) && !item.resolutions.length && (item.ofTopic || !item.outcomeText.trim()))
      found.push(at('NO_RESOLUTION', '请列出议定事项，或把结果改为知悉、缓议'))
    for (const r of item.resolutions)
      if (r.onProblem && !isDuty(r)) found.push(at('INCOMPLETE', '请补充，会后才能列为交办事项', `“${item.title}”第 ${r.ordinal} 条`))
    return found
  }
  const found = items.flatMap(ofItem)
  if (readBackAt === null) {
    if (items.some(i => decides(i.outcome))) found.push({ kind: 'NOT_READ_BACK', agendaItemId: null, text: `${OBSTACLES.NOT_READ_BACK}，请在“现场”宣读后点“已宣读”。` })
    return found
  }
  const later = items.filter(i => (i.changedAt ?? 0) > readBackAt)
  if (later.length)
    found.push({ kind: 'READ_BACK_OUTDATED', agendaItemId: null, text: `${later.map(i => `“${i.title}”`).join('、')}${OBSTACLES.READ_BACK_OUTDATED}，请再宣读后点“已宣读”。` })
  return found
}

/** Where in the portal an obstacle is removed. */
export function obstacleLink(meetingId: number, { kind, agendaItemId }: Obstacle): string {
  const at = (tab: string) => `/meetings/${meetingId}?tab=${tab}`
  if (kind === 'NOT_READ_BACK' || kind === 'READ_BACK_OUTDATED') return `${at('live')}&read=1`
  return `${at(kind === 'CONTESTED' || kind === 'UNRECORDED' ? 'live' : 'outcomes')}&item=${agendaItemId ?? ''}`
}
