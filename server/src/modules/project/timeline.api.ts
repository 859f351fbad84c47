import { Arg, Args, Authorized, Ctx as FromCtx, Field, Info, Int, ObjectType, Query, Resolver } from 'type-graphql'
import type { GraphQLResolveInfo } from 'graphql'
import { asksFor } from '../../platform/connection'
import type { Ctx } from '../../platform/context'
import { PageInfo, PageInput } from '../../platform/graphql'
import { DayScalar } from '../../platform/scalars'
import { milestoneState } from './present.rules'
import { shown } from './project.api'
import { ProjectFilterInput, ProjectOrderInput } from './projectInput.api'
import { ProjectType } from './projectType.api'
import { timelineOf } from './timeline.query'

@ObjectType('ProjectTimelinePoint', { description: '时间轴上的一个节点' })
export class ProjectTimelinePointType {
  @Field(() => Int, { description: '节点' }) id!: number
  @Field(() => DayScalar, { description: '完成的那天；没有完成的为计划的那天' }) on!: string
  @Field(() => String) title!: string
  @Field(() => String) stateLabel!: string
  @Field(() => String) tone!: string
}

@ObjectType('ProjectTimelineItem', { description: '时间轴上的一行' })
export class ProjectTimelineItemType {
  @Field(() => ProjectType) project!: ProjectType
  @Field(() => [ProjectTimelinePointType]) points!: ProjectTimelinePointType[]
}

@ObjectType()
export class ProjectTimelineConnection {
  @Field(() => [ProjectTimelineItemType]) nodes!: ProjectTimelineItemType[]
  @Field(() => Int, { nullable: true, description: '有日期的项目' }) totalCount!: number | null
  @Field(() => Int, { description: '没有任何开工、竣工、节点日期的项目' }) undatedCount!: number
  @Field(() => PageInfo) pageInfo!: PageInfo
}

@Resolver()
export class ProjectTimelineResolver {
  @Authorized('project.read')
  @Query(() => ProjectTimelineConnection, { description: '时间轴：有日期的项目和它们的节点，默认按计划开工' })
  async projectTimeline(
    @FromCtx() ctx: Ctx,
    @Args(() => PageInput) page: PageInput,
    @Info() info: GraphQLResolveInfo,
    @Arg('filter', () => ProjectFilterInput, { nullable: true }) filter?: ProjectFilterInput,
    @Arg('order', () => ProjectOrderInput, { nullable: true }) order?: ProjectOrderInput,
  ) {
    const found = await timelineOf(ctx, filter ?? {}, order ?? null, page, asksFor(info, 'totalCount'))
    const projects = await shown(ctx, found.nodes)
    const points = Map.groupBy(found.points, p => p.projectId)
    return {
      ...found,
      nodes: projects.map(project => ({
        project,
        points: (points.get(project.id) ?? []).map(m => {
          const state = milestoneState(m, ctx.today)
          return { id: m.id, on: m.actualOn ?? m.plannedOn, title: m.name, stateLabel: state.label, tone: state.tone }
        }),
      })),
    }
  }
}
