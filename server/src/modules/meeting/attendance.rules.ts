export const SEAT_KINDS = { CHAIR: '主持', MEMBER: '出席', OBSERVER: '列席' } as const
export type SeatKind = keyof typeof SEAT_KINDS

export const ATTENDANCE_STATES = {
  INVITED: '待回复',
  ACCEPTED: '参会',
  STAND_IN: '委托参会',
  DECLINED: '请假',
  PRESENT: '已签到',
  ABSENT: '未到',
} as const
export type AttendanceState = keyof typeof ATTENDANCE_STATES

export const ATTENDANCE_TONES: Record<AttendanceState, string> = {
  INVITED: 'neutral', ACCEPTED: 'info', STAND_IN: 'blue', DECLINED: 'warn', PRESENT: 'good', ABSENT: 'bad',
}

export const ANSWERS = { ACCEPTED: '参会', STAND_IN: '委托他人参会', DECLINED: '请假' } as const
export type Answer = keyof typeof ANSWERS

export interface AnswerWords {
  answer: Answer
  standInName?: string | null
  reason?: string | null
}

export interface Seated {
  unitId?: number | null
  postId?: number | null
  kind: SeatKind
}

/**
 * Whether a new seat is taken already: a post sits once; a unit has one seat beside the chair, except where its people sit for
 * themselves (the county's leaders: 龙亭 17 seats four leading bodies).
 */
export const seatTaken = (seats: readonly Seated[], seat: Seated & { byPost?: boolean }): boolean =>
  seats.some(s =>
    (seat.postId != null && s.postId === seat.postId) ||
    (seat.kind !== 'CHAIR' && seat.unitId != null && s.unitId === seat.unitId && s.kind !== 'CHAIR' && !(seat.byPost && s.postId != null && seat.postId != null)))

/** A stand-in is named, leave has a reason. Null when the answer is complete. */
export function answerGap({ answer, standInName, reason }: AnswerWords): { field: string; message: string } | null {
  if (answer === 'STAND_IN' && !standInName?.trim()) return { field: 'standInName', message: '请填写代为参会人员的姓名和职务。' }
  if (answer === 'DECLINED' && !reason?.trim()) return { field: 'reason', message: '请填写请假原因。' }
  return null
}

/** What a seat's answer said before anybody checked in on it. */
export const answeredState = (seat: { answeredAt?: number | null; announcedName?: string | null; reason?: string | null }): AttendanceState =>
  seat.answeredAt == null ? 'INVITED' : seat.announcedName ? 'STAND_IN' : seat.reason ? 'DECLINED' : 'ACCEPTED'

/** What a seat becomes when the meeting ends: who did not come and had not asked for leave was absent. */
export const atClose = (state: AttendanceState): AttendanceState => (state === 'PRESENT' || state === 'DECLINED' ? state : 'ABSENT')
