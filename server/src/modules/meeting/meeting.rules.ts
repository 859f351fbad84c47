import { defineWorkflow, type Workflow } from '../../kernel/workflow'

export const MEETING_STATES = {
  PLANNED: '筹备中',
  CONVENED: '已发通知',
  IN_SESSION: '正在开会',
  CLOSED: '已结束',
  CANCELLED: '已取消',
} as const
export type MeetingState = keyof typeof MEETING_STATES

/** How a meeting is held when not in a meeting room (灵宝 四(二)2(2): 现场调研或座谈会). */
export const MEETING_FORMS = { SITE: '现场调研', FORUM: '座谈会' } as const
export type MeetingForm = keyof typeof MEETING_FORMS

/** The place as papers print it, with the form where it is another than a meeting room. */
export const placeText = (m: { place: string; form: MeetingForm | null }): string => (m.form ? `${m.place}（${MEETING_FORMS[m.form]}）` : m.place)

export const MEETING_TONES: Record<MeetingState, string> = {
  PLANNED: 'neutral', CONVENED: 'info', IN_SESSION: 'warn', CLOSED: 'good', CANCELLED: 'neutral',
}

export type MeetingAction = 'sendNotice' | 'openMeeting' | 'closeMeeting' | 'cancelMeeting'

export const meetingWorkflow: Workflow<MeetingState, MeetingAction> = defineWorkflow<MeetingState, MeetingAction>({
  initial: ['PLANNED'],
  states: MEETING_STATES,
  steps: {
    sendNotice: { label: '发出会议通知', from: ['PLANNED'], to: 'CONVENED', ability: 'meeting.manage' },
    openMeeting: { label: '开始会议', from: ['CONVENED'], to: 'IN_SESSION', ability: 'meeting.manage' },
    closeMeeting: { label: '结束会议', from: ['IN_SESSION'], to: 'CLOSED', ability: 'meeting.manage' },
    cancelMeeting: { label: '取消会议', from: ['PLANNED', 'CONVENED'], to: 'CANCELLED', ability: 'meeting.manage', needsForm: true },
  },
})

/** Agenda, seats and the meeting's data can still be changed. */
export const isOpen = (state: MeetingState): boolean => state === 'PLANNED' || state === 'CONVENED' || state === 'IN_SESSION'

/** `重点项目建设联席会议2026年第3次会议`; one sitting for several series says so: `…（与产业发展工作会议套合）2026年第3次会议`. */
export const meetingTitle = (series: string, year: number, ordinal: number, joint: readonly string[] = []): string =>
  `${series}${joint.length ? `（与${joint.join('、')}套合）` : ''}${year}年第${ordinal}次会议`

export interface ReadinessFacts {
  place: string
  chairSet: boolean
  seats: number
  unanswered: number
  notified: boolean
  items: number
  /** Minutes that the agenda takes, and that there are. */
  minutes: number
  budgetMinutes: number
  /** Titles of topics whose brief lacks problem, request or proposed decision. */
  incompleteTopics: readonly string[]
  approvalBy: string | null
  approved: boolean
  /** Parts of the arrangement that have changed since it was submitted. */
  changed?: readonly string[]
  /** Where the regulation asks for approval: the agenda stands as it was last approved. */
  confirmed?: boolean
  /** Titles of topics that came after the last day for them, and of those which no version of the agenda holds yet. */
  late?: readonly string[]
  lateOpen?: readonly string[]
  /** Opinions that were asked for on what is on the agenda, and the units that still owe theirs. */
  opinions?: number
  owing?: readonly string[]
  /** Member units that were asked for topics and those that still owe an answer; null while none was asked and none can be. */
  call?: { asked: number; owing: readonly string[] } | null
}

export interface ReadinessItem {
  key: string
  label: string
  done: boolean
  /** What is still to do; null when done. */
  hint: string | null
}

/** `财政局、住建局等 5 个单位`. */
const shortList = (names: readonly string[]): string => (names.length > 3 ? `${names.slice(0, 2).join('、')}等 ${names.length} 个单位` : names.join('、'))

/** What stands between the plan and a meeting that can be held, in the office's order. */
export function readinessOf(f: ReadinessFacts): ReadinessItem[] {
  const item = (key: string, label: string, done: boolean, hint: string): ReadinessItem => ({ key, label, done, hint: done ? null : hint })
  return [
    item('place', '时间、地点', f.place !== '', '还没有确定会议地点'),
    item('chair', '主持人', f.chairSet, '还没有确定主持人'),
    item('seats', '参会人员', f.seats > 0, '还没有参会单位'),
    ...(f.call ? [item('call', '征集议题', f.call.asked > 0 && !f.call.owing.length, f.call.asked ? `${shortList(f.call.owing)}还没有回复` : '还没有向成员单位征集议题')] : []),
    item('agenda', '会议议程', f.items > 0, '议程还是空的，请从议题池列入议题'),
    item('materials', '议题材料', f.incompleteTopics.length === 0, `材料不全：${f.incompleteTopics.join('、')}`),
    ...(f.late?.length ? [item('late', '迟报议题', !f.lateOpen?.length, `${f.lateOpen?.map(t => `“${t}”`).join('、') ?? ''}在截止日后报送，请确定是否上会：不上会的移出，上会的随议程审定`)] : []),
    item('budget', '会议时长', f.minutes <= f.budgetMinutes, `议程需 ${f.minutes} 分钟，超出安排的 ${f.budgetMinutes} 分钟`),
    ...(f.opinions ? [item('opinions', '部门会审意见', !f.owing?.length, `${f.owing?.join('、') ?? ''}还没有回复意见`)] : []),
    ...(f.approvalBy
      ? [
          item('approval', `${f.approvalBy}同意`, f.approved && !f.changed?.length, f.approved ? `${f.changed?.join('、') ?? ''}在报批后又有改动，须重新报批或改回` : `会议安排还没有经${f.approvalBy}同意`),
          item('confirmed', '议程审定', f.confirmed ?? false, '现在的议程还没有审定，会议安排获同意时随同审定，此后有改动的另行审定'),
        ]
      : []),
    item('notice', '会议通知', f.notified, '通知还没有发出'),
    item('answers', '参会回复', f.notified && f.unanswered === 0, f.notified ? `还有 ${f.unanswered} 个席位没有回复` : '发出通知后等待回复'),
  ]
}
