import { Arg, Args, Authorized, Ctx as FromCtx, Field, FieldResolver, Info, InputType, Int, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql'
import type { GraphQLResolveInfo } from 'graphql'
import { asksFor } from '../../platform/connection'
import type { Ctx } from '../../platform/context'
import { ActionType, PageInfo, PageInput } from '../../platform/graphql'
import { Between, MaxLength, oneOf, Required } from '../../platform/input'
import { DayScalar, Instant } from '../../platform/scalars'
import { OUTCOME_LIST, type Outcome } from './agenda.rules'
import type { MeetingState } from './meeting.rules'
import { TOPIC_STATES, type TopicState } from './topic.rules'
import { findTopic, listTopics, TOPIC_ORDERS, topicHistory, topicLanes, type TopicFilter } from './topic.query'
import { acceptTopic, proposeTopic, returnTopic, saveTopic, submitTopic, withdrawTopic } from './topic.service'

const words = (table: Record<string, string>) => Object.entries(table).map(([k, v]) => `${k} ${v}`).join('，')

@ObjectType('TopicRound', { description: '议题的一次上会' })
export class TopicRoundType {
  @Field(() => Int) id!: number
  @Field(() => Int, { description: '第几次上会' }) round!: number
  @Field(() => Int) meetingId!: number
  @Field(() => String) meetingTitle!: string
  @Field(() => DayScalar) heldOn!: string
  @Field(() => String) meetingState!: MeetingState
  @Field(() => String, { nullable: true, description: OUTCOME_LIST }) outcome!: Outcome | null
  @Field(() => String) outcomeText!: string
}

@ObjectType('Topic', { description: '议题：提请会议研究的事项' })
export class TopicType {
  @Field(() => Int) id!: number
  @Field(() => Int) version!: number
  @Field(() => String, { nullable: true, description: '编号，首次提交时取得，退回、缓议均不变' }) number!: string | null
  @Field(() => String) title!: string
  @Field(() => String, { description: '情况和问题' }) problem!: string
  @Field(() => String, { description: '提请研究的事项' }) request!: string
  @Field(() => String, { description: '建议的议定意见' }) proposedDecision!: string
  @Field(() => Boolean, { description: '提请解决或处理问题' }) onProblem!: boolean
  @Field(() => Int) proposerUnitId!: number
  @Field(() => String) proposerUnitName!: string
  @Field(() => String, { nullable: true, description: '提出人的岗位' }) proposedByPost!: string | null
  @Field(() => String, { description: '提出时任该岗位的人' }) proposedByName!: string
  @Field(() => Int, { nullable: true }) projectId!: number | null
  @Field(() => String, { nullable: true }) projectName!: string | null
  @Field(() => String, { nullable: true, description: '拟上的会议' }) seriesCode!: string | null
  @Field(() => String, { nullable: true }) seriesName!: string | null
  @Field(() => String, { description: words(TOPIC_STATES) }) state!: TopicState
  @Field(() => String) stateLabel!: string
  @Field(() => String) stateTone!: string
  @Field(() => Int, { description: '第几次上会，从 1 起' }) round!: number
  @Field(() => String, { description: '“第 2 次上会”；首次为空' }) roundText!: string
  @Field(() => Int, { description: '预计时长，分钟' }) minutes!: number
  @Field(() => String, { nullable: true, description: '退回要求补正的内容' }) returnReason!: string | null
  @Field(() => DayScalar, { nullable: true, description: '提请党政主要领导调度的日期' }) raisedOn!: string | null
  @Field(() => String, { nullable: true, description: '提请的理由' }) raisedReason!: string | null
  @Field(() => String, { nullable: true }) raisedByName!: string | null
  @Field(() => String, { nullable: true, description: '由台账自动列出的来源' }) sourceReason!: string | null
  @Field(() => String, { nullable: true, description: '来源在平台中的位置' }) sourceLink!: string | null
  @Field(() => DayScalar, { nullable: true, description: '所上会议的议题截止日' }) cutoffOn!: string | null
  @Field(() => Boolean, { description: '迟报：截止日之后才提交' }) late!: boolean
  @Field(() => String, { description: '“会审意见 2/3，逾期 1”；没有征求的为空' }) opinionsText!: string
  @Field(() => Int, { description: '逾期未回复的会审意见' }) opinionsOverdue!: number
  @Field(() => Instant) createdAt!: number
  @Field(() => Instant, { nullable: true }) submittedAt!: number | null
  @Field(() => Int, { nullable: true, description: '最近一次上的会议' }) meetingId!: number | null
  @Field(() => String, { nullable: true }) meetingTitle!: string | null
  @Field(() => DayScalar, { nullable: true }) meetingOn!: string | null
  @Field(() => [ActionType]) actions!: ActionType[]
}

@ObjectType()
export class TopicConnection {
  @Field(() => [TopicType]) nodes!: TopicType[]
  @Field(() => Int, { nullable: true }) totalCount!: number | null
  @Field(() => PageInfo) pageInfo!: PageInfo
}

@ObjectType({ description: '看板的一栏：一种状态的议题' })
export class TopicLane {
  @Field(() => String) key!: TopicState
  @Field(() => String) label!: string
  @Field(() => String) tone!: string
  @Field(() => Int) totalCount!: number
  @Field(() => [TopicType], { description: '最近的 60 项' }) nodes!: TopicType[]
}

@InputType()
class TopicFilterInput implements TopicFilter {
  @Field(() => String, { nullable: true, description: '名称、编号、提请单位或拼音首字母' }) @MaxLength(60) text?: string
  @Field(() => [String], { nullable: true }) @oneOf(TOPIC_STATES) states?: TopicState[]
  @Field(() => [Int], { nullable: true }) proposerUnitIds?: number[]
  @Field(() => [String], { nullable: true }) seriesCodes?: string[]
  @Field(() => Int, { nullable: true }) projectId?: number
  @Field(() => Boolean, { nullable: true }) onProblem?: boolean
  @Field(() => Boolean, { nullable: true, description: '只看缓议、退回后再次上会的' }) returning?: boolean
  @Field(() => Boolean, { nullable: true, description: '只看会审意见逾期的' }) opinionsOverdue?: boolean
}

@InputType()
class ProposeTopicInput {
  @Field(() => String) @Required() @MaxLength(120) title!: string
  @Field(() => String) @MaxLength(3000) problem!: string
  @Field(() => String) @MaxLength(3000) request!: string
  @Field(() => String) @MaxLength(3000) proposedDecision!: string
  @Field(() => Boolean, { nullable: true, description: '提请解决或处理问题，默认是' }) onProblem?: boolean
  @Field(() => Int, { nullable: true, description: '默认本单位；联席办可代其他单位录入' }) proposerUnitId?: number
  @Field(() => Int, { nullable: true }) projectId?: number
  @Field(() => String, { nullable: true }) @MaxLength(40) seriesCode?: string
  @Field(() => Int, { nullable: true, description: '预计时长，分钟，1 到 240' }) @Between(1, 240) minutes?: number
  @Field(() => [Int], { nullable: true }) @MaxLength(20) attachmentIds?: number[]
}

@InputType()
class SaveTopicInput extends ProposeTopicInput {
  @Field(() => Int) id!: number
  @Field(() => Int) version!: number
}

@InputType()
class TopicStepInput {
  @Field(() => Int) id!: number
  @Field(() => Int) version!: number
}

@InputType()
class ReturnTopicInput extends TopicStepInput {
  @Field(() => String) @Required() @MaxLength(500) reason!: string
}

@Resolver(() => TopicType)
export class TopicResolver {
  @Authorized('meeting.read')
  @Query(() => TopicConnection, { description: '议题；单位看本单位的和所参加会议的' })
  topics(
    @FromCtx() ctx: Ctx,
    @Args(() => PageInput) page: PageInput,
    @Info() info: GraphQLResolveInfo,
    @Arg('filter', () => TopicFilterInput, { nullable: true }) filter?: TopicFilterInput,
    @Arg('order', () => String, { nullable: true, description: words(TOPIC_ORDERS) }) order?: string,
  ) {
    return listTopics(ctx, filter ?? {}, order ?? null, page, asksFor(info, 'totalCount'))
  }

  @Authorized('meeting.read')
  @Query(() => [TopicLane], { description: '议题看板，每种状态一栏' })
  topicBoard(@FromCtx() ctx: Ctx, @Arg('filter', () => TopicFilterInput, { nullable: true }) filter?: TopicFilterInput) {
    return topicLanes(ctx, filter ?? {})
  }

  @Authorized('meeting.read')
  @Query(() => TopicType, { nullable: true, description: '一项议题；看不到的为空' })
  topic(@FromCtx() ctx: Ctx, @Arg('id', () => Int) id: number) {
    return findTopic(ctx, id)
  }

  @FieldResolver(() => [TopicRoundType], { description: '历次上会' })
  rounds(@FromCtx() ctx: Ctx, @Root() topic: TopicType) {
    return topicHistory(ctx, topic.id)
  }

  @Authorized('topic.propose')
  @Mutation(() => TopicType, { description: '提出议题，先存为草稿' })
  async proposeTopic(@FromCtx() ctx: Ctx, @Arg('input', () => ProposeTopicInput) input: ProposeTopicInput) {
    const id = await proposeTopic(ctx, input)
    return findTopic(ctx, id)
  }

  @Authorized('topic.propose')
  @Mutation(() => TopicType, { description: '修改议题' })
  async saveTopic(@FromCtx() ctx: Ctx, @Arg('input', () => SaveTopicInput) input: SaveTopicInput) {
    const id = await saveTopic(ctx, input)
    return findTopic(ctx, id)
  }

  @Authorized('topic.propose')
  @Mutation(() => TopicType, { description: '提交议题；首次提交取得编号' })
  async submitTopic(@FromCtx() ctx: Ctx, @Arg('input', () => TopicStepInput) input: TopicStepInput) {
    const id = await submitTopic(ctx, input)
    return findTopic(ctx, id)
  }

  @Authorized('topic.manage')
  @Mutation(() => TopicType, { description: '审核通过，进入议题池' })
  async acceptTopic(@FromCtx() ctx: Ctx, @Arg('input', () => TopicStepInput) input: TopicStepInput) {
    const id = await acceptTopic(ctx, input)
    return findTopic(ctx, id)
  }

  @Authorized('topic.manage')
  @Mutation(() => TopicType, { description: '退回提请单位补正，编号不变' })
  async returnTopic(@FromCtx() ctx: Ctx, @Arg('input', () => ReturnTopicInput) input: ReturnTopicInput) {
    const id = await returnTopic(ctx, input)
    return findTopic(ctx, id)
  }

  @Authorized('topic.propose')
  @Mutation(() => TopicType, { description: '撤回尚未列入议程的议题' })
  async withdrawTopic(@FromCtx() ctx: Ctx, @Arg('input', () => TopicStepInput) input: TopicStepInput) {
    const id = await withdrawTopic(ctx, input)
    return findTopic(ctx, id)
  }
}
