import type { Day } from '../../kernel/day'
import { defineWorkflow } from '../../kernel/workflow'

/** What the office sends a unit when a matter does not move. */
export const SUPERVISION_KINDS = { NOTICE: '挂牌督办通知书', REMINDER: '提醒函', TALK: '约谈' } as const
export type SupervisionKind = keyof typeof SUPERVISION_KINDS

export const SUPERVISION_STATES = {
  DRAFT: '起草',
  ISSUED: '待签收',
  RECEIVED: '待复函',
  REPLIED: '复函待审核',
  REPLY_RETURNED: '复函退回',
  CALLED: '待约谈',
  RESOLVING: '限期办理',
  SUBMITTED: '待核实',
  CLOSED: '已办结',
  WITHDRAWN: '已撤回',
} as const
export type SupervisionState = keyof typeof SUPERVISION_STATES

export const STATE_TONES: Record<SupervisionState, 'neutral' | 'info' | 'good' | 'warn' | 'bad'> = {
  DRAFT: 'neutral', ISSUED: 'info', RECEIVED: 'warn', REPLIED: 'info', REPLY_RETURNED: 'bad', CALLED: 'info', RESOLVING: 'info', SUBMITTED: 'warn',
  CLOSED: 'good', WITHDRAWN: 'neutral',
}

export type SupervisionAction =
  | 'edit' | 'issue' | 'receive' | 'reply' | 'acceptReply' | 'returnReply' | 'record' | 'submit' | 'return' | 'close' | 'withdraw'

const issue = { label: '印发', ability: 'supervision.issue', needsForm: true } as const
const edit = { label: '修改', ability: 'supervision.issue', from: ['DRAFT'], to: 'DRAFT', needsForm: true } as const
const submit = { label: '报送办理结果', from: ['RESOLVING'], to: 'SUBMITTED', ability: 'supervision.work', needsForm: true } as const
const back = { label: '退回补办', from: ['SUBMITTED'], to: 'RESOLVING', ability: 'supervision.close', needsForm: true } as const
const close = { label: '核实办结', from: ['SUBMITTED'], to: 'CLOSED', ability: 'supervision.close', needsForm: true } as const
const withdraw = { label: '撤回', to: 'WITHDRAWN', ability: 'supervision.withdraw', needsForm: true } as const

type Table = Partial<Record<SupervisionAction, { label: string; from: readonly SupervisionState[]; to: SupervisionState; ability: string; needsForm?: boolean }>>
const tableOf = <States extends SupervisionState>(states: readonly States[], steps: Table) =>
  defineWorkflow<SupervisionState, SupervisionAction>({
    initial: ['DRAFT'],
    states: Object.fromEntries(states.map(s => [s, SUPERVISION_STATES[s]])) as unknown as Record<SupervisionState, string>,
    steps: steps as Required<Table>,
  })

/** One table a kind. 挂牌督办 (长子 四13): 印发 → 签收 → 复函 → 审核 → 限期办理 → 核实办结. */
export const WORKFLOWS = {
  NOTICE: tableOf(['DRAFT', 'ISSUED', 'RECEIVED', 'REPLIED', 'REPLY_RETURNED', 'RESOLVING', 'SUBMITTED', 'CLOSED', 'WITHDRAWN'], {
    issue: { ...issue, from: ['DRAFT'], to: 'ISSUED' },
    edit,
    receive: { label: '签收', from: ['ISSUED'], to: 'RECEIVED', ability: 'supervision.work', needsForm: true },
    reply: { label: '复函', from: ['RECEIVED', 'REPLY_RETURNED'], to: 'REPLIED', ability: 'supervision.work', needsForm: true },
    acceptReply: { label: '采纳复函', from: ['REPLIED'], to: 'RESOLVING', ability: 'supervision.issue', needsForm: true },
    returnReply: { label: '退回复函', from: ['REPLIED'], to: 'REPLY_RETURNED', ability: 'supervision.issue', needsForm: true },
    submit, close, return: back,
    withdraw: { ...withdraw, from: ['ISSUED', 'RECEIVED', 'REPLIED', 'REPLY_RETURNED', 'RESOLVING', 'SUBMITTED'] },
  }),
  REMINDER: tableOf(['DRAFT', 'ISSUED', 'RESOLVING', 'SUBMITTED', 'CLOSED', 'WITHDRAWN'], {
    issue: { ...issue, from: ['DRAFT'], to: 'ISSUED' },
    edit,
    receive: { label: '签收', from: ['ISSUED'], to: 'RESOLVING', ability: 'supervision.work', needsForm: true },
    submit, close, return: back,
    withdraw: { ...withdraw, from: ['ISSUED', 'RESOLVING', 'SUBMITTED'] },
  }),
  TALK: tableOf(['DRAFT', 'CALLED', 'RESOLVING', 'SUBMITTED', 'CLOSED', 'WITHDRAWN'], {
    issue: { ...issue, from: ['DRAFT'], to: 'CALLED' },
    edit,
    record: { label: '记录约谈', from: ['CALLED'], to: 'RESOLVING', ability: 'supervision.issue', needsForm: true },
    submit, close, return: back,
    withdraw: { ...withdraw, from: ['CALLED', 'RESOLVING', 'SUBMITTED'] },
  }),
} as const

/** The ball is with the unit, and what is due is due from it. */
export const WITH_UNIT: readonly SupervisionState[] = ['ISSUED', 'RECEIVED', 'REPLY_RETURNED', 'CALLED', 'RESOLVING']
export const OPEN: readonly SupervisionState[] = [...WITH_UNIT, 'DRAFT', 'REPLIED', 'SUBMITTED']

/** What the present due day is for, in words; null where nothing is due. */
export const DUE_FOR: Partial<Record<SupervisionState, string>> = {
  ISSUED: '签收', RECEIVED: '复函', REPLIED: '复函', REPLY_RETURNED: '复函', CALLED: '约谈', RESOLVING: '办理', SUBMITTED: '办理',
}

export interface Dated {
  state: SupervisionState
  /** The present due day. */
  dueOn: Day | null
}

/** Overdue on a day: the due day has passed and it is the unit's turn. The same test in SQL is `overdueOn`. */
export const isOverdue = (s: Dated, today: Day): boolean => s.dueOn !== null && WITH_UNIT.includes(s.state) && s.dueOn < today

/** How near the due day is, in words; `workdays` from today, negative when passed. Null while nothing is due from the unit. */
export function dueTextOf(s: Dated, today: Day, workdays: number | null): string | null {
  const what = DUE_FOR[s.state]
  if (!what || s.dueOn === null || workdays === null || !WITH_UNIT.includes(s.state)) return null
  if (s.dueOn === today) return `${what}今天到期`
  if (s.dueOn < today) return `${what}已逾期${workdays === 0 ? '' : ` ${Math.abs(workdays)} 个工作日`}`
  return `${what}还有 ${workdays} 个工作日`
}

const DIGITS = '零一二三四五六七八九十'

/** As a paper prints it: `收到本通知书后三个工作日内`. */
export const replyLimitText = (workdays: number): string => `收到本通知书后${DIGITS[workdays] ?? workdays}个工作日内`

/** 复函 and its five elements (四13), by the names of the fields. */
export interface ReplyElements {
  solution: string
  unit: string
  leader: string
  person: string
  dueOn: Day
}

export const REPLY_STATES = { PENDING: '待审核', ACCEPTED: '已采纳', RETURNED: '已退回' } as const
export type ReplyState = keyof typeof REPLY_STATES

/** What was typed, as a paper prints it: a paragraph a line. */
export const paragraphs = (text: string): string[] => text.split('\n').map(line => line.trim()).filter(Boolean)
/** Without the stop at its end: the paper sets its own. */
export const stopped = (text: string): string => text.trim().replace(/[。；，;,.]+$/u, '')
