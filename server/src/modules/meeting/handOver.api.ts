import { Arg, Authorized, Ctx as FromCtx, Field, InputType, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql'
import type { Ctx } from '../../platform/context'
import { MaxLength } from '../../platform/input'
import { DayScalar } from '../../platform/scalars'
import { handOverPlan } from './handOver.query'
import { handOverResolutions } from './handOver.service'

@ObjectType()
class HandOverAssignment {
  @Field(() => Int) id!: number
  @Field(() => String) number!: string
  @Field(() => String) title!: string
  @Field(() => DayScalar, { nullable: true }) dueOn!: string | null
}

@ObjectType({ description: '集中交办：一个单位收到什么' })
class HandOverUnit {
  @Field(() => Int) unitId!: number
  @Field(() => String) unitName!: string
  @Field(() => [HandOverAssignment]) assignments!: HandOverAssignment[]
}

@ObjectType({ description: '不交办的议定事项和原因' })
class HandOverSkipped {
  @Field(() => String, { description: '没有列为交办事项的为空文字' }) number!: string
  @Field(() => String) title!: string
  @Field(() => String) why!: string
}

@ObjectType({ description: '随集中交办答复交回的上报事项' })
class HandOverAnswer {
  @Field(() => Int) id!: number
  @Field(() => String) number!: string
  @Field(() => String) title!: string
  @Field(() => String, { description: '现在承接的一级' }) rungName!: string
  @Field(() => String, { description: '登记的答复' }) answer!: string
}

@ObjectType({ description: '集中交办预览' })
class HandOverPreview {
  @Field(() => [HandOverUnit]) units!: HandOverUnit[]
  @Field(() => [HandOverSkipped]) skipped!: HandOverSkipped[]
  @Field(() => [HandOverAnswer]) answers!: HandOverAnswer[]
}

@ObjectType()
class HandOverDone {
  @Field(() => Int, { description: '交办的件数' }) handedOver!: number
  @Field(() => Int, { description: '答复交回的上报事项' }) answered!: number
}

@InputType()
class HandOverResolutionsInput {
  @Field(() => Int) meetingId!: number
  @Field(() => [Int], { description: '预览里要交办的' }) @MaxLength(200) assignmentIds!: number[]
  @Field(() => [Int], { description: '预览里要答复交回的' }) @MaxLength(200) answerIds!: number[]
}

@Resolver()
export class HandOverResolver {
  @Authorized('assignment.handOver')
  @Query(() => HandOverPreview, { description: '集中交办前看：哪个单位收到什么、何时办结，哪些上报事项随之答复' })
  handOverPreview(@FromCtx() ctx: Ctx, @Arg('meetingId', () => Int) meetingId: number) {
    return handOverPlan(ctx, meetingId)
  }

  @Authorized('assignment.handOver')
  @Mutation(() => HandOverDone, { description: '集中交办：会议的议定事项连同时限一次交给责任单位，答复随之登记' })
  handOverResolutions(@FromCtx() ctx: Ctx, @Arg('input', () => HandOverResolutionsInput) input: HandOverResolutionsInput) {
    return handOverResolutions(ctx, input)
  }
}
