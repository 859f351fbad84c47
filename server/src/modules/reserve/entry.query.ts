import type { ExpressionBuilder } from 'kysely'
import type { Explanation } from '../../kernel/verdict'
import { stepsFrom } from '../../kernel/workflow'
import { pageOf, type Order, type PageArgs } from '../../platform/connection'
import type { Ctx } from '../../platform/context'
import { countyRows, matches } from '../../platform/rows'
import type { Tables } from '../../platform/tables'
import { mayDo, reachFor } from '../identity/permission.service'
import { projectsMatching } from '../project/project.query'
import { librariesOf, shownFacts, TIERS, type JudgementRecord, type Tier } from '../regulation/provision.query'
import { judgeFor, replayFor } from '../regulation/regulation.service'
import { admissionFacts, copyOf, type ProjectCopy } from './admission.query'
import { leavingExplanations } from './library.query'
import { differences, ENTRY_STATES, ENTRY_TONES, entryWorkflow, stepLabel, type EntryState } from './reserve.rules'

export interface EntryFilter {
  text?: string | null
  tiers?: Tier[] | null
  unitIds?: number[] | null
  states?: EntryState[] | null
  projectId?: number | null
  proposerUnitIds?: number[] | null
  /** The project has started and is still in the library. */
  started?: boolean | null
  proposedFrom?: string | null
  proposedTo?: string | null
}

const STARTED = ['BUILDING', 'COMPLETED', 'OPERATING'] as const

const seenBy = (ctx: Ctx) => (eb: ExpressionBuilder<Tables, 'libraryEntry'>) =>
  eb.or([
    eb('libraryEntry.unitId', 'in', [...ctx.actor.unitIds]),
    eb('libraryEntry.proposerUnitId', 'in', [...ctx.actor.unitIds]),
    ...(reachFor(ctx, 'project.read') ? [eb('libraryEntry.projectId', 'in', projectsMatching(ctx, {}).select('project.id'))] : []),
  ])

/** The entries that the actor may see and the filter lets through. */
const entriesMatching = (ctx: Ctx, f: EntryFilter) => {
  const reach = reachFor(ctx, 'reserve.read')
  return countyRows(ctx, 'libraryEntry')
    .leftJoin('project', 'project.id', 'libraryEntry.projectId')
    .$if(reach === null, q => q.where('libraryEntry.id', '=', -1))
    .$if(reach !== null && reach !== 'COUNTY', q => q.where(eb => seenBy(ctx)(eb as never)))
    .$if(Boolean(f.text?.trim()), q => q.where(matches('project.searchKey', f.text!)))
    .$if(Boolean(f.tiers?.length), q => q.where('libraryEntry.tier', 'in', f.tiers!))
    .$if(Boolean(f.unitIds?.length), q => q.where('libraryEntry.unitId', 'in', f.unitIds!))
    .$if(Boolean(f.states?.length), q => q.where('libraryEntry.state', 'in', f.states!))
    .$if(f.projectId != null, q => q.where('libraryEntry.projectId', '=', f.projectId!))
    .$if(Boolean(f.proposerUnitIds?.length), q => q.where('libraryEntry.proposerUnitId', 'in', f.proposerUnitIds!))
    .$if(f.started === true, q => q.where('libraryEntry.state', '=', 'ADMITTED').where('libraryEntry.tier', '!=', 'MANAGEMENT').where('project.stage', 'in', [...STARTED]))
    .$if(Boolean(f.proposedFrom), q => q.where('libraryEntry.proposedOn', '>=', f.proposedFrom!))
    .$if(Boolean(f.proposedTo), q => q.where('libraryEntry.proposedOn', '<=', f.proposedTo!))
}

const entryRows = (ctx: Ctx, filter: EntryFilter) =>
  entriesMatching(ctx, filter)
    .leftJoin('unit', 'unit.id', 'libraryEntry.unitId')
    .leftJoin('unit as proposer', 'proposer.id', 'libraryEntry.proposerUnitId')
    .select([
      'libraryEntry.id', 'libraryEntry.version', 'libraryEntry.tier', 'libraryEntry.unitId', 'unit.name as unitName', 'libraryEntry.projectId',
      'project.name as projectName', 'project.stage', 'project.projectClass', 'project.totalInvestment', 'libraryEntry.state',
      'libraryEntry.proposerUnitId', 'proposer.name as proposerUnitName', 'libraryEntry.proposedByText', 'libraryEntry.proposedOn',
      'libraryEntry.decidedByText', 'libraryEntry.decidedOn', 'libraryEntry.leftOn', 'libraryEntry.reason', 'libraryEntry.submitted', 'libraryEntry.judgement',
    ])
type FoundEntry = Awaited<ReturnType<ReturnType<typeof entryRows>['execute']>>[number]

/** Rows as they are shown. Verdicts of all waiting ones are asked for together, by the first that wants its own. */
async function shown(ctx: Ctx, rows: readonly FoundEntry[]) {
  const names = new Map((await librariesOf(ctx)).map(l => [l.tier, l.name]))
  const waiting = rows.filter(r => r.state === 'PROPOSED')
  let asked: Promise<Map<number, Explanation[]>> | null = null
  const judgeAll = async () => {
    const facts = await admissionFacts(ctx, waiting.map(r => ({ ...r, project: JSON.parse(r.submitted) as ProjectCopy })))
    const verdicts = await Promise.all(waiting.map((r, i) => judgeFor(ctx, 'library.admit', facts[i]!, { tier: r.tier })))
    return new Map(waiting.map((r, i) => [r.id, verdicts[i]!.explanations]))
  }
  return rows.map(r => ({
    ...r,
    __typename: 'LibraryEntry' as const,
    tierName: names.get(r.tier) ?? TIERS[r.tier],
    libraryName: r.unitName ? `${r.unitName} ${names.get(r.tier) ?? TIERS[r.tier]}` : (names.get(r.tier) ?? TIERS[r.tier]),
    stateLabel: ENTRY_STATES[r.state],
    tone: ENTRY_TONES[r.state],
    stageLabel: shownFacts({ project: { stage: r.stage } })[0]?.value ?? '',
    admission: async () => (await (asked ??= judgeAll())).get(r.id) ?? [],
  }))
}
export type EntryRow = Awaited<ReturnType<typeof shown>>[number]

const countEntries = async (ctx: Ctx, filter: EntryFilter) =>
  Number((await entriesMatching(ctx, filter).select(eb => eb.fn.countAll().as('n')).executeTakeFirstOrThrow()).n)

const ENTRY_ORDERS = {
  PROPOSED_ON: 'libraryEntry.proposedOn', DECIDED_ON: 'libraryEntry.decidedOn', NAME: 'project.sortKey', INVESTMENT: 'project.totalInvestment',
} as const
export type EntryOrder = keyof typeof ENTRY_ORDERS

/** One page of entries; the latest proposal first when no order is given. */
export async function listEntries(
  ctx: Ctx, filter: EntryFilter, order: { by: EntryOrder; descending?: boolean | null } | null, page: PageArgs, withCount: boolean,
) {
  const by: Order = { by: ENTRY_ORDERS[order?.by ?? 'PROPOSED_ON'], desc: order ? (order.descending ?? false) : true }
  const found = await pageOf<FoundEntry>(entryRows(ctx, filter), 'libraryEntry.id', by, page, withCount ? () => countEntries(ctx, filter) : null)
  return { ...found, nodes: await shown(ctx, found.nodes) }
}

/** Cards of a lane; the rest is in the list. */
const CARDS = 40

/** A lane a state with its count, its sum in whole yuan and its latest entries. */
export async function boardEntries(ctx: Ctx, filter: EntryFilter) {
  const counts = await entriesMatching(ctx, filter)
    .select(eb => ['libraryEntry.state', eb.fn.countAll().as('n'), eb.fn.sum('project.totalInvestment').as('sum')])
    .groupBy('libraryEntry.state')
    .execute()
  const lanes = []
  for (const key of (Object.keys(ENTRY_STATES) as EntryState[]).filter(s => !filter.states?.length || filter.states.includes(s))) {
    const found = counts.find(c => c.state === key)
    const rows = found
      ? await entryRows(ctx, { ...filter, states: [key] }).orderBy('libraryEntry.proposedOn', 'desc').orderBy('libraryEntry.id', 'desc').limit(CARDS).execute()
      : []
    lanes.push({ key, label: ENTRY_STATES[key], tone: ENTRY_TONES[key], totalCount: Number(found?.n ?? 0), totalInvestment: Number(found?.sum ?? 0), nodes: await shown(ctx, rows) })
  }
  return lanes
}

/** One entry that the actor may see, or null. */
export async function findEntry(ctx: Ctx, id: number): Promise<EntryRow | null> {
  const rows = await entryRows(ctx, {}).where('libraryEntry.id', '=', id).execute()
  return (await shown(ctx, rows))[0] ?? null
}

type Of = Pick<EntryRow, 'state' | 'unitId' | 'proposerUnitId'>
/** By which units an entry is somebody's own to decide, and to take back. */
export const decideTies = (entry: Pick<Of, 'unitId'>) => ({ unitIds: [entry.unitId] })
export const proposeTies = (entry: Pick<Of, 'proposerUnitId'>) => ({ unitIds: [entry.proposerUnitId] })

const closed = (text: string): Explanation =>
  ({ ruleId: 'platform.reserve.duty', source: 'PLATFORM', regulation: null, clause: null, outcome: 'REFUSED', inputs: [], arithmetic: null, text })

/** The steps that lead on from here, and why one is closed. */
export async function entryActions(ctx: Ctx, entry: EntryRow) {
  const decides = mayDo(ctx, 'reserve.decide', decideTies(entry))
  const proposes = mayDo(ctx, 'reserve.propose', proposeTies(entry))
  return Promise.all(stepsFrom(entryWorkflow, entry.state).map(async step => {
    const mine = step.ability === 'reserve.decide' ? decides : proposes
    const because = !mine ? [closed(step.ability === 'reserve.decide' ? '入库、退回和出库由管理这个储备库的单位或联席办决定' : '重新申报和撤回由申报单位或联席办办理')]
      : step.name === 'admit' ? await entry.admission() : []
    const allowed = !because.some(e => e.outcome === 'REFUSED' || e.outcome === 'MISSING')
    return { __typename: 'Action' as const, name: step.name, label: step.label, to: step.to, needsForm: step.needsForm ?? false, allowed, because }
  }))
}

/** Why it was admitted, by the rules of that day, or whether it would be now; null where nothing is to be decided. */
export async function verdictOfEntry(ctx: Ctx, entry: EntryRow) {
  if (entry.judgement) return replayFor(ctx, JSON.parse(entry.judgement) as JudgementRecord)
  const [facts] = await admissionFacts(ctx, [{ ...entry, project: JSON.parse(entry.submitted) as ProjectCopy }])
  return judgeFor(ctx, 'library.admit', facts!, { tier: entry.tier })
}

/** What was submitted, as it is shown. */
export const submittedOf = (entry: EntryRow) => shownFacts({ project: JSON.parse(entry.submitted) as ProjectCopy })

/** What changed in the project since it was submitted. */
export const changesOf = async (ctx: Ctx, entry: EntryRow) => differences(submittedOf(entry), shownFacts({ project: await copyOf(ctx, entry.projectId) }))

/** What leaving would do to the floors; nothing for an entry that is not in a library. */
export const leavingOf = (ctx: Ctx, entry: EntryRow) => (entry.state === 'ADMITTED' ? leavingExplanations(ctx, entry) : Promise.resolve([]))

export async function stepsOf(ctx: Ctx, entryId: number) {
  const steps = await countyRows(ctx, 'libraryEntryStep')
    .select(['libraryEntryStep.id', 'libraryEntryStep.action', 'libraryEntryStep.at', 'libraryEntryStep.byText', 'libraryEntryStep.reason'])
    .where('libraryEntryStep.entryId', '=', entryId)
    .orderBy('libraryEntryStep.id')
    .execute()
  return steps.map(s => ({ ...s, label: stepLabel(s.action) }))
}
