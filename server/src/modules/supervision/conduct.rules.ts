import { defineWorkflow } from '../../kernel/workflow'

/** 弄虚作假 and the three ways of not doing one's duty (灵宝 四(三)4). */
export const CONDUCT_KINDS = { FALSIFICATION: '弄虚作假', INACTION: '不作为', SLOWNESS: '慢作为', MISCONDUCT: '乱作为' } as const
export type ConductKind = keyof typeof CONDUCT_KINDS

export const CONDUCT_STATES = {
  FOUND: '已登记',
  SELF_INVESTIGATION: '自行调查',
  REPORTED: '已报结果',
  UNMENDED: '整改不落实',
  RAISED: '已提级评查',
  CLOSED: '已办结',
} as const
export type ConductState = keyof typeof CONDUCT_STATES

export const CONDUCT_TONES: Record<ConductState, 'neutral' | 'info' | 'good' | 'warn' | 'bad'> = {
  FOUND: 'neutral', SELF_INVESTIGATION: 'info', REPORTED: 'warn', UNMENDED: 'bad', RAISED: 'bad', CLOSED: 'good',
}

export type ConductAction = 'investigate' | 'report' | 'mended' | 'unmended' | 'raise' | 'answer'

/** A first finding goes to the unit's own investigation; 提级评查 goes to the authority above, whose answer is recorded. */
export const conductWorkflow = defineWorkflow<ConductState, ConductAction>({
  initial: ['FOUND'],
  states: CONDUCT_STATES,
  steps: {
    investigate: { label: '交单位自行调查', from: ['FOUND'], to: 'SELF_INVESTIGATION', ability: 'conduct.manage', needsForm: true },
    report: { label: '报送调查处理结果', from: ['SELF_INVESTIGATION'], to: 'REPORTED', ability: 'conduct.work', needsForm: true },
    mended: { label: '整改到位，办结', from: ['REPORTED'], to: 'CLOSED', ability: 'conduct.manage', needsForm: true },
    unmended: { label: '整改不落实', from: ['REPORTED', 'SELF_INVESTIGATION'], to: 'UNMENDED', ability: 'conduct.manage', needsForm: true },
    raise: { label: '提级评查', from: ['FOUND', 'SELF_INVESTIGATION', 'REPORTED', 'UNMENDED'], to: 'RAISED', ability: 'conduct.manage', needsForm: true },
    answer: { label: '登记评查结果', from: ['RAISED'], to: 'CLOSED', ability: 'conduct.manage', needsForm: true },
  },
})
