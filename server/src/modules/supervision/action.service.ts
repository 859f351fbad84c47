import { Refusal } from '../../kernel/refusal'
import { sentenceOf, verdictOf, type Explanation, type Verdict } from '../../kernel/verdict'
import { stepsFrom } from '../../kernel/workflow'
import type { Day } from '../../kernel/day'
import type { Ctx } from '../../platform/context'
import { mayDo, requireMay } from '../identity/permission.service'
import { deadlineOf, type Facts } from '../regulation/provision.query'
import { judgeFor } from '../regulation/regulation.service'
import { unitsOfPerson, workRecords, type WorkRecord } from './record.query'
import { SUPERVISION_STATES, WORKFLOWS, type ReplyElements, type SupervisionAction, type SupervisionKind, type SupervisionState } from './supervision.rules'

type Ability = Parameters<typeof mayDo>[1]

/** What a step is decided on: the entity and the list's row alike. */
export interface Subject {
  id: number
  kind: SupervisionKind
  state: SupervisionState
  unitId: number
  unitName: string
  facts: string
  goal: string
  goalDueOn: Day | null
  talkWith: string | null
  talkBy: string | null
  talkOn: Day | null
  place: string | null
}

const ownRule = (ruleId: string, text: string): Explanation => ({
  ruleId, source: 'PLATFORM', regulation: null, clause: null, text, outcome: 'REFUSED', inputs: [], arithmetic: null,
})

const paperFacts = (s: Subject): NonNullable<Facts['supervision']> => ({
  kind: s.kind, unit: s.unitName, facts: s.facts, goal: s.goal, dueOn: s.goalDueOn, talkWith: s.talkWith, talkBy: s.talkBy, talkOn: s.talkOn, place: s.place,
})

/** The rules' word on a step: the county's and our own. Abilities and states are not asked here. */
export async function judgeStep(ctx: Ctx, s: Subject, action: SupervisionAction, record: WorkRecord, reply?: Partial<ReplyElements>, ownUnits = () => unitsOfPerson(ctx)): Promise<Verdict> {
  if (action === 'issue') return judgeFor(ctx, 'supervision.issue', { supervision: paperFacts(s) })
  if (action === 'reply') return judgeFor(ctx, 'supervision.reply', { reply: { ...reply } })
  if (action !== 'close') return verdictOf([])
  const sameUnit = ctx.actor.unitIds.includes(s.unitId) || (await ownUnits()).includes(s.unitId)
  const { explanations } = await judgeFor(ctx, 'supervision.close', { supervision: { evidenceCount: record.evidenceCount, sameUnit } })
  const own = record.workerIds.includes(ctx.actor.userId)
    ? [ownRule('platform.supervision.second-key.person', '您本人办理过这件督办，不能由您核实办结。请由联席办的其他人员核实。')]
    : []
  return verdictOf([...explanations, ...own])
}

/** What only the form of a step brings is judged when it is sent. */
const JUDGED_ON_SENDING: readonly SupervisionAction[] = ['reply']

export interface Action {
  name: string
  label: string
  to: string
  allowed: boolean
  needsForm: boolean
  because: Explanation[]
}

/** The unit's steps are its own; 签收 of a paper that was handed over on paper can be entered by the office too. */
const mayTake = (ctx: Ctx, s: Pick<Subject, 'unitId'>, ability: Ability, action: SupervisionAction): boolean =>
  mayDo(ctx, ability, { unitIds: [s.unitId] }) || (action === 'receive' && mayDo(ctx, 'supervision.issue'))

/** What each allows the actor now. A step that the post has no ability for is left out, a refused one says why. */
export async function actionsOf(ctx: Ctx, subjects: readonly Subject[]): Promise<Map<number, Action[]>> {
  const records = await workRecords(ctx, subjects.map(s => s.id))
  const answer = new Map<number, Action[]>()
  let own: Promise<number[]> | null = null
  const ownUnits = () => (own ??= unitsOfPerson(ctx))
  for (const s of subjects) {
    const actions: Action[] = []
    for (const step of stepsFrom(WORKFLOWS[s.kind], s.state)) {
      if (!mayTake(ctx, s, step.ability as Ability, step.name)) continue
      const verdict = JUDGED_ON_SENDING.includes(step.name) ? verdictOf([]) : await judgeStep(ctx, s, step.name, records.get(s.id)!, undefined, ownUnits)
      actions.push({ name: step.name, label: step.label, to: step.to, allowed: verdict.allowed, needsForm: step.needsForm ?? false, because: verdict.explanations })
    }
    answer.set(s.id, actions)
  }
  return answer
}

/** Whether the post may take the step at all, whatever the state. @throws Refusal FORBIDDEN. */
export function requireAbility(ctx: Ctx, s: Pick<Subject, 'unitId' | 'kind'>, action: SupervisionAction): void {
  const ability = WORKFLOWS[s.kind].steps[action]?.ability as Ability | undefined
  if (!ability) throw new Refusal('STATE', '这类督办没有这个步骤，请刷新查看可以办理的事项。')
  if (!mayTake(ctx, s, ability, action)) requireMay(ctx, ability, { unitIds: [s.unitId] })
}

/** @throws Refusal STATE or GATE with the verdict. */
export async function requireStep(ctx: Ctx, s: Subject, action: SupervisionAction, reply?: Partial<ReplyElements>): Promise<void> {
  const step = WORKFLOWS[s.kind].steps[action]
  if (!step.from.includes(s.state)) throw new Refusal('STATE', `这件督办现在是“${SUPERVISION_STATES[s.state]}”，不能“${step.label}”。请刷新查看最新情况。`)
  const record = (await workRecords(ctx, [s.id])).get(s.id)!
  const verdict = await judgeStep(ctx, s, action, record, reply)
  if (!verdict.allowed) throw new Refusal('GATE', sentenceOf(verdict), { verdict })
}

/** What a paper of this kind rests on in the county's own text, `四(三)4`; null where the text does not speak of it. */
export async function clauseFor(ctx: Ctx, kind: SupervisionKind): Promise<string | null> {
  if (kind === 'NOTICE') return (await deadlineOf(ctx, 'supervision-reply'))?.clause ?? null
  const { explanations } = await judgeFor(ctx, 'supervision.issue', { supervision: { kind } })
  return explanations.find(e => e.source === 'CLAUSE' && e.outcome !== 'PASSED')?.clause ?? null
}
