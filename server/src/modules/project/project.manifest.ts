import { addDays, monthDayText } from '../../kernel/day'
import type { Ctx } from '../../platform/context'
import type { CalendarEvent, Hit, Manifest, System, Todo } from '../../platform/manifest'
import { registerAttachmentSubject } from '../document/attachment.service'
import { mayDo, reachFor } from '../identity/permission.service'
import { BulkEditResolver } from './bulk.api'
import { exportRoute } from './export.api'
import { dueMilestones, milestonesBetween } from './milestone.query'
import { ImportResolver } from './import/import.api'
import { importEntities } from './import/import.entity'
import { importRoutes } from './import/import.route'
import { fillProjects } from './project.demo'
import { Project, projectEntities } from './project.entity'
import { countProjects, listProjects } from './project.query'
import { editTies } from './project.service'
import { ProjectResolver } from './project.api'
import { ProjectChangeResolver } from './projectChange.api'
import { TaskForceResolver } from './taskForce.api'
import { taskForceEntities } from './taskForce.entity'
import { ProjectTimelineResolver } from './timeline.api'
import { present } from './present.rules'

const sees = (ctx: Ctx) => reachFor(ctx, 'project.read') !== null
const linkTo = (id: number) => `/projects/${id}`

async function search(ctx: Ctx, key: string, limit: number): Promise<Hit[]> {
  if (!sees(ctx)) return []
  const { nodes } = await listProjects(ctx, { text: key }, null, { first: limit }, false)
  return nodes.map(p => ({
    kind: 'project',
    label: '项目',
    title: p.name,
    hint: [present(p, ctx.today).stageLabel, p.responsibleUnitName ?? p.responsibleUnitText].filter(Boolean).join(' · '),
    link: linkTo(p.id),
  }))
}

/** For one's own calendar: what the post leads or its unit is tied to; the office's, the key projects'. */
async function calendar(ctx: Ctx, from: string, to: string): Promise<CalendarEvent[]> {
  if (!sees(ctx)) return []
  const { role, postId } = ctx.actor
  const filter = reachFor(ctx, 'project.read') !== 'COUNTY' ? {} : role === 'LEAD_OFFICIAL' ? { leadOfficialPostIds: [postId] } : { keyProject: true }
  const found = await milestonesBetween(ctx, filter, from, to, 500)
  return found.map(m => ({
    uid: `milestone-${m.id}`,
    kind: 'milestone',
    title: `${m.name}：${m.projectName}`,
    link: linkTo(m.projectId),
    on: m.plannedOn,
    startAt: null,
    endAt: null,
    place: m.place,
    note: m.actualOn ? `已于${monthDayText(m.actualOn)}完成` : null,
  }))
}

/** Milestones that are due or overdue, for those who keep the unit's projects. */
async function todos(ctx: Ctx): Promise<Todo[]> {
  if (reachFor(ctx, 'project.edit') !== 'UNIT') return []
  const found = await dueMilestones(ctx, addDays(ctx.today, 7), 20)
  return found.map(m => ({
    key: `milestone:${m.id}`,
    title: `${m.plannedOn < ctx.today ? '节点逾期' : '节点将到期'}：${m.projectName}——${m.name}`,
    kind: 'project',
    link: linkTo(m.projectId),
    dueOn: m.plannedOn,
  }))
}

async function start(system: System): Promise<void> {
  registerAttachmentSubject(system, 'Project', {
    mayRead: async (ctx, id) => sees(ctx) && (await countProjects(ctx, { ids: [id] })) > 0,
    mayChange: async (ctx, id) => mayDo(ctx, 'project.edit', editTies(await ctx.find(Project, id, '项目'))),
  })
}

export const project: Manifest = {
  name: 'project',
  entities: [...projectEntities, ...taskForceEntities, ...importEntities],
  resolvers: [ProjectResolver, ProjectChangeResolver, BulkEditResolver, ProjectTimelineResolver, TaskForceResolver, ImportResolver],
  start,
  search,
  calendar,
  todos,
  routes: [exportRoute, ...importRoutes],
  demo: fillProjects,
}
