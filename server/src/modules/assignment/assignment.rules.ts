import { addDays, daysBetween, monthDayText, type Day } from '../../kernel/day'
import { normaliseKey } from '../../kernel/text'
import { dueAfterWorkdays, nextWorkday, provisionalOver, workdaysBetween, type WorkCalendar } from '../../kernel/workday'
import { defineWorkflow } from '../../kernel/workflow'

/** 四单 (龙亭 16(一)): 列单 → 研判 → 交单 → 办单 → 清单. 签收 opens the work, 退回 sends it back, it goes on. */
export const ASSIGNMENT_STATES = {
  LISTED: '列单',
  JUDGED: '已研判',
  HANDED_OVER: '已交单',
  IN_PROGRESS: '办单',
  SUBMITTED: '待核实',
  RETURNED: '已退回',
  CLEARED: '已销号',
  WITHDRAWN: '已撤销',
} as const
export type AssignmentState = keyof typeof ASSIGNMENT_STATES

/** How a state is shown: the portal's tones. */
export const STATE_TONES: Record<AssignmentState, 'neutral' | 'info' | 'good' | 'warn' | 'bad'> = {
  LISTED: 'neutral', JUDGED: 'neutral', HANDED_OVER: 'info', IN_PROGRESS: 'info', SUBMITTED: 'warn', RETURNED: 'bad', CLEARED: 'good', WITHDRAWN: 'neutral',
}

export const SOURCE_TYPES = {
  RESOLUTION: '议定事项',
  PROBLEM: '问题清单',
  FINDING: '核查发现',
  INSTRUCTION: '领导批示',
  DECISION: '其他会议决定',
  MANUAL: '日常交办',
} as const
export type SourceType = keyof typeof SOURCE_TYPES

/** Who has the ball (N14). Nobody once it is cleared or withdrawn. */
export const HOLDERS = { OFFICE: '联席办', LEADER: '分包领导', UNIT: '责任单位', ESCALATED: '上报层级' } as const
export type Holder = keyof typeof HOLDERS

export const NOTE_KINDS = { PROGRESS: '办理进展', COMPLETION: '办结情况' } as const
export type NoteKind = keyof typeof NOTE_KINDS

/** What a handler writes is a draft until the unit's liaison or head confirms it; only the unit sees drafts. */
export const NOTE_STATES = { DRAFT: '待确认', CONFIRMED: '已确认' } as const
export type NoteState = keyof typeof NOTE_STATES

/** A request that nobody decided on is over once the work is handed in or withdrawn. */
export const EXTENSION_STATES = { REQUESTED: '待审批', GRANTED: '已同意', REFUSED: '未同意', LAPSED: '已终止' } as const
export type ExtensionState = keyof typeof EXTENSION_STATES

/** What is written in the history beside the steps of the workflow; the state stays. */
export const SIDE_STEPS = { list: '列单', import: '台账导入', edit: '更正', escalate: '上报', handBack: '答复交回' } as const
export type SideStep = keyof typeof SIDE_STEPS

export type AssignmentAction = 'judge' | 'handOver' | 'sign' | 'refuse' | 'submit' | 'clear' | 'return' | 'withdraw'

export const assignmentWorkflow = defineWorkflow<AssignmentState, AssignmentAction>({
  initial: ['LISTED', 'JUDGED'],
  states: ASSIGNMENT_STATES,
  steps: {
    judge: { label: '研判', from: ['LISTED'], to: 'JUDGED', ability: 'assignment.judge', needsForm: true },
    handOver: { label: '交单', from: ['LISTED', 'JUDGED'], to: 'HANDED_OVER', ability: 'assignment.handOver' },
    sign: { label: '签收', from: ['HANDED_OVER'], to: 'IN_PROGRESS', ability: 'assignment.work' },
    refuse: { label: '退回交单', from: ['HANDED_OVER'], to: 'LISTED', ability: 'assignment.work', needsForm: true },
    submit: { label: '申请销号', from: ['IN_PROGRESS', 'RETURNED'], to: 'SUBMITTED', ability: 'assignment.work', needsForm: true },
    clear: { label: '核实销号', from: ['SUBMITTED'], to: 'CLEARED', ability: 'assignment.verify', needsForm: true },
    return: { label: '退回', from: ['SUBMITTED'], to: 'RETURNED', ability: 'assignment.verify', needsForm: true },
    withdraw: {
      label: '撤销', from: ['LISTED', 'JUDGED', 'HANDED_OVER', 'IN_PROGRESS', 'SUBMITTED', 'RETURNED'], to: 'WITHDRAWN',
      ability: 'assignment.withdraw', needsForm: true,
    },
  },
})

/** Not with a unit yet, or refused by it: a wrong listing can be corrected. */
export const EDITABLE: readonly AssignmentState[] = ['LISTED', 'JUDGED']
/** The work is with the unit: progress can be noted, more time asked for. */
export const WORKING: readonly AssignmentState[] = ['IN_PROGRESS', 'RETURNED']
export const OPEN: readonly AssignmentState[] = ['LISTED', 'JUDGED', 'HANDED_OVER', 'IN_PROGRESS', 'SUBMITTED', 'RETURNED']

/** Whose turn it is in a state. A listed matter waits for the leader where the county's rules ask for the judgement first. */
export const holderIn = (state: AssignmentState, judgementNeeded: boolean): Holder | null => {
  if (state === 'LISTED') return judgementNeeded ? 'LEADER' : 'OFFICE'
  if (state === 'JUDGED' || state === 'SUBMITTED') return 'OFFICE'
  return state === 'CLEARED' || state === 'WITHDRAWN' ? null : 'UNIT'
}

export interface Dated {
  state: AssignmentState
  dueOn: Day | null
  /** Day of the latest submission; null before. */
  submittedOn: Day | null
  /** The clock stands still since then; null while it runs. */
  stoppedOn: Day | null
}

/** The deadline does not run out while the clock stands still, unless it had before. */
const stands = (a: Dated): boolean => a.stoppedOn !== null && a.dueOn !== null && a.stoppedOn <= a.dueOn

/** Overdue on a day: the deadline has passed and the unit had not handed in its result by then. The same test in SQL is `overdueOn`. */
export const isOverdue = (a: Dated, today: Day): boolean =>
  a.dueOn !== null && OPEN.includes(a.state) && a.dueOn < today && !stands(a) && !(a.state === 'SUBMITTED' && (a.submittedOn ?? today) <= a.dueOn)

/**
 * How near the deadline is, in words; null once nothing is due. `workdays`: working days from today to the deadline,
 * negative when it has passed; 0 also when only days off lie between, then calendar days are said. `assumed`: a year between has
 * no published calendar yet.
 */
export function dueTextOf(a: Dated, today: Day, workdays: number | null, assumed = false): string | null {
  if (a.dueOn === null || workdays === null || !OPEN.includes(a.state)) return null
  if (stands(a)) return '停表中，恢复后顺延'
  const overdue = isOverdue(a, today)
  if (a.state === 'SUBMITTED' && !overdue && a.dueOn < today) return '已按时申请销号'
  if (a.dueOn === today) return '今天到期'
  const days = Math.abs(daysBetween(today, a.dueOn))
  const count = workdays === 0 ? `${days} 天（休息日）` : `${Math.abs(workdays)} 个工作日${assumed ? '（暂计）' : ''}`
  return a.dueOn < today ? `已超过 ${count}` : `还有 ${count}`
}

/** `2026-0012`: by county and year. */
export const assignmentNumber = (year: number, serial: number): string => `${year}-${String(serial).padStart(4, '0')}`

export interface Held {
  holder: Holder | null
  holderName: string
  fromOn: Day
}
export interface Holding extends Held {
  /** Day it went on; null while it is held. */
  untilOn: Day | null
  /** Calendar days that count: those of the stop-clock are not among them. */
  days: number
  /** Calendar days of the same time in which the clock stood still. With `days` they are the whole. */
  stoppedDays: number
}

/** The clock stood still from `fromOn` until the day before `toOn`, or still stands. */
export interface Stop {
  fromOn: Day
  toOn: Day | null
}

/** Of the days from one to the day before the other, those in which the clock stood still; a day of two stops counts once. */
export function stoppedDaysIn(fromOn: Day, untilOn: Day, stops: readonly Stop[]): number {
  let stopped = 0
  let counted = fromOn
  for (const stop of [...stops].sort((a, b) => (a.fromOn < b.fromOn ? -1 : 1))) {
    const from = stop.fromOn > counted ? stop.fromOn : counted
    const until = stop.toOn === null || stop.toOn > untilOn ? untilOn : stop.toOn
    if (until <= from) continue
    stopped += daysBetween(from, until)
    counted = until
  }
  return stopped
}

export interface MovedDue {
  dueOn: Day
  /** It stands on assumed weekends of a year whose holidays are not entered. */
  provisional: boolean
  arithmetic: string
}

/**
 * N3, 行政许可法 45: the working days in which the clock stood still are outside the limit, so the deadline moves by them. Null
 * where nothing moves: it had passed before, or no working day was in the stop.
 */
export function dueAfterStop(dueOn: Day, stop: { fromOn: Day; toOn: Day }, calendar: WorkCalendar): MovedDue | null {
  const [eve, last] = [addDays(stop.fromOn, -1), addDays(stop.toOn, -1)]
  if (dueOn < stop.fromOn || last < stop.fromOn) return null
  const stopped = workdaysBetween(eve, last, calendar)
  if (!stopped) return null
  // Only the stopped days are walked: the deadline may be years ahead.
  const moved = dueAfterWorkdays(nextWorkday(dueOn, calendar), stopped, calendar)
  const still = Array.from({ length: daysBetween(eve, last) }, (_, i) => addDays(stop.fromOn, i))
  return {
    dueOn: moved.dueOn, provisional: moved.provisional || provisionalOver([...still, dueOn], calendar).provisional,
    arithmetic: `${monthDayText(stop.fromOn)}至${monthDayText(last)}停表，其间 ${stopped} 个工作日不计入时限，由 ${dueOn} 顺延到 ${moved.dueOn}`,
  }
}

/** N14: days that count, of those from one day to the other: the one place where the stop-clock's are left out. */
export const countedDays = (fromOn: Day, untilOn: Day, stops: readonly Stop[] = []): number => daysBetween(fromOn, untilOn) - stoppedDaysIn(fromOn, untilOn, stops)

/**
 * N14: how many days the matter lay with whom, in order, stop-clock excluded; steps that leave it with the same holder count as
 * one. Days and stopped days of all together are the days from the first step to the last, or to today.
 */
export function holdingsOf(steps: readonly Held[], today: Day, stops: readonly Stop[] = []): Holding[] {
  const out: Omit<Holding, 'days' | 'stoppedDays'>[] = []
  for (const step of steps) {
    const last = out.at(-1)
    if (last && last.untilOn === null && last.holder === step.holder && last.holderName === step.holderName) continue
    if (last && last.untilOn === null) last.untilOn = step.fromOn
    if (step.holder) out.push({ holder: step.holder, holderName: step.holderName, fromOn: step.fromOn, untilOn: null })
  }
  return out.map(held => {
    const until = held.untilOn ?? today
    return { ...held, days: countedDays(held.fromOn, until, stops), stoppedDays: stoppedDaysIn(held.fromOn, until, stops) }
  })
}

const pairsOf = (text: string): Set<string> => {
  const key = [...normaliseKey(text.slice(0, 200)).replace(/[^\p{L}\p{N}]/gu, '')]
  return new Set(key.slice(1).map((c, i) => `${key[i]}${c}`))
}

/** How alike two titles are, 0 to 1: shared pairs of characters (Dice). */
export function likeness(a: string, b: string): number {
  const x = pairsOf(a)
  const y = pairsOf(b)
  if (!x.size || !y.size) return normaliseKey(a) === normaliseKey(b) ? 1 : 0
  return (2 * [...x].filter(pair => y.has(pair)).length) / (x.size + y.size)
}

/** From here on two matters of one project are held to be the same one coming back; the office decides. */
export const ALIKE = 0.6

/** What the office said of a likeness: not yet, the same matter again, another one. */
export const RECURRENCES = { SUSPECTED: '疑似反复', CONFIRMED: '反复发生', DENIED: '不是反复' } as const
export type Recurrence = keyof typeof RECURRENCES
