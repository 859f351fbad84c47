import { addDays, type Day } from '../../kernel/day'
import { invalid, Refusal } from '../../kernel/refusal'
import type { Ctx } from '../../platform/context'
import { Post, Unit } from '../identity/identity.entity'
import { mayDo, requireMay } from '../identity/permission.service'
import { gate } from '../regulation/regulation.service'
import { noteChange } from './part.service'
import { Project } from './project.entity'
import { requireReadable } from './project.service'
import { TaskForce, TaskForceMember } from './taskForce.entity'
import { taskForceOf } from './taskForce.query'
import { changesOf, rosterProblems, seatsOf, TASK_FORCE_SEATS, type Roster, type Seated } from './taskForce.rules'

export interface SetTaskForce extends Roster {
  projectId: number
  /** As it was seen; null where there was none. */
  version?: number | null
  leadUnitId?: number | null
  fromOn: Day
  untilOn?: Day | null
  paper?: string | null
}

/** The lead official forms it (长子 三10, 泾川 二(三)12), or the unit that leads the project does. */
const tiesOf = (project: Project) => ({ unitIds: [project.leadUnitId], postIds: [project.leadOfficialPostId] })

export const maySetTaskForce = async (ctx: Ctx, projectId: number): Promise<boolean> => mayDo(ctx, 'taskForce.set', tiesOf(await ctx.find(Project, projectId, '项目')))

/** Who is in it now, in one line: for the project's history. */
async function shownTaskForce(ctx: Ctx, projectId: number): Promise<string | null> {
  const force = await taskForceOf(ctx, projectId)
  if (!force) return null
  const of = (seat: keyof typeof TASK_FORCE_SEATS) => force.members.filter(m => m.seat === seat && !m.past).map(m => m.name).join('、')
  return [
    force.leadUnitName && `牵头单位${force.leadUnitName}`, ...(Object.keys(TASK_FORCE_SEATS) as (keyof typeof TASK_FORCE_SEATS)[]).map(s => of(s) && `${TASK_FORCE_SEATS[s]}${of(s)}`),
    `自${force.fromOn}${force.untilOn ? `至${force.untilOn}` : ''}`, force.paper,
  ].filter(Boolean).join('；')
}

async function checkPosts(ctx: Ctx, input: SetTaskForce): Promise<void> {
  const fields = [['leader', [input.leader]], ['deputies', input.deputies], ['members', input.members]] as const
  for (const [field, seats] of fields)
    for (const { postId } of seats as readonly Seated[]) {
      if (postId == null) continue
      const post = await ctx.find(Post, postId, '岗位')
      if (!post.active) throw invalid({ field, message: `“${post.name}”已停用，请选择在用的岗位。` })
    }
}

/**
 * Sets up a project's task force or changes it; who leaves stays in its history with the last day. Returns the project's id.
 * @throws Refusal NOT_FOUND, FORBIDDEN, CONFLICT; INVALID for the list; GATE where the county's text asks for more.
 */
export async function setTaskForce(ctx: Ctx, input: SetTaskForce): Promise<number> {
  await requireReadable(ctx, input.projectId)
  const project = await ctx.find(Project, input.projectId, '项目')
  requireMay(ctx, 'taskForce.set', tiesOf(project))
  if (project.exitedOn != null) throw new Refusal('STATE', '项目已经退出，不再设专班。')
  const problems = rosterProblems(input)
  if (problems.length) throw invalid(...problems)
  await checkPosts(ctx, input)
  const unit = input.leadUnitId == null ? null : await ctx.find(Unit, input.leadUnitId, '牵头单位')
  await ctx.lock(`taskForce:${project.id}`)
  const seats = seatsOf(input)
  const count = (seat: string) => seats.filter(s => s.seat === seat).length
  const leader = input.leader.postId == null ? seats[0]!.text : (await ctx.find(Post, input.leader.postId, '岗位')).name
  await gate(ctx, 'taskForce.set', {
    taskForce: { leadUnit: unit?.name ?? null, leader, deputyCount: count('DEPUTY'), memberCount: count('MEMBER'), hasServiceOfficer: project.serviceOfficerPostId != null },
  })
  const before = await shownTaskForce(ctx, project.id)
  const fields = { leadUnitId: unit?.id ?? null, fromOn: input.fromOn, untilOn: input.untilOn ?? null, paper: input.paper?.trim() || null }
  const known = await ctx.em.findOne(TaskForce, { projectId: project.id })
  if (known && known.version !== input.version) throw new Refusal('CONFLICT', '专班已被他人修改，请刷新后再试。您填写的内容还在。')
  const force = known ? ctx.em.assign(known, fields) : ctx.em.create(TaskForce, { jurisdictionId: ctx.jurisdictionId, projectId: project.id, ...fields })
  await ctx.flush()
  // The list is part of what was seen: changed alone it moves the version too.
  if (known?.version === input.version) await ctx.em.nativeUpdate(TaskForce, { id: force.id }, { version: force.version + 1 })
  await seat(ctx, force, seats)
  noteChange(ctx, project.id, 'taskForce', before, await shownTaskForce(ctx, project.id))
  return project.id
}

async function seat(ctx: Ctx, force: TaskForce, wanted: ReturnType<typeof seatsOf>): Promise<void> {
  const had = await ctx.em.find(TaskForceMember, { taskForceId: force.id, untilOn: null })
  const { ended, added, kept } = changesOf(had, wanted)
  const lastOn = addDays(ctx.today, -1)
  for (const m of ended) {
    if (m.fromOn > lastOn) ctx.em.remove(m)
    else m.untilOn = lastOn
  }
  const place = (s: Seated & { seat: string }) => wanted.findIndex(w => w.seat === s.seat && (s.postId != null ? w.postId === s.postId : w.text === s.text))
  for (const m of kept) m.ordinal = place(m)
  const since = had.length ? ctx.today : force.fromOn
  for (const s of added) ctx.em.create(TaskForceMember, { jurisdictionId: ctx.jurisdictionId, taskForceId: force.id, seat: s.seat, postId: s.postId ?? null, text: s.text ?? null, ordinal: place(s), fromOn: since, untilOn: null })
  await ctx.flush()
}
