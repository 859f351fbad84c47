import { Arg, Authorized, Ctx as FromCtx, Field, FieldResolver, InputType, Int, Mutation, ObjectType, Resolver, Root } from 'type-graphql'
import type { Ctx } from '../../platform/context'
import { MaxLength, Required } from '../../platform/input'
import { Instant } from '../../platform/scalars'
import { checkedInSeat, lateSeats } from './checkIn.query'
import { checkInByCode, correctSeat, showCheckInCode } from './checkIn.service'
import { MeetingType } from './meeting.api'
import { findMeeting } from './meeting.query'

@ObjectType('CheckInCode', { description: '现在的签到码' })
class CheckInCodeType {
  @Field(() => String, { description: '6 位数字' }) code!: string
  @Field(() => Instant, { description: '何时换下一个' }) until!: number
  @Field(() => String, { description: '二维码中的地址' }) address!: string
  @Field(() => String, { description: '二维码图，SVG' }) svg!: string
}

@ObjectType('CheckedIn', { description: '签到结果' })
class CheckedInType {
  @Field(() => Int, { description: '席位' }) id!: number
  @Field(() => Int) meetingId!: number
  @Field(() => String, { description: '会议名称' }) title!: string
  @Field(() => String) place!: string
  @Field(() => Instant) heldAt!: number
  @Field(() => String) kindLabel!: string
  @Field(() => String) unitName!: string
  @Field(() => String, { nullable: true, description: '席位的岗位' }) postName!: string | null
  @Field(() => String, { nullable: true, description: '代为参会的人' }) standInName!: string | null
  @Field(() => Instant) checkedInAt!: number
  @Field(() => Boolean, { description: '迟到' }) late!: boolean
}

@InputType()
class ShowCheckInCodeInput {
  @Field(() => Int) meetingId!: number
  @Field(() => String, { description: '会场手机能打开的门户地址，如 https://lianxi.example' }) @MaxLength(200) origin!: string
}

@InputType()
class CheckInByCodeInput {
  @Field(() => String) @Required() @MaxLength(20) code!: string
}

@InputType()
class CorrectSeatInput {
  @Field(() => Int) id!: number
  @Field(() => Int) version!: number
  @Field(() => Boolean, { description: '席位上有人；否为撤销签到' }) present!: boolean
  @Field(() => String, { nullable: true, description: '代会人，带职务；空为本人到会' }) @MaxLength(60) standInName?: string
}

@Resolver(() => MeetingType)
export class CheckInResolver {
  @FieldResolver(() => [Int], { description: '迟到的席位' })
  lateSeatIds(@FromCtx() ctx: Ctx, @Root() meeting: { id: number }) {
    return lateSeats(ctx, meeting.id)
  }

  @Authorized('meeting.manage')
  @Mutation(() => CheckInCodeType, { description: '会场屏幕上的签到码，每分钟一换' })
  showCheckInCode(@FromCtx() ctx: Ctx, @Arg('input', () => ShowCheckInCodeInput) input: ShowCheckInCodeInput) {
    return showCheckInCode(ctx, input)
  }

  @Authorized('meeting.attend')
  @Mutation(() => CheckedInType, { description: '凭签到码签到' })
  async checkInByCode(@FromCtx() ctx: Ctx, @Arg('input', () => CheckInByCodeInput) input: CheckInByCodeInput) {
    const id = await checkInByCode(ctx, input)
    return checkedInSeat(ctx, id)
  }

  @Authorized('meeting.manage')
  @Mutation(() => MeetingType, { description: '更正签到：签错席位的撤销，本人或代会人不对的改正' })
  async correctSeat(@FromCtx() ctx: Ctx, @Arg('input', () => CorrectSeatInput) input: CorrectSeatInput) {
    const id = await correctSeat(ctx, input)
    return findMeeting(ctx, id)
  }
}
