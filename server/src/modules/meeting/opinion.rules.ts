import type { Day } from '../../kernel/day'

export const STANCES = { AGREE: '同意', AGREE_WITH_CHANGES: '修改后同意', DISAGREE: '不同意' } as const
export type Stance = keyof typeof STANCES

export const STANCE_TONES: Record<Stance, string> = { AGREE: 'good', AGREE_WITH_CHANGES: 'warn', DISAGREE: 'bad' }

export interface OpinionFacts {
  stance: Stance | null
  dueOn: Day
}

/** Asked and not answered, its last day over. */
export const opinionOverdue = (o: OpinionFacts, today: Day): boolean => o.stance === null && o.dueOn < today

/** `待回复`, `逾期未回复`, or the stance. */
export const opinionLabel = (o: OpinionFacts, today: Day): string => (o.stance ? STANCES[o.stance] : opinionOverdue(o, today) ? '逾期未回复' : '待回复')
export const opinionTone = (o: OpinionFacts, today: Day): string => (o.stance ? STANCE_TONES[o.stance] : opinionOverdue(o, today) ? 'bad' : 'info')

/** Anything but plain consent says what and why. Null when the answer is complete. */
export const opinionGap = (stance: Stance, text: string): string | null =>
  stance === 'AGREE' || text.trim() ? null : stance === 'DISAGREE' ? '不同意的，请写明理由。' : '请写明需要修改的内容。'

/** `会审意见 2/3，逾期 1`; '' where nobody was asked. */
export const opinionsText = (asked: number, answered: number, overdue: number): string => (asked ? `会审意见 ${answered}/${asked}${overdue ? `，逾期 ${overdue}` : ''}` : '')
