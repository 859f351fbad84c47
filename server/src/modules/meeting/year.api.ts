import { Arg, Authorized, Ctx as FromCtx, Field, FieldResolver, Int, ObjectType, Query, Resolver, Root } from 'type-graphql'
import type { Ctx } from '../../platform/context'
import { DayScalar } from '../../platform/scalars'
import type { ClashKind } from './cadence.rules'
import { MeetingType } from './meeting.api'
import type { MeetingState } from './meeting.rules'
import { jointOf, meetingYear } from './year.query'

@ObjectType({ description: '年历中的一次会议' })
export class MeetingYearEntry {
  @Field(() => Int) id!: number
  @Field(() => String) title!: string
  @Field(() => DayScalar) heldOn!: string
  @Field(() => String) state!: MeetingState
  @Field(() => String) stateLabel!: string
  @Field(() => String) stateTone!: string
  @Field(() => Boolean, { description: '与另一次会议的时间冲突' }) clash!: boolean
  @Field(() => Boolean, { description: '与其他会议套合' }) joint!: boolean
}

@ObjectType({ description: '一种会议在一个月' })
export class MeetingYearCell {
  @Field(() => Int, { description: '1 到 12' }) month!: number
  @Field(() => Int, { description: '按周期应召开的次数' }) expected!: number
  @Field(() => Int) held!: number
  @Field(() => Int) planned!: number
  @Field(() => Int, { description: '应开未开的次数' }) missed!: number
  @Field(() => [MeetingYearEntry]) meetings!: MeetingYearEntry[]
}

@ObjectType({ description: '一种会议的全年' })
export class MeetingYearSeries {
  @Field(() => String) code!: string
  @Field(() => String) name!: string
  @Field(() => String, { nullable: true }) clause!: string | null
  @Field(() => String) cadenceText!: string
  @Field(() => Boolean, { description: '周期由本县设定' }) ownCadence!: boolean
  @Field(() => Int) missed!: number
  @Field(() => [MeetingYearCell]) cells!: MeetingYearCell[]
}

@ObjectType({ description: '两次会议的冲突' })
export class MeetingClash {
  @Field(() => Int) aId!: number
  @Field(() => String) aTitle!: string
  @Field(() => Int) bId!: number
  @Field(() => String) bTitle!: string
  @Field(() => DayScalar) on!: string
  @Field(() => String, { description: 'CHAIR 同一主持人，PLACE 同一地点，TIME 时间重叠' }) kind!: ClashKind
  @Field(() => String) label!: string
  @Field(() => String) text!: string
}

@ObjectType({ description: '会议年历：各种会议应开、已开、计划和漏开' })
export class MeetingYear {
  @Field(() => Int) year!: number
  @Field(() => DayScalar, { nullable: true, description: '第一次会议的日期，此前不计漏开' }) since!: string | null
  @Field(() => [MeetingYearSeries]) series!: MeetingYearSeries[]
  @Field(() => [MeetingClash]) clashes!: MeetingClash[]
}

@ObjectType({ description: '套合召开的会议' })
export class JointSeriesType {
  @Field(() => String) code!: string
  @Field(() => String) name!: string
  @Field(() => String, { nullable: true }) clause!: string | null
}

@Resolver(() => MeetingType)
export class MeetingYearResolver {
  @Authorized('meeting.read')
  @Query(() => MeetingYear, { description: '全县会议的年历' })
  meetingYear(@FromCtx() ctx: Ctx, @Arg('year', () => Int) year: number) {
    return meetingYear(ctx, year)
  }

  @FieldResolver(() => [JointSeriesType], { description: '同时作为哪些会议召开（套合）' })
  joint(@FromCtx() ctx: Ctx, @Root() meeting: { id: number }) {
    return jointOf(ctx, meeting.id)
  }
}
