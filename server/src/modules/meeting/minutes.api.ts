import { Arg, Authorized, Ctx as FromCtx, Field, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql'
import type { Ctx } from '../../platform/context'
import { MaxLength, oneOf } from '../../platform/input'
import { DayScalar, Instant } from '../../platform/scalars'
import { MeetingType } from './meeting.api'
import { findMeeting } from './meeting.query'
import { draftMinutes, issueMinutes } from './minutes.service'

@ObjectType('Minutes', { description: '会议纪要' })
export class MinutesType {
  @Field(() => Int) id!: number
  @Field(() => String) title!: string
  @Field(() => String, { description: '记录人' }) recorder!: string
  @Field(() => String, { description: '抄送' }) copiesTo!: string
  @Field(() => Instant) draftedAt!: number
  @Field(() => Boolean, { description: '已印发' }) issued!: boolean
  @Field(() => String, { nullable: true, description: '期号' }) number!: string | null
  @Field(() => DayScalar, { nullable: true }) issuedOn!: string | null
  @Field(() => Int, { nullable: true }) documentId!: number | null
  @Field(() => Int, { nullable: true, description: '纪要文件的附件号' }) attachmentId!: number | null
}

@InputType()
class DraftMinutesInput {
  @Field(() => Int) meetingId!: number
  @Field(() => String, { nullable: true }) @MaxLength(200) title?: string
  @Field(() => String, { nullable: true }) @MaxLength(60) recorder?: string
  @Field(() => String, { nullable: true, description: '抄送单位，用顿号隔开' }) @MaxLength(500) copiesTo?: string
}

const SOURCES = { OWN: '自行编号', ENTERED: '登记政府办编号' } as const

@InputType()
class IssueMinutesInput {
  @Field(() => Int) meetingId!: number
  @Field(() => DayScalar) issuedOn!: string
  @Field(() => String, { description: 'OWN 自行编号，ENTERED 登记政府办编号' }) @oneOf(SOURCES) source!: keyof typeof SOURCES
  @Field(() => String, { nullable: true, description: '登记编号时填，〔2026〕3期' }) @MaxLength(40) number?: string
}

@Resolver(() => MinutesType)
export class MinutesResolver {
  @Authorized('meeting.manage')
  @Mutation(() => MeetingType, { description: '按会议结果生成纪要草稿' })
  async draftMinutes(@FromCtx() ctx: Ctx, @Arg('input', () => DraftMinutesInput) input: DraftMinutesInput) {
    const id = await draftMinutes(ctx, input)
    return findMeeting(ctx, id)
  }

  @Authorized('meeting.manage')
  @Mutation(() => MeetingType, { description: '印发纪要，取得期号' })
  async issueMinutes(@FromCtx() ctx: Ctx, @Arg('input', () => IssueMinutesInput) input: IssueMinutesInput) {
    const id = await issueMinutes(ctx, input)
    return findMeeting(ctx, id)
  }
}
