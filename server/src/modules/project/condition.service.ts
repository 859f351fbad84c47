import { invalid, Refusal } from '../../kernel/refusal'
import type { Ctx } from '../../platform/context'
import { noteChange } from './part.service'
import { Milestone, ProjectSchema, type Project } from './project.entity'
import { changeable } from './project.service'
import { actionProblem, CONDITION_ACTIONS, isCorrection, stageOrdinal, stageWorkflow, type ConditionAction, type StageAction } from './project.rules'
import type { MilestoneKind } from './word.rules'

const conditionOf = (p: Project) => ({ stage: p.stage, suspendedOn: p.suspendedOn ?? null, exitedOn: p.exitedOn ?? null })

function check(project: Project, action: StageAction | ConditionAction) {
  const problem = actionProblem(conditionOf(project), action)
  if (problem) throw new Refusal('STATE', problem)
}

/** The day of an action: today when not given, never a day to come. */
function dayOf(ctx: Ctx, on: string | null | undefined): string {
  if (on && on > ctx.today) throw invalid({ field: 'on', message: '日期还没有到，请填已发生的日期。' })
  return on ?? ctx.today
}

/** The milestones of these kinds that are open are reached on the day. */
async function reach(ctx: Ctx, projectId: number, kinds: MilestoneKind[], on: string) {
  for (const m of await ctx.em.find(Milestone, { projectId, kind: { $in: kinds }, actualOn: null })) m.actualOn = on
}

export interface SetStage {
  id: number
  version: number
  action: StageAction
  /** Of 开工, 竣工, 投产; today when absent. */
  on?: string | null
  /** Of a correction. */
  reason?: string | null
}

/** A step of the stage table. @throws Refusal STATE when it does not leave from here, FORBIDDEN, CONFLICT, INVALID. */
export async function setStage(ctx: Ctx, input: SetStage): Promise<number> {
  const step = stageWorkflow.steps[input.action]
  const project = await changeable(ctx, input.id, input.version, step.ability as 'project.edit' | 'project.decide')
  check(project, input.action)
  const reason = input.reason?.trim() || null
  if (isCorrection(input.action)) {
    if (!reason) throw invalid({ field: 'reason', message: '请写明更正阶段的原因。' })
    if (input.action === 'backToPreparing') project.actualStartOn = null
    project.actualFinishOn = null
  } else {
    const on = dayOf(ctx, input.on)
    if (input.action === 'start') {
      project.actualStartOn = on
      await reach(ctx, project.id, ['START'], on)
    }
    if (input.action === 'complete') {
      if (project.actualStartOn && on < project.actualStartOn) throw invalid({ field: 'on', message: `竣工日期早于实际开工日期 ${project.actualStartOn}，请核对。` })
      project.actualFinishOn = on
      await reach(ctx, project.id, ['FINISH'], on)
    }
    if (input.action === 'operate') await reach(ctx, project.id, ['OPERATION'], on)
  }
  project.stage = step.to
  project.stageOrdinal = stageOrdinal(step.to)
  project.updatedAt = ctx.now
  await ctx.flush()
  if (reason) noteChange(ctx, project.id, 'stageReason', null, reason)
  return project.id
}

export interface SetCondition {
  id: number
  version: number
  action: ConditionAction
  on?: string | null
  reason?: string | null
}

/** 停工, 复工, 退出, 恢复管理. Stopping and leaving need a reason. @throws as `setStage`. */
export async function setCondition(ctx: Ctx, input: SetCondition): Promise<number> {
  const { ability, label } = CONDITION_ACTIONS[input.action]
  const project = await changeable(ctx, input.id, input.version, ability)
  check(project, input.action)
  const on = dayOf(ctx, input.on)
  const reason = input.reason?.trim() || null
  if (!reason && (input.action === 'suspend' || input.action === 'exit')) throw invalid({ field: 'reason', message: `${label}须写明原因。` })
  if (input.action === 'suspend') Object.assign(project, { suspendedOn: on, suspendReason: reason })
  if (input.action === 'resume') Object.assign(project, { suspendedOn: null, suspendReason: null })
  if (input.action === 'exit') Object.assign(project, { exitedOn: on, exitReason: reason })
  if (input.action === 'readmit') Object.assign(project, { exitedOn: null, exitReason: null })
  project.updatedAt = ctx.now
  await ctx.flush()
  return project.id
}

const HANGING: Readonly<Record<string, string>> = {
  Project: '子项目', LibraryEntry: '入库条目', ReviewSession: '评审会', Assignment: '交办事项', Topic: '议题', Resolution: '议定事项',
  Problem: '问题', ProgressReport: '月报', ApprovalItem: '审批事项', Attachment: '附件',
}

/** What of other modules, or of other projects, points to a project: word and count. Its own parts go with it and do not count. */
async function hangingOn(ctx: Ctx, projectId: number): Promise<string[]> {
  const found: string[] = []
  for (const meta of ctx.em.getMetadata().getAll().values())
    for (const prop of meta.relations) {
      if (prop.targetMeta?.className !== ProjectSchema.meta.className || prop.deleteRule === 'cascade') continue
      const count = await ctx.em.count(meta.class, { [prop.name]: projectId } as never)
      if (count) found.push(`${HANGING[meta.className] ?? '其他记录'} ${count} 条`)
    }
  return found
}

/**
 * Removes a wrongly registered project with its codes, officials, tags and milestones. What has a life (library entries,
 * topics, assignments, attachments …) keeps it: such a project leaves by 退出.
 */
export async function removeProject(ctx: Ctx, input: { id: number; version: number }): Promise<void> {
  const project = await changeable(ctx, input.id, input.version, 'project.remove')
  const hanging = await hangingOn(ctx, project.id)
  const attachments = await ctx.rows.selectFrom('attachment').select(eb => eb.fn.countAll().as('n')).where('subjectType', '=', 'Project').where('subjectId', '=', project.id).executeTakeFirstOrThrow()
  if (Number(attachments.n)) hanging.push(`附件 ${Number(attachments.n)} 个`)
  if (hanging.length)
    throw new Refusal('STATE', `项目“${project.name}”下还有${hanging.join('、')}，不能删除。确属登记错误的，请先处理这些记录；不再实施的，请办理退出。`)
  ctx.em.remove(project)
  await ctx.flush()
}
