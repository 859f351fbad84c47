import { defineWorkflow } from '../../kernel/workflow'

/** What may lead to accountability (登封 五(十一)). Whether it does, the discipline organ decides. */
export const LEAD_GROUNDS = {
  OVERDUE: '会议确定事项未按时限办结且无正当理由',
  UNMET: '未按要求完成推进计划且无正当理由',
  SHIRKING: '推诿扯皮',
  SLACK: '推进不力',
  HIDDEN: '发现问题隐瞒不报',
} as const
export type LeadGround = keyof typeof LEAD_GROUNDS

export const LEAD_STATES = { DRAFT: '起草', HANDED_OVER: '已移交', ANSWERED: '已答复', DROPPED: '不移交' } as const
export type LeadState = keyof typeof LEAD_STATES

export const LEAD_TONES: Record<LeadState, 'neutral' | 'info' | 'good' | 'warn' | 'bad'> = {
  DRAFT: 'neutral', HANDED_OVER: 'warn', ANSWERED: 'good', DROPPED: 'neutral',
}

export type LeadAction = 'edit' | 'handOver' | 'answer' | 'drop'

/** Facts go out, an answer comes back. There is no outcome of our own anywhere in the table. */
export const leadWorkflow = defineWorkflow<LeadState, LeadAction>({
  initial: ['DRAFT'],
  states: LEAD_STATES,
  steps: {
    handOver: { label: '移交纪检机关', from: ['DRAFT'], to: 'HANDED_OVER', ability: 'lead.manage', needsForm: true },
    edit: { label: '修改', from: ['DRAFT'], to: 'DRAFT', ability: 'lead.manage', needsForm: true },
    answer: { label: '登记纪检机关答复', from: ['HANDED_OVER'], to: 'ANSWERED', ability: 'lead.manage', needsForm: true },
    drop: { label: '不移交', from: ['DRAFT'], to: 'DROPPED', ability: 'lead.manage', needsForm: true },
  },
})
