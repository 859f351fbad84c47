import { Arg, Args, Authorized, Ctx as FromCtx, Field, Info, InputType, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql'
import type { GraphQLResolveInfo } from 'graphql'
import { asksFor } from '../../platform/connection'
import type { Ctx } from '../../platform/context'
import { PageInfo, PageInput } from '../../platform/graphql'
import { Between, MaxLength, oneOf, Required } from '../../platform/input'
import { DayScalar, Instant } from '../../platform/scalars'
import { findMeeting, listMeetings, MEETING_ORDERS, type MeetingFilter } from './meeting.query'
import { MEETING_FORMS, MEETING_STATES, type MeetingForm, type MeetingState } from './meeting.rules'
import { cancelMeeting, openMeeting, planMeeting, saveMeeting, sendNotice } from './meeting.service'

const words = (table: Record<string, string>) => Object.entries(table).map(([k, v]) => `${k} ${v}`).join('，')

@ObjectType('Meeting', { description: '会议' })
export class MeetingType {
  @Field(() => Int) id!: number
  @Field(() => Int) version!: number
  @Field(() => String) title!: string
  @Field(() => Int) year!: number
  @Field(() => Int, { description: '当年该制度的第几次' }) ordinal!: number
  @Field(() => String) seriesCode!: string
  @Field(() => String) seriesName!: string
  @Field(() => String, { nullable: true, description: '会议制度依据的条款' }) seriesClause!: string | null
  @Field(() => String, { nullable: true, description: '会议安排须报谁同意' }) approvalBy!: string | null
  @Field(() => String, { description: words(MEETING_STATES) }) state!: MeetingState
  @Field(() => String) stateLabel!: string
  @Field(() => String) stateTone!: string
  @Field(() => DayScalar) heldOn!: string
  @Field(() => Instant) heldAt!: number
  @Field(() => Instant) endAt!: number
  @Field(() => String) place!: string
  @Field(() => String, { nullable: true, description: `${words(MEETING_FORMS)}；空为会议室会议` }) form!: MeetingForm | null
  @Field(() => String, { nullable: true }) formLabel!: string | null
  @Field(() => Int, { nullable: true }) chairPostId!: number | null
  @Field(() => String, { nullable: true, description: '主持人岗位' }) chairPost!: string | null
  @Field(() => String, { nullable: true, description: '开会时任该岗位的人；会前为现任' }) chairName!: string | null
  @Field(() => Int, { description: '会议时长，分钟' }) budgetMinutes!: number
  @Field(() => Boolean, { description: '会议安排已获同意' }) approved!: boolean
  @Field(() => String, { nullable: true }) approvalNote!: string | null
  @Field(() => DayScalar, { nullable: true, description: '议题截止日，本县设定' }) topicsDueOn!: string | null
  @Field(() => DayScalar, { nullable: true, description: '最迟发通知的日期，本县设定' }) noticeDueOn!: string | null
  @Field(() => String, { nullable: true, description: '通知的补充说明' }) noticeText!: string | null
  @Field(() => Instant, { nullable: true }) noticedAt!: number | null
  @Field(() => Instant, { nullable: true }) closedAt!: number | null
  @Field(() => String, { nullable: true }) cancelReason!: string | null
  @Field(() => Int, { description: '议程事项数' }) itemCount!: number
  @Field(() => Int, { description: '席位数' }) seatCount!: number
  @Field(() => Int, { description: '签到数' }) presentCount!: number
  @Field(() => Int, { description: '议定事项数' }) resolutionCount!: number
}

@ObjectType()
export class MeetingConnection {
  @Field(() => [MeetingType]) nodes!: MeetingType[]
  @Field(() => Int, { nullable: true }) totalCount!: number | null
  @Field(() => PageInfo) pageInfo!: PageInfo
}

@InputType()
class MeetingFilterInput implements MeetingFilter {
  @Field(() => String, { nullable: true, description: '会议名称或拼音首字母' }) @MaxLength(60) text?: string
  @Field(() => [String], { nullable: true }) @oneOf(MEETING_STATES) states?: MeetingState[]
  @Field(() => [String], { nullable: true }) seriesCodes?: string[]
  @Field(() => DayScalar, { nullable: true }) heldFrom?: string
  @Field(() => DayScalar, { nullable: true, description: '含当天' }) heldTo?: string
  @Field(() => Boolean, { nullable: true, description: '只看我有席位的' }) mine?: boolean
  @Field(() => Boolean, { nullable: true, description: '只看今天及以后的' }) coming?: boolean
}

@InputType()
class PlanMeetingInput {
  @Field(() => String) @Required() @MaxLength(40) seriesCode!: string
  @Field(() => Instant) heldAt!: number
  @Field(() => String, { nullable: true }) @MaxLength(120) place?: string
  @Field(() => String, { nullable: true, description: words(MEETING_FORMS) }) @oneOf(MEETING_FORMS) form?: MeetingForm
  @Field(() => Int, { nullable: true }) chairPostId?: number
  @Field(() => Int, { nullable: true, description: '分钟，10 到 720' }) @Between(10, 720) budgetMinutes?: number
  @Field(() => [String], { nullable: true, description: '套合召开的其他会议；默认按制度' }) @MaxLength(5) jointCodes?: string[]
  @Field(() => [Int], { nullable: true, description: '只召集这些成员；默认全部' }) @MaxLength(100) memberIds?: number[]
}

@InputType()
class SaveMeetingInput {
  @Field(() => Int) id!: number
  @Field(() => Int) version!: number
  @Field(() => Instant) heldAt!: number
  @Field(() => String) @MaxLength(120) place!: string
  @Field(() => String, { nullable: true, description: words(MEETING_FORMS) }) @oneOf(MEETING_FORMS) form?: MeetingForm
  @Field(() => Int, { nullable: true }) chairPostId?: number
  @Field(() => Int) @Between(10, 720) budgetMinutes!: number
}

@InputType()
export class MeetingStepInput {
  @Field(() => Int) id!: number
  @Field(() => Int) version!: number
}

@InputType()
class SendNoticeInput extends MeetingStepInput {
  @Field(() => String, { nullable: true, description: '补充说明' }) @MaxLength(1000) noticeText?: string
}

@InputType()
class CancelMeetingInput extends MeetingStepInput {
  @Field(() => String) @Required() @MaxLength(200) reason!: string
}

@Resolver(() => MeetingType)
export class MeetingResolver {
  @Authorized('meeting.read')
  @Query(() => MeetingConnection, { description: '会议；单位看本单位参加或有议题的' })
  meetings(
    @FromCtx() ctx: Ctx,
    @Args(() => PageInput) page: PageInput,
    @Info() info: GraphQLResolveInfo,
    @Arg('filter', () => MeetingFilterInput, { nullable: true }) filter?: MeetingFilterInput,
    @Arg('order', () => String, { nullable: true, description: words(MEETING_ORDERS) }) order?: string,
  ) {
    return listMeetings(ctx, filter ?? {}, order ?? null, page, asksFor(info, 'totalCount'))
  }

  @Authorized('meeting.read')
  @Query(() => MeetingType, { nullable: true, description: '一次会议；看不到的为空' })
  meeting(@FromCtx() ctx: Ctx, @Arg('id', () => Int) id: number) {
    return findMeeting(ctx, id)
  }

  @Authorized('meeting.manage')
  @Mutation(() => MeetingType, { description: '筹备会议：按制度列出席位和例行事项，带上缓议的议题' })
  async planMeeting(@FromCtx() ctx: Ctx, @Arg('input', () => PlanMeetingInput) input: PlanMeetingInput) {
    const id = await planMeeting(ctx, input)
    return findMeeting(ctx, id)
  }

  @Authorized('meeting.manage')
  @Mutation(() => MeetingType, { description: '修改会议的时间、地点、主持人和时长' })
  async saveMeeting(@FromCtx() ctx: Ctx, @Arg('input', () => SaveMeetingInput) input: SaveMeetingInput) {
    const id = await saveMeeting(ctx, input)
    return findMeeting(ctx, id)
  }

  @Authorized('meeting.manage')
  @Mutation(() => MeetingType, { description: '发出会议通知' })
  async sendNotice(@FromCtx() ctx: Ctx, @Arg('input', () => SendNoticeInput) input: SendNoticeInput) {
    const id = await sendNotice(ctx, input)
    return findMeeting(ctx, id)
  }

  @Authorized('meeting.manage')
  @Mutation(() => MeetingType, { description: '开始会议' })
  async openMeeting(@FromCtx() ctx: Ctx, @Arg('input', () => MeetingStepInput) input: MeetingStepInput) {
    const id = await openMeeting(ctx, input)
    return findMeeting(ctx, id)
  }

  @Authorized('meeting.manage')
  @Mutation(() => MeetingType, { description: '取消会议，议题回到议题池' })
  async cancelMeeting(@FromCtx() ctx: Ctx, @Arg('input', () => CancelMeetingInput) input: CancelMeetingInput) {
    const id = await cancelMeeting(ctx, input)
    return findMeeting(ctx, id)
  }
}
