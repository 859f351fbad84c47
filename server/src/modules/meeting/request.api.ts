import { Arg, Authorized, Ctx as FromCtx, Field, InputType, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql'
import type { Ctx } from '../../platform/context'
import { ActionType } from '../../platform/graphql'
import { MaxLength, oneOf, Required } from '../../platform/input'
import { DayScalar, Instant } from '../../platform/scalars'
import { findRequest, listRequests } from './request.query'
import { REQUEST_STATES, SUBJECT_PLACES, type RequestState, type SubjectPlace } from './request.rules'
import { acceptRequest, declineRequest, requestMeeting, withdrawRequest } from './request.service'

const words = (table: Record<string, string>) => Object.entries(table).map(([k, v]) => `${k} ${v}`).join('，')

@ObjectType('MeetingRequest', { description: '成员单位提出的召开会议的建议' })
export class MeetingRequestType {
  @Field(() => Int) id!: number
  @Field(() => Int) version!: number
  @Field(() => String) seriesCode!: string
  @Field(() => String) seriesName!: string
  @Field(() => String, { description: '建议单位' }) unitName!: string
  @Field(() => String, { nullable: true }) postName!: string | null
  @Field(() => String, { description: '提出时任该岗位的人' }) proposedByName!: string
  @Field(() => String) subject!: string
  @Field(() => String) reason!: string
  @Field(() => DayScalar, { nullable: true, description: '希望召开的日期' }) wantedOn!: string | null
  @Field(() => String, { description: words(REQUEST_STATES) }) state!: RequestState
  @Field(() => String) stateLabel!: string
  @Field(() => String) stateTone!: string
  @Field(() => Instant) createdAt!: number
  @Field(() => String, { nullable: true, description: '联席办的答复' }) answer!: string | null
  @Field(() => Instant, { nullable: true }) answeredAt!: number | null
  @Field(() => String, { nullable: true }) answeredByName!: string | null
  @Field(() => Int, { nullable: true, description: '由此筹备的会议；单位在通知发出后可见' }) meetingId!: number | null
  @Field(() => String, { nullable: true }) meetingTitle!: string | null
  @Field(() => [ActionType]) actions!: ActionType[]
}

@InputType()
class MeetingRequestFilterInput {
  @Field(() => [String], { nullable: true }) @oneOf(REQUEST_STATES) states?: RequestState[]
}

@InputType()
class RequestMeetingInput {
  @Field(() => String) @Required() @MaxLength(40) seriesCode!: string
  @Field(() => String, { description: '建议研究的事项' }) @Required() @MaxLength(120) subject!: string
  @Field(() => String, { description: '理由' }) @Required() @MaxLength(1000) reason!: string
  @Field(() => DayScalar, { nullable: true }) wantedOn?: string
}

@InputType()
class MeetingRequestStepInput {
  @Field(() => Int) id!: number
  @Field(() => Int) version!: number
}

@InputType()
class AcceptMeetingRequestInput extends MeetingRequestStepInput {
  @Field(() => Instant) heldAt!: number
  @Field(() => String, { nullable: true }) @MaxLength(120) place?: string
  @Field(() => String, { nullable: true }) @MaxLength(500) answer?: string
  @Field(() => [Int], { nullable: true, description: '只召集这些成员；默认全部' }) @MaxLength(100) memberIds?: number[]
  @Field(() => String, { nullable: true, description: `建议研究的事项作为议题放在哪里：${words(SUBJECT_PLACES)}；默认列入议程` }) @oneOf(SUBJECT_PLACES) subjectTo?: SubjectPlace
}

@InputType()
class DeclineMeetingRequestInput extends MeetingRequestStepInput {
  @Field(() => String) @Required() @MaxLength(500) reason!: string
}

@Resolver(() => MeetingRequestType)
export class MeetingRequestResolver {
  @Authorized('meeting.read')
  @Query(() => [MeetingRequestType], { description: '召开会议的建议；单位看本单位提出的' })
  meetingRequests(@FromCtx() ctx: Ctx, @Arg('filter', () => MeetingRequestFilterInput, { nullable: true }) filter?: MeetingRequestFilterInput) {
    return listRequests(ctx, filter?.states ?? null)
  }

  @Authorized('topic.propose')
  @Mutation(() => MeetingRequestType, { description: '成员单位建议召开会议' })
  async requestMeeting(@FromCtx() ctx: Ctx, @Arg('input', () => RequestMeetingInput) input: RequestMeetingInput) {
    const id = await requestMeeting(ctx, input)
    return findRequest(ctx, id)
  }

  @Authorized('meeting.manage')
  @Mutation(() => MeetingRequestType, { description: '采纳建议，筹备一次会议' })
  async acceptMeetingRequest(@FromCtx() ctx: Ctx, @Arg('input', () => AcceptMeetingRequestInput) input: AcceptMeetingRequestInput) {
    const id = await acceptRequest(ctx, input)
    return findRequest(ctx, id)
  }

  @Authorized('meeting.manage')
  @Mutation(() => MeetingRequestType, { description: '不采纳建议，写明理由' })
  async declineMeetingRequest(@FromCtx() ctx: Ctx, @Arg('input', () => DeclineMeetingRequestInput) input: DeclineMeetingRequestInput) {
    const id = await declineRequest(ctx, input)
    return findRequest(ctx, id)
  }

  @Authorized('topic.propose')
  @Mutation(() => MeetingRequestType, { description: '撤回建议' })
  async withdrawMeetingRequest(@FromCtx() ctx: Ctx, @Arg('input', () => MeetingRequestStepInput) input: MeetingRequestStepInput) {
    const id = await withdrawRequest(ctx, input)
    return findRequest(ctx, id)
  }
}
