import { dayText } from '../../kernel/day'
import type { Ctx } from '../../platform/context'
import { notify } from '../inbox/message.service'
import type { Assignment, AssignmentExtension } from './assignment.entity'

type Event = 'ASSIGNMENT_HANDED_OVER' | 'ASSIGNMENT_RETURNED' | 'ASSIGNMENT_CLEARED' | 'EXTENSION_DECIDED'

const tell = async (ctx: Ctx, a: Assignment, kind: Event, word: string, text: string): Promise<void> => {
  const assisting = kind === 'ASSIGNMENT_HANDED_OVER' ? await ctx.rows.selectFrom('assistingUnit').select('unitId').where('assignmentId', '=', a.id).execute() : []
  const to = { postIds: [a.responsiblePostId], unitIds: [a.unitId, ...assisting.map(u => u.unitId)] }
  await notify(ctx, { to, kind, title: `${word}：${a.title}`, text, link: `/assignments/${a.id}` })
}

/** The responsible post and its unit, and the assisting units, learn of a new matter. */
export const tellHandedOver = (ctx: Ctx, a: Assignment) =>
  tell(ctx, a, 'ASSIGNMENT_HANDED_OVER', '交办', `${a.number} 已交单${a.dueOn ? `，完成时限 ${dayText(a.dueOn)}` : ''}，请签收。`)

export const tellReturned = (ctx: Ctx, a: Assignment, reason: string) => tell(ctx, a, 'ASSIGNMENT_RETURNED', '退回补办', `${a.number} 没有通过核实：${reason.trim()}`)

export const tellCleared = (ctx: Ctx, a: Assignment) => tell(ctx, a, 'ASSIGNMENT_CLEARED', '已销号', `${a.number} 已核实销号。`)

export const tellDecided = (ctx: Ctx, a: Assignment, extension: AssignmentExtension) =>
  tell(ctx, a, 'EXTENSION_DECIDED', extension.state === 'GRANTED' ? '同意延期' : '不同意延期',
    `${a.number} ${extension.state === 'GRANTED' ? `延期到 ${dayText(extension.requestedOn)}` : '延期申请没有同意'}${extension.decision ? `：${extension.decision}` : ''}。`)
