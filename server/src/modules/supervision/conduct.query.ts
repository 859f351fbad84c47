import type { Day } from '../../kernel/day'
import { notFound } from '../../kernel/refusal'
import { verdictOf, type Explanation, type Verdict } from '../../kernel/verdict'
import { stepsFrom } from '../../kernel/workflow'
import { pageOf, type PageArgs } from '../../platform/connection'
import type { Ctx } from '../../platform/context'
import { countyRows, matches } from '../../platform/rows'
import { mayDo, reachFor } from '../identity/permission.service'
import { judgeFor } from '../regulation/regulation.service'
import type { Action } from './action.service'
import { CONDUCT_KINDS, CONDUCT_STATES, CONDUCT_TONES, conductWorkflow, type ConductKind, type ConductState } from './conduct.rules'

export interface ConductFilter {
  text?: string | null
  kinds?: ConductKind[] | null
  states?: ConductState[] | null
  unitIds?: number[] | null
  open?: boolean | null
}

type Ability = Parameters<typeof mayDo>[1]

/** Which ones, visibility included: a unit sees what was given to it to investigate. */
export const conductMatching = (ctx: Ctx, filter: ConductFilter) =>
  countyRows(ctx, 'conductCase')
    .$if(reachFor(ctx, 'conduct.read') !== 'COUNTY', q => q.where('conductCase.dueOn', 'is not', null).where('conductCase.unitId', 'in', [...ctx.actor.unitIds, -1]))
    .$if(Boolean(filter.text?.trim()), q => q.where(matches('conductCase.searchKey', filter.text!)))
    .$if(Boolean(filter.kinds?.length), q => q.where('conductCase.kind', 'in', filter.kinds!))
    .$if(Boolean(filter.states?.length), q => q.where('conductCase.state', 'in', filter.states!))
    .$if(Boolean(filter.unitIds?.length), q => q.where('conductCase.unitId', 'in', filter.unitIds!))
    .$if(filter.open === true, q => q.where('conductCase.state', '!=', 'CLOSED'))

const conductRows = (ctx: Ctx, filter: ConductFilter) =>
  conductMatching(ctx, filter)
    .leftJoin('unit', 'unit.id', 'conductCase.unitId')
    .leftJoin('project', 'project.id', 'conductCase.projectId')
    .select([
      'conductCase.id', 'conductCase.version', 'conductCase.kind', 'conductCase.state', 'conductCase.title', 'conductCase.facts', 'conductCase.unitId',
      'unit.name as unitName', 'conductCase.projectId', 'project.name as projectName', 'conductCase.foundOn', 'conductCase.grave', 'conductCase.unmended',
      'conductCase.dueOn', 'conductCase.raisedTo', 'conductCase.raisedOn', 'conductCase.raisedMatch', 'conductCase.closedOn',
    ])

type Raw = Awaited<ReturnType<ReturnType<typeof conductRows>['execute']>>[number]

export interface Match {
  id: number
  unitId: number
  kind: ConductKind
  grave: boolean | number
  unmended: boolean | number
  foundOn: Day
}

/** Earlier findings of the same problem in the same unit, the latest first: what 再次发生 rests on. */
export const earlierConduct = (ctx: Ctx, c: Pick<Match, 'id' | 'unitId' | 'kind' | 'foundOn'>) =>
  countyRows(ctx, 'conductCase')
    .select(['conductCase.id', 'conductCase.title', 'conductCase.foundOn', 'conductCase.state'])
    .where('conductCase.unitId', '=', c.unitId)
    .where('conductCase.kind', '=', c.kind)
    .where('conductCase.id', '!=', c.id)
    .where(eb => eb.or([eb('conductCase.foundOn', '<', c.foundOn), eb.and([eb('conductCase.foundOn', '=', c.foundOn), eb('conductCase.id', '<', c.id)])]))
    .orderBy('conductCase.foundOn', 'desc')
    .orderBy('conductCase.id', 'desc')
    .limit(20)
    .execute()

const NO_RULE: Explanation = {
  ruleId: 'platform.conduct.no-rule', source: 'PLATFORM', regulation: null, clause: null, outcome: 'REFUSED', inputs: [], arithmetic: null,
  text: '本县制度没有写提级评查，请按本县的规定处理；需要追责的，登记问责线索移交纪检机关。',
}

/** Whether the county's text proposes 提级评查, with the match that triggers it (灵宝 四(三)4). */
export async function proposalFor(ctx: Ctx, c: Match): Promise<Verdict> {
  const repeats = (await earlierConduct(ctx, c)).length
  const verdict = await judgeFor(ctx, 'conduct.raise', { conduct: { grave: Boolean(c.grave), unmended: Boolean(c.unmended), repeats } })
  return verdict.explanations.length ? verdict : verdictOf([NO_RULE])
}

async function actionsFor(ctx: Ctx, c: Raw): Promise<Action[]> {
  const actions: Action[] = []
  for (const step of stepsFrom(conductWorkflow, c.state)) {
    if (!mayDo(ctx, step.ability as Ability, { unitIds: [c.unitId] })) continue
    const verdict = step.name === 'raise' ? await proposalFor(ctx, c) : verdictOf([])
    actions.push({ name: step.name, label: step.label, to: step.to, allowed: verdict.allowed, needsForm: step.needsForm ?? false, because: verdict.explanations })
  }
  return actions
}

const shape = (ctx: Ctx) => (row: Raw) => ({
  ...row,
  unitName: row.unitName ?? '',
  kindLabel: CONDUCT_KINDS[row.kind],
  stateLabel: CONDUCT_STATES[row.state],
  stateTone: CONDUCT_TONES[row.state],
  overdue: row.state === 'SELF_INVESTIGATION' && row.dueOn !== null && row.dueOn < ctx.today,
  actions: [] as Action[],
})

/** The latest found first. */
export async function listConduct(ctx: Ctx, filter: ConductFilter, page: PageArgs, withCount: boolean) {
  const count = async () => Number((await conductMatching(ctx, filter).select(eb => eb.fn.countAll().as('n')).executeTakeFirstOrThrow()).n)
  const found = await pageOf<Raw>(conductRows(ctx, filter), 'conductCase.id', { by: 'conductCase.foundOn', desc: true }, page, withCount ? count : null)
  return { ...found, nodes: found.nodes.map(shape(ctx)) }
}

/** @throws Refusal NOT_FOUND for what the actor may not see, too. */
export async function findConductRow(ctx: Ctx, id: number) {
  const [row] = await conductRows(ctx, {}).where('conductCase.id', '=', id).execute()
  if (!row) throw notFound('作风问题')
  return { ...shape(ctx)(row), actions: await actionsFor(ctx, row) }
}

export async function conductStepsOf(ctx: Ctx, id: number) {
  const rows = await countyRows(ctx, 'conductStep').selectAll('conductStep').where('conductStep.conductCaseId', '=', id).orderBy('conductStep.id').execute()
  return rows.map(r => ({
    id: r.id, action: r.action, label: r.action === 'find' ? '登记' : conductWorkflow.steps[r.action].label, stateLabel: CONDUCT_STATES[r.toState], at: r.at,
    byText: `${r.byUnitName}${r.byPostName} ${r.byName}`, onBehalfOf: r.onBehalfOf, note: r.note, evidence: null, files: [],
  }))
}

/** What the text proposes for this case and what it rests on; the office's matter, not the unit's. */
export async function conductProposalOf(ctx: Ctx, c: Match) {
  if (!mayDo(ctx, 'conduct.manage')) return null
  const earlier = await earlierConduct(ctx, c)
  return { verdict: await proposalFor(ctx, c), earlier: earlier.map(e => ({ ...e, stateLabel: CONDUCT_STATES[e.state] })) }
}
