import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Args, Authorized, Ctx as FromCtx, Field, FieldResolver, Info, InputType, Int, Query, Resolver, Root } from 'type-graphql'
import { asksFor } from '../../platform/connection'
import type { Ctx } from '../../platform/context'
import { ExplanationType, PageInput } from '../../platform/graphql'
import { MaxLength, oneOf } from '../../platform/input'
import { DayScalar } from '../../platform/scalars'
import { clauseFor } from './action.service'
import { basisText } from './basis.query'
import { repliesOf, replyClockOf, replyLimitOf, stepsOf } from './history.query'
import {
  countByState, dueBetween, findSupervisionRow, listSupervisions, ORDERS, type SupervisionFilter, type SupervisionOrder, type SupervisionRow,
} from './supervision.query'
import { SUPERVISION_KINDS, SUPERVISION_STATES, type SupervisionKind, type SupervisionState } from './supervision.rules'
import {
  SupervisionCalendarItemType, SupervisionConnection, SupervisionCountType, SupervisionReplyType, SupervisionStepType, SupervisionTermsType, SupervisionType,
} from './supervisionType.api'

@InputType({ description: '督办的筛选' })
class SupervisionFilterInput implements SupervisionFilter {
  @Field(() => String, { nullable: true, description: '事项、文号、单位，可用拼音首字母' }) @MaxLength(60) text?: string | null
  @Field(() => [String], { nullable: true }) @oneOf(SUPERVISION_KINDS) kinds?: SupervisionKind[] | null
  @Field(() => [String], { nullable: true }) @oneOf(SUPERVISION_STATES) states?: SupervisionState[] | null
  @Field(() => [Int], { nullable: true, description: '主送单位' }) unitIds?: number[] | null
  @Field(() => Int, { nullable: true }) projectId?: number | null
  @Field(() => Int, { nullable: true }) assignmentId?: number | null
  @Field(() => Boolean, { nullable: true, description: '逾期' }) overdue?: boolean | null
  @Field(() => Boolean, { nullable: true, description: '未办结' }) open?: boolean | null
  @Field(() => Boolean, { nullable: true, description: '轮到我：联席办为待审核、待核实的，单位为待签收、待复函、待办理的' }) mine?: boolean | null
  @Field(() => DayScalar, { nullable: true, description: '期限不早于' }) dueFrom?: string | null
  @Field(() => DayScalar, { nullable: true, description: '期限不晚于' }) dueTo?: string | null
}

@InputType()
class SupervisionOrderInput implements SupervisionOrder {
  @Field(() => String, { description: 'ISSUED 按印发先后，DUE_ON 按期限' }) @oneOf(ORDERS) by!: keyof typeof ORDERS
  @Field(() => Boolean, { nullable: true }) descending?: boolean | null
}

@Resolver(() => SupervisionType)
export class SupervisionResolver {
  @Authorized('supervision.read')
  @Query(() => SupervisionConnection, { description: '督办，默认新起草的在前；单位只见发给本单位的' })
  supervisions(
    @FromCtx() ctx: Ctx,
    @Args(() => PageInput) page: PageInput,
    @Info() info: GraphQLResolveInfo,
    @Arg('filter', () => SupervisionFilterInput, { nullable: true }) filter?: SupervisionFilterInput,
    @Arg('order', () => SupervisionOrderInput, { nullable: true }) order?: SupervisionOrderInput,
  ) {
    return listSupervisions(ctx, filter ?? {}, order, page, { count: asksFor(info, 'totalCount'), actions: asksFor(info, 'actions') })
  }

  @Authorized('supervision.read')
  @Query(() => SupervisionType, { description: '一件督办' })
  supervision(@FromCtx() ctx: Ctx, @Arg('id', () => Int) id: number) {
    return findSupervisionRow(ctx, id)
  }

  @Authorized('supervision.read')
  @Query(() => [SupervisionCountType], { description: '各状态的件数' })
  supervisionCounts(@FromCtx() ctx: Ctx, @Arg('filter', () => SupervisionFilterInput, { nullable: true }) filter?: SupervisionFilterInput) {
    return countByState(ctx, filter ?? {})
  }

  @Authorized('supervision.read')
  @Query(() => [SupervisionCalendarItemType], { description: '一段日子里到期的督办' })
  async supervisionCalendar(
    @FromCtx() ctx: Ctx,
    @Arg('from', () => DayScalar) from: string,
    @Arg('to', () => DayScalar) to: string,
    @Arg('filter', () => SupervisionFilterInput, { nullable: true }) filter?: SupervisionFilterInput,
  ) {
    const rows = await dueBetween(ctx, filter ?? {}, from, to)
    return rows.map(r => ({ id: r.id, on: r.dueOn, title: r.title, detail: `${r.kindLabel} · ${r.unitName} · ${r.stateLabel}`, tone: r.overdue ? 'bad' : r.stateTone }))
  }

  @Authorized('supervision.read')
  @Query(() => SupervisionTermsType, { description: '本县怎样督办：复函期限和各文种的依据' })
  async supervisionTerms(@FromCtx() ctx: Ctx) {
    const limit = await replyLimitOf(ctx)
    const basis = async (kind: SupervisionKind) => basisText(ctx, await clauseFor(ctx, kind))
    return {
      replyWorkdays: limit.workdays, replySource: limit.source, replyClause: limit.clause,
      noticeBasis: await basis('NOTICE'), reminderBasis: await basis('REMINDER'), talkBasis: await basis('TALK'),
    }
  }

  @FieldResolver(() => [SupervisionStepType], { description: '办理过程，由早到晚' })
  steps(@FromCtx() ctx: Ctx, @Root() s: SupervisionRow) {
    return stepsOf(ctx, s.id, s.kind)
  }

  @FieldResolver(() => [SupervisionReplyType], { description: '复函，新的在前' })
  replies(@FromCtx() ctx: Ctx, @Root() s: SupervisionRow) {
    return repliesOf(ctx, s.id)
  }

  @FieldResolver(() => [ExplanationType], { description: '复函到期日怎样算出' })
  replyClock(@FromCtx() ctx: Ctx, @Root() s: SupervisionRow) {
    return replyClockOf(ctx, s)
  }
}
