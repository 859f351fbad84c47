import { Arg, Authorized, Ctx as FromCtx, Field, FieldResolver, InputType, Int, Mutation, ObjectType, Resolver, Root } from 'type-graphql'
import type { Ctx } from '../../platform/context'
import { AssignmentType } from '../assignment/assignmentType.api'
import { meetingOf } from './escalated.query'
import { bringToMeeting } from './escalated.service'
import { TopicType } from './topic.api'
import { findTopic } from './topic.query'

@ObjectType({ description: '上报事项成为的议题' })
class EscalatedTopic {
  @Field(() => Int) id!: number
  @Field(() => String, { nullable: true }) number!: string | null
  @Field(() => String) title!: string
  @Field(() => String) stateLabel!: string
}

@ObjectType({ description: '上报的事项由哪个会议研究' })
class EscalatedMeeting {
  @Field(() => String, { nullable: true, description: '承接的一级由哪种会议研究；不由会议研究的为空' }) seriesName!: string | null
  @Field(() => Boolean, { description: '可以提请上会' }) mayBring!: boolean
  @Field(() => EscalatedTopic, { nullable: true, description: '最近一次提请上会的议题' }) topic!: EscalatedTopic | null
}

@InputType()
class BringToMeetingInput {
  @Field(() => Int) assignmentId!: number
}

@Resolver(() => AssignmentType)
export class EscalatedResolver {
  @FieldResolver(() => EscalatedMeeting, { description: '提请上会' })
  meeting(@FromCtx() ctx: Ctx, @Root() a: AssignmentType) {
    return meetingOf(ctx, a)
  }

  @Authorized('topic.manage')
  @Mutation(() => TopicType, { description: '提请上会：上报的事项进入承接会议的议题池' })
  async bringToMeeting(@FromCtx() ctx: Ctx, @Arg('input', () => BringToMeetingInput) input: BringToMeetingInput) {
    const id = await bringToMeeting(ctx, input.assignmentId)
    return findTopic(ctx, id)
  }
}
