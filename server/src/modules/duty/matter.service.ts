import type { Day } from '../../kernel/day'
import { invalid, Refusal, type FieldProblem } from '../../kernel/refusal'
import { sentenceOf, verdictOf, type Explanation } from '../../kernel/verdict'
import type { Ctx } from '../../platform/context'
import { Unit } from '../identity/identity.entity'
import { gate } from '../regulation/regulation.service'
import { DutyMatter, type Duty } from './duty.entity'

/** Something that a scheduling took up; what is not there is named by the county's rule. */
export interface Matter {
  matter: string
  unitId?: number | null
  requirement?: string | null
  dueOn?: Day | null
}

/**
 * Records what a scheduling took up, each matter judged by the county's rule (长子 三11: unit, requirement, time limit).
 * @throws Refusal INVALID; GATE that names each matter and what it lacks.
 */
export async function recordMatters(ctx: Ctx, duty: Duty, heldOn: Day, matters: readonly Matter[]): Promise<void> {
  const refused: { problem: FieldProblem; explanations: Explanation[] }[] = []
  for (const [i, m] of matters.entries()) {
    const at = (field: string) => `matters.${i}.${field}`
    if (!m.matter.trim()) throw invalid({ field: at('matter'), message: `第 ${i + 1} 项还没有写研究的是什么问题，请填写或删去这一项。` })
    if (m.dueOn && m.dueOn < heldOn) throw invalid({ field: at('dueOn'), message: `第 ${i + 1} 项的完成时限早于调度日期，请改正。` })
    const unit = m.unitId == null ? null : await ctx.find(Unit, m.unitId, '责任单位')
    const requirement = m.requirement?.trim() || null
    try {
      await gate(ctx, 'scheduling.record', { scheduling: { matter: m.matter, unit: unit?.name ?? null, requirement, dueOn: m.dueOn ?? null } })
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'GATE' || !error.details.verdict) throw error
      refused.push({ problem: { field: at('matter'), message: `第 ${i + 1} 项：${sentenceOf(error.details.verdict)}` }, explanations: error.details.verdict.explanations })
      continue
    }
    if (!unit || !requirement || !m.dueOn) throw invalid({ field: at('unitId'), message: `第 ${i + 1} 项请填写责任单位、办理要求和完成时限。` })
    ctx.em.create(DutyMatter, { jurisdictionId: ctx.jurisdictionId, dutyId: duty.id, ordinal: i + 1, matter: m.matter.trim(), unitId: unit.id, requirement, dueOn: m.dueOn })
  }
  if (refused.length)
    throw new Refusal('GATE', refused.map(r => r.problem.message).join('；'), { verdict: verdictOf(refused.flatMap(r => r.explanations)), fields: refused.map(r => r.problem) })
}
