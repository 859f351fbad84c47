import { Arg, Authorized, Ctx as FromCtx, Field, FieldResolver, InputType, Int, Mutation, ObjectType, Resolver, Root } from 'type-graphql'
import type { Ctx } from '../../platform/context'
import { Between, MaxLength, oneOf, Required } from '../../platform/input'
import { DayScalar, Instant } from '../../platform/scalars'
import { listOpinions } from './opinion.query'
import { STANCES, type Stance } from './opinion.rules'
import { answerOpinion, askOpinions, withdrawOpinion } from './opinion.service'
import { raiseTopic } from './raise.service'
import { TopicType } from './topic.api'
import { findTopic } from './topic.query'

const words = (table: Record<string, string>) => Object.entries(table).map(([k, v]) => `${k} ${v}`).join('，')

@ObjectType('Opinion', { description: '会审意见：单位在会前对一个议题的书面意见' })
export class OpinionType {
  @Field(() => Int) id!: number
  @Field(() => Int) version!: number
  @Field(() => Int) unitId!: number
  @Field(() => String) unitName!: string
  @Field(() => String, { description: '征求什么意见' }) question!: string
  @Field(() => String, { description: '征求的人，带单位岗位' }) askedByName!: string
  @Field(() => DayScalar) askedOn!: string
  @Field(() => Int, { description: '几个工作日内回复' }) workdays!: number
  @Field(() => DayScalar, { description: '回复期限' }) dueOn!: string
  @Field(() => String, { description: '期限的算式' }) arithmetic!: string
  @Field(() => Boolean, { description: '涉及尚未录入放假安排的年份，期限为暂定' }) provisional!: boolean
  @Field(() => String, { nullable: true, description: `${words(STANCES)}；空为待回复` }) stance!: Stance | null
  @Field(() => String) stateLabel!: string
  @Field(() => String) stateTone!: string
  @Field(() => Boolean) overdue!: boolean
  @Field(() => String) text!: string
  @Field(() => Instant, { nullable: true }) answeredAt!: number | null
  @Field(() => String, { nullable: true, description: '回复的人，带单位岗位' }) answeredByName!: string | null
  @Field(() => Boolean) mayAnswer!: boolean
  @Field(() => Boolean) mayWithdraw!: boolean
}

@InputType()
class AskOpinionsInput {
  @Field(() => Int) topicId!: number
  @Field(() => [Int]) @MaxLength(30) unitIds!: number[]
  @Field(() => String) @MaxLength(500) question!: string
  @Field(() => Int, { description: '从次日起算的工作日数，1 到 30' }) @Between(1, 30) workdays!: number
}

@InputType()
class AnswerOpinionInput {
  @Field(() => Int) id!: number
  @Field(() => Int) version!: number
  @Field(() => String, { description: words(STANCES) }) @oneOf(STANCES) stance!: Stance
  @Field(() => String, { nullable: true }) @MaxLength(3000) text?: string
  @Field(() => [Int], { nullable: true }) @MaxLength(10) attachmentIds?: number[]
}

@InputType()
class WithdrawOpinionInput {
  @Field(() => Int) id!: number
  @Field(() => Int) version!: number
}

@InputType()
class RaiseTopicInput {
  @Field(() => Int) id!: number
  @Field(() => Int) version!: number
  @Field(() => String) @Required() @MaxLength(500) reason!: string
}

@Resolver(() => TopicType)
export class OpinionResolver {
  @FieldResolver(() => [OpinionType], { description: '会审意见；被征求的单位只看到本单位的' })
  opinions(@FromCtx() ctx: Ctx, @Root() topic: { id: number }) {
    return listOpinions(ctx, topic.id)
  }

  @Authorized('topic.propose')
  @Mutation(() => TopicType, { description: '就议题向单位征求会审意见' })
  async askOpinions(@FromCtx() ctx: Ctx, @Arg('input', () => AskOpinionsInput) input: AskOpinionsInput) {
    const id = await askOpinions(ctx, input)
    return findTopic(ctx, id)
  }

  @Authorized('topic.propose')
  @Mutation(() => TopicType, { nullable: true, description: '回复会审意见' })
  async answerOpinion(@FromCtx() ctx: Ctx, @Arg('input', () => AnswerOpinionInput) input: AnswerOpinionInput) {
    const id = await answerOpinion(ctx, input)
    return findTopic(ctx, id)
  }

  @Authorized('topic.propose')
  @Mutation(() => TopicType, { description: '撤回尚未回复的征求' })
  async withdrawOpinion(@FromCtx() ctx: Ctx, @Arg('input', () => WithdrawOpinionInput) input: WithdrawOpinionInput) {
    const id = await withdrawOpinion(ctx, input)
    return findTopic(ctx, id)
  }

  @Authorized('topic.manage')
  @Mutation(() => TopicType, { description: '特别重大、特别复杂的，提请党政主要领导调度' })
  async raiseTopic(@FromCtx() ctx: Ctx, @Arg('input', () => RaiseTopicInput) input: RaiseTopicInput) {
    const id = await raiseTopic(ctx, input)
    return findTopic(ctx, id)
  }
}
