import { Arg, Authorized, Ctx as FromCtx, Field, InputType, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql'
import type { Ctx } from '../../platform/context'
import { MaxLength } from '../../platform/input'
import { DayScalar } from '../../platform/scalars'
import { requireReadable } from './project.service'
import { taskForceOf } from './taskForce.query'
import type { Seated } from './taskForce.rules'
import { maySetTaskForce, setTaskForce, type SetTaskForce } from './taskForce.service'

@ObjectType('TaskForceMember', { description: '专班里的一个席位：岗位，或岗位名录以外的人' })
export class TaskForceMemberType {
  @Field(() => Int) id!: number
  @Field(() => String, { description: 'LEADER 组长，DEPUTY 副组长，MEMBER 成员' }) seat!: string
  @Field(() => String) seatLabel!: string
  @Field(() => Int, { nullable: true }) postId!: number | null
  @Field(() => String, { description: '单位和岗位，或所写的姓名、职务' }) name!: string
  @Field(() => String, { nullable: true, description: '今天的任职人' }) holderName!: string | null
  @Field(() => DayScalar) fromOn!: string
  @Field(() => DayScalar, { nullable: true }) untilOn!: string | null
  @Field(() => Boolean, { description: '已退出专班' }) past!: boolean
}

@ObjectType('TaskForce', { description: '项目专班（工作小组）' })
export class TaskForceType {
  @Field(() => Int) id!: number
  @Field(() => Int) version!: number
  @Field(() => Int, { nullable: true }) leadUnitId!: number | null
  @Field(() => String, { nullable: true, description: '牵头单位' }) leadUnitName!: string | null
  @Field(() => DayScalar) fromOn!: string
  @Field(() => DayScalar, { nullable: true }) untilOn!: string | null
  @Field(() => String, { nullable: true, description: '成立的文件' }) paper!: string | null
  @Field(() => Boolean, { description: '仍在运行' }) standing!: boolean
  @Field(() => [TaskForceMemberType], { description: '组长在前，含已退出的' }) members!: TaskForceMemberType[]
}

@ObjectType('ProjectTaskForce')
export class ProjectTaskForceType {
  @Field(() => TaskForceType, { nullable: true, description: '空为还没有专班' }) taskForce!: TaskForceType | null
  @Field(() => Boolean) maySet!: boolean
}

@InputType()
class SeatedInput implements Seated {
  @Field(() => Int, { nullable: true }) postId?: number | null
  @Field(() => String, { nullable: true, description: '岗位名录以外的人：姓名、单位、职务' }) @MaxLength(100) text?: string | null
}

@InputType()
class SetTaskForceInput implements SetTaskForce {
  @Field(() => Int) projectId!: number
  @Field(() => Int, { nullable: true, description: '修改时填：您看到的版本' }) version?: number | null
  @Field(() => Int, { nullable: true }) leadUnitId?: number | null
  @Field(() => DayScalar) fromOn!: string
  @Field(() => DayScalar, { nullable: true }) untilOn?: string | null
  @Field(() => String, { nullable: true }) @MaxLength(200) paper?: string | null
  @Field(() => SeatedInput) leader!: SeatedInput
  @Field(() => [SeatedInput]) @MaxLength(10) deputies!: SeatedInput[]
  @Field(() => [SeatedInput]) @MaxLength(40) members!: SeatedInput[]
}

const shown = async (ctx: Ctx, projectId: number) => ({ taskForce: await taskForceOf(ctx, projectId), maySet: await maySetTaskForce(ctx, projectId) })

@Resolver()
export class TaskForceResolver {
  @Authorized('project.read')
  @Query(() => ProjectTaskForceType, { description: '项目的专班（工作小组）' })
  async projectTaskForce(@FromCtx() ctx: Ctx, @Arg('projectId', () => Int) projectId: number) {
    await requireReadable(ctx, projectId)
    return shown(ctx, projectId)
  }

  @Authorized('taskForce.set')
  @Mutation(() => ProjectTaskForceType, { description: '成立或调整项目专班' })
  async setTaskForce(@FromCtx() ctx: Ctx, @Arg('input', () => SetTaskForceInput) input: SetTaskForceInput) {
    return shown(ctx, await setTaskForce(ctx, input))
  }
}
