import { Arg, Authorized, Ctx as FromCtx, Field, FieldResolver, InputType, Int, Mutation, ObjectType, Resolver, Root } from 'type-graphql'
import type { Ctx } from '../../platform/context'
import { MaxLength, Required } from '../../platform/input'
import { DayScalar } from '../../platform/scalars'
import { findAssignmentRow, type AssignmentRow } from './assignment.query'
import { AssignmentType, EarlierAssignmentType } from './assignmentType.api'
import { ladderFor } from './escalation.query'
import { escalateAssignment, handBackAssignment } from './escalation.service'
import { recurrenceChain } from './recurrence.query'
import { decideRecurrence } from './recurrence.service'

@ObjectType('EscalationRung', { description: '上报层级的一级' })
export class EscalationRungType {
  @Field(() => String) name!: string
  @Field(() => String, { nullable: true }) clause!: string | null
  @Field(() => Boolean, { description: '现在由这一级答复' }) now!: boolean
}

@ObjectType('AssignmentEscalation', { description: '一次上报：由哪一级承接、多少天、怎样答复' })
export class AssignmentEscalationType {
  @Field(() => Int) id!: number
  @Field(() => String) name!: string
  @Field(() => String, { nullable: true }) clause!: string | null
  @Field(() => String) reason!: string
  @Field(() => String) byText!: string
  @Field(() => DayScalar) fromOn!: string
  @Field(() => DayScalar, { nullable: true }) untilOn!: string | null
  @Field(() => Int, { description: '自然日，停表的日子不计' }) days!: number
  @Field(() => String, { nullable: true }) answer!: string | null
  @Field(() => String, { nullable: true }) answeredByText!: string | null
}

@ObjectType('AssignmentLadder', { description: '这件事在本县问题上报层级上的位置' })
export class AssignmentLadderType {
  @Field(() => String, { description: 'CLAUSE 条款，SETTING 本县设定' }) source!: string
  @Field(() => String, { nullable: true }) clause!: string | null
  @Field(() => String, { description: '从谁开始' }) start!: string
  @Field(() => String, { nullable: true, description: '没有上报层级时，为什么' }) because!: string | null
  @Field(() => [EscalationRungType]) rungs!: EscalationRungType[]
  @Field(() => [AssignmentEscalationType]) held!: AssignmentEscalationType[]
  @Field(() => String, { nullable: true, description: '下一级' }) next!: string | null
  @Field(() => Boolean) mayEscalate!: boolean
  @Field(() => Boolean) mayHandBack!: boolean
}

@InputType()
class EscalateAssignmentInput {
  @Field(() => Int) id!: number
  @Field(() => Int) version!: number
  @Field(() => String, { description: '为什么办不了，需要解决什么' }) @Required() @MaxLength(1000) reason!: string
}

@InputType()
class HandBackAssignmentInput {
  @Field(() => Int) id!: number
  @Field(() => Int) version!: number
  @Field(() => String, { description: '答复' }) @Required() @MaxLength(2000) answer!: string
}

@InputType()
class DecideRecurrenceInput {
  @Field(() => Int) id!: number
  @Field(() => Int) version!: number
  @Field(() => Boolean, { description: '是同一问题反复发生' }) same!: boolean
  @Field(() => Int, { nullable: true, description: '此前已销号的哪一件；空时为系统找到的' }) earlierId?: number | null
}

@Resolver(() => AssignmentType)
export class AssignmentEscalationResolver {
  @Authorized('assignment.read')
  @Mutation(() => AssignmentType, { description: '上报上一级：责任单位报到第一级，承接的行业主管部门或联席办再往上报' })
  async escalateAssignment(@FromCtx() ctx: Ctx, @Arg('input', () => EscalateAssignmentInput) input: EscalateAssignmentInput) {
    const id = await escalateAssignment(ctx, input)
    return findAssignmentRow(ctx, id)
  }

  @Authorized('assignment.answer')
  @Mutation(() => AssignmentType, { description: '登记上级的答复，交回责任单位；行业主管部门答复报到本单位的' })
  async handBackAssignment(@FromCtx() ctx: Ctx, @Arg('input', () => HandBackAssignmentInput) input: HandBackAssignmentInput) {
    const id = await handBackAssignment(ctx, input)
    return findAssignmentRow(ctx, id)
  }

  @Authorized('assignment.list')
  @Mutation(() => AssignmentType, { description: '认定是否反复发生' })
  async decideRecurrence(@FromCtx() ctx: Ctx, @Arg('input', () => DecideRecurrenceInput) input: DecideRecurrenceInput) {
    const id = await decideRecurrence(ctx, input)
    return findAssignmentRow(ctx, id)
  }

  @FieldResolver(() => AssignmentLadderType, { description: '上报层级' })
  ladder(@FromCtx() ctx: Ctx, @Root() a: AssignmentType) {
    return ladderFor(ctx, a as AssignmentRow)
  }

  @FieldResolver(() => [EarlierAssignmentType], { description: '反复发生：此前各次，近的在前' })
  earlierTimes(@FromCtx() ctx: Ctx, @Root() a: AssignmentType) {
    return recurrenceChain(ctx, a.recurrenceOfId)
  }
}
