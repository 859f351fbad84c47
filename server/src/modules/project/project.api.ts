import { Arg, Args, Authorized, Ctx as FromCtx, FieldResolver, Info, Int, Query, Resolver, Root } from 'type-graphql'
import type { GraphQLResolveInfo } from 'graphql'
import { asksFor } from '../../platform/connection'
import type { Ctx } from '../../platform/context'
import { ActionType, PageInput, VerdictType } from '../../platform/graphql'
import { DayScalar } from '../../platform/scalars'
import { judgeFor } from '../regulation/regulation.service'
import { actionsOf } from './action.query'
import { boardProjects } from './board.query'
import { findProject, partsOf } from './detail.query'
import { historyOf } from './history.query'
import { milestonesBetween, milestonesOf } from './milestone.query'
import { tagsInUse } from './part.query'
import { milestoneState, present } from './present.rules'
import { holdersOf, listProjects, totalProjects, type ProjectRow } from './project.query'
import { projectFacts } from './projectFacts.query'
import { ProjectFilterInput, ProjectOrderInput } from './projectInput.api'
import {
  HistoryConnection, MilestoneType, ProjectBriefType, ProjectCalendarItemType, ProjectConnection, ProjectLaneType, ProjectTotalsType, ProjectType,
} from './projectType.api'
import { MILESTONE_KINDS } from './word.rules'

/** Rows with words, tones and the lead officials' names. */
export async function shown<R extends ProjectRow>(ctx: Ctx, rows: readonly R[]) {
  const holders = await holdersOf(ctx, rows.map(r => r.leadOfficialPostId))
  return rows.map(row => ({
    __typename: 'Project',
    ...present(row, ctx.today),
    leadOfficialName: (row.leadOfficialPostId !== null && holders.get(row.leadOfficialPostId)) || null,
  }))
}

/** One project as the API answers it. @throws Refusal NOT_FOUND */
export const shownProject = async (ctx: Ctx, id: number) => ({ __typename: 'Project', ...present(await findProject(ctx, id), ctx.today) })

@Resolver(() => ProjectType)
export class ProjectResolver {
  @Authorized('project.read')
  @Query(() => ProjectConnection, { description: '看得到的项目，默认按名称' })
  async projects(
    @FromCtx() ctx: Ctx,
    @Args(() => PageInput) page: PageInput,
    @Info() info: GraphQLResolveInfo,
    @Arg('filter', () => ProjectFilterInput, { nullable: true }) filter?: ProjectFilterInput,
    @Arg('order', () => ProjectOrderInput, { nullable: true }) order?: ProjectOrderInput,
  ) {
    const found = await listProjects(ctx, filter ?? {}, order ?? null, page, asksFor(info, 'totalCount'))
    return { ...found, nodes: await shown(ctx, found.nodes), totals: asksFor(info, 'totals') ? await totalProjects(ctx, filter ?? {}) : null }
  }

  @Authorized('project.read')
  @Query(() => ProjectTotalsType, { description: '符合条件的项目的个数和投资合计' })
  projectTotals(@FromCtx() ctx: Ctx, @Arg('filter', () => ProjectFilterInput, { nullable: true }) filter?: ProjectFilterInput) {
    return totalProjects(ctx, filter ?? {})
  }

  @Authorized('project.read')
  @Query(() => [ProjectLaneType], { description: '看板：按阶段分列' })
  async projectBoard(@FromCtx() ctx: Ctx, @Arg('filter', () => ProjectFilterInput, { nullable: true }) filter?: ProjectFilterInput) {
    const lanes = await boardProjects(ctx, filter ?? {})
    const cards = await shown(ctx, lanes.flatMap(l => l.nodes))
    let at = 0
    return lanes.map(lane => ({ ...lane, nodes: cards.slice(at, (at += lane.nodes.length)) }))
  }

  @Authorized('project.read')
  @Query(() => [ProjectCalendarItemType], { description: '日历：计划在这些天内的节点，至多 2000 个' })
  async projectCalendar(
    @FromCtx() ctx: Ctx,
    @Arg('from', () => DayScalar) from: string,
    @Arg('to', () => DayScalar) to: string,
    @Arg('filter', () => ProjectFilterInput, { nullable: true }) filter?: ProjectFilterInput,
  ) {
    const found = await milestonesBetween(ctx, filter ?? {}, from, to)
    return found.map(m => ({
      id: m.id,
      on: m.plannedOn,
      title: `${m.name}：${m.projectName}`,
      tone: milestoneState(m, ctx.today).tone,
      detail: [milestoneState(m, ctx.today).label, m.responsibleUnitName ?? m.responsibleUnitText].filter(Boolean).join(' · '),
      projectId: m.projectId,
    }))
  }

  @Authorized('project.read')
  @Query(() => ProjectType, { description: '一个项目' })
  project(@FromCtx() ctx: Ctx, @Arg('id', () => Int) id: number) {
    return shownProject(ctx, id)
  }

  @Authorized('project.read')
  @Query(() => [String], { description: '本县用到的标签' })
  async projectTags(@FromCtx() ctx: Ctx) {
    return (await tagsInUse(ctx)).map(t => t.tag)
  }

  @FieldResolver(() => [ActionType], { description: '现在可以对它做的动作' })
  actions(@FromCtx() ctx: Ctx, @Root() row: ProjectRow) {
    return actionsOf(ctx, row)
  }

  @FieldResolver(() => ProjectBriefType, { description: '项目说明书；只在单个项目上问' })
  async brief(@FromCtx() ctx: Ctx, @Root() row: ProjectRow) {
    return findProject(ctx, row.id)
  }

  @FieldResolver(() => VerdictType, { description: '项目说明书是否齐全，按本县制度' })
  async briefVerdict(@FromCtx() ctx: Ctx, @Root() row: ProjectRow) {
    return judgeFor(ctx, 'project.brief', { project: (await projectFacts(ctx, row.id)) ?? {} }, { tier: 'MANAGEMENT' })
  }

  @FieldResolver(() => VerdictType, { description: '分包领导、责任单位等是否按本县制度落实；缺少的予以标出，不阻止' })
  async dutyVerdict(@FromCtx() ctx: Ctx, @Root() row: ProjectRow) {
    return judgeFor(ctx, 'project.duty', { project: (await projectFacts(ctx, row.id)) ?? {} })
  }

  @FieldResolver(() => [MilestoneType], { description: '节点，按计划日期' })
  async milestones(@FromCtx() ctx: Ctx, @Root() row: ProjectRow) {
    return (await milestonesOf(ctx, row.id)).map(m => {
      const state = milestoneState(m, ctx.today)
      return { ...m, kindLabel: MILESTONE_KINDS[m.kind], stateLabel: state.label, tone: state.tone }
    })
  }

  @FieldResolver(() => [ProjectType], { description: '子项目' })
  async parts(@FromCtx() ctx: Ctx, @Root() row: ProjectRow) {
    return shown(ctx, await partsOf(ctx, row.id))
  }

  @FieldResolver(() => HistoryConnection, { description: '历史，新的在前' })
  history(@FromCtx() ctx: Ctx, @Root() row: ProjectRow, @Args(() => PageInput) page: PageInput) {
    return historyOf(ctx, row.id, page)
  }
}
