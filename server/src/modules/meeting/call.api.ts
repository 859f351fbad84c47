import { Arg, Authorized, Ctx as FromCtx, Field, FieldResolver, InputType, Int, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql'
import type { Ctx } from '../../platform/context'
import { MaxLength } from '../../platform/input'
import { DayScalar, Instant } from '../../platform/scalars'
import { callHindrance, callOf, callReminder, findCall, listCallAnswers } from './call.query'
import { CALL_ANSWERS, type CallAnswer } from './call.rules'
import { answerTopicCall, issueTopicCall, remindTopicCall } from './call.service'
import { MeetingType } from './meeting.api'
import { findMeeting } from './meeting.query'
import { seesCounty } from './sight.query'

const words = (table: Record<string, string>) => Object.entries(table).map(([k, v]) => `${k} ${v}`).join('，')

@ObjectType('CalledTopic', { description: '征集到的一项议题' })
class CalledTopicType {
  @Field(() => Int) id!: number
  @Field(() => String, { nullable: true }) number!: string | null
  @Field(() => String) title!: string
}

@ObjectType('TopicCallAnswer', { description: '一个成员单位对议题征集的回复' })
class TopicCallAnswerType {
  @Field(() => Int) id!: number
  @Field(() => Int) version!: number
  @Field(() => Int) unitId!: number
  @Field(() => String) unitName!: string
  @Field(() => String, { nullable: true, description: '现任联络员；没有的为空' }) liaisonName!: string | null
  @Field(() => String, { nullable: true, description: `${words(CALL_ANSWERS)}；空为未回复` }) answer!: CallAnswer | null
  @Field(() => String) stateLabel!: string
  @Field(() => String) stateTone!: string
  @Field(() => Boolean, { description: '截止日之后才回复，或逾期未回复' }) late!: boolean
  @Field(() => Instant, { nullable: true }) answeredAt!: number | null
  @Field(() => String, { nullable: true, description: '回复的人，带单位岗位' }) answeredByName!: string | null
  @Field(() => Instant, { nullable: true }) remindedAt!: number | null
  @Field(() => Int, { description: '提醒次数' }) reminders!: number
  @Field(() => [CalledTopicType], { description: '征集以来为这个会议提交的议题' }) topics!: CalledTopicType[]
  @Field(() => Boolean, { description: '现在可以回复“本次无议题”' }) mayAnswer!: boolean
}

@ObjectType('TopicCallReminder', { description: '一键提醒的预览' })
class TopicCallReminderType {
  @Field(() => String) title!: string
  @Field(() => String) text!: string
  @Field(() => [String], { description: '尚未回复的单位' }) units!: string[]
  @Field(() => [String], { description: '收到提醒的人，带单位岗位' }) people!: string[]
}

@ObjectType('TopicCall', { description: '征集议题：联席办请成员单位为一次会议提出议题' })
export class TopicCallType {
  @Field(() => Int) id!: number
  @Field(() => Int) meetingId!: number
  @Field(() => String) meetingTitle!: string
  @Field(() => String) seriesCode!: string
  @Field(() => String) seriesName!: string
  @Field(() => DayScalar, { description: '会议拟召开的日期' }) heldOn!: string
  @Field(() => DayScalar, { nullable: true, description: '议题截止日' }) dueOn!: string | null
  @Field(() => Boolean, { description: '截止日已过' }) overdue!: boolean
  @Field(() => String, { nullable: true, description: '补充说明' }) note!: string | null
  @Field(() => Instant) calledAt!: number
  @Field(() => String) calledByName!: string
  @Field(() => Boolean) mayRemind!: boolean
}

@InputType()
class IssueTopicCallInput {
  @Field(() => Int) meetingId!: number
  @Field(() => String, { nullable: true, description: '补充说明，例如本次会议的重点' }) @MaxLength(500) note?: string
}

@InputType()
class AnswerTopicCallInput {
  @Field(() => Int, { description: '本单位那一行回复' }) id!: number
  @Field(() => Int) version!: number
}

@InputType()
class RemindTopicCallInput {
  @Field(() => Int) meetingId!: number
}

type Call = NonNullable<Awaited<ReturnType<typeof findCall>>>

@Resolver(() => TopicCallType)
export class TopicCallResolver {
  @Authorized('meeting.read')
  @Query(() => TopicCallType, { nullable: true, description: '一次议题征集；没有被征集的单位看不到' })
  topicCall(@FromCtx() ctx: Ctx, @Arg('id', () => Int) id: number) {
    return findCall(ctx, id)
  }

  @FieldResolver(() => [TopicCallAnswerType], { description: '各单位的回复；单位只看到本单位的' })
  answers(@FromCtx() ctx: Ctx, @Root() call: Call) {
    return listCallAnswers(ctx, call)
  }

  @FieldResolver(() => TopicCallReminderType, { nullable: true, description: '提醒尚未回复的单位；都已回复的为空' })
  reminder(@FromCtx() ctx: Ctx, @Root() call: Call) {
    return callReminder(ctx, call)
  }

  @Authorized('meeting.manage')
  @Mutation(() => MeetingType, { description: '向成员单位征集议题' })
  async issueTopicCall(@FromCtx() ctx: Ctx, @Arg('input', () => IssueTopicCallInput) input: IssueTopicCallInput) {
    const id = await issueTopicCall(ctx, input)
    return findMeeting(ctx, id)
  }

  @Authorized('topic.propose')
  @Mutation(() => TopicCallType, { description: '回复“本次无议题”' })
  async answerTopicCall(@FromCtx() ctx: Ctx, @Arg('input', () => AnswerTopicCallInput) input: AnswerTopicCallInput) {
    const id = await answerTopicCall(ctx, input)
    return findCall(ctx, id)
  }

  @Authorized('meeting.manage')
  @Mutation(() => MeetingType, { description: '一键提醒尚未回复议题征集的单位' })
  async remindTopicCall(@FromCtx() ctx: Ctx, @Arg('input', () => RemindTopicCallInput) input: RemindTopicCallInput) {
    const id = await remindTopicCall(ctx, input)
    return findMeeting(ctx, id)
  }
}

/** What a meeting says of its call. */
@Resolver(() => MeetingType)
export class CalledMeetingResolver {
  @FieldResolver(() => TopicCallType, { nullable: true, description: '这次会议的议题征集' })
  topicCall(@FromCtx() ctx: Ctx, @Root() meeting: { id: number }) {
    return callOf(ctx, meeting.id)
  }

  @FieldResolver(() => String, { nullable: true, description: '现在不能征集议题的原因；可以征集的为空' })
  topicCallHindrance(@FromCtx() ctx: Ctx, @Root() meeting: Parameters<typeof callHindrance>[1]) {
    return seesCounty(ctx) ? callHindrance(ctx, meeting) : '议题由联席办征集。'
  }
}
