import { Arg, Args, Authorized, Ctx as FromCtx, Field, FieldResolver, InputType, Int, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql'
import type { Ctx } from '../../platform/context'
import { PageInfo, PageInput } from '../../platform/graphql'
import { MaxLength, oneOf, Required } from '../../platform/input'
import { DayScalar } from '../../platform/scalars'
import { listAssignmentRows } from './assignment.query'
import { AssignmentFileType, AssignmentType } from './assignmentType.api'
import { findSourceRow, listSources, sourceFiles, type SourceFilter } from './source.query'
import { ECHOES, SOURCE_KINDS, type Echo, type SourceKind } from './source.rules'
import { enterSource, listFromSource, reportSource, type SourceInput } from './source.service'

@ObjectType('AssignmentSource', { description: '领导批示，或在平台以外召开的会议的决定；办结后回报（一事一结一报）' })
export class AssignmentSourceType {
  @Field(() => Int) id!: number
  @Field(() => Int) version!: number
  @Field(() => String, { description: 'INSTRUCTION 领导批示，DECISION 其他会议决定' }) kind!: SourceKind
  @Field(() => String) kindLabel!: string
  @Field(() => String) title!: string
  @Field(() => String, { description: '批示人的岗位和当时的姓名，或会议名称和期次' }) givenBy!: string
  @Field(() => DayScalar) givenOn!: string
  @Field(() => String, { description: '原文' }) text!: string
  @Field(() => DayScalar) receivedOn!: string
  @Field(() => String) receivedByText!: string
  @Field(() => DayScalar, { nullable: true }) reportedOn!: string | null
  @Field(() => String, { nullable: true, description: '回报的内容' }) report!: string | null
  @Field(() => String, { nullable: true }) reportedByText!: string | null
  @Field(() => Int, { description: '列出的交办事项数' }) assignments!: number
  @Field(() => Int, { description: '其中未办结' }) open!: number
  @Field(() => String, { description: 'RECEIVED 已接收，PASSED_ON 已转办，FINISHED 已办结待回报，REPORTED 已回报' }) echo!: string
  @Field(() => String) echoLabel!: string
  @Field(() => String) echoTone!: string
  @Field(() => Boolean) mayList!: boolean
  @Field(() => Boolean) mayReport!: boolean
}

@ObjectType()
export class AssignmentSourceConnection {
  @Field(() => [AssignmentSourceType]) nodes!: AssignmentSourceType[]
  @Field(() => Int, { nullable: true }) totalCount!: number | null
  @Field(() => PageInfo) pageInfo!: PageInfo
}

@InputType()
class AssignmentSourceFilterInput implements SourceFilter {
  @Field(() => String, { nullable: true, description: '原文、批示人、会议，可用拼音首字母' }) @MaxLength(60) text?: string | null
  @Field(() => [String], { nullable: true }) @oneOf(SOURCE_KINDS) kinds?: SourceKind[] | null
  @Field(() => [String], { nullable: true, description: '回音' }) @oneOf(ECHOES) echoes?: Echo[] | null
}

@InputType()
class SourceMatterInput {
  @Field(() => String, { nullable: true, description: '交办事项；空时取原文第一句' }) @MaxLength(100) title?: string | null
  @Field(() => String, { nullable: true, description: '解决标准' }) @MaxLength(1000) standard?: string | null
  @Field(() => Int, { description: '责任单位' }) unitId!: number
  @Field(() => [Int], { nullable: true, description: '配合单位' }) @MaxLength(20) assistingUnitIds?: number[] | null
  @Field(() => Int, { nullable: true }) projectId?: number | null
  @Field(() => Int, { nullable: true, description: '分包领导岗位；空时取项目的' }) leadOfficialPostId?: number | null
  @Field(() => DayScalar, { description: '完成时限' }) dueOn!: string
}

@InputType()
class EnterSourceInput extends SourceMatterInput implements SourceInput {
  @Field(() => String, { description: 'INSTRUCTION 领导批示，DECISION 其他会议决定' }) @oneOf(SOURCE_KINDS) kind!: SourceKind
  @Field(() => Int, { nullable: true, description: '批示领导的岗位；上级领导的批示填 givenBy' }) givenByPostId?: number | null
  @Field(() => String, { nullable: true, description: '批示人，或会议名称和期次' }) @MaxLength(120) givenBy?: string | null
  @Field(() => DayScalar, { description: '批示或会议的日期' }) givenOn!: string
  @Field(() => String, { description: '原文' }) @Required() @MaxLength(4000) text!: string
  @Field(() => [Int], { nullable: true, description: '已上传的照片或文件' }) @MaxLength(10) attachmentIds?: number[] | null
}

@InputType()
class ListFromSourceInput extends SourceMatterInput {
  @Field(() => Int) id!: number
}

@InputType()
class ReportSourceInput {
  @Field(() => Int) id!: number
  @Field(() => Int) version!: number
  @Field(() => String, { description: '办结情况' }) @Required() @MaxLength(4000) report!: string
}

@Resolver(() => AssignmentSourceType)
export class AssignmentSourceResolver {
  @Authorized('assignment.read')
  @Query(() => AssignmentSourceConnection, { description: '批示和会外决定台账，新的在前' })
  assignmentSources(
    @FromCtx() ctx: Ctx, @Args(() => PageInput) page: PageInput, @Arg('filter', () => AssignmentSourceFilterInput, { nullable: true }) filter?: AssignmentSourceFilterInput,
  ) {
    return listSources(ctx, filter ?? {}, page)
  }

  @Authorized('assignment.read')
  @Query(() => AssignmentSourceType, { description: '一件批示或会外决定' })
  assignmentSource(@FromCtx() ctx: Ctx, @Arg('id', () => Int) id: number) {
    return findSourceRow(ctx, id)
  }

  @Authorized('assignment.list')
  @Mutation(() => AssignmentSourceType, { description: '录入批示或会外决定，并列单' })
  async enterSource(@FromCtx() ctx: Ctx, @Arg('input', () => EnterSourceInput) input: EnterSourceInput) {
    const id = await enterSource(ctx, input)
    return findSourceRow(ctx, id)
  }

  @Authorized('assignment.list')
  @Mutation(() => AssignmentSourceType, { description: '由同一批示或决定再列一件' })
  async listFromSource(@FromCtx() ctx: Ctx, @Arg('input', () => ListFromSourceInput) input: ListFromSourceInput) {
    const id = await listFromSource(ctx, input)
    return findSourceRow(ctx, id)
  }

  @Authorized('assignment.list')
  @Mutation(() => AssignmentSourceType, { description: '全部办结后回报' })
  async reportSource(@FromCtx() ctx: Ctx, @Arg('input', () => ReportSourceInput) input: ReportSourceInput) {
    const id = await reportSource(ctx, input)
    return findSourceRow(ctx, id)
  }

  @FieldResolver(() => [AssignmentType], { description: '由此列出的交办事项' })
  async items(@FromCtx() ctx: Ctx, @Root() s: AssignmentSourceType) {
    return (await listAssignmentRows(ctx, { sourceTypes: [s.kind], sourceId: s.id }, null, { first: 50 }, { count: false, actions: false })).nodes
  }

  @FieldResolver(() => [AssignmentFileType])
  files(@FromCtx() ctx: Ctx, @Root() s: AssignmentSourceType) {
    return sourceFiles(ctx, s.id)
  }
}
