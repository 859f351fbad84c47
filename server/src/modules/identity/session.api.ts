import { Arg, Authorized, Ctx as FromCtx, Extensions, Field, InputType, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql'
import { MaxLength } from '../../platform/input'
import type { Ctx } from '../../platform/context'
import { Done } from '../../platform/graphql'
import { DayScalar } from '../../platform/scalars'
import { OWN_TRANSACTION } from '../../platform/unitOfWork'
import { sessionView } from './session.query'
import { changePassword, createFirstAdministrator, signIn, signOut, signOutEverywhere, switchPost } from './session.service'

@ObjectType({ description: '登录的人' })
export class SessionUser {
  @Field(() => Int) id!: number
  @Field(() => String) name!: string
  @Field(() => String) username!: string
}

@ObjectType({ description: '当前岗位' })
export class SessionPost {
  @Field(() => Int) id!: number
  @Field(() => String) name!: string
  @Field(() => String, { description: '职级' }) grade!: string
  @Field(() => String, { description: '岗位类别：ADMINISTRATOR、SECRETARY、OFFICE_HEAD、UNIT_HEAD、LIAISON、HANDLER、LEAD_OFFICIAL、PANELIST、READER' }) role!: string
}

@ObjectType({ description: '当前岗位所在单位' })
export class SessionUnit {
  @Field(() => Int) id!: number
  @Field(() => String) name!: string
  @Field(() => String) kind!: string
}

@ObjectType({ description: '行政区' })
export class SessionJurisdiction {
  @Field(() => Int) id!: number
  @Field(() => String, { description: 'GB/T 2260 代码' }) code!: string
  @Field(() => String) name!: string
  @Field(() => String) shortName!: string
}

@ObjectType({ description: '可以切换的岗位：本人任职，或受委托代行的岗位' })
export class Seat {
  @Field(() => Int) tenureId!: number
  @Field(() => Int, { nullable: true, description: '代行时的委托编号' }) delegationId!: number | null
  @Field(() => String) postName!: string
  @Field(() => String) unitName!: string
  @Field(() => String, { nullable: true, description: '代行的岗位' }) onBehalfOf!: string | null
  @Field(() => Boolean) current!: boolean
}

@ObjectType({ description: '会话：谁、在哪个岗位、可以做什么。没有登录时各项为空' })
export class SessionView {
  @Field(() => Boolean) signedIn!: boolean
  @Field(() => Boolean, { description: '系统尚未启用，需要建立第一个行政区和管理员' }) firstRun!: boolean
  @Field(() => DayScalar, { description: '今天（北京时间）' }) today!: string
  @Field(() => SessionUser, { nullable: true }) user!: SessionUser | null
  @Field(() => SessionPost, { nullable: true }) post!: SessionPost | null
  @Field(() => SessionUnit, { nullable: true }) unit!: SessionUnit | null
  @Field(() => SessionJurisdiction, { nullable: true }) jurisdiction!: SessionJurisdiction | null
  @Field(() => [Seat]) posts!: Seat[]
  @Field(() => [String], { description: '当前岗位的权限代号' }) abilities!: string[]
}

@InputType()
class SignInInput {
  @Field(() => String) @MaxLength(40) username!: string
  @Field(() => String) @MaxLength(256) password!: string
}

@InputType()
class SwitchPostInput {
  @Field(() => Int) tenureId!: number
  @Field(() => Int, { nullable: true }) delegationId?: number | null
}

@InputType()
class ChangePasswordInput {
  @Field(() => String) @MaxLength(256) current!: string
  @Field(() => String) @MaxLength(256) next!: string
}

@InputType()
class FirstAdministratorInput {
  @Field(() => String) @MaxLength(6) jurisdictionCode!: string
  @Field(() => String) @MaxLength(40) jurisdictionName!: string
  @Field(() => String) @MaxLength(80) unitName!: string
  @Field(() => String) @MaxLength(40) name!: string
  @Field(() => String) @MaxLength(40) username!: string
  @Field(() => String) @MaxLength(256) password!: string
}

const done = () => ({ __typename: 'Done', done: true })

@Resolver()
export class SessionResolver {
  @Query(() => SessionView, { description: '当前会话；未登录也可以问' })
  session(@FromCtx() ctx: Ctx) {
    return sessionView(ctx)
  }

  @Extensions({ [OWN_TRANSACTION]: true })
  @Mutation(() => Done, { description: '登录。输错密码的等待时间逐次加长' })
  async signIn(@FromCtx() ctx: Ctx, @Arg('input', () => SignInInput) input: SignInInput) {
    await signIn(ctx, input)
    return done()
  }

  @Mutation(() => Done, { description: '建立第一个行政区、联席办和管理员；仅在系统为空时可用' })
  async createFirstAdministrator(@FromCtx() ctx: Ctx, @Arg('input', () => FirstAdministratorInput) input: FirstAdministratorInput) {
    await createFirstAdministrator(ctx, input)
    return done()
  }

  @Authorized('session.use')
  @Mutation(() => Done, { description: '退出登录' })
  async signOut(@FromCtx() ctx: Ctx) {
    await signOut(ctx)
    return done()
  }

  @Authorized('session.use')
  @Mutation(() => Done, { description: '退出所有设备' })
  async signOutEverywhere(@FromCtx() ctx: Ctx) {
    await signOutEverywhere(ctx)
    return done()
  }

  @Authorized('session.use')
  @Mutation(() => Done, { description: '切换到本人的另一个岗位，或受委托代行的岗位' })
  async switchPost(@FromCtx() ctx: Ctx, @Arg('input', () => SwitchPostInput) input: SwitchPostInput) {
    await switchPost(ctx, input)
    return done()
  }

  @Authorized('session.use')
  @Extensions({ [OWN_TRANSACTION]: true })
  @Mutation(() => Done, { description: '修改自己的密码；其他设备随之退出' })
  async changePassword(@FromCtx() ctx: Ctx, @Arg('input', () => ChangePasswordInput) input: ChangePasswordInput) {
    await changePassword(ctx, input)
    return done()
  }
}
