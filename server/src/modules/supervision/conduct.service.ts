import { dayText, isDay, type Day } from '../../kernel/day'
import { invalid, notFound, Refusal } from '../../kernel/refusal'
import { searchKey } from '../../kernel/text'
import { sentenceOf } from '../../kernel/verdict'
import type { Ctx } from '../../platform/context'
import { Unit } from '../identity/identity.entity'
import { reachFor, requireMay } from '../identity/permission.service'
import { notify } from '../inbox/message.service'
import { Project } from '../project/project.entity'
import { proposalFor } from './conduct.query'
import { CONDUCT_STATES, conductWorkflow, type ConductAction, type ConductKind } from './conduct.rules'
import { writeConductStep, type MoveInput } from './step.service'
import { ConductCase } from './supervision.entity'

type Ability = Parameters<typeof requireMay>[1]

export interface FoundConduct {
  kind: ConductKind
  title: string
  facts: string
  unitId: number
  projectId?: number | null
  foundOn: Day
  /** 情节特别严重, in the office's judgement. */
  grave: boolean
}

/** Registers a finding. Earlier ones of the same problem are found by themselves. */
export async function registerConduct(ctx: Ctx, input: FoundConduct): Promise<number> {
  requireMay(ctx, 'conduct.manage')
  const unit = await ctx.find(Unit, input.unitId, '单位')
  if (input.projectId != null) await ctx.find(Project, input.projectId, '项目')
  if (!isDay(input.foundOn) || input.foundOn > ctx.today) throw invalid({ field: 'foundOn', message: '发现日期不能晚于今天，请填写实际发现的日期。' })
  const c = ctx.em.create(ConductCase, {
    jurisdictionId: ctx.jurisdictionId, kind: input.kind, state: 'FOUND', title: input.title.trim(), facts: input.facts.trim(), unitId: unit.id,
    projectId: input.projectId ?? null, foundOn: input.foundOn, grave: input.grave, dueOn: null, raisedTo: null, raisedOn: null, raisedMatch: null, closedOn: null,
    searchKey: searchKey(input.title, unit.name),
  })
  await ctx.flush()
  writeConductStep(ctx, c, 'find', null)
  await ctx.flush()
  return c.id
}

async function move(ctx: Ctx, input: MoveInput, action: ConductAction, note: string, change: (c: ConductCase) => void | Promise<void>): Promise<ConductCase> {
  await ctx.lock(`conduct:${input.id}`)
  const found = await ctx.find(ConductCase, input.id, '作风问题')
  if (reachFor(ctx, 'conduct.read') !== 'COUNTY' && (found.dueOn == null || !ctx.actor.unitIds.includes(found.unitId))) throw notFound('作风问题')
  const step = conductWorkflow.steps[action]
  requireMay(ctx, step.ability as Ability, { unitIds: [found.unitId] })
  const c = await ctx.findVersion(ConductCase, input.id, input.version, '作风问题')
  if (!step.from.includes(c.state)) throw new Refusal('STATE', `这件事现在是“${CONDUCT_STATES[c.state]}”，不能“${step.label}”。请刷新查看最新情况。`)
  if (!note.trim()) throw invalid({ field: 'note', message: '请写明情况。' })
  await change(c)
  c.state = step.to
  writeConductStep(ctx, c, action, note.trim())
  await ctx.flush()
  return c
}

const tell = (ctx: Ctx, c: ConductCase, title: string, text: string) =>
  notify(ctx, { to: { unitIds: [c.unitId] }, kind: 'SUPERVISION', title, text, link: `/conduct/${c.id}` })

/** A first finding goes to the unit's own investigation (四(三)4); it reports by `dueOn`. */
export async function investigateConduct(ctx: Ctx, input: MoveInput & { note: string; dueOn: Day }): Promise<number> {
  const c = await move(ctx, input, 'investigate', input.note, found => {
    if (!isDay(input.dueOn) || input.dueOn < ctx.today) throw invalid({ field: 'dueOn', message: '报送结果的时限不能早于今天。' })
    found.dueOn = input.dueOn
  })
  await tell(ctx, c, '请自行调查处理', `请于${dayText(input.dueOn)}前报送调查处理结果。`)
  return c.id
}

export async function reportConduct(ctx: Ctx, input: MoveInput & { note: string }): Promise<number> {
  return (await move(ctx, input, 'report', input.note, () => undefined)).id
}

/** The office's word on whether it was put right. Not put right, it may be raised. */
export async function judgeConduct(ctx: Ctx, input: MoveInput & { note: string; mended: boolean }): Promise<number> {
  const c = await move(ctx, input, input.mended ? 'mended' : 'unmended', input.note, found => {
    found.unmended = !input.mended
    if (input.mended) found.closedOn = ctx.today
  })
  return c.id
}

/**
 * 提级评查: only where the county's text proposes it, with the match kept as it was shown.
 * @throws Refusal GATE with the clause and what it asks for.
 */
export async function raiseConduct(ctx: Ctx, input: MoveInput & { note: string; raisedTo: string }): Promise<number> {
  const c = await move(ctx, input, 'raise', input.note, async found => {
    const verdict = await proposalFor(ctx, found)
    if (!verdict.allowed) throw new Refusal('GATE', sentenceOf(verdict), { verdict })
    found.raisedTo = input.raisedTo.trim()
    found.raisedOn = ctx.today
    found.raisedMatch = verdict.explanations.map(e => [e.clause, e.arithmetic].filter(Boolean).join('：')).filter(Boolean).join('；') || null
  })
  return c.id
}

/** What the authority above answered, in its words. */
export async function answerConduct(ctx: Ctx, input: MoveInput & { note: string }): Promise<number> {
  return (await move(ctx, input, 'answer', input.note, found => void (found.closedOn = ctx.today))).id
}
