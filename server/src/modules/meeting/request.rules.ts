import { defineWorkflow, type Workflow } from '../../kernel/workflow'

export const REQUEST_STATES = { SUBMITTED: '待联席办答复', ACCEPTED: '已采纳', DECLINED: '未采纳', WITHDRAWN: '已撤回' } as const
export type RequestState = keyof typeof REQUEST_STATES

export const REQUEST_TONES: Record<RequestState, string> = { SUBMITTED: 'info', ACCEPTED: 'good', DECLINED: 'warn', WITHDRAWN: 'neutral' }

/** Where the subject of a proposal that was taken up goes as a topic. */
export const SUBJECT_PLACES = { AGENDA: '列入这次会议议程', POOL: '放入议题池' } as const
export type SubjectPlace = keyof typeof SUBJECT_PLACES

export type RequestAction = 'acceptMeetingRequest' | 'declineMeetingRequest' | 'withdrawMeetingRequest'

/** 成员单位可以提出召开会议的建议 (泾川 附件): the office takes it up as a planned meeting or declines with a reason. */
export const requestWorkflow: Workflow<RequestState, RequestAction> = defineWorkflow<RequestState, RequestAction>({
  initial: ['SUBMITTED'],
  states: REQUEST_STATES,
  steps: {
    acceptMeetingRequest: { label: '采纳并筹备', from: ['SUBMITTED'], to: 'ACCEPTED', ability: 'meeting.manage', needsForm: true },
    declineMeetingRequest: { label: '不采纳', from: ['SUBMITTED'], to: 'DECLINED', ability: 'meeting.manage', needsForm: true },
    withdrawMeetingRequest: { label: '撤回建议', from: ['SUBMITTED'], to: 'WITHDRAWN', ability: 'topic.propose' },
  },
})
