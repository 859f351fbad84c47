import { Arg, Authorized, Ctx as FromCtx, Field, InputType, Int, Mutation, ObjectType, Resolver, Root, Subscription } from 'type-graphql'
import type { Ctx } from '../../platform/context'
import { Done } from '../../platform/graphql'
import { Between, MaxLength } from '../../platform/input'
import { DayScalar, Instant } from '../../platform/scalars'
import { LintMarkType } from './agenda.api'
import type { Outcome } from './agenda.rules'
import type { Rival } from './draft.rules'
import { recordDecision, typeDecision } from './draft.service'
import type { Recognised } from './duty.rules'
import type { LiveField, LiveItemState, LiveLine, LiveState } from './live.rules'
import { followMeeting, markReadBack, runClock, showTopic } from './live.service'
import { MeetingType } from './meeting.api'
import { findMeeting } from './meeting.query'

@ObjectType('LiveRival', { description: '同时写下的另一份文字，等人选定' })
class LiveRivalType implements Rival {
  @Field(() => String) value!: string
  @Field(() => String, { description: '谁写的，带岗位' }) by!: string
  @Field(() => Int) userId!: number
  @Field(() => Instant) at!: number
}

@ObjectType('LiveField', { description: '正在起草的一栏' })
class LiveFieldType implements LiveField {
  @Field(() => String, { description: '栏的代号：outcome、outcomeText、heard，或“行.栏”' }) key!: string
  @Field(() => String) value!: string
  @Field(() => Int, { description: '最后一次改动的序号，改写时作为 baseVersion 传回' }) version!: number
  @Field(() => String, { description: '谁写的，带岗位；空为已记录的内容' }) by!: string
  @Field(() => Int) userId!: number
  @Field(() => Instant) at!: number
  @Field(() => [LiveRivalType]) rivals!: LiveRivalType[]
}

@ObjectType('LiveHint', { description: '从文字中认出的要素，点一下采用' })
class LiveHintType implements Recognised {
  @Field(() => String, { description: 'unitId、postId、dueOn、standard' }) field!: Recognised['field']
  @Field(() => String, { description: '采用时填入的值' }) value!: string
  @Field(() => String) label!: string
  @Field(() => Int) from!: number
  @Field(() => Int) to!: number
}

@ObjectType('LiveLine', { description: '正在起草的一条议定事项' })
class LiveLineType implements Omit<LiveLine, 'marks'> {
  @Field(() => String) key!: string
  @Field(() => String) text!: string
  @Field(() => Int, { nullable: true }) unitId!: number | null
  @Field(() => String, { nullable: true, description: '责任单位' }) unitName!: string | null
  @Field(() => Int, { nullable: true }) postId!: number | null
  person!: string
  @Field(() => String, { description: '责任人，带岗位' }) personText!: string
  @Field(() => DayScalar, { nullable: true, description: '完成时限' }) dueOn!: string | null
  @Field(() => String, { description: '完成标准' }) standard!: string
  @Field(() => Boolean, { nullable: true, description: '解决或处理问题的；空为与议题相同' }) onProblem!: boolean | null
  @Field(() => [LintMarkType]) marks!: LintMarkType[]
  @Field(() => [LiveHintType]) hints!: LiveHintType[]
}

@ObjectType('LiveItem', { description: '会议进行中的一项议程' })
class LiveItemType implements Omit<LiveItemState, 'lines'> {
  @Field(() => Int) id!: number
  @Field(() => Int) version!: number
  @Field(() => Int, { description: '第几项，从 1 起' }) ordinal!: number
  @Field(() => Int, { nullable: true }) topicId!: number | null
  @Field(() => String, { nullable: true }) topicNumber!: string | null
  @Field(() => String) title!: string
  proposerUnitId!: number | null
  @Field(() => String, { nullable: true, description: '提请单位' }) proposerUnitName!: string | null
  @Field(() => String, { nullable: true }) projectName!: string | null
  @Field(() => String) roundText!: string
  @Field(() => String, { nullable: true }) request!: string | null
  @Field(() => String, { nullable: true }) proposedDecision!: string | null
  @Field(() => Int, { description: '安排的时长，分钟' }) minutes!: number
  @Field(() => Boolean, { description: '正在研究' }) current!: boolean
  @Field(() => Instant, { nullable: true, description: '计时从何时起；空为暂停' }) startedAt!: number | null
  @Field(() => Instant, { description: '此前已用，毫秒' }) elapsedMs!: number
  @Field(() => Instant, { nullable: true, description: '何时到安排的时长；空为暂停' }) overAt!: number | null
  @Field(() => String, { nullable: true }) outcome!: Outcome | null
  @Field(() => String, { nullable: true }) outcomeLabel!: string | null
  @Field(() => String, { nullable: true }) outcomeTone!: string | null
  @Field(() => String) outcomeText!: string
  @Field(() => String) heard!: string
  @Field(() => [LiveLineType]) lines!: LiveLineType[]
  @Field(() => [LiveFieldType]) fields!: LiveFieldType[]
  @Field(() => Int, { description: '文字改动的序号' }) serial!: number
  @Field(() => Boolean, { description: '已记录结果' }) recorded!: boolean
  @Field(() => Boolean, { description: '有改动还没有记录' }) unrecorded!: boolean
  @Field(() => Boolean, { description: '有两份文字等待选定' }) contested!: boolean
  @Field(() => Boolean, { description: '提请解决问题的议题' }) onProblem!: boolean
  @Field(() => Instant, { nullable: true }) changedAt!: number | null
}

@ObjectType('LiveTyping', { description: '谁正在写' })
class LiveTypingType {
  @Field(() => Int) userId!: number
  @Field(() => String, { description: '姓名和岗位' }) name!: string
  @Field(() => Int) agendaItemId!: number
  @Field(() => Instant) at!: number
}

@ObjectType('MeetingLive', { description: '会议的现场：正在研究的议题、计时、正在写下的议定意见' })
class MeetingLiveType implements Omit<LiveState, 'items' | 'current' | 'currentItemId'> {
  @Field(() => Int) meetingId!: number
  @Field(() => Int, { description: '改动的序号，越大越新' }) revision!: number
  @Field(() => Int, { description: '不是打字的改动的序号：议程、签到、结果等' }) structure!: number
  @Field(() => String) title!: string
  @Field(() => String) state!: string
  @Field(() => String) stateLabel!: string
  @Field(() => Instant) heldAt!: number
  @Field(() => String) place!: string
  @Field(() => Instant, { description: '服务器给出这一状态的时刻，计时以此校准' }) asOf!: number
  @Field(() => Int, { description: '席位数' }) seatCount!: number
  @Field(() => Int, { description: '签到数' }) presentCount!: number
  @Field(() => Int, { description: '迟到数' }) lateCount!: number
  @Field(() => Instant, { nullable: true }) readBackAt!: number | null
  @Field(() => String, { nullable: true, description: '谁宣读的，带岗位' }) readBackBy!: string | null
  @Field(() => Boolean, { description: '宣读之后又有改动' }) changedSinceReadBack!: boolean
  @Field(() => [LiveItemType], { description: '议程，按顺序；列席单位只看到本单位的议题' }) items!: LiveItemType[]
  @Field(() => LiveItemType, { nullable: true, description: '正在研究的一项' }) current!: LiveItemType | null
  @Field(() => Boolean, { description: '正在研究的议题与本单位无关' }) currentHidden!: boolean
  @Field(() => [LiveTypingType]) typing!: LiveTypingType[]
}

@InputType()
class ShowTopicInput {
  @Field(() => Int) meetingId!: number
  @Field(() => Int, { nullable: true, description: '空为暂不显示议题' }) agendaItemId?: number
}

@InputType()
class RunClockInput {
  @Field(() => Int) meetingId!: number
  @Field(() => Boolean) running!: boolean
}

@InputType()
class TypedFieldInput {
  @Field(() => String, { description: '栏的代号，见 LiveField.key' }) @MaxLength(40) key!: string
  @Field(() => String) @MaxLength(2000) value!: string
  @Field(() => Int, { description: '所见的 version；新的一栏为 0' }) @Between(0, 1_000_000_000) baseVersion!: number
  @Field(() => Boolean, { nullable: true, description: '从并列的文字中选定' }) settles?: boolean
}

@InputType()
class TypeDecisionInput {
  @Field(() => Int) meetingId!: number
  @Field(() => Int) agendaItemId!: number
  @Field(() => [TypedFieldInput]) @MaxLength(200) fields!: TypedFieldInput[]
}

@InputType()
class RecordDecisionInput {
  @Field(() => Int) meetingId!: number
  @Field(() => Int) agendaItemId!: number
  @Field(() => Int, { description: '所见文字的序号，LiveItem.serial' }) serial!: number
}

@InputType()
class MarkReadBackInput {
  @Field(() => Int) meetingId!: number
  @Field(() => Instant, { description: '宣读的是哪一时刻的内容，即 meetingLive 的 asOf；其后又有改动的不能记为已宣读' }) asOf!: number
}

@ObjectType('TypedDecision', { description: '写下之后各栏的现状' })
class TypedDecisionType {
  @Field(() => Int) agendaItemId!: number
  @Field(() => Int) serial!: number
  @Field(() => [LiveFieldType]) fields!: LiveFieldType[]
  @Field(() => [String], { description: '有两份文字等待选定的栏' }) contested!: string[]
}

@Resolver()
export class LiveResolver {
  @Authorized('meeting.read')
  @Subscription(() => MeetingLiveType, {
    description: '跟随一次会议：先给出现状，此后每有改动给出最新状态',
    subscribe: ({ args, context }: { args: { meetingId?: number }; context: Ctx }) => followMeeting(context, args.meetingId!) as never,
  })
  meetingLive(@Root() state: LiveState, @Arg('meetingId', () => Int) _meetingId: number) {
    return state
  }

  @Authorized('meeting.manage')
  @Mutation(() => Done, { description: '选定正在研究的议程，开始计时' })
  async showTopic(@FromCtx() ctx: Ctx, @Arg('input', () => ShowTopicInput) input: ShowTopicInput) {
    await showTopic(ctx, input)
    return { done: true }
  }

  @Authorized('meeting.manage')
  @Mutation(() => Done, { description: '继续或暂停当前议程的计时' })
  async runClock(@FromCtx() ctx: Ctx, @Arg('input', () => RunClockInput) input: RunClockInput) {
    await runClock(ctx, input)
    return { done: true }
  }

  @Authorized('meeting.manage')
  @Mutation(() => TypedDecisionType, { description: '保存正在写的议定意见；同一栏被他人先改的，两份都保留' })
  typeDecision(@FromCtx() ctx: Ctx, @Arg('input', () => TypeDecisionInput) input: TypeDecisionInput) {
    return typeDecision(ctx, input)
  }

  @Authorized('meeting.manage')
  @Mutation(() => MeetingType, { description: '把写好的议定意见记录为这项议程的结果' })
  async recordDecision(@FromCtx() ctx: Ctx, @Arg('input', () => RecordDecisionInput) input: RecordDecisionInput) {
    const id = await recordDecision(ctx, input)
    return findMeeting(ctx, id)
  }

  @Authorized('meeting.manage')
  @Mutation(() => Done, { description: '记下议定事项已宣读' })
  async markReadBack(@FromCtx() ctx: Ctx, @Arg('input', () => MarkReadBackInput) input: MarkReadBackInput) {
    await markReadBack(ctx, input)
    return { done: true }
  }
}
