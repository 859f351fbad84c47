import { Arg, Authorized, Ctx as FromCtx, Field, InputType, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql'
import type { Ctx } from '../../platform/context'
import { Done } from '../../platform/graphql'
import { MaxLength, Required } from '../../platform/input'
import { DayScalar } from '../../platform/scalars'
import { endDelegation } from './delegation.service'
import { listDelegations } from './directory.query'
import { delegate } from './directory.service'

@ObjectType('Delegation', { description: '委托：一个岗位的职责在一段时间内由另一个岗位代行' })
export class DelegationType {
  @Field(() => Int) id!: number
  @Field(() => Int) version!: number
  @Field(() => Int) fromPostId!: number
  @Field(() => String) fromPostName!: string
  @Field(() => String) fromUnitName!: string
  @Field(() => Int) toPostId!: number
  @Field(() => String) toPostName!: string
  @Field(() => String) toUnitName!: string
  @Field(() => DayScalar) fromOn!: string
  @Field(() => DayScalar) untilOn!: string
  @Field(() => String) reason!: string
}

@InputType()
class DelegateInput {
  @Field(() => Int) fromPostId!: number
  @Field(() => Int) toPostId!: number
  @Field(() => DayScalar) fromOn!: string
  @Field(() => DayScalar) untilOn!: string
  @Field(() => String) @Required() @MaxLength(200) reason!: string
}

@InputType()
class EndDelegationInput {
  @Field(() => Int) id!: number
  @Field(() => Int) version!: number
}

const done = () => ({ __typename: 'Done', done: true })

@Resolver()
export class DelegationResolver {
  @Authorized('delegation.manage')
  @Query(() => [DelegationType], { description: '本县委托' })
  delegations(@FromCtx() ctx: Ctx) {
    return listDelegations(ctx)
  }

  @Authorized('delegation.manage')
  @Mutation(() => Done, { description: '登记委托' })
  async delegate(@FromCtx() ctx: Ctx, @Arg('input', () => DelegateInput) input: DelegateInput) {
    await delegate(ctx, input)
    return done()
  }

  @Authorized('delegation.manage')
  @Mutation(() => Done, { description: '结束委托' })
  async endDelegation(@FromCtx() ctx: Ctx, @Arg('input', () => EndDelegationInput) input: EndDelegationInput) {
    await endDelegation(ctx, input)
    return done()
  }
}
