import { Arg, Authorized, Ctx as FromCtx, Field, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql'
import type { Ctx } from '../../platform/context'
import { MaxLength, oneOf } from '../../platform/input'
import { Instant } from '../../platform/scalars'
import { ANSWERS, ATTENDANCE_STATES, SEAT_KINDS, type Answer, type AttendanceState, type SeatKind } from './attendance.rules'
import { MeetingType } from './meeting.api'
import { findMeeting } from './meeting.query'
import { answerInvitation, checkIn, inviteToMeeting, removeSeat } from './seat.service'

const words = (table: Record<string, string>) => Object.entries(table).map(([k, v]) => `${k} ${v}`).join('，')

@ObjectType('Attendance', { description: '会议的一个席位和参会情况' })
export class AttendanceType {
  @Field(() => Int) id!: number
  @Field(() => Int) version!: number
  @Field(() => String, { description: words(SEAT_KINDS) }) kind!: SeatKind
  @Field(() => String) kindLabel!: string
  @Field(() => Int, { nullable: true }) unitId!: number | null
  @Field(() => String) unitName!: string
  @Field(() => Boolean, { description: '单位名录中有此单位；没有时 unitName 是制度中的名称' }) known!: boolean
  @Field(() => Int, { nullable: true }) postId!: number | null
  @Field(() => String, { nullable: true }) postName!: string | null
  @Field(() => String, { nullable: true, description: '任该岗位的人' }) holderName!: string | null
  @Field(() => String, { description: words(ATTENDANCE_STATES) }) state!: AttendanceState
  @Field(() => String) stateLabel!: string
  @Field(() => String) stateTone!: string
  @Field(() => String, { nullable: true, description: '代为参会的人' }) standInName!: string | null
  @Field(() => String, { nullable: true, description: '请假或委托的原因' }) reason!: string | null
  @Field(() => Instant, { nullable: true }) answeredAt!: number | null
  @Field(() => Instant, { nullable: true }) checkedInAt!: number | null
  @Field(() => Instant, { nullable: true, description: '本席位的人打开通知的时刻' }) readAt!: number | null
  @Field(() => Instant, { nullable: true, description: '最近一次提醒' }) remindedAt!: number | null
  @Field(() => Int, { description: '提醒次数' }) reminders!: number
  @Field(() => Boolean, { description: '我或本单位的席位' }) mine!: boolean
  @Field(() => Boolean, { description: '现在可以回复' }) mayAnswer!: boolean
  @Field(() => Boolean, { description: '现在可以签到' }) mayCheckIn!: boolean
}

@InputType()
class SeatInput {
  @Field(() => Int) unitId!: number
  @Field(() => Int, { nullable: true, description: '默认单位主要负责人' }) postId?: number
  @Field(() => String, { description: words(SEAT_KINDS) }) @oneOf(SEAT_KINDS) kind!: SeatKind
}

@InputType()
class InviteToMeetingInput {
  @Field(() => Int) meetingId!: number
  @Field(() => [SeatInput]) @MaxLength(100) seats!: SeatInput[]
}

@InputType()
class RemoveSeatInput {
  @Field(() => Int) id!: number
  @Field(() => Int) version!: number
}

@InputType()
class AnswerInvitationInput {
  @Field(() => Int) id!: number
  @Field(() => Int) version!: number
  @Field(() => String, { description: words(ANSWERS) }) @oneOf(ANSWERS) answer!: Answer
  @Field(() => String, { nullable: true, description: '委托参会时填：姓名和职务' }) @MaxLength(60) standInName?: string
  @Field(() => String, { nullable: true, description: '请假时必填' }) @MaxLength(200) reason?: string
}

@InputType()
class CheckInInput {
  @Field(() => Int) id!: number
  @Field(() => Int) version!: number
  @Field(() => String, { nullable: true, description: '到场的是代会人时填' }) @MaxLength(60) standInName?: string
}

@Resolver(() => AttendanceType)
export class SeatResolver {
  @Authorized('meeting.manage')
  @Mutation(() => MeetingType, { description: '增加参会或列席单位' })
  async inviteToMeeting(@FromCtx() ctx: Ctx, @Arg('input', () => InviteToMeetingInput) input: InviteToMeetingInput) {
    const id = await inviteToMeeting(ctx, input)
    return findMeeting(ctx, id)
  }

  @Authorized('meeting.manage')
  @Mutation(() => MeetingType, { description: '取消一个席位' })
  async removeSeat(@FromCtx() ctx: Ctx, @Arg('input', () => RemoveSeatInput) input: RemoveSeatInput) {
    const id = await removeSeat(ctx, input)
    return findMeeting(ctx, id)
  }

  @Authorized('meeting.attend')
  @Mutation(() => MeetingType, { description: '回复参会：参会、委托或请假' })
  async answerInvitation(@FromCtx() ctx: Ctx, @Arg('input', () => AnswerInvitationInput) input: AnswerInvitationInput) {
    const id = await answerInvitation(ctx, input)
    return findMeeting(ctx, id)
  }

  @Authorized('meeting.attend')
  @Mutation(() => MeetingType, { description: '签到' })
  async checkIn(@FromCtx() ctx: Ctx, @Arg('input', () => CheckInInput) input: CheckInInput) {
    const id = await checkIn(ctx, input)
    return findMeeting(ctx, id)
  }
}
