import { lastDayOfMonth, monthDayText, type Day } from '../../kernel/day'
import type { Explanation } from '../../kernel/verdict'
import { defineWorkflow, stepsFrom } from '../../kernel/workflow'

export const RANKING_STATES = { DRAFT: '草稿', PUBLISHED: '已公布', WITHDRAWN: '已撤回' } as const
export type RankingState = keyof typeof RANKING_STATES

export const RANKING_TONES: Record<RankingState, string> = { DRAFT: 'info', PUBLISHED: 'good', WITHDRAWN: 'neutral' }

export const MEASURES = { ASSIGNMENT: '办结事项', INVESTMENT: '完成投资' } as const
export type Measure = keyof typeof MEASURES

/** Kinds of unit that are ranked, each among its own kind: what a township does is not comparable with a department. */
export const GROUPS = { TOWNSHIP: '乡镇（街道）', DEPARTMENT: '部门', PARK: '园区', CHAIN_OFFICE: '产业链办公室' } as const
export type Group = keyof typeof GROUPS
export const GROUP_KEYS = Object.keys(GROUPS) as Group[]

export type RankingAction = 'redraft' | 'publish' | 'withdraw'

export const rankingWorkflow = defineWorkflow<RankingState, RankingAction>({
  initial: ['DRAFT'],
  states: RANKING_STATES,
  steps: {
    publish: { label: '公布排名', from: ['DRAFT'], to: 'PUBLISHED', ability: 'performance.publish' },
    redraft: { label: '重新封存并计算', from: ['DRAFT'], to: 'DRAFT', ability: 'performance.draft' },
    withdraw: { label: '撤回更正', from: ['PUBLISHED'], to: 'WITHDRAWN', ability: 'performance.publish', needsForm: true },
  },
})

export const rankingSteps = (state: RankingState) => stepsFrom(rankingWorkflow, state)

/** `2026-03`, a month of the calendar. */
export const isMonth = (text: string): boolean => /^20\d{2}-(0[1-9]|1[0-2])$/.test(text)

/** `2026年3月`. */
export const monthText = (month: string): string => `${Number(month.slice(0, 4))}年${Number(month.slice(5))}月`

export interface Period {
  month: string
  fromOn: Day
  /** The last day that counts: the month's end, or today while the month lasts. */
  toOn: Day
  /** `2026年3月`; in a county that ranks by quarter `2026年第1季度（截至3月）`. */
  label: string
}

/**
 * What a ranking of a month covers: the month, or where the county ranks by quarter (登封 四(九)) its quarter so far.
 * Nothing after `today` counts.
 */
export function periodOf(month: string, cadence: string, today: Day): Period {
  const number = Number(month.slice(5))
  const end = lastDayOfMonth(`${month}-01`)
  const toOn = end < today ? end : today
  if (cadence !== 'QUARTERLY') return { month, fromOn: `${month}-01`, toOn, label: monthText(month) }
  const first = Math.floor((number - 1) / 3) * 3 + 1
  const quarter = `${Number(month.slice(0, 4))}年第${(first + 2) / 3}季度`
  return {
    month, toOn, fromOn: `${month.slice(0, 5)}${String(first).padStart(2, '0')}-01`,
    label: number === first + 2 ? quarter : `${quarter}（截至${number}月）`,
  }
}

/** A month is published when it is over: figures that were frozen earlier leave out its last days. Null when nothing stands against it. */
export function unfinished(frozen: { month: string; toOn: Day }): Explanation | null {
  const end = lastDayOfMonth(`${frozen.month}-01`)
  if (frozen.toOn >= end) return null
  return {
    ruleId: 'platform.ranking.month-over', source: 'PLATFORM', regulation: null, clause: null, outcome: 'REFUSED', arithmetic: null,
    text: `数据只封存到${monthDayText(frozen.toOn)}，不是整月。请在${monthDayText(end)}后重新封存并计算，再公布`,
    inputs: [{ name: 'snapshot.toOn', label: '封存截至', value: frozen.toOn }],
  }
}

export interface FrozenFigures {
  assignmentsDue: number
  assignmentsCleared: number
  /** Whole yuan. */
  investmentPlan: number
  investmentDone: number
}

/** Numerator and denominator of a measure. */
export const sharesOf = (row: FrozenFigures, measure: Measure): { done: number; planned: number } =>
  measure === 'INVESTMENT'
    ? { done: row.investmentDone, planned: row.investmentPlan }
    : { done: row.assignmentsCleared, planned: row.assignmentsDue }

/** How numerator and denominator were counted: no text says it, so it is printed with every score as the platform's. */
export function countingOf(measure: Measure, done: number, planned: number, frozen: { fromOn: Day; toOn: Day; revision: number }): Explanation {
  const { fromOn, toOn, revision } = frozen
  const text =
    measure === 'INVESTMENT'
      ? `计划数：本单位为责任单位、列入当年计划且未退出的项目的年度计划投资之和；完成数：这些项目的年度累计完成投资之和。数据为第 ${revision} 版封存数据`
      : `应办结：期限在${monthDayText(fromOn)}至${monthDayText(toOn)}、已交单且未撤销的事项；办结：其中到${monthDayText(toOn)}已销号的事项。数据为第 ${revision} 版封存数据`
  const shown = (n: number) => (measure === 'INVESTMENT' ? `${n} 元` : `${n} 件`)
  return {
    ruleId: 'platform.ranking.count', source: 'PLATFORM', regulation: null, clause: null, text, outcome: 'PASSED',
    inputs: [
      { name: 'score.planned', label: measure === 'INVESTMENT' ? '计划投资' : '应办结', value: shown(planned) },
      { name: 'score.done', label: measure === 'INVESTMENT' ? '完成投资' : '已办结', value: shown(done) },
    ],
    arithmetic: null,
  }
}

/** `办结 7 件 ÷ 应办结 9 件 = 77.78 %`; without a plan why there is none. `percent` has two places, rounded once. */
export function lineOf(measure: Measure, done: number, planned: number, percent: string | null): string {
  if (percent === null) return measure === 'INVESTMENT' ? '本期没有计划投资，不参加排名' : '本期没有应办结的事项，不参加排名'
  return measure === 'INVESTMENT'
    ? `完成 ${wan(done)} 万元 ÷ 计划 ${wan(planned)} 万元 = ${percent} %`
    : `办结 ${done} 件 ÷ 应办结 ${planned} 件 = ${percent} %`
}

const wan = (yuan: number) => String(Math.round(yuan / 100) / 100)

export interface Place {
  score: string | null
  rank: number | null
  done: number
  planned: number
}

/** What a correction changed for a unit, printed with the corrected ranking (N11); null where nothing did. */
export function correctionOf(before: Place | undefined, after: Place): string | null {
  if (!before) return '更正：原排名未列入'
  const same = before.done === after.done && before.planned === after.planned && before.rank === after.rank
  if (same) return null
  const was = before.score === null ? '不参加排名' : `${before.done} ÷ ${before.planned} = ${before.score} %，第 ${before.rank} 名`
  return `更正：原为${before.score === null ? '' : ' '}${was}`
}
