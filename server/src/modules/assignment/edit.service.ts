import type { Day } from '../../kernel/day'
import { invalid, Refusal } from '../../kernel/refusal'
import { searchKey } from '../../kernel/text'
import type { Ctx } from '../../platform/context'
import { requireMay } from '../identity/permission.service'
import { Assignment } from './assignment.entity'
import { ASSIGNMENT_STATES, EDITABLE } from './assignment.rules'
import { wasHandedBack } from './listing.query'
import { checkedDraft } from './listing.service'
import { writeStep } from './step.service'

export interface EditAssignment {
  id: number
  version: number
  title: string
  content: string
  standard: string
  unitId: number
  responsiblePostId?: number | null
  responsiblePerson?: string | null
  dueOn?: Day | null
}

/**
 * 更正: what was listed wrongly is mended before it is handed over, or after the unit refused it. What a meeting decided is not
 * changed here. The first deadline is for ever once it was handed over. Answers the assignment's id.
 * @throws Refusal FORBIDDEN; CONFLICT when somebody saved since; STATE once it is with a unit; INVALID.
 */
export async function editAssignment(ctx: Ctx, input: EditAssignment): Promise<number> {
  requireMay(ctx, 'assignment.list')
  await ctx.lock(`assignment:${input.id}`)
  const a = await ctx.findVersion(Assignment, input.id, input.version, '交办事项')
  if (!EDITABLE.includes(a.state)) throw new Refusal('STATE', `这件事现在是“${ASSIGNMENT_STATES[a.state]}”，不能再更正。已交单的，请责任单位退回交单，或由主任撤销后重新列单。`)
  const title = input.title.trim()
  if (!title) throw invalid({ field: 'title', message: '请填写交办事项。' })
  const dueOn = input.dueOn ?? null
  if (a.sourceType === 'RESOLUTION' && (title !== a.title || input.unitId !== a.unitId || dueOn !== (a.dueOn ?? null)))
    throw invalid({ field: 'title', message: '会议议定的事项、责任单位和时限不能在这里改，请按会议纪要的更正办理。责任人、解决标准可以更正。' })
  const { unit, person } = await checkedDraft(ctx, {
    sourceType: a.sourceType, sourceId: a.sourceId ?? null, title, content: input.content, standard: input.standard, unitId: input.unitId,
    responsiblePostId: input.responsiblePostId ?? null, responsiblePerson: input.responsiblePerson ?? null, dueOn,
  })
  const before = { title: a.title, unitId: a.unitId, dueOn: a.dueOn ?? null, standard: a.standard, content: a.content, responsiblePostId: a.responsiblePostId ?? null, responsiblePerson: a.responsiblePerson ?? null }
  const after = {
    title, unitId: unit.id, dueOn, standard: input.standard.trim(), content: input.content.trim(), responsiblePostId: input.responsiblePostId ?? null, responsiblePerson: person,
  }
  const changed = (Object.keys(after) as (keyof typeof after)[]).filter(key => before[key] !== after[key])
  if (!changed.length) return a.id
  const first = a.originalDueOn == null || !(await wasHandedBack(ctx, a.id))
  ctx.em.assign(a, { ...after, ...(first && { originalDueOn: dueOn }), searchKey: searchKey(title, a.number, unit.shortName).slice(0, 2000) })
  const words = { title: '事项', unitId: '责任单位', dueOn: '完成时限', standard: '解决标准', content: '具体内容', responsiblePostId: '责任人', responsiblePerson: '责任人' }
  await writeStep(ctx, a, 'edit', `更正了${[...new Set(changed.map(key => words[key]))].join('、')}。`)
  await ctx.flush()
  return a.id
}
