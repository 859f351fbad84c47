import { Arg, Authorized, Ctx as FromCtx, Field, InputType, Int, Mutation, Resolver } from 'type-graphql'
import type { Ctx } from '../../platform/context'
import { MeetingType } from './meeting.api'
import { findMeeting } from './meeting.query'
import { readInvitation, remindInvited } from './receipt.service'

@InputType()
class InvitationInput {
  @Field(() => Int) meetingId!: number
}

@Resolver()
export class ReceiptResolver {
  @Authorized('meeting.attend')
  @Mutation(() => MeetingType, { description: '已阅会议通知' })
  async readInvitation(@FromCtx() ctx: Ctx, @Arg('input', () => InvitationInput) input: InvitationInput) {
    const id = await readInvitation(ctx, input.meetingId)
    return findMeeting(ctx, id)
  }

  @Authorized('meeting.manage')
  @Mutation(() => MeetingType, { description: '一键提醒尚未回复的参会单位' })
  async remindInvited(@FromCtx() ctx: Ctx, @Arg('input', () => InvitationInput) input: InvitationInput) {
    const id = await remindInvited(ctx, input.meetingId)
    return findMeeting(ctx, id)
  }
}
