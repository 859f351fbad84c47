import type { Ctx } from '../../platform/context'
import { countyRows } from '../../platform/rows'
import { runningProjects } from './project.query'
import { TASK_FORCE_SEATS } from './taskForce.rules'

const memberRows = (ctx: Ctx) =>
  countyRows(ctx, 'taskForceMember')
    .leftJoin('post', 'post.id', 'taskForceMember.postId')
    .leftJoin('unit', 'unit.id', 'post.unitId')
    .select(eb => [
      'taskForceMember.id', 'taskForceMember.seat', 'taskForceMember.postId', 'taskForceMember.text', 'taskForceMember.fromOn', 'taskForceMember.untilOn',
      'post.name as postName', 'unit.name as unitName',
      eb.selectFrom('tenure').innerJoin('user', 'user.id', 'tenure.userId').select('user.name')
        .whereRef('tenure.postId', '=', 'taskForceMember.postId')
        .where('tenure.fromOn', '<=', ctx.today)
        .where(t => t.or([t('tenure.untilOn', 'is', null), t('tenure.untilOn', '>=', ctx.today)]))
        .orderBy('tenure.id').limit(1).as('holderName'),
    ])

/** A project's task force with everybody who is or was in it; null where there is none. */
export async function taskForceOf(ctx: Ctx, projectId: number) {
  const row = await countyRows(ctx, 'taskForce')
    .leftJoin('unit', 'unit.id', 'taskForce.leadUnitId')
    .select(['taskForce.id', 'taskForce.version', 'taskForce.projectId', 'taskForce.leadUnitId', 'unit.name as leadUnitName', 'taskForce.fromOn', 'taskForce.untilOn', 'taskForce.paper'])
    .where('taskForce.projectId', '=', projectId)
    .executeTakeFirst()
  if (!row) return null
  const members = await memberRows(ctx).where('taskForceMember.taskForceId', '=', row.id).orderBy('taskForceMember.ordinal').orderBy('taskForceMember.id').execute()
  return {
    ...row, standing: row.untilOn === null || row.untilOn >= ctx.today,
    members: members.map(m => ({
      ...m, seatLabel: TASK_FORCE_SEATS[m.seat], name: m.postId === null ? (m.text ?? '') : `${m.unitName}${m.postName}`,
      holderName: m.untilOn !== null && m.untilOn < ctx.today ? null : m.holderName, past: m.untilOn !== null && m.untilOn < ctx.today,
    })),
  }
}

/** The leaders' posts of the major projects' task forces that work today, with their projects: whose recurring duties they are (泾川 二(三)12: 重大项目). */
export const taskForceLeaders = (ctx: Ctx) =>
  runningProjects(ctx)
    .innerJoin('taskForce', 'taskForce.projectId', 'project.id')
    .innerJoin('taskForceMember', 'taskForceMember.taskForceId', 'taskForce.id')
    .select(['taskForceMember.postId', 'taskForce.projectId'])
    .where('project.majorProject', '=', 1 as never)
    .where('taskForceMember.seat', '=', 'LEADER')
    .where('taskForceMember.postId', 'is not', null)
    .where(eb => eb.or([eb('taskForceMember.untilOn', 'is', null), eb('taskForceMember.untilOn', '>=', ctx.today)]))
    .where('taskForce.fromOn', '<=', ctx.today)
    .where(eb => eb.or([eb('taskForce.untilOn', 'is', null), eb('taskForce.untilOn', '>=', ctx.today)]))
    .orderBy('taskForce.id')
    .execute()
