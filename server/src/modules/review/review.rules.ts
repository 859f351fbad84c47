import type { Explanation } from '../../kernel/verdict'
import { defineWorkflow } from '../../kernel/workflow'

export const REVIEW_STATES = { PLANNED: '待召开', HELD: '评审中', CONCLUDED: '已有结论', CANCELLED: '已取消' } as const
export type ReviewState = keyof typeof REVIEW_STATES
/** It is over: nobody marks, steps aside or concludes any more. */
export const OVER: readonly ReviewState[] = ['CONCLUDED', 'CANCELLED']

export const CONCLUSIONS = { PASSED: '通过', FAILED: '不通过' } as const
export type Conclusion = keyof typeof CONCLUSIONS

export const reviewWorkflow = defineWorkflow<ReviewState, 'hold' | 'conclude' | 'cancel'>({
  initial: ['PLANNED'],
  states: REVIEW_STATES,
  steps: {
    hold: { label: '开始评审', from: ['PLANNED'], to: 'HELD', ability: 'review.manage' },
    conclude: { label: '作出结论', from: ['HELD'], to: 'CONCLUDED', ability: 'review.manage', needsForm: true },
    cancel: { label: '取消评审', from: ['PLANNED', 'HELD'], to: 'CANCELLED', ability: 'review.manage', needsForm: true },
  },
})

/** Kinds that a unit holds for itself: the sector authority's initial review, the chain office's (泾川 二(一)3). Others are the office's. */
export const UNIT_HELD: readonly string[] = ['INITIAL', 'CHAIN']
/** Kinds whose panel decides without marking: a leader's or a leading group's word. Marks are welcome there, not needed. */
const UNMARKED: readonly string[] = ['CHAIN', 'PRELIMINARY']
/** Fewest panelists. No text fixes a number: three where experts are asked, one elsewhere. */
export const leastPanel = (kind: string): number => (kind === 'EXPERT' || kind === 'TECHNICAL' ? 3 : 1)

export interface Weighed {
  id: string
  weight: number
}
export type Marks = Readonly<Record<string, number>>

/** What is wrong with marks; null when they are whole numbers from 0 to 100, and, to be submitted, complete. */
export function marksProblem(criteria: readonly (Weighed & { label: string })[], marks: Marks, complete: boolean): string | null {
  const unknown = Object.keys(marks).find(id => !criteria.some(c => c.id === id))
  if (unknown) return '评分项不在这张评分表中，请刷新页面后重新填写。'
  for (const c of criteria) {
    const mark = marks[c.id]
    if (mark === undefined) {
      if (complete && c.weight > 0) return `“${c.label}”还没有评分，请评完各项后提交。`
    } else if (!Number.isInteger(mark) || mark < 0 || mark > 100) return `“${c.label}”应为 0 到 100 的整数，请修改。`
  }
  return null
}

export interface Average {
  /** Two places, half up: `82.50`. */
  average: string
  /** `(85.00 + 80.00) ÷ 2 = 82.50` */
  arithmetic: string
  /** Exact comparison with the pass mark. */
  passes: boolean
}

const places = (numerator: number, denominator: number) => {
  const hundredths = Math.floor((numerator * 200 + denominator) / (2 * denominator))
  return `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`
}

/** The panel's mean of the weighted sheets, computed from the marks in whole numbers; null without a sheet. */
export function averageOf(criteria: readonly Weighed[], sheets: readonly Marks[], passMark: number): Average | null {
  const weight = criteria.reduce((sum, c) => sum + c.weight, 0)
  if (!sheets.length || weight <= 0) return null
  const sums = sheets.map(marks => criteria.reduce((sum, c) => sum + (c.weight > 0 ? (marks[c.id] ?? 0) * c.weight : 0), 0))
  const total = sums.reduce((a, b) => a + b, 0)
  const average = places(total, weight * sheets.length)
  return {
    average,
    arithmetic: `(${sums.map(s => places(s, weight)).join(' + ')}) ÷ ${sheets.length} = ${average}`,
    passes: total >= passMark * weight * sheets.length,
  }
}

export interface Standing {
  kind: string
  /** Names of those who judge: recused ones left out. */
  panel: readonly string[]
  /** Of them, who has not handed in a sheet. */
  waiting: readonly string[]
  average: Average | null
  passMark: number
}

const explanation = (ruleId: string, text: string, ok: boolean, inputs: [string, string, string][], arithmetic: string | null = null): Explanation => ({
  ruleId, source: 'PLATFORM', regulation: null, clause: null, text, outcome: ok ? 'PASSED' : 'REFUSED',
  inputs: inputs.map(([name, label, value]) => ({ name, label, value })), arithmetic,
})

/**
 * What stands for or against a conclusion. The pass mark speaks only when the conclusion is 通过: a panel may turn down what
 * has good marks, never let through what has bad ones.
 */
export function concludeExplanations(s: Standing, conclusion: Conclusion | null): Explanation[] {
  const least = leastPanel(s.kind)
  const enough = s.panel.length >= least
  const all = s.waiting.length === 0
  const marked = UNMARKED.includes(s.kind) ? all || s.average === null : all
  const out = [
    explanation(
      'platform.review.panel', enough ? `评委不少于 ${least} 人（回避的不计）` : `评委不足 ${least} 人（回避的不计），请补充评委后再作结论`, enough,
      [['review.panel', '未回避的评委', s.panel.join('、') || '无']], `${s.panel.length} 人 ${enough ? '≥' : '<'} ${least} 人`,
    ),
    explanation(
      'platform.review.sheets', marked ? '应提交的评分表都已提交' : `还有评委没有提交评分：${s.waiting.join('、')}。请催办，或登记回避后再作结论`, marked,
      [['review.waiting', '未提交评分的评委', s.waiting.join('、') || '无']],
    ),
  ]
  if (conclusion === 'PASSED' && s.average)
    out.push({
      ...explanation(
        'platform.review.pass-mark', s.average.passes ? '平均得分达到通过线' : '平均得分没有达到通过线，不能作出“通过”的结论',
        s.average.passes, [['setting.reviewPassMark', '本县设定：评审通过的最低得分', `${s.passMark} 分`]],
        `${s.average.arithmetic} ${s.average.passes ? '≥' : '<'} ${s.passMark}`,
      ),
      source: 'SETTING',
    })
  return out
}

/** How a review looks in a list: by its conclusion, else by how far it is. */
export const toneOf = (state: ReviewState, conclusion: Conclusion | null): 'neutral' | 'info' | 'good' | 'bad' =>
  conclusion === 'PASSED' ? 'good' : conclusion === 'FAILED' ? 'bad' : state === 'HELD' ? 'info' : 'neutral'
