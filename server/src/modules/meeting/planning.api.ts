import { Arg, Authorized, Ctx as FromCtx, Field, InputType, Int, ObjectType, Query, Resolver } from 'type-graphql'
import type { Ctx } from '../../platform/context'
import { Between, MaxLength } from '../../platform/input'
import { DayScalar, Instant } from '../../platform/scalars'
import { meetingClashes, meetingProposal, type ClashFacts } from './planning.query'
import { HINT_KINDS, type HintKind } from './planning.rules'

const words = (table: Record<string, string>) => Object.entries(table).map(([k, v]) => `${k} ${v}`).join('，')

@ObjectType('MeetingProposal', { description: '按召开周期和提前量推出的下一次会议日期' })
class MeetingProposalType {
  @Field(() => DayScalar) heldOn!: string
  @Field(() => String, { description: '本县设定的开始时间，09:00' }) startTime!: string
  @Field(() => String, { description: '为什么是这一天' }) reason!: string
}

@ObjectType('MeetingHint', { description: '同一天的另一次会议，和它与拟定会议的冲突' })
class MeetingHintType {
  @Field(() => Int) meetingId!: number
  @Field(() => String) title!: string
  @Field(() => Instant) heldAt!: number
  @Field(() => Instant) endAt!: number
  @Field(() => String, { description: words(HINT_KINDS) }) kind!: HintKind
  @Field(() => String) label!: string
  @Field(() => String, { description: '哪些岗位两边都要参会；没有的为空' }) text!: string
  @Field(() => Boolean, { description: '时间有重叠' }) grave!: boolean
}

@InputType()
class MeetingClashesInput implements ClashFacts {
  @Field(() => Instant) heldAt!: number
  @Field(() => Int) @Between(10, 720) budgetMinutes!: number
  @Field(() => String, { nullable: true }) @MaxLength(120) place?: string
  @Field(() => Int, { nullable: true }) chairPostId?: number
  @Field(() => [String], { nullable: true, description: '筹备新会议时：哪些会议制度的成员参会' }) @MaxLength(6) seriesCodes?: string[]
  @Field(() => [Int], { nullable: true, description: '只召集这些成员；默认全部' }) @MaxLength(100) memberIds?: number[]
  @Field(() => Int, { nullable: true, description: '改期时：正在修改的会议' }) meetingId?: number
}

@Resolver()
export class PlanningResolver {
  @Authorized('meeting.manage')
  @Query(() => MeetingProposalType, { description: '一种会议下一次宜在哪天召开' })
  meetingProposal(@FromCtx() ctx: Ctx, @Arg('seriesCode', () => String) seriesCode: string) {
    return meetingProposal(ctx, seriesCode)
  }

  @Authorized('meeting.manage')
  @Query(() => [MeetingHintType], { description: '拟定的时间当天还有哪些会议、有什么冲突' })
  meetingClashes(@FromCtx() ctx: Ctx, @Arg('input', () => MeetingClashesInput) input: MeetingClashesInput) {
    return meetingClashes(ctx, input)
  }
}
