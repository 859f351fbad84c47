import { defineWorkflow, type Workflow } from '../../kernel/workflow'

export const TOPIC_STATES = {
  DRAFT: '草稿',
  SUBMITTED: '待审核',
  RETURNED: '退回补正',
  POOLED: '议题池',
  SCHEDULED: '已列入议程',
  DECIDED: '已议定',
  NOTED: '已知悉',
  WITHDRAWN: '已撤回',
} as const
export type TopicState = keyof typeof TOPIC_STATES

export const TOPIC_TONES: Record<TopicState, string> = {
  DRAFT: 'neutral', SUBMITTED: 'info', RETURNED: 'warn', POOLED: 'blue', SCHEDULED: 'info', DECIDED: 'good', NOTED: 'good', WITHDRAWN: 'neutral',
}

export type TopicAction = 'submitTopic' | 'returnTopic' | 'acceptTopic' | 'withdrawTopic' | 'putOnAgenda' | 'removeFromAgenda' | 'decideTopic' | 'noteTopic' | 'deferTopic' | 'sendBackTopic'

/** What its proposer does, what the office does, and what a meeting's close does with it. */
export const topicWorkflow: Workflow<TopicState, TopicAction> = defineWorkflow<TopicState, TopicAction>({
  initial: ['DRAFT'],
  states: TOPIC_STATES,
  steps: {
    submitTopic: { label: '提交议题', from: ['DRAFT', 'RETURNED'], to: 'SUBMITTED', ability: 'topic.propose' },
    acceptTopic: { label: '审核通过', from: ['SUBMITTED'], to: 'POOLED', ability: 'topic.manage' },
    returnTopic: { label: '退回补正', from: ['SUBMITTED', 'POOLED'], to: 'RETURNED', ability: 'topic.manage', needsForm: true },
    putOnAgenda: { label: '列入议程', from: ['POOLED'], to: 'SCHEDULED', ability: 'topic.manage', needsForm: true },
    removeFromAgenda: { label: '移出议程', from: ['SCHEDULED'], to: 'POOLED', ability: 'topic.manage' },
    withdrawTopic: { label: '撤回议题', from: ['DRAFT', 'SUBMITTED', 'RETURNED', 'POOLED'], to: 'WITHDRAWN', ability: 'topic.propose' },
    // Done by the close of the meeting, never by hand.
    decideTopic: { label: '议定', from: ['SCHEDULED'], to: 'DECIDED', ability: 'meeting.manage' },
    noteTopic: { label: '知悉', from: ['SCHEDULED'], to: 'NOTED', ability: 'meeting.manage' },
    deferTopic: { label: '缓议', from: ['SCHEDULED'], to: 'POOLED', ability: 'meeting.manage' },
    sendBackTopic: { label: '退回', from: ['SCHEDULED'], to: 'RETURNED', ability: 'meeting.manage' },
  },
})

/** Steps that a meeting takes, not a person: no button. */
export const BY_MEETING: ReadonlySet<string> = new Set(['decideTopic', 'noteTopic', 'deferTopic', 'sendBackTopic'])

/** `议〔2026〕12号`: given once, when the topic is first submitted; it keeps it when returned or deferred. */
export const topicNumber = (year: number, serial: number): string => `议〔${year}〕${serial}号`

/** `第 2 次上会`; '' while it has been to no meeting before. */
export const roundText = (round: number): string => (round > 1 ? `第 ${round} 次上会` : '')

/** 迟报: handed in after the last day for topics. One that a meeting has deferred was in time the first time. */
export const isLate = (submittedOn: string | null, cutoffOn: string | null, round: number): boolean =>
  round === 1 && submittedOn !== null && cutoffOn !== null && submittedOn > cutoffOn

export interface TopicWords {
  problem: string
  request: string
  proposedDecision: string
  /** The county asks for papers with a topic for this meeting, and there are none. */
  papersOwed?: boolean
}

/** What is missing before a topic can be submitted, by field. */
export function topicGaps(topic: TopicWords): { field: string; message: string }[] {
  const gaps: { field: string; message: string }[] = []
  if (!topic.problem.trim()) gaps.push({ field: 'problem', message: '请写明情况或存在的问题。' })
  if (!topic.request.trim()) gaps.push({ field: 'request', message: '请写明提请会议研究解决什么。' })
  if (!topic.proposedDecision.trim()) gaps.push({ field: 'proposedDecision', message: '请写出建议的议定意见，便于会议讨论。' })
  if (topic.papersOwed) gaps.push({ field: 'attachmentIds', message: '本县设定这个会议的议题须附材料，请上传请示、图纸、照片等材料。' })
  return gaps
}
