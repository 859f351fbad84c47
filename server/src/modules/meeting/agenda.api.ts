import { Arg, Authorized, Ctx as FromCtx, Field, FieldResolver, InputType, Int, Mutation, ObjectType, Resolver, Root } from 'type-graphql'
import type { Ctx } from '../../platform/context'
import { VerdictType } from '../../platform/graphql'
import { Between, MaxLength, Required } from '../../platform/input'
import { DayScalar, Instant } from '../../platform/scalars'
import { OUTCOME_LIST, type Outcome } from './agenda.rules'
import { verdictOn } from './agenda.query'
import { addAgendaMatter, orderAgenda, putOnAgenda, removeFromAgenda, saveAgendaItem } from './agenda.service'
import { MeetingType } from './meeting.api'
import { findMeeting } from './meeting.query'
import type { LintKind } from './resolution.rules'

@ObjectType('LintMark', { description: '议定事项的一处提示：缺项或空话' })
export class LintMarkType {
  @Field(() => String, { description: 'MISSING 缺项，VAGUE 空话' }) kind!: LintKind
  @Field(() => String, { description: '所在的栏：text、unit、person、dueOn、standard' }) field!: string
  @Field(() => String, { nullable: true, description: '空话原文' }) word!: string | null
  @Field(() => Int, { nullable: true, description: '在该栏中的起点，字' }) from!: number | null
  @Field(() => Int, { nullable: true, description: '终点，不含' }) to!: number | null
  @Field(() => String) message!: string
}

@ObjectType('Resolution', { description: '议定事项：会议就一个议题议定要办的事' })
export class ResolutionType {
  @Field(() => Int) id!: number
  @Field(() => Int) ordinal!: number
  @Field(() => String) text!: string
  @Field(() => Boolean, { description: '解决或处理问题的' }) onProblem!: boolean
  @Field(() => Int, { nullable: true }) unitId!: number | null
  @Field(() => String, { nullable: true, description: '责任单位' }) unitName!: string | null
  @Field(() => Int, { nullable: true }) responsiblePostId!: number | null
  @Field(() => String, { nullable: true }) responsiblePost!: string | null
  @Field(() => String, { description: '责任人，带岗位' }) responsiblePerson!: string
  @Field(() => DayScalar, { nullable: true, description: '完成时限' }) dueOn!: string | null
  @Field(() => String, { description: '完成标准' }) standard!: string
  @Field(() => Boolean, { description: '有责任单位和时限，会议结束时列为交办事项' }) becomesAssignment!: boolean
  @Field(() => Int, { nullable: true }) assignmentId!: number | null
  @Field(() => String, { nullable: true }) assignmentNumber!: string | null
  @Field(() => String, { nullable: true }) assignmentState!: string | null
  @Field(() => Instant, { nullable: true, description: '会后补列的时间；空为会上记录的' }) addedAt!: number | null
  @Field(() => String, { nullable: true, description: '谁补列的，带岗位' }) addedBy!: string | null
  @Field(() => String, { nullable: true, description: '补列的原因' }) addedReason!: string | null
  @Field(() => [LintMarkType]) marks!: LintMarkType[]
  judgedBy!: string
}

@ObjectType('AgendaItem', { description: '议程事项：议题在一次会议上的位置和结果' })
export class AgendaItemType {
  @Field(() => Int) id!: number
  @Field(() => Int) version!: number
  @Field(() => Int, { nullable: true, description: '空为例行事项' }) topicId!: number | null
  @Field(() => String, { nullable: true }) topicNumber!: string | null
  @Field(() => Int) ordinal!: number
  @Field(() => String) title!: string
  @Field(() => String, { nullable: true }) problem!: string | null
  @Field(() => String, { nullable: true }) request!: string | null
  @Field(() => String, { nullable: true }) proposedDecision!: string | null
  @Field(() => Boolean) onProblem!: boolean
  @Field(() => Int, { nullable: true }) proposerUnitId!: number | null
  @Field(() => String, { nullable: true }) proposerUnitName!: string | null
  @Field(() => Int, { nullable: true }) projectId!: number | null
  @Field(() => String, { nullable: true }) projectName!: string | null
  @Field(() => Int, { description: '分钟' }) minutes!: number
  @Field(() => Instant, { description: '按议程顺序推算的开始时刻' }) startsAt!: number
  @Field(() => Boolean, { description: '在会议时长之内' }) fits!: boolean
  @Field(() => Boolean, { description: '第一项超出会议时长的议题' }) firstOver!: boolean
  @Field(() => String) roundText!: string
  @Field(() => String, { description: '听取的汇报' }) heard!: string
  @Field(() => String, { nullable: true, description: `${OUTCOME_LIST}；空为尚无结果` }) outcome!: Outcome | null
  @Field(() => String, { nullable: true }) outcomeLabel!: string | null
  @Field(() => String, { nullable: true }) outcomeTone!: string | null
  @Field(() => String) outcomeText!: string
  @Field(() => [ResolutionType]) resolutions!: ResolutionType[]
}

@InputType()
class PutOnAgendaInput {
  @Field(() => Int) meetingId!: number
  @Field(() => [Int]) @MaxLength(50) topicIds!: number[]
}

@InputType()
class AddAgendaMatterInput {
  @Field(() => Int) meetingId!: number
  @Field(() => String) @Required() @MaxLength(120) title!: string
  @Field(() => Int) @Between(1, 240) minutes!: number
}

@InputType()
class SaveAgendaItemInput {
  @Field(() => Int) id!: number
  @Field(() => Int) version!: number
  @Field(() => Int) @Between(1, 240) minutes!: number
}

@InputType()
class RemoveFromAgendaInput {
  @Field(() => Int) id!: number
  @Field(() => Int) version!: number
}

@InputType()
class OrderAgendaInput {
  @Field(() => Int) meetingId!: number
  @Field(() => [Int], { description: '全部议程事项的新顺序' }) @MaxLength(200) itemIds!: number[]
  @Field(() => [Int], { description: '调整前看到的顺序；他人已调整时不保存' }) @MaxLength(200) seenIds!: number[]
}

@Resolver(() => ResolutionType)
export class AgendaResolver {
  @FieldResolver(() => VerdictType, { description: '记录时的判定，按当时的制度重算' })
  verdict(@FromCtx() ctx: Ctx, @Root() resolution: ResolutionType) {
    return verdictOn(ctx, resolution.judgedBy)
  }

  @Authorized('topic.manage')
  @Mutation(() => MeetingType, { description: '把议题池中的议题列入议程' })
  async putOnAgenda(@FromCtx() ctx: Ctx, @Arg('input', () => PutOnAgendaInput) input: PutOnAgendaInput) {
    const id = await putOnAgenda(ctx, input)
    return findMeeting(ctx, id)
  }

  @Authorized('meeting.manage')
  @Mutation(() => MeetingType, { description: '增加一项没有议题的议程，如通报、传达' })
  async addAgendaMatter(@FromCtx() ctx: Ctx, @Arg('input', () => AddAgendaMatterInput) input: AddAgendaMatterInput) {
    const id = await addAgendaMatter(ctx, input)
    return findMeeting(ctx, id)
  }

  @Authorized('meeting.manage')
  @Mutation(() => MeetingType, { description: '修改一项议程的时长' })
  async saveAgendaItem(@FromCtx() ctx: Ctx, @Arg('input', () => SaveAgendaItemInput) input: SaveAgendaItemInput) {
    const id = await saveAgendaItem(ctx, input)
    return findMeeting(ctx, id)
  }

  @Authorized('topic.manage')
  @Mutation(() => MeetingType, { description: '移出议程，议题回到议题池' })
  async removeFromAgenda(@FromCtx() ctx: Ctx, @Arg('input', () => RemoveFromAgendaInput) input: RemoveFromAgendaInput) {
    const id = await removeFromAgenda(ctx, input)
    return findMeeting(ctx, id)
  }

  @Authorized('meeting.manage')
  @Mutation(() => MeetingType, { description: '调整议程顺序' })
  async orderAgenda(@FromCtx() ctx: Ctx, @Arg('input', () => OrderAgendaInput) input: OrderAgendaInput) {
    const id = await orderAgenda(ctx, input)
    return findMeeting(ctx, id)
  }
}
