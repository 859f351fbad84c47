import type { Day } from '../../kernel/day'
import { MEETING_STATES, type MeetingState } from './meeting.rules'

export const CALL_ANSWERS = { TOPIC: '已报议题', NONE: '本次无议题' } as const
export type CallAnswer = keyof typeof CALL_ANSWERS

export const CALL_TONES: Record<CallAnswer, string> = { TOPIC: 'good', NONE: 'info' }

/** Kinds of unit that answer for nothing of their own: leaders speak for themselves, the office is who asks. */
export const NOT_ASKED: readonly string[] = ['LEADERSHIP', 'OFFICE', 'EXPERT_POOL']

export interface CallFacts {
  state: MeetingState
  /** The meeting's last day for topics; null where it has none. */
  dueOn: Day | null
  issued: boolean
}

/** Why no call can be issued now, in words; null when it can. */
export function callGap(f: CallFacts, today: Day): string | null {
  if (f.issued) return '这次会议已经征集过议题，不能再次征集。没有回复的单位可以“一键提醒”。'
  if (f.state !== 'PLANNED') return `会议${MEETING_STATES[f.state]}，只有筹备中的会议才征集议题。`
  if (f.dueOn === null) return '这次会议没有议题截止日，请先在会议制度里设定会前几个工作日截止收议题。'
  if (f.dueOn < today) return `这次会议的议题截止日 ${f.dueOn} 已过，不能再征集。确需增加议题的，请改期，或由联席办代为录入。`
  return null
}

/** Until the meeting begins a unit can still answer; after the cut-off it is late. */
export const takesAnswers = (state: MeetingState): boolean => state === 'PLANNED' || state === 'CONVENED'

export interface AnswerFacts {
  answer: CallAnswer | null
  /** The day of the answer. */
  answeredOn: Day | null
  dueOn: Day | null
}

/** Answered after the cut-off, or owed beyond it. */
export const answerLate = (a: AnswerFacts, today: Day): boolean => a.dueOn !== null && (a.answeredOn ?? today) > a.dueOn

/** `未回复`, `逾期未回复`, or what was said. */
export const callAnswerLabel = (a: AnswerFacts, today: Day): string => (a.answer ? CALL_ANSWERS[a.answer] : answerLate(a, today) ? '逾期未回复' : '未回复')
export const callAnswerTone = (a: AnswerFacts, today: Day): string => (a.answer ? CALL_TONES[a.answer] : answerLate(a, today) ? 'bad' : 'warn')

/** What a unit's answer comes to: its first topic answers, also for a unit that had said 本次无议题. */
export const answerOf = (topics: number, saidNone: boolean): CallAnswer | null => (topics > 0 ? 'TOPIC' : saidNone ? 'NONE' : null)
