import type { Ctx } from '../../platform/context'
import { Post, Unit } from '../identity/identity.entity'
import { regulationOf } from '../regulation/regulation.service'
import { findAssignment, judgementNeeded, requireAbility, requireStep, type Subject, type Supplied } from './action.service'
import { Assignment, AssignmentExtension, AssignmentStep, AssignmentStop } from './assignment.entity'
import { endStop } from './due.service'
import { AssignmentEscalation } from './escalation.entity'
import { assignmentWorkflow, holderIn, WORKING, type AssignmentAction, type Holder, type SideStep } from './assignment.rules'

/** Who writes or decides, as the row keeps it. */
export const signatureOf = ({ actor }: Ctx) => ({
  byUserId: actor.userId, byPostId: actor.postId, byUnitId: actor.unitId,
  byName: actor.userName, byPostName: actor.postName, byUnitName: actor.unitName,
})

/** `水务局联络员 王甲一`: a person with the post. */
export const personOf = ({ actor }: Ctx): string => `${actor.unitName}${actor.postName} ${actor.userName}`

const nameOfHolder = async (ctx: Ctx, a: Assignment, holder: Holder | null): Promise<string> => {
  if (holder === null) return ''
  if (holder === 'OFFICE') return (await regulationOf(ctx)).pack.data.labels.office
  if (holder === 'UNIT') return (await ctx.find(Unit, a.unitId, '单位')).name
  if (holder === 'ESCALATED') return a.heldByName ?? '上报层级'
  return a.leadOfficialPostId == null ? '分包领导' : (await ctx.find(Post, a.leadOfficialPostId, '岗位')).name
}

/** Writes who moved it and with whom it lies from now on. */
export async function writeStep(ctx: Ctx, a: Assignment, action: AssignmentAction | SideStep, note: string | null, rung: string | null = null, onBehalfOf = ctx.actor.onBehalfOf): Promise<void> {
  const holder = rung !== null ? 'ESCALATED' : holderIn(a.state, a.state === 'LISTED' && a.judgedOn == null && (await judgementNeeded(ctx, a.sourceType)))
  if (holder !== a.holder || rung !== (a.heldByName ?? null)) a.heldSinceOn = ctx.today
  a.holder = holder
  a.heldByName = rung
  if (holder === null) await ctx.em.nativeUpdate(AssignmentEscalation, { assignmentId: a.id, untilOn: null }, { untilOn: ctx.today })
  // with the matter its stop-clock ends
  const standing = holder === null ? await ctx.em.findOne(AssignmentStop, { assignmentId: a.id, toOn: null }) : null
  // What was handed in while it stood still is measured by the deadline that the stop moved.
  if (standing) await endStop(ctx, a, standing, a.submittedOn != null && a.submittedOn >= standing.fromOn)
  ctx.em.create(AssignmentStep, {
    jurisdictionId: ctx.jurisdictionId, assignmentId: a.id, action, toState: a.state, at: ctx.now, on: ctx.today, ...signatureOf(ctx),
    onBehalfOf, note: note?.trim() || null, holder, holderName: rung ?? (await nameOfHolder(ctx, a, holder)),
  })
}

/** The entity as the rules look at it. */
export async function subjectOf(ctx: Ctx, a: Assignment): Promise<Subject> {
  const unit = await ctx.find(Unit, a.unitId, '单位')
  const post = a.responsiblePostId == null ? null : await ctx.find(Post, a.responsiblePostId, '岗位')
  return {
    id: a.id, state: a.state, sourceType: a.sourceType, unitId: a.unitId, unitName: unit.name,
    responsiblePostName: post?.name ?? null, responsiblePerson: a.responsiblePerson ?? null,
    leadOfficialPostId: a.leadOfficialPostId ?? null, dueOn: a.dueOn ?? null, standard: a.standard, judgedOn: a.judgedOn ?? null, heldByName: a.heldByName ?? null,
  }
}

export interface MoveInput {
  id: number
  version: number
}

const DAY_OF: Partial<Record<AssignmentAction, 'judgedOn' | 'handedOverOn' | 'signedOn' | 'submittedOn' | 'clearedOn' | 'withdrawnOn'>> = {
  judge: 'judgedOn', handOver: 'handedOverOn', sign: 'signedOn', submit: 'submittedOn', clear: 'clearedOn', withdraw: 'withdrawnOn',
}

/** More time is for work under way: once it is handed in or withdrawn, a request without an answer ends with it. */
async function endRequests(ctx: Ctx, a: Assignment, step: string): Promise<void> {
  for (const request of await ctx.em.find(AssignmentExtension, { assignmentId: a.id, state: 'REQUESTED' }))
    ctx.em.assign(request, { state: 'LAPSED', decidedAt: ctx.now, decidedByName: personOf(ctx), decision: `已${step}，不再审批。` })
}

/**
 * One step of the workflow: loads, asks post, state and rules, changes, writes the step.
 * @throws Refusal NOT_FOUND, CONFLICT, FORBIDDEN, STATE or GATE with the verdict.
 */
export async function takeStep(
  ctx: Ctx, input: MoveInput, action: AssignmentAction,
  more: { note?: string | null; supplied?: Supplied; onBehalfOf?: string | null; before?: (a: Assignment) => void | Promise<void> } = {},
): Promise<Assignment> {
  // A step is written beside the assignment that it moves: without the lock, writers at once would deadlock on the two rows.
  await ctx.lock(`assignment:${input.id}`)
  // The right before the version: who may not take the step learns nothing about what others did.
  const found = await findAssignment(ctx, input.id)
  requireAbility(ctx, { unitId: found.unitId, leadOfficialPostId: found.leadOfficialPostId ?? null }, action)
  const a = await ctx.findVersion(Assignment, input.id, input.version, '交办事项')
  await more.before?.(a)
  await ctx.flush()
  await requireStep(ctx, await subjectOf(ctx, a), action, more.supplied)
  a.state = assignmentWorkflow.steps[action].to
  const day = DAY_OF[action]
  if (day) a[day] = ctx.today
  if (!WORKING.includes(a.state)) await endRequests(ctx, a, assignmentWorkflow.steps[action].label)
  await writeStep(ctx, a, action, more.note ?? null, null, more.onBehalfOf ?? ctx.actor.onBehalfOf)
  await ctx.flush()
  return a
}
