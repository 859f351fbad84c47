import { Arg, Authorized, Ctx as FromCtx, Field, InputType, Int, Mutation, Query, Resolver } from 'type-graphql'
import type { Ctx } from '../../platform/context'
import { MaxLength, oneOf, Required } from '../../platform/input'
import { DayScalar } from '../../platform/scalars'
import { LintMarkType } from './agenda.api'
import { OUTCOME_LIST, OUTCOMES, type Outcome } from './agenda.rules'
import { MeetingStepInput, MeetingType } from './meeting.api'
import { findMeeting } from './meeting.query'
import { addLateResolution } from './mend.service'
import { closeMeeting, recordOutcome } from './outcome.service'
import { lintResolution } from './resolution.rules'

@InputType()
class LintResolutionInput {
  @Field(() => String) @MaxLength(2000) text!: string
  @Field(() => String, { nullable: true }) @MaxLength(80) unit?: string
  @Field(() => String, { nullable: true }) @MaxLength(60) person?: string
  @Field(() => DayScalar, { nullable: true }) dueOn?: string
  @Field(() => String, { nullable: true }) @MaxLength(500) standard?: string
  @Field(() => String, { nullable: true, description: '所属议程的结果：原则同意的不标“原则上”' }) @oneOf(OUTCOMES) outcome?: Outcome
}

@InputType()
class ResolutionInput {
  @Field(() => String) @MaxLength(2000) text!: string
  @Field(() => Boolean, { nullable: true, description: '解决或处理问题的；默认与议题相同' }) onProblem?: boolean
  @Field(() => Int, { nullable: true }) unitId?: number
  @Field(() => Int, { nullable: true }) responsiblePostId?: number
  @Field(() => String, { nullable: true, description: '不填则为岗位的任职人' }) @MaxLength(60) responsiblePerson?: string
  @Field(() => DayScalar, { nullable: true }) dueOn?: string
  @Field(() => String, { nullable: true }) @MaxLength(500) standard?: string
}

@InputType()
class RecordOutcomeInput {
  @Field(() => Int) agendaItemId!: number
  @Field(() => Int) version!: number
  @Field(() => String, { description: OUTCOME_LIST }) @oneOf(OUTCOMES) outcome!: Outcome
  @Field(() => String, { nullable: true }) @MaxLength(2000) outcomeText?: string
  @Field(() => String, { nullable: true, description: '听取的汇报，写入纪要' }) @MaxLength(300) heard?: string
  @Field(() => [ResolutionInput], { nullable: true }) @MaxLength(50) resolutions?: ResolutionInput[]
}

@InputType()
class AddLateResolutionInput {
  @Field(() => Int) agendaItemId!: number
  @Field(() => Int, { description: '议程事项的 version' }) version!: number
  @Field(() => String, { description: '为什么补列' }) @Required() @MaxLength(500) reason!: string
  @Field(() => Int, { nullable: true, description: '补全已记录的一条：内容不变，补责任单位、责任人、时限和标准；空为补列漏记的一条' }) resolutionId?: number
  @Field(() => ResolutionInput) resolution!: ResolutionInput
}

@Resolver()
export class OutcomeResolver {
  @Authorized('meeting.manage')
  @Query(() => [LintMarkType], { description: '边写边看：议定事项缺什么、哪些是空话' })
  lintResolution(@Arg('input', () => LintResolutionInput) input: LintResolutionInput) {
    return lintResolution(input)
  }

  @Authorized('meeting.manage')
  @Mutation(() => MeetingType, { description: '记录一项议程的结果和议定事项' })
  async recordOutcome(@FromCtx() ctx: Ctx, @Arg('input', () => RecordOutcomeInput) input: RecordOutcomeInput) {
    const id = await recordOutcome(ctx, input)
    return findMeeting(ctx, id)
  }

  @Authorized('meeting.mend')
  @Mutation(() => MeetingType, { description: '会议结束后补列议定事项：写明原因，有责任单位和时限的列为交办事项' })
  async addLateResolution(@FromCtx() ctx: Ctx, @Arg('input', () => AddLateResolutionInput) input: AddLateResolutionInput) {
    const id = await addLateResolution(ctx, input)
    return findMeeting(ctx, id)
  }

  @Authorized('meeting.manage')
  @Mutation(() => MeetingType, { description: '结束会议：议定事项列为交办事项，缓议的议题回到议题池，退回的回到提请单位' })
  async closeMeeting(@FromCtx() ctx: Ctx, @Arg('input', () => MeetingStepInput) input: MeetingStepInput) {
    const id = await closeMeeting(ctx, input)
    return findMeeting(ctx, id)
  }
}
