import { conflict, invalid, notFound, Refusal } from '../../kernel/refusal'
import type { Ctx } from '../../platform/context'
import { Unit } from '../identity/identity.entity'
import { requireMay } from '../identity/permission.service'
import { notify } from '../inbox/message.service'
import { Project } from '../project/project.entity'
import { requireReadable } from '../project/project.service'
import { librariesOf, type JudgementRecord, type Tier } from '../regulation/provision.query'
import { gate } from '../regulation/regulation.service'
import { admissionFacts, copyOf, tiesOf, type ProjectCopy } from './admission.query'
import { decideTies, findEntry, proposeTies } from './entry.query'
import { LibraryEntry, LibraryEntryStep } from './reserve.entity'
import { admittedAtOnce, CURRENT, ENTRY_STATES, entryWorkflow, placeKey, UNIT_WORDS, unitColumnOf, type EntryAction } from './reserve.rules'

export interface ProposeEntry {
  projectId: number
  tier: Tier
  /** Whose library; where the project names the unit (属地, 行业主管部门, 产业链) it may be left out. */
  unitId?: number | null
}

export const who = (ctx: Ctx) => `${ctx.actor.onBehalfOf ?? ctx.actor.postName} ${ctx.actor.userName}`

/** One writer a county: what a gate counts must not change under it, and a county's floor counts all tiers. */
export const lockLibraries = (ctx: Ctx) => ctx.lock(`reserve:${ctx.jurisdictionId}`)

const note = (ctx: Ctx, entry: LibraryEntry, action: EntryAction | 'propose', reason: string | null = null) =>
  ctx.em.create(LibraryEntryStep, { jurisdictionId: ctx.jurisdictionId, entryId: entry.id, action, at: ctx.now, byText: who(ctx), reason })

/** The library that is meant: of the county's tiers, with its unit where each unit has one. */
async function libraryFor(ctx: Ctx, tier: Tier, unitId: number | null, ties: NonNullable<Awaited<ReturnType<typeof tiesOf>>>) {
  const library = (await librariesOf(ctx)).find(l => l.tier === tier)
  if (!library) throw invalid({ field: 'tier', message: '本县制度没有设立这一级储备库，请从本县的储备库中选择。' })
  const column = unitColumnOf(tier)
  if (!library.each || column === null) return { name: library.name, unitId: null }
  const word = UNIT_WORDS[tier] ?? '管理单位'
  const own = ties[column]
  const chosen = unitId ?? own
  if (chosen === null) return { name: library.name, unitId: null, lacking: `请选择${word}，或先在项目中填写${word}。` }
  const unit = await ctx.find(Unit, chosen, '单位')
  if (own !== null && own !== unit.id) {
    const right = await ctx.find(Unit, own, '单位')
    throw invalid({ field: 'unitId', message: `该项目的${word}是“${right.name}”，请报送到该单位的${library.name}，或先在项目中更改${word}。` })
  }
  if (unit.kind !== library.runBy.kind) throw invalid({ field: 'unitId', message: `“${unit.name}”没有${library.name}，请选择${word}。` })
  return { name: library.name, unitId: unit.id }
}

/** Judges the submitted copy with what the reviews and libraries say now. @throws Refusal GATE naming clause and missing item. */
async function judgeAdmission(ctx: Ctx, entry: Pick<LibraryEntry, 'projectId' | 'tier' | 'proposerUnitId'> & { unitId: number | null; submitted: string }): Promise<JudgementRecord> {
  const project = JSON.parse(entry.submitted) as ProjectCopy
  const [facts] = await admissionFacts(ctx, [{ projectId: entry.projectId, tier: entry.tier, unitId: entry.unitId, proposerUnitId: entry.proposerUnitId, project }])
  return (await gate(ctx, 'library.admit', facts!, { tier: entry.tier })).record
}

const admitInto = (ctx: Ctx, entry: LibraryEntry, record: JudgementRecord) =>
  ctx.em.assign(entry, { state: entryWorkflow.steps.admit.to, judgement: JSON.stringify(record), decidedOn: ctx.today, decidedByText: who(ctx), reason: null })

/**
 * Proposes a project for a library and freezes what is submitted. Into the management library it is admitted at once (长子 一3).
 * Returns the entry's id.
 * @throws Refusal GATE where the county's rules stop the proposal, CONFLICT when it stands in that tier already.
 */
export async function proposeEntry(ctx: Ctx, input: ProposeEntry): Promise<number> {
  await requireReadable(ctx, input.projectId)
  await lockLibraries(ctx)
  const ties = await tiesOf(ctx, input.projectId)
  if (!ties) throw notFound('项目')
  const library = await libraryFor(ctx, input.tier, input.unitId ?? null, ties)
  requireMay(ctx, 'reserve.propose', { unitIds: [...Object.values(ties), library.unitId] })
  const known = await ctx.em.findOne(LibraryEntry, { projectId: input.projectId, tier: input.tier, state: { $in: [...CURRENT] } })
  if (known) throw new Refusal('CONFLICT', `该项目已在“${library.name}”（${ENTRY_STATES[known.state]}），同一层级只入库一次，请直接查看原条目。`)
  const project = await copyOf(ctx, input.projectId)
  const proposal = { projectId: input.projectId, tier: input.tier, unitId: library.unitId, proposerUnitId: ctx.actor.unitId }
  const [facts] = await admissionFacts(ctx, [{ ...proposal, project }])
  await gate(ctx, 'library.propose', facts!, { tier: input.tier })
  if (library.lacking) throw invalid({ field: 'unitId', message: library.lacking })
  // Judged before anything is made: of several proposed at once, a refused one must leave nothing behind.
  const record = admittedAtOnce(input.tier) ? await judgeAdmission(ctx, { ...proposal, submitted: JSON.stringify(project) }) : null
  const entry = ctx.em.create(LibraryEntry, {
    jurisdictionId: ctx.jurisdictionId, ...proposal, state: 'PROPOSED', place: placeKey(input.tier, input.projectId, 'PROPOSED'),
    proposedByText: who(ctx), proposedOn: ctx.today, decidedByText: null, decidedOn: null, leftOn: null, reason: null,
    submitted: JSON.stringify(project), importId: null, judgement: null,
  })
  if (record) admitInto(ctx, entry, record)
  await ctx.flush()
  note(ctx, entry, 'propose')
  if (entry.state === 'ADMITTED') note(ctx, entry, 'admit')
  await ctx.flush()
  return entry.id
}

export interface ProposedOne {
  projectId: number
  projectName: string
  /** Null where it was refused. */
  entryId: number | null
  /** Why not; null where it was proposed. */
  refusal: string | null
}

/** Proposes several projects for one tier; a refused one does not keep the others out. */
export async function proposeEntries(ctx: Ctx, input: { projectIds: readonly number[]; tier: Tier }): Promise<ProposedOne[]> {
  const out: ProposedOne[] = []
  for (const projectId of new Set(input.projectIds)) {
    await requireReadable(ctx, projectId)
    const { name: projectName } = await ctx.find(Project, projectId, '项目')
    try {
      out.push({ projectId, projectName, entryId: await proposeEntry(ctx, { projectId, tier: input.tier }), refusal: null })
    } catch (error) {
      // Refused before anything was written: the others go on.
      if (!(error instanceof Refusal)) throw error
      out.push({ projectId, projectName, entryId: null, refusal: error.message })
    }
  }
  return out
}

export interface StepInput {
  id: number
  version: number
}

/** The entry at the version that was seen, under the libraries' lock, in a state from which the step leads on, by somebody who may. */
async function stepOn(ctx: Ctx, action: EntryAction, input: StepInput): Promise<LibraryEntry> {
  const seen = await findEntry(ctx, input.id)
  if (!seen) throw notFound('入库条目')
  await lockLibraries(ctx)
  const entry = await ctx.find(LibraryEntry, input.id, '入库条目')
  const step = entryWorkflow.steps[action]
  const ties = step.ability === 'reserve.decide' ? decideTies({ unitId: entry.unitId ?? null }) : proposeTies(entry)
  requireMay(ctx, step.ability as 'reserve.decide' | 'reserve.propose', ties)
  if (!step.from.includes(entry.state))
    throw new Refusal('STATE', `这个条目目前是“${ENTRY_STATES[entry.state]}”，不能“${step.label}”。请刷新后查看可办的动作。`)
  if (entry.version !== input.version) throw conflict('入库条目')
  return entry
}

const leaveFor = (ctx: Ctx, entry: LibraryEntry, action: EntryAction, reason: string | null) => {
  const { to } = entryWorkflow.steps[action]
  ctx.em.assign(entry, { state: to, place: placeKey(entry.tier, entry.projectId, to), reason })
  note(ctx, entry, action, reason)
}

/** Tells the unit that proposed it. */
const tell = (ctx: Ctx, entry: LibraryEntry, kind: 'ENTRY_ADMITTED' | 'ENTRY_RETURNED', text: string) => {
  const { name } = JSON.parse(entry.submitted) as ProjectCopy
  return notify(ctx, { to: { unitIds: [entry.proposerUnitId] }, kind, title: `${kind === 'ENTRY_ADMITTED' ? '准予入库' : '入库退回'}：${name}`, text, link: `/reserve/entries/${entry.id}` })
}

/** Admits what was submitted, judged by the county's rules; the verdict replays from the record that is kept. @throws Refusal GATE. */
export async function admitEntry(ctx: Ctx, input: StepInput): Promise<void> {
  const entry = await stepOn(ctx, 'admit', input)
  admitInto(ctx, entry, await judgeAdmission(ctx, { ...entry, unitId: entry.unitId ?? null }))
  note(ctx, entry, 'admit')
  await ctx.flush()
  await tell(ctx, entry, 'ENTRY_ADMITTED', '已准予入库。')
}

/** Sends a proposal back and says why. */
export async function returnEntry(ctx: Ctx, input: StepInput & { reason: string }): Promise<void> {
  const entry = await stepOn(ctx, 'return', input)
  leaveFor(ctx, entry, 'return', input.reason.trim())
  ctx.em.assign(entry, { decidedOn: ctx.today, decidedByText: who(ctx) })
  await ctx.flush()
  await tell(ctx, entry, 'ENTRY_RETURNED', `退回原因：${input.reason.trim().replace(/。$/, '')}。补正后可以重新申报。`)
}

/** Proposes again what was sent back: the project as it is now is frozen anew. @throws Refusal GATE. */
export async function resubmitEntry(ctx: Ctx, input: StepInput): Promise<void> {
  const entry = await stepOn(ctx, 'resubmit', input)
  const project = await copyOf(ctx, entry.projectId)
  const [facts] = await admissionFacts(ctx, [{ projectId: entry.projectId, tier: entry.tier, unitId: entry.unitId ?? null, proposerUnitId: entry.proposerUnitId, project }])
  await gate(ctx, 'library.propose', facts!, { tier: entry.tier })
  leaveFor(ctx, entry, 'resubmit', null)
  ctx.em.assign(entry, { submitted: JSON.stringify(project), proposedOn: ctx.today, proposedByText: who(ctx), decidedOn: null, decidedByText: null })
  await ctx.flush()
}

/** The proposer takes the proposal back. */
export async function withdrawEntry(ctx: Ctx, input: StepInput & { reason: string }): Promise<void> {
  const entry = await stepOn(ctx, 'withdraw', input)
  leaveFor(ctx, entry, 'withdraw', input.reason.trim())
  entry.leftOn = ctx.today
  await ctx.flush()
}

/** Takes a project out of its library: it started, or was given up. Floors warn and never stop it. */
export async function exitEntry(ctx: Ctx, input: StepInput & { reason: string }): Promise<void> {
  const entry = await stepOn(ctx, 'exit', input)
  leaveFor(ctx, entry, 'exit', input.reason.trim())
  entry.leftOn = ctx.today
  await ctx.flush()
}
