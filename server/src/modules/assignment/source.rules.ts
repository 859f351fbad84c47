import { dayText, type Day } from '../../kernel/day'

/** Where work comes from that no meeting on the platform decided. */
export const SOURCE_KINDS = { INSTRUCTION: '领导批示', DECISION: '其他会议决定' } as const
export type SourceKind = keyof typeof SOURCE_KINDS

/** 一事一结一报 (登封 三(六)): received, passed on, finished, reported. */
export const ECHOES = { RECEIVED: '已接收，待转办', PASSED_ON: '已转办', FINISHED: '已办结，待回报', REPORTED: '已回报' } as const
export type Echo = keyof typeof ECHOES

export const ECHO_TONES: Record<Echo, 'neutral' | 'info' | 'warn' | 'good'> = { RECEIVED: 'neutral', PASSED_ON: 'info', FINISHED: 'warn', REPORTED: 'good' }

/** What became of a source. `waiting`: of its assignments, those not handed over yet and not withdrawn. */
export function echoOf(s: { reportedOn: Day | null; assignments: number; waiting: number; open: number }): Echo {
  if (s.reportedOn !== null) return 'REPORTED'
  if (s.assignments > 0 && s.open === 0) return 'FINISHED'
  return s.assignments > 0 && s.waiting === 0 ? 'PASSED_ON' : 'RECEIVED'
}

/** The first sentence as a title, at most 60 characters. */
export function titleOf(text: string): string {
  const [first] = text.trim().split(/[。！？!?；;\n]/)
  const title = (first ?? '').trim() || text.trim()
  return [...title].length > 60 ? `${[...title].slice(0, 59).join('')}…` : title
}

/** How an assignment names its source, at most 1000 characters. */
export const sourceWords = (s: { kind: SourceKind; givenBy: string; givenOn: Day; text: string }): string =>
  [...`${s.givenBy}${s.kind === 'INSTRUCTION' ? '批示' : ''}（${dayText(s.givenOn)}）：${s.text.trim()}`].slice(0, 1000).join('')
