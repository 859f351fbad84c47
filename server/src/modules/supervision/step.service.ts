import { notFound } from '../../kernel/refusal'
import type { Ctx } from '../../platform/context'
import { bindAttachments } from '../document/attachment.service'
import { Unit } from '../identity/identity.entity'
import { reachFor } from '../identity/permission.service'
import { notify } from '../inbox/message.service'
import { requireAbility, requireStep, type Subject } from './action.service'
import { ConductStep, Supervision, SupervisionStep, type ConductCase } from './supervision.entity'
import type { ConductAction } from './conduct.rules'
import { SUPERVISION_KINDS, WORKFLOWS, type ReplyElements, type SupervisionAction } from './supervision.rules'

/** Who writes or decides, as the row keeps it. */
export const signatureOf = ({ actor, now, today }: Ctx) => ({
  at: now, on: today, byUserId: actor.userId, byPostId: actor.postId, byUnitId: actor.unitId,
  byName: actor.userName, byPostName: actor.postName, byUnitName: actor.unitName, onBehalfOf: actor.onBehalfOf,
})

/** `水务局联络员 王甲一`: a person with the post. */
export const personOf = ({ actor }: Ctx): string => `${actor.unitName}${actor.postName} ${actor.userName}`

export interface Words {
  note?: string | null
  /** Evidence in words: number of a paper, place of a record. */
  evidence?: string | null
  attachmentIds?: readonly number[] | null
}

/** Writes who did what, with the evidence. */
export async function writeStep(ctx: Ctx, s: Supervision, action: SupervisionAction | 'draft', words: Words = {}): Promise<void> {
  const step = ctx.em.create(SupervisionStep, {
    jurisdictionId: ctx.jurisdictionId, supervisionId: s.id, action, toState: s.state, note: words.note?.trim() || null,
    evidence: words.evidence?.trim() || null, ...signatureOf(ctx),
  })
  await ctx.flush()
  await bindAttachments(ctx, words.attachmentIds ?? [], 'SupervisionStep', step.id)
}

export function writeConductStep(ctx: Ctx, c: ConductCase, action: ConductAction | 'find', note: string | null): void {
  ctx.em.create(ConductStep, { jurisdictionId: ctx.jurisdictionId, conductCaseId: c.id, action, toState: c.state, note, ...signatureOf(ctx) })
}

export interface MoveInput {
  id: number
  version: number
}

/** One that the actor may see, for changing it. @throws Refusal NOT_FOUND for another unit's and another county's alike. */
export async function findSupervision(ctx: Ctx, id: number): Promise<Supervision> {
  const s = await ctx.find(Supervision, id, '督办')
  if (reachFor(ctx, 'supervision.read') !== 'COUNTY' && (s.state === 'DRAFT' || !ctx.actor.unitIds.includes(s.unitId))) throw notFound('督办')
  return s
}

export async function subjectOf(ctx: Ctx, s: Supervision): Promise<Subject> {
  return {
    id: s.id, kind: s.kind, state: s.state, unitId: s.unitId, unitName: (await ctx.find(Unit, s.unitId, '单位')).name, facts: s.facts, goal: s.goal,
    goalDueOn: s.goalDueOn ?? null, talkWith: s.talkWith ?? null, talkBy: s.talkBy ?? null, talkOn: s.talkOn ?? null, place: s.place ?? null,
  }
}

/**
 * One step of a kind's workflow: loads, asks post, state and rules, moves, writes the step.
 * `before` changes what the rules look at, `after` what follows from the step.
 * @throws Refusal NOT_FOUND, FORBIDDEN, CONFLICT, STATE or GATE with the verdict.
 */
export async function takeStep(
  ctx: Ctx, input: MoveInput, action: SupervisionAction,
  more: Words & { reply?: Partial<ReplyElements>; before?: (s: Supervision) => void | Promise<void>; after?: (s: Supervision) => void | Promise<void> } = {},
): Promise<Supervision> {
  await ctx.lock(`supervision:${input.id}`)
  // The right before the version: who may not take the step learns nothing about what others did.
  const found = await findSupervision(ctx, input.id)
  requireAbility(ctx, found, action)
  const s = await ctx.findVersion(Supervision, input.id, input.version, '督办')
  await more.before?.(s)
  await ctx.flush()
  await requireStep(ctx, await subjectOf(ctx, s), action, more.reply)
  s.state = WORKFLOWS[s.kind].steps[action].to
  await more.after?.(s)
  await writeStep(ctx, s, action, more)
  await ctx.flush()
  return s
}

/** Tells the unit what has come of it; a new paper at once, the rest with the day's digest. */
export const tellUnit = (ctx: Ctx, s: Supervision, title: string, text: string, urgent = false): Promise<number> =>
  notify(ctx, {
    to: { unitIds: [s.unitId] }, kind: urgent ? 'SUPERVISION_NOTICE' : 'SUPERVISION', title: `${title}：${s.title}`.slice(0, 200), text,
    link: `/supervisions/${s.id}`,
  })

/** Tells the office's posts. */
export const tellOffice = (ctx: Ctx, s: Supervision, officeUnitId: number, title: string, text: string): Promise<number> =>
  notify(ctx, { to: { unitIds: [officeUnitId] }, kind: 'SUPERVISION', title: `${title}：${s.title}`.slice(0, 200), text, link: `/supervisions/${s.id}` })

export const kindText = (s: Pick<Supervision, 'kind'>): string => SUPERVISION_KINDS[s.kind]
