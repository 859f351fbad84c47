import { Arg, Authorized, Ctx as FromCtx, Field, InputType, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql'
import type { Ctx } from '../../platform/context'
import { DayScalar, Instant } from '../../platform/scalars'
import type { Outcome } from './agenda.rules'
import { meetingChain } from './chain.query'
import { BREAKS, type BreakKind } from './chain.rules'
import { projectDecisions, topicExcerpts } from './excerpt.query'
import { draftFollowUp } from './followUp.service'
import { findMeeting } from './meeting.query'

const words = (table: Record<string, string>) => Object.entries(table).map(([k, v]) => `${k} ${v}`).join('，')

@ObjectType({ description: '议定事项落到的交办事项' })
class ChainAssignmentType {
  @Field(() => Int) id!: number
  @Field(() => String) number!: string
  @Field(() => String) state!: string
  @Field(() => String) stateLabel!: string
  @Field(() => String) stateTone!: string
  @Field(() => DayScalar, { nullable: true }) dueOn!: string | null
  @Field(() => Int, { description: '超期天数，0 表示没有超期' }) overdueDays!: number
  @Field(() => String, { description: '最近一步的说明' }) lastNote!: string
  @Field(() => String, { nullable: true, description: '现在在谁手里' }) holderName!: string | null
}

@ObjectType({ description: '链条上的一条议定事项' })
class ChainResolutionType {
  @Field(() => Int) id!: number
  @Field(() => String) text!: string
  @Field(() => String, { nullable: true }) unitName!: string | null
  @Field(() => String) responsiblePerson!: string
  @Field(() => DayScalar, { nullable: true }) dueOn!: string | null
  @Field(() => ChainAssignmentType, { nullable: true }) assignment!: ChainAssignmentType | null
  @Field(() => String, { description: '办到哪里' }) end!: string
  @Field(() => Instant, { nullable: true, description: '会后补列的时间；空为会上记录的' }) addedAt!: number | null
  @Field(() => String, { nullable: true }) addedBy!: string | null
  @Field(() => String, { nullable: true, description: '补列的原因' }) addedReason!: string | null
}

@ObjectType({ description: '链条上的一项议程' })
class ChainItemType {
  @Field(() => Int) agendaItemId!: number
  @Field(() => Int, { description: '议程事项的 version，补列时传回' }) version!: number
  @Field(() => String, { nullable: true }) outcome!: Outcome | null
  @Field(() => Boolean, { description: '提请解决问题的议题' }) onProblem!: boolean
  @Field(() => Int, { nullable: true }) topicId!: number | null
  @Field(() => String, { nullable: true }) topicNumber!: string | null
  @Field(() => String) title!: string
  @Field(() => String, { nullable: true }) proposerUnitName!: string | null
  @Field(() => String, { nullable: true }) outcomeLabel!: string | null
  @Field(() => String, { nullable: true }) outcomeTone!: string | null
  @Field(() => String) outcomeText!: string
  @Field(() => String, { nullable: true, description: '议题现在的状态' }) topicStateLabel!: string | null
  @Field(() => [ChainResolutionType]) resolutions!: ChainResolutionType[]
}

@ObjectType({ description: '链条上缺的一环' })
class ChainBreakType {
  @Field(() => String, { description: words(BREAKS) }) kind!: BreakKind
  @Field(() => Int, { nullable: true }) agendaItemId!: number | null
  @Field(() => Int, { nullable: true }) resolutionId!: number | null
  @Field(() => String) text!: string
}

@ObjectType({ description: '一次会议从议题到办结的链条，缺的环节逐一标出' })
class MeetingChainType {
  @Field(() => Int) meetingId!: number
  @Field(() => [ChainItemType]) items!: ChainItemType[]
  @Field(() => [ChainBreakType]) breaks!: ChainBreakType[]
  @Field(() => Int, { description: '议定事项数' }) total!: number
  @Field(() => Int) cleared!: number
  @Field(() => Int) working!: number
  @Field(() => Int) withdrawn!: number
  @Field(() => Int) overdue!: number
  @Field(() => String, { description: '办结率' }) rate!: string
}

@ObjectType({ description: '会议决定里的一条议定事项' })
class ExcerptResolution {
  @Field(() => Int) id!: number
  @Field(() => String) text!: string
  @Field(() => String, { nullable: true }) unitName!: string | null
  @Field(() => DayScalar, { nullable: true }) dueOn!: string | null
  @Field(() => Int, { nullable: true, description: '看得到的交办事项' }) assignmentId!: number | null
  @Field(() => String, { nullable: true }) assignmentNumber!: string | null
}

@ObjectType({ description: '一项议题的会议决定：纪要里属于它的一节' })
class ExcerptType {
  @Field(() => Int) agendaItemId!: number
  @Field(() => Int) meetingId!: number
  @Field(() => String) meetingTitle!: string
  @Field(() => DayScalar) heldOn!: string
  @Field(() => Int, { nullable: true }) topicId!: number | null
  @Field(() => String) title!: string
  @Field(() => String) outcomeLabel!: string
  @Field(() => String) outcomeTone!: string
  @Field(() => String, { nullable: true, description: '纪要期号；空表示还没有印发' }) number!: string | null
  @Field(() => DayScalar, { nullable: true }) issuedOn!: string | null
  @Field(() => [String], { description: '纪要原文' }) paragraphs!: string[]
  @Field(() => [ExcerptResolution]) resolutions!: ExcerptResolution[]
}

@InputType()
class DraftFollowUpInput {
  @Field(() => Int) meetingId!: number
}

@ObjectType({ description: '起草好的公文' })
class DraftedPaper {
  @Field(() => Int) documentId!: number
}

@Resolver()
export class ChainResolver {
  @Authorized('meeting.read')
  @Query(() => MeetingChainType, { nullable: true, description: '会议的决议落实链条；联席办、县领导和查阅岗位可见' })
  async meetingChain(@FromCtx() ctx: Ctx, @Arg('meetingId', () => Int) meetingId: number) {
    return meetingChain(ctx, await findMeeting(ctx, meetingId))
  }

  @Authorized('project.read')
  @Query(() => [ExcerptType], { description: '会议关于一个项目的决定，新的在前' })
  projectDecisions(@FromCtx() ctx: Ctx, @Arg('projectId', () => Int) projectId: number) {
    return projectDecisions(ctx, projectId)
  }

  @Authorized('meeting.read')
  @Query(() => [ExcerptType], { description: '会议关于一项议题的决定，只有本议题的一节' })
  topicExcerpts(@FromCtx() ctx: Ctx, @Arg('topicId', () => Int) topicId: number) {
    return topicExcerpts(ctx, topicId)
  }

  @Authorized('meeting.manage')
  @Mutation(() => DraftedPaper, { description: '起草决议落实情况通报' })
  async draftFollowUp(@FromCtx() ctx: Ctx, @Arg('input', () => DraftFollowUpInput) input: DraftFollowUpInput) {
    return { documentId: await draftFollowUp(ctx, input.meetingId) }
  }
}
