import type { Day } from '../../kernel/day'
import { notFound, Refusal } from '../../kernel/refusal'
import { sentenceOf, verdictOf, type Explanation, type Verdict } from '../../kernel/verdict'
import { stepsFrom } from '../../kernel/workflow'
import type { Ctx } from '../../platform/context'
import { mayDo, reachFor, requireMay } from '../identity/permission.service'
import { judgeFor } from '../regulation/regulation.service'
import { unitsOfPerson, workRecords, type WorkRecord } from './assignmentFact.query'
import { Assignment } from './assignment.entity'
import { ASSIGNMENT_STATES, assignmentWorkflow, type AssignmentAction, type AssignmentState, type SourceType } from './assignment.rules'

type Ability = Parameters<typeof mayDo>[1]
type Ties = NonNullable<Parameters<typeof mayDo>[2]>

/** What a step is decided on: the entity and the list's row alike. */
export interface Subject {
  id: number
  state: AssignmentState
  sourceType: SourceType
  unitId: number
  unitName: string
  responsiblePostName: string | null
  responsiblePerson: string | null
  leadOfficialPostId: number | null
  dueOn: Day | null
  standard: string
  judgedOn: Day | null
  /** The rung that holds it while it is escalated: only withdrawing goes past it. */
  heldByName: string | null
}

const ownRule = (ruleId: string, text: string): Explanation => ({
  ruleId, source: 'PLATFORM', regulation: null, clause: null, text, outcome: 'REFUSED', inputs: [], arithmetic: null,
})

/** Which units and posts a step is tied to: the work is the responsible unit's, verifying also the leader's in charge. */
const tiesOf = (action: AssignmentAction, a: Pick<Subject, 'unitId' | 'leadOfficialPostId'>): Ties =>
  action === 'sign' || action === 'refuse' || action === 'submit' ? { unitIds: [a.unitId] } : { postIds: [a.leadOfficialPostId] }

const factsOf = (a: Subject, record: WorkRecord, sameUnit: boolean) => ({
  unit: a.unitName,
  person: a.responsiblePerson ?? a.responsiblePostName,
  dueOn: a.dueOn,
  standard: a.standard,
  fromProblem: a.sourceType === 'PROBLEM',
  judged: a.judgedOn !== null,
  feedback: record.feedback,
  evidenceCount: record.evidenceCount,
  sameUnit,
})

/** Whether the county's rules ask for the leader's judgement before such a matter is handed over (龙亭 16(一); else 本县设定). */
export async function judgementNeeded(ctx: Ctx, sourceType: SourceType): Promise<boolean> {
  const complete = { unit: '单位', person: '责任人', dueOn: ctx.today, standard: '标准', fromProblem: sourceType === 'PROBLEM' }
  return !(await judgeFor(ctx, 'assignment.handOver', { assignment: { ...complete, judged: false } })).allowed
}

/** What the form of the step supplies; the rules that ask for it speak once it is sent. */
export interface Supplied {
  returnReason?: string
}

const MOMENTS = { handOver: 'assignment.handOver', submit: 'assignment.submit', clear: 'assignment.clear', return: 'assignment.return' } as const

/** The rules' word on a step: the county's and our own. Abilities and states are not asked here. `ownUnits`: asked once for many. */
export async function judgeStep(
  ctx: Ctx, a: Subject, action: AssignmentAction, record: WorkRecord, supplied: Supplied = {}, ownUnits = () => unitsOfPerson(ctx),
): Promise<Verdict> {
  const explanations: Explanation[] = []
  if (a.heldByName !== null && action !== 'withdraw')
    explanations.push(ownRule('platform.assignment.escalated', `这件事已上报${a.heldByName}，请待其答复交回后再办理。`))
  if (action === 'judge') {
    const { role, grade, postId } = ctx.actor
    if (role === 'LEAD_OFFICIAL' && grade !== 'COUNTY_CHIEF' && a.leadOfficialPostId !== null && a.leadOfficialPostId !== postId)
      explanations.push(ownRule('platform.assignment.own-leader', '这件事由另一位分包领导负责，请由其研判，或由县（市、区）长研判；联席办可以凭其批件、记录代录。'))
  }
  if (action in MOMENTS) {
    const own = action === 'clear' ? await ownUnits() : []
    const sameUnit = own.some(id => record.unitIds.includes(id)) || ctx.actor.unitIds.some(id => action === 'clear' && record.unitIds.includes(id))
    const assignment = { ...factsOf(a, record, sameUnit), returnReason: supplied.returnReason ?? null }
    explanations.push(...(await judgeFor(ctx, MOMENTS[action as keyof typeof MOMENTS], { assignment })).explanations)
    if (action === 'clear' && record.workerIds.includes(ctx.actor.userId))
      explanations.push(ownRule('platform.assignment.second-key.person', '您本人办理过这件事，不能由您核实销号。请由另一位核实人办理。'))
  }
  return verdictOf(explanations)
}

/** Steps whose rules ask for what only their form brings: they are judged when it is sent. */
const JUDGED_ON_SENDING: readonly AssignmentAction[] = ['submit', 'return']

export interface Action {
  name: string
  label: string
  to: AssignmentState
  allowed: boolean
  needsForm: boolean
  because: Explanation[]
}

/** What each assignment allows the actor now. A step that the post has no ability for is left out, a refused one says why. */
export async function actionsOf(ctx: Ctx, subjects: readonly Subject[]): Promise<Map<number, Action[]>> {
  const records = await workRecords(ctx, subjects)
  const answer = new Map<number, Action[]>()
  let own: Promise<number[]> | null = null
  const ownUnits = () => (own ??= unitsOfPerson(ctx))
  for (const a of subjects) {
    const record = records.get(a.id)!
    const actions: Action[] = []
    for (const step of stepsFrom(assignmentWorkflow, a.state)) {
      if (!mayDo(ctx, step.ability as Ability, tiesOf(step.name, a))) continue
      const verdict = JUDGED_ON_SENDING.includes(step.name) && a.heldByName === null ? verdictOf([]) : await judgeStep(ctx, a, step.name, record, {}, ownUnits)
      // What is only missing can be supplied while handing over.
      const supply = step.name === 'handOver' && !verdict.allowed && !verdict.explanations.some(e => e.outcome === 'REFUSED')
      actions.push({
        name: step.name, label: step.label, to: step.to, allowed: verdict.allowed || supply, needsForm: supply || (step.needsForm ?? false),
        because: verdict.explanations,
      })
    }
    answer.set(a.id, actions)
  }
  return answer
}

/**
 * An assignment that the actor may see, for changing it.
 * `label`: what was asked for, when it is a part of the assignment.
 * @throws Refusal NOT_FOUND for what is outside the county or the post's reach alike.
 */
export async function findAssignment(ctx: Ctx, id: number, label = '交办事项'): Promise<Assignment> {
  const found = await ctx.find(Assignment, id, label)
  if (reachFor(ctx, 'assignment.read') !== 'COUNTY') {
    const [record] = (await workRecords(ctx, [found])).values()
    if (found.handedOverOn == null || !mayDo(ctx, 'assignment.read', { unitIds: [...record!.unitIds, ...record!.answeringUnitIds] })) throw notFound(label)
  }
  return found
}

/** Whether the post may take the step at all, whatever the state. @throws Refusal FORBIDDEN. */
export const requireAbility = (ctx: Ctx, a: Pick<Subject, 'unitId' | 'leadOfficialPostId'>, action: AssignmentAction): void =>
  requireMay(ctx, assignmentWorkflow.steps[action].ability as Ability, tiesOf(action, a))

/** @throws Refusal STATE, FORBIDDEN or GATE; else answers the verdict. */
export async function requireStep(ctx: Ctx, a: Subject, action: AssignmentAction, supplied: Supplied = {}): Promise<Verdict> {
  const step = assignmentWorkflow.steps[action]
  requireAbility(ctx, a, action)
  if (!step.from.includes(a.state))
    throw new Refusal('STATE', `这件事现在是“${ASSIGNMENT_STATES[a.state]}”，不能“${step.label}”。请刷新查看最新情况。`)
  const record = (await workRecords(ctx, [a])).get(a.id)!
  const verdict = await judgeStep(ctx, a, action, record, supplied)
  if (!verdict.allowed) throw new Refusal('GATE', sentenceOf(verdict), { verdict })
  return verdict
}
