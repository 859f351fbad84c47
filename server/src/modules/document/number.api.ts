import { Arg, Authorized, Ctx as FromCtx, Field, InputType, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql'
import type { Ctx } from '../../platform/context'
import { Between, MaxLength, oneOf, Required } from '../../platform/input'
import { REGISTER_KINDS, type RegisterKind } from './document.rules'
import { listRegisters } from './number.query'
import { setLastNumber } from './number.service'

const said = Object.entries(REGISTER_KINDS).map(([k, v]) => `${k} ${v}`).join(',')

@ObjectType('NumberRegister', { description: '编号登记簿的一个系列，按年编号' })
class NumberRegisterType {
  @Field(() => Int) id!: number
  @Field(() => Int) version!: number
  @Field(() => String, { description: said }) kind!: RegisterKind
  @Field(() => String, { description: '机关代字或会议名称' }) series!: string
  @Field(() => Int) year!: number
  @Field(() => Int, { description: '最后一个编号' }) last!: number
  @Field(() => Int, { description: '其中平台以外编到第几号，本县登记；0 表示都由平台编' }) start!: number
  @Field(() => String, { nullable: true, description: '登记的依据' }) basis!: string | null
  @Field(() => String, { description: '下一个编号' }) next!: string
}

@InputType()
class SetLastNumberInput {
  @Field(() => String, { description: said }) @oneOf(REGISTER_KINDS) kind!: RegisterKind
  @Field(() => String, { description: '机关代字或会议名称' }) @Required() @MaxLength(30) series!: string
  @Field(() => Int) @Between(2000, 2100) year!: number
  @Field(() => Int, { description: '平台以外最后一个编号；没有编过填 0' }) @Between(0, 99999) last!: number
  @Field(() => String, { description: '依据' }) @Required() @MaxLength(200) basis!: string
  @Field(() => Int, { nullable: true, description: '您看到的版本；新登记的为空' }) version?: number
}

@Resolver()
export class NumberResolver {
  @Authorized('document.manage')
  @Query(() => [NumberRegisterType], { description: '编号登记簿，新的年份在前' })
  numberRegisters(@FromCtx() ctx: Ctx) {
    return listRegisters(ctx)
  }

  @Authorized('document.manage')
  @Mutation(() => NumberRegisterType, { description: '登记平台以外最后一个编号，平台接着编；写明依据，本县设定' })
  async setLastNumber(@FromCtx() ctx: Ctx, @Arg('input', () => SetLastNumberInput) input: SetLastNumberInput) {
    const id = await setLastNumber(ctx, input)
    return (await listRegisters(ctx)).find(r => r.id === id)!
  }
}
