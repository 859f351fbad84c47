import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Args, Authorized, Ctx as FromCtx, Field, FieldResolver, Info, InputType, Int, Query, Resolver, Root } from 'type-graphql'
import { asksFor } from '../../platform/connection'
import type { Ctx } from '../../platform/context'
import { PageInput } from '../../platform/graphql'
import { MaxLength, oneOf } from '../../platform/input'
import { DayScalar } from '../../platform/scalars'
import { judgementNeeded } from './action.service'
import {
  boardOf, calendarItems, countByState, findAssignmentRow, listAssignmentRows, ORDERS, type AssignmentFilter, type AssignmentOrder,
} from './assignment.query'
import { ASSIGNMENT_STATES, HOLDERS, SOURCE_TYPES, type AssignmentState, type Holder, type SourceType } from './assignment.rules'
import {
  AssignmentCalendarItemType, AssignmentConnection, AssignmentCountType, AssignmentExtensionType, AssignmentHoldingType, AssignmentLaneType,
  AssignmentNoteType, AssignmentStepType, AssignmentStopType, AssignmentType, AssignmentUnitType, EarlierAssignmentType,
} from './assignmentType.api'
import { assistingUnitsOf, extensionsOf, holdingsFor, notesOf, stepsOf, stopsFor } from './history.query'
import { earlierOf } from './recurrence.query'
import { findEarlier } from './listing.query'

@InputType({ description: '交办事项的筛选' })
export class AssignmentFilterInput implements AssignmentFilter {
  @Field(() => String, { nullable: true, description: '标题、编号、责任单位，可用拼音首字母' }) @MaxLength(60) text?: string | null
  @Field(() => [String], { nullable: true }) @oneOf(ASSIGNMENT_STATES) states?: AssignmentState[] | null
  @Field(() => [Int], { nullable: true, description: '责任单位' }) unitIds?: number[] | null
  @Field(() => [Int], { nullable: true, description: '分包领导岗位' }) leadOfficialPostIds?: number[] | null
  @Field(() => [String], { nullable: true }) @oneOf(SOURCE_TYPES) sourceTypes?: SourceType[] | null
  @Field(() => Int, { nullable: true }) sourceId?: number | null
  @Field(() => [String], { nullable: true, description: '来自哪些会议制度的议定事项，含套合召开的' }) @MaxLength(20) seriesCodes?: string[] | null
  @Field(() => Int, { nullable: true }) projectId?: number | null
  @Field(() => [String], { nullable: true, description: '在谁手上' }) @oneOf(HOLDERS) holders?: Holder[] | null
  @Field(() => Boolean, { nullable: true, description: '逾期' }) overdue?: boolean | null
  @Field(() => Boolean, { nullable: true, description: '问题清单：列入问题清单的，和会议议定解决问题的' }) problem?: boolean | null
  @Field(() => Boolean, { nullable: true, description: '未办结' }) open?: boolean | null
  @Field(() => Boolean, { nullable: true, description: '疑似再次发生' }) recurring?: boolean | null
  @Field(() => Boolean, { nullable: true, description: '与我有关：联席办为轮到联席办的，县领导为分包的，单位为本单位负责的' }) mine?: boolean | null
  @Field(() => DayScalar, { nullable: true, description: '时限不早于' }) dueFrom?: string | null
  @Field(() => DayScalar, { nullable: true, description: '时限不晚于' }) dueTo?: string | null
}

@InputType({ description: '排序' })
export class AssignmentOrderInput implements AssignmentOrder {
  @Field(() => String, { description: 'DUE_ON 按时限，LISTED 按列单先后，HELD 按停留时间' }) @oneOf(ORDERS) by!: keyof typeof ORDERS
  @Field(() => Boolean, { nullable: true }) descending?: boolean | null
}

@Resolver(() => AssignmentType)
export class AssignmentResolver {
  @Authorized('assignment.read')
  @Query(() => AssignmentConnection, { description: '交办事项，默认新列的在前' })
  assignments(
    @FromCtx() ctx: Ctx,
    @Args(() => PageInput) page: PageInput,
    @Info() info: GraphQLResolveInfo,
    @Arg('filter', () => AssignmentFilterInput, { nullable: true }) filter?: AssignmentFilterInput,
    @Arg('order', () => AssignmentOrderInput, { nullable: true }) order?: AssignmentOrderInput,
  ) {
    return listAssignmentRows(ctx, filter ?? {}, order, page, { count: asksFor(info, 'totalCount'), actions: asksFor(info, 'actions') })
  }

  @Authorized('assignment.read')
  @Query(() => AssignmentType, { description: '一件交办事项' })
  assignment(@FromCtx() ctx: Ctx, @Arg('id', () => Int) id: number) {
    return findAssignmentRow(ctx, id)
  }

  @Authorized('assignment.read')
  @Query(() => [AssignmentLaneType], { description: '看板：每种状态一列' })
  assignmentBoard(@FromCtx() ctx: Ctx, @Arg('filter', () => AssignmentFilterInput, { nullable: true }) filter?: AssignmentFilterInput) {
    return boardOf(ctx, filter ?? {})
  }

  @Authorized('assignment.read')
  @Query(() => [AssignmentCalendarItemType], { description: '一段日子里到期的事项' })
  assignmentCalendar(
    @FromCtx() ctx: Ctx,
    @Arg('from', () => DayScalar) from: string,
    @Arg('to', () => DayScalar) to: string,
    @Arg('filter', () => AssignmentFilterInput, { nullable: true }) filter?: AssignmentFilterInput,
  ) {
    return calendarItems(ctx, filter ?? {}, from, to)
  }

  @Authorized('assignment.read')
  @Query(() => [AssignmentCountType], { description: '各状态的件数' })
  assignmentCounts(@FromCtx() ctx: Ctx, @Arg('filter', () => AssignmentFilterInput, { nullable: true }) filter?: AssignmentFilterInput) {
    return countByState(ctx, filter ?? {})
  }

  @Authorized('assignment.list')
  @Query(() => [EarlierAssignmentType], { description: '列单前提示：同一项目（无项目时同一单位）此前已销号的相似事项' })
  earlierAssignments(
    @FromCtx() ctx: Ctx,
    @Arg('title', () => String) title: string,
    @Arg('unitId', () => Int) unitId: number,
    @Arg('projectId', () => Int, { nullable: true }) projectId?: number,
  ) {
    return findEarlier(ctx, { title, unitId, projectId: projectId ?? null })
  }

  @Authorized('assignment.list')
  @Query(() => Boolean, { description: '这类来源的事项在交单前是否须经分包领导研判（按本县制度）' })
  judgementNeeded(@FromCtx() ctx: Ctx, @Arg('sourceType', () => String) sourceType: string): Promise<boolean> {
    return judgementNeeded(ctx, sourceType as SourceType)
  }

  @FieldResolver(() => [AssignmentStepType], { description: '办理过程，由早到晚' })
  steps(@FromCtx() ctx: Ctx, @Root() a: AssignmentType) {
    return stepsOf(ctx, a.id)
  }

  @FieldResolver(() => [AssignmentHoldingType], { description: '在各方手上停留的天数' })
  holdings(@FromCtx() ctx: Ctx, @Root() a: AssignmentType) {
    return holdingsFor(ctx, a.id)
  }

  @FieldResolver(() => [AssignmentStopType], { description: '停表的时段，由早到晚' })
  async stops(@FromCtx() ctx: Ctx, @Root() a: AssignmentType) {
    return (await stopsFor(ctx, [a.id])).get(a.id) ?? []
  }

  @FieldResolver(() => [AssignmentNoteType], { description: '办理情况，新的在前' })
  notes(@FromCtx() ctx: Ctx, @Root() a: AssignmentType) {
    return notesOf(ctx, a.id)
  }

  @FieldResolver(() => [AssignmentExtensionType], { description: '延期申请，新的在前' })
  extensions(@FromCtx() ctx: Ctx, @Root() a: AssignmentType) {
    return extensionsOf(ctx, a.id, a.leadOfficialPostId)
  }

  @FieldResolver(() => [AssignmentUnitType], { description: '配合单位' })
  assistingUnits(@FromCtx() ctx: Ctx, @Root() a: AssignmentType) {
    return assistingUnitsOf(ctx, a.id)
  }

  @FieldResolver(() => EarlierAssignmentType, { nullable: true, description: '此前已销号的同类事项' })
  earlier(@FromCtx() ctx: Ctx, @Root() a: AssignmentType) {
    return earlierOf(ctx, a.recurrenceOfId)
  }
}
