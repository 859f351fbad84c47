import { dayText } from '../../kernel/day'
import { invalid } from '../../kernel/refusal'
import type { Ctx } from '../../platform/context'
import { requireMay } from '../identity/permission.service'
import { notify } from '../inbox/message.service'
import { findAssignmentRow, type AssignmentRow } from './assignment.query'
import { OPEN } from './assignment.rules'

export interface Reminder {
  unitId: number
  unitName: string
  title: string
  text: string
  assignments: { id: number; number: string; title: string; dueText: string | null }[]
}

const wordsOf = (a: AssignmentRow): string => `${a.number} ${a.title}${a.dueOn ? `（时限 ${dayText(a.dueOn)}${a.dueText ? `，${a.dueText}` : ''}）` : ''}`

/**
 * Who gets what: one text a unit for those of the matters that lie with it. Matters that are closed, or not handed over yet, are
 * answered as `skipped` with the reason. @throws Refusal FORBIDDEN; NOT_FOUND.
 */
export async function remindersFor(ctx: Ctx, ids: readonly number[], note?: string | null): Promise<{ reminders: Reminder[]; skipped: { number: string; title: string; why: string }[] }> {
  requireMay(ctx, 'assignment.handOver')
  const byUnit = new Map<number, Reminder>()
  const skipped: { number: string; title: string; why: string }[] = []
  for (const id of new Set(ids)) {
    const a = await findAssignmentRow(ctx, id)
    const why = !OPEN.includes(a.state) ? `已${a.stateLabel.replace(/^已/, '')}` : a.handedOverOn === null ? '还没有交单' : a.holder !== 'UNIT' ? `现在在${a.holderName}，不在责任单位` : null
    if (why) {
      skipped.push({ number: a.number, title: a.title, why })
      continue
    }
    const one = byUnit.get(a.unitId) ?? { unitId: a.unitId, unitName: a.unitName, title: '', text: '', assignments: [] }
    one.assignments.push({ id: a.id, number: a.number, title: a.title, dueText: a.dueText })
    one.text = `${one.text}${one.text ? '；' : ''}${wordsOf(a)}`
    byUnit.set(a.unitId, one)
  }
  const reminders = [...byUnit.values()].map(r => ({
    ...r, title: `催办：${r.assignments.length === 1 ? r.assignments[0]!.title : `${r.assignments.length} 件交办事项请抓紧办理`}`.slice(0, 200),
    text: `${r.text}。请抓紧办理。${note?.trim() ? `${note.trim()}` : ''}`,
  }))
  return { reminders, skipped }
}

/** Sends what the preview shows, once a day a unit on the same matters. @returns how many people it is news to. @throws Refusal INVALID when nobody is left. */
export async function sendReminders(ctx: Ctx, ids: readonly number[], note?: string | null): Promise<number> {
  const { reminders } = await remindersFor(ctx, ids, note)
  if (!reminders.length) throw invalid({ field: 'ids', message: '所选事项都不在责任单位手上，没有可以催办的，请重新选择。' })
  let people = 0
  for (const r of reminders) {
    const link = r.assignments.length === 1 ? `/assignments/${r.assignments[0]!.id}` : '/assignments?mine=1&open=1'
    people += await notify(ctx, { to: { unitIds: [r.unitId] }, kind: 'ASSIGNMENT_REMINDER', title: r.title, text: r.text, link, subject: `remind:${r.unitId}:${r.assignments.map(a => a.id).join()}`.slice(0, 160) })
  }
  return people
}
