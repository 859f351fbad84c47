import { addDays, monthDayText, type Day } from '../../kernel/day'

/** What messages are about. Of one kind on one subject, a person gets one a day. */
export const MESSAGE_KINDS = {
  MEETING_NOTICE: '会议通知',
  MEETING_CHANGED: '会议变更',
  MEETING_CANCELLED: '会议取消',
  SUPERVISION_NOTICE: '督办通知',
  SUPERVISION: '督办进展',
  ASSIGNMENT_HANDED_OVER: '交办',
  ASSIGNMENT_RETURNED: '退回补办',
  ASSIGNMENT_CLEARED: '销号',
  EXTENSION_DECIDED: '延期审批',
  ASSIGNMENT_ESCALATED: '问题上报',
  ASSIGNMENT_REMINDER: '催办',
  TOPIC_CALL: '征集议题',
  TOPIC_RETURNED: '议题退回',
  TOPIC_OUTCOME: '议题结果',
  TOPIC_RAISED: '提请调度',
  OPINION_ASKED: '征求意见',
  MEETING_REQUEST: '召开建议',
  MINUTES_ISSUED: '纪要印发',
  TOPIC_EXCERPT: '纪要摘录',
  MINUTES_RETURNED: '纪要退回',
  MINUTES_SIGNED: '纪要签批完成',
  ENTRY_ADMITTED: '准予入库',
  ENTRY_RETURNED: '入库退回',
  RANKING_PUBLISHED: '排名公布',
  SPECIAL_REPORT: '专报上报',
  DIGEST: '每日提醒',
} as const
export type MessageKind = keyof typeof MESSAGE_KINDS

export const CHANNELS = { EMAIL: '电子邮件', ROBOT: '群机器人' } as const
export type Channel = keyof typeof CHANNELS

export const DELIVERY_STATES = { PENDING: '待发送', SENT: '已发送', FAILED: '失败' } as const
export type DeliveryState = keyof typeof DELIVERY_STATES

/** A notice of a meeting so near that the next digest could come too late. */
const NEAR_WORKDAYS = 2

/**
 * P9: only what cannot wait goes at once: the notice of a meeting within two working days, a change of its time or place (its
 * cancelling too), a supervision notice. All else waits for the digest.
 * `workdaysAhead`: of a meeting, the working days from today up to its day; null when it is none.
 */
export function isUrgent(kind: MessageKind, workdaysAhead: number | null): boolean {
  switch (kind) {
    case 'SUPERVISION_NOTICE':
    case 'MEETING_CHANGED':
    case 'MEETING_CANCELLED':
      return true
    case 'MEETING_NOTICE':
      return workdaysAhead !== null && workdaysAhead <= NEAR_WORKDAYS
    default:
      return false
  }
}

/** To-dos this many days ahead are due; later ones would stand in every digest until then. */
const AHEAD_DAYS = 3

export interface DueTodo {
  key: string
  title: string
  link: string
  dueOn: Day | null
}

/** A message as it goes out by e-mail or robot; rendered by letter.rules.ts. Links are paths in the portal. */
export interface Letter {
  title: string
  text: string
  link: string | null
  groups: readonly { label: string; items: readonly { title: string; link: string; dueOn: Day | null }[] }[]
}

export interface UnreadMessage {
  title: string
  link: string
}

/** The digest of what is due and unread; null when nothing is: then none goes out (P9). */
export function digestOf(today: Day, todos: readonly DueTodo[], unread: readonly UnreadMessage[]): Letter | null {
  const group = (label: string, items: readonly DueTodo[]) => ({ label, items: items.map(({ title, link, dueOn }) => ({ title, link, dueOn })) })
  const soon = addDays(today, AHEAD_DAYS)
  const due = (from: Day, to: Day) => todos.filter(t => t.dueOn !== null && t.dueOn >= from && t.dueOn <= to)
  const groups = [
    group('已逾期', due('', addDays(today, -1))),
    group('今天到期', due(today, today)),
    group('三天内到期', due(addDays(today, 1), soon)),
    group('等您办理', todos.filter(t => t.dueOn === null)),
    group('未读消息', unread.map((m, i) => ({ ...m, key: String(i), dueOn: null }))),
  ].filter(g => g.items.length)
  if (!groups.length) return null
  const counted = groups.map(g => `${g.label} ${g.items.length} 项`).join('，')
  return { title: `${monthDayText(today)}提醒：${counted}`, text: `${counted}。`, link: '/', groups }
}

/** The county's digest for its group: how many matters are due at which unit, most first. Null when none is. */
export function groupDigestOf(today: Day, units: readonly { name: string; due: number; overdue: number }[]): Letter | null {
  const busy = units.filter(u => u.due > 0).sort((a, b) => b.overdue - a.overdue || b.due - a.due || a.name.localeCompare(b.name))
  if (!busy.length) return null
  const sum = (of: (u: { due: number; overdue: number }) => number) => busy.reduce((n, u) => n + of(u), 0)
  const words = `${busy.length} 个单位有 ${sum(u => u.due)} 项待办${sum(u => u.overdue) ? `，其中逾期 ${sum(u => u.overdue)} 项` : ''}`
  return {
    title: `${monthDayText(today)}提醒：${words}`, text: `${words}。请登录平台办理。`, link: '/',
    groups: [{ label: '各单位', items: busy.slice(0, 20).map(u => ({ title: `${u.name} ${u.due} 项${u.overdue ? `（逾期 ${u.overdue} 项）` : ''}`, link: '', dueOn: null })) }],
  }
}

/** Minutes to wait after the first, second … failed try; after the last one it has failed for good. */
const WAITS = [1, 5, 15, 60, 240] as const

/** Milliseconds until the next try after `tries` failed ones; null: no more. */
export const waitAfter = (tries: number): number | null => (WAITS[tries - 1] === undefined ? null : WAITS[tries - 1]! * 60_000)

/** `08:30`. */
export const isTime = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text)

/** What is wrong with an e-mail address, in words; null when it will do. */
export const emailProblem = (email: string): string | null =>
  email.length <= 120 && /^[^\s@<>(),;:"[\]\\]+@[^\s@<>(),;:"[\]\\]+\.[a-z\d-]{2,}$/i.test(email) ? null : '邮箱地址不完整，请写成 name@example.cn 的样子。'
