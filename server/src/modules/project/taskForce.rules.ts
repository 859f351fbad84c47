import type { Day } from '../../kernel/day'
import type { FieldProblem } from '../../kernel/refusal'

export const TASK_FORCE_SEATS = { LEADER: '组长', DEPUTY: '副组长', MEMBER: '成员' } as const
export type TaskForceSeat = keyof typeof TASK_FORCE_SEATS

/** Somebody in a seat: a post, or a name in words. */
export interface Seated {
  postId?: number | null
  text?: string | null
}

export interface Roster {
  leader: Seated
  deputies: readonly Seated[]
  members: readonly Seated[]
}

const key = (s: Seated) => (s.postId != null ? `p${s.postId}` : `t${s.text?.trim() ?? ''}`)
const isEmpty = (s: Seated) => s.postId == null && !s.text?.trim()

/** The seats in their order, each person once in the highest; empty ones are left out. */
export const seatsOf = (roster: Roster): (Seated & { seat: TaskForceSeat })[] =>
  [
    { ...roster.leader, seat: 'LEADER' as const },
    ...roster.deputies.map(s => ({ ...s, seat: 'DEPUTY' as const })),
    ...roster.members.map(s => ({ ...s, seat: 'MEMBER' as const })),
  ].filter(s => !isEmpty(s)).map(s => ({ seat: s.seat, postId: s.postId ?? null, text: s.postId == null ? s.text!.trim() : null }))

const MOST = 40

/** What is wrong with a task force as it was entered; what the county's text asks besides is the pack's word. */
export function rosterProblems(input: { fromOn: Day; untilOn?: Day | null } & Roster): FieldProblem[] {
  const seats = seatsOf(input)
  const twice = seats.find((s, i) => seats.findIndex(o => key(o) === key(s)) !== i)
  return [
    ...(input.untilOn && input.untilOn < input.fromOn ? [{ field: 'untilOn', message: '结束日期不能早于成立日期，请改正。' }] : []),
    ...(isEmpty(input.leader) ? [{ field: 'leader', message: '请选择组长，或写明姓名和职务。' }] : []),
    ...(twice ? [{ field: twice.seat === 'DEPUTY' ? 'deputies' : 'members', message: `${twice.text ?? '同一个岗位'}在名单里出现了两次，请只保留一处。` }] : []),
    ...(seats.length > MOST ? [{ field: 'members', message: `一个专班最多 ${MOST} 人，请合并。` }] : []),
  ]
}

/** Which seats stay, which are new, and which end: the same person in another seat is another seat. */
export function changesOf<T extends Seated & { seat: TaskForceSeat }>(had: readonly T[], wanted: readonly (Seated & { seat: TaskForceSeat })[]) {
  const same = (a: Seated & { seat: TaskForceSeat }) => (b: Seated & { seat: TaskForceSeat }) => a.seat === b.seat && key(a) === key(b)
  return { ended: had.filter(h => !wanted.some(same(h))), added: wanted.filter(w => !had.some(same(w))), kept: had.filter(h => wanted.some(same(h))) }
}
