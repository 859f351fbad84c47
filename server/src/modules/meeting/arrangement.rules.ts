export const ARRANGEMENT_STATES = { DRAFT: '拟定中', SUBMITTED: '已报批', APPROVED: '已同意', RETURNED: '退回修改' } as const
export type ArrangementState = keyof typeof ARRANGEMENT_STATES

export const ARRANGEMENT_TONES: Record<ArrangementState, string> = { DRAFT: 'neutral', SUBMITTED: 'info', APPROVED: 'good', RETURNED: 'warn' }

export interface ArrangementFacts {
  /** `2026-03-25 09:00`. */
  timeText: string
  place: string
  /** Names of the seats. */
  attendees: readonly string[]
  /** Names of the projects that the topics are about. */
  projects: readonly string[]
  /** Titles of the topics. */
  matters: readonly string[]
  /** Titles of the whole agenda. */
  agenda?: readonly string[]
  /** `given`: whose opinion says what. */
  opinions: { answered: number; owing: readonly string[]; given?: readonly string[] }
}

export interface ArrangementPart {
  key: string
  /** The clause's own word. */
  label: string
  done: boolean
  text: string
  /** All that it stands for, where its text shortens; in no order. */
  whole?: readonly string[]
  /** What is still to do; null when done. */
  hint: string | null
}

const named = (all: readonly string[]) => (all.length > 6 ? `${all.slice(0, 6).join('、')}等 ${all.length} 个` : all.join('、'))

/**
 * The six parts of a meeting's arrangement (灵宝 四(二)2(1)): 会议时间、会议地点、参会人员、协调推进项目、研究解决事项、部门会审意见,
 * each with what it says or what it lacks.
 */
export function arrangementOf(f: ArrangementFacts): ArrangementPart[] {
  const part = (key: string, label: string, done: boolean, text: string, hint: string, whole: readonly string[] = [text]): ArrangementPart =>
    ({ key, label, done, text: done ? text : '', whole: [...whole].sort(), hint: done ? null : hint })
  const { answered, owing } = f.opinions
  return [
    part('time', '会议时间', f.timeText !== '', f.timeText, '还没有确定会议时间'),
    part('place', '会议地点', f.place !== '', f.place, '还没有确定会议地点'),
    part('attendees', '参会人员', f.attendees.length > 0, named(f.attendees), '还没有参会单位', f.attendees),
    part('projects', '协调推进项目', f.projects.length > 0, named(f.projects), '议程中还没有与项目关联的议题', f.projects),
    part('matters', '研究解决事项', f.matters.length > 0, f.matters.join('；'), '议程中还没有议题', f.agenda ?? f.matters),
    part('opinions', '部门会审意见', answered > 0 && owing.length === 0, `${answered} 份意见已回复`, owing.length ? `${named(owing)}还没有回复意见` : '还没有征求部门会审意见', [...(f.opinions.given ?? [`${answered}`]), ...owing]),
  ]
}

/** Labels of the parts that are missing. */
export const missingParts = (parts: readonly ArrangementPart[]): string[] => parts.filter(p => !p.done).map(p => p.label)

const wordOf = (p: ArrangementPart): string => (p.whole ? p.whole.join('\n') : p.text)

/** Labels of the parts that are no longer what was submitted: what was agreed to is what is held. */
export const changedParts = (submitted: readonly ArrangementPart[], now: readonly ArrangementPart[]): string[] =>
  now.filter(p => {
    const before = submitted.find(b => b.key === p.key)
    return before !== undefined && (before.whole ? wordOf(before) !== wordOf(p) : before.text !== p.text)
  }).map(p => p.label)

/** Why what has changed cannot be convened. */
export const changedWord = (changed: readonly string[]): string => `会议安排报批后，${changed.join('、')}又有改动，与获得同意的不一致。请在“会议安排”重新报批，或改回后再发通知。`
