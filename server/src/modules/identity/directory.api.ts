import { Arg, Args, Authorized, Ctx as FromCtx, Field, FieldResolver, Info, InputType, Int, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql'
import type { GraphQLResolveInfo } from 'graphql'
import { asksFor } from '../../platform/connection'
import type { Ctx } from '../../platform/context'
import { Done, PageInfo, PageInput } from '../../platform/graphql'
import { MaxLength, oneOf, Required } from '../../platform/input'
import { DayScalar } from '../../platform/scalars'
import { findUser, listPosts, listUnits, listUsers, tenuresOf } from './directory.query'
import { appoint, endTenure, savePost, saveUnit, saveUser } from './directory.service'
import { ABILITIES, GRADES, ROLES, SCOPES, UNIT_KINDS, type Grade, type Role, type Scope, type UnitKind } from './permission.rules'

const said = (words: Record<string, string>) => Object.entries(words).map(([k, v]) => `${k} ${v}`).join('，')

@ObjectType('Unit', { description: '单位' })
export class UnitType {
  @Field(() => Int) id!: number
  @Field(() => Int) version!: number
  @Field(() => String) name!: string
  @Field(() => String) shortName!: string
  @Field(() => String, { description: said(UNIT_KINDS) }) kind!: UnitKind
  @Field(() => Int, { nullable: true }) parentId!: number | null
  @Field(() => String, { nullable: true }) parentName!: string | null
  @Field(() => Int, { description: '排序号' }) ordinal!: number
  @Field(() => Boolean) active!: boolean
  @Field(() => String, { description: '供选择框查找：名称、拼音、首字母，以空格分隔' }) searchKey!: string
}

@ObjectType('Post', { description: '岗位：单位里的一个席位，职责属于岗位而不属于个人' })
export class PostType {
  @Field(() => Int) id!: number
  @Field(() => Int) version!: number
  @Field(() => String) name!: string
  @Field(() => String, { description: said(ROLES) }) role!: Role
  @Field(() => String, { description: said(GRADES) }) grade!: Grade
  @Field(() => Int) unitId!: number
  @Field(() => String) unitName!: string
  @Field(() => Int) ordinal!: number
  @Field(() => Boolean) active!: boolean
  @Field(() => String, { nullable: true, description: '今天任此岗位的人' }) holderName!: string | null
  @Field(() => String, { description: '供选择框查找：岗位、单位、任职人的名称、拼音、首字母，以空格分隔' }) searchKey!: string
}

@ObjectType('Tenure', { description: '任职：某人自某日至某日任某岗位' })
export class TenureType {
  @Field(() => Int) id!: number
  @Field(() => Int) version!: number
  @Field(() => Int) postId!: number
  @Field(() => String) postName!: string
  @Field(() => String) unitName!: string
  @Field(() => DayScalar) fromOn!: string
  @Field(() => DayScalar, { nullable: true }) untilOn!: string | null
}

@ObjectType('User', { description: '用户' })
export class UserType {
  @Field(() => Int) id!: number
  @Field(() => Int) version!: number
  @Field(() => String) name!: string
  @Field(() => String) username!: string
  @Field(() => String, { nullable: true }) phone!: string | null
  @Field(() => String, { nullable: true }) email!: string | null
  @Field(() => Boolean) active!: boolean
}

@ObjectType()
export class UserConnection {
  @Field(() => [UserType]) nodes!: UserType[]
  @Field(() => Int, { nullable: true }) totalCount!: number | null
  @Field(() => PageInfo) pageInfo!: PageInfo
}

@ObjectType({ description: '一类岗位的权限及其范围' })
export class AbilityHolderType {
  @Field(() => String) role!: string
  @Field(() => String, { description: said(SCOPES) }) scope!: Scope
}

@ObjectType({ description: '岗位权限表的一句话' })
export class AbilityType {
  @Field(() => String) name!: string
  @Field(() => String) says!: string
  @Field(() => [AbilityHolderType], { description: '有此权限的岗位类别' }) holders!: AbilityHolderType[]
}

@InputType()
class UnitFilterInput {
  @Field(() => String, { nullable: true }) @MaxLength(60) text?: string
  @Field(() => [String], { nullable: true }) @oneOf(UNIT_KINDS) kinds?: UnitKind[]
  @Field(() => Boolean, { nullable: true }) active?: boolean
}

@InputType()
class PostFilterInput {
  @Field(() => String, { nullable: true }) @MaxLength(60) text?: string
  @Field(() => Int, { nullable: true }) unitId?: number
  @Field(() => [Int], { nullable: true, description: '任一单位' }) @MaxLength(200) unitIds?: number[]
  @Field(() => [String], { nullable: true }) @oneOf(ROLES) roles?: Role[]
  @Field(() => Boolean, { nullable: true }) active?: boolean
}

@InputType()
class UserFilterInput {
  @Field(() => String, { nullable: true }) @MaxLength(60) text?: string
  @Field(() => Int, { nullable: true }) unitId?: number
  @Field(() => [Int], { nullable: true, description: '任一单位，离任的也算' }) @MaxLength(200) unitIds?: number[]
  @Field(() => Boolean, { nullable: true }) active?: boolean
}

@InputType()
class SaveUnitInput {
  @Field(() => Int, { nullable: true, description: '修改时填' }) id?: number
  @Field(() => Int, { nullable: true, description: '修改时填：您看到的版本' }) version?: number
  @Field(() => String) @Required() @MaxLength(80) name!: string
  @Field(() => String, { nullable: true }) @MaxLength(40) shortName?: string
  @Field(() => String) @oneOf(UNIT_KINDS) kind!: UnitKind
  @Field(() => Int, { nullable: true }) parentId?: number
  @Field(() => Int, { nullable: true }) ordinal?: number
  @Field(() => Boolean, { nullable: true }) active?: boolean
}

@InputType()
class SavePostInput {
  @Field(() => Int, { nullable: true }) id?: number
  @Field(() => Int, { nullable: true }) version?: number
  @Field(() => Int) unitId!: number
  @Field(() => String) @Required() @MaxLength(80) name!: string
  @Field(() => String) @oneOf(ROLES) role!: Role
  @Field(() => String) @oneOf(GRADES) grade!: Grade
  @Field(() => Int, { nullable: true }) ordinal?: number
  @Field(() => Boolean, { nullable: true }) active?: boolean
}

@InputType()
class SaveUserInput {
  @Field(() => Int, { nullable: true }) id?: number
  @Field(() => Int, { nullable: true }) version?: number
  @Field(() => String) @Required() @MaxLength(40) name!: string
  @Field(() => String) @Required() @MaxLength(40) username!: string
  @Field(() => String, { nullable: true }) @MaxLength(30) phone?: string
  @Field(() => String, { nullable: true }) @MaxLength(120) email?: string
  @Field(() => Boolean, { nullable: true }) active?: boolean
  @Field(() => String, { nullable: true, description: '新密码；修改用户时不填则不变' }) @MaxLength(256) password?: string
}

@InputType()
class AppointInput {
  @Field(() => Int) userId!: number
  @Field(() => Int) postId!: number
  @Field(() => DayScalar) fromOn!: string
  @Field(() => DayScalar, { nullable: true }) untilOn?: string
}

@InputType()
class EndTenureInput {
  @Field(() => Int) id!: number
  @Field(() => Int) version!: number
  @Field(() => DayScalar, { description: '在任的最后一天' }) untilOn!: string
}

const one = async <T extends { id: number }>(rows: Promise<T[]>, id: number) => (await rows).find(row => row.id === id)!
const done = () => ({ __typename: 'Done', done: true })

@Resolver(() => UserType)
export class DirectoryResolver {
  @Authorized('directory.read')
  @Query(() => [UnitType], { description: '本县单位，按排序号' })
  units(@FromCtx() ctx: Ctx, @Arg('filter', () => UnitFilterInput, { nullable: true }) filter?: UnitFilterInput) {
    return listUnits(ctx, filter)
  }

  @Authorized('directory.read')
  @Query(() => [PostType], { description: '本县岗位和今天的任职人' })
  posts(@FromCtx() ctx: Ctx, @Arg('filter', () => PostFilterInput, { nullable: true }) filter?: PostFilterInput) {
    return listPosts(ctx, filter)
  }

  @Authorized('directory.manage')
  @Query(() => UserConnection, { description: '本县用户' })
  users(
    @FromCtx() ctx: Ctx,
    @Args(() => PageInput) page: PageInput,
    @Info() info: GraphQLResolveInfo,
    @Arg('filter', () => UserFilterInput, { nullable: true }) filter?: UserFilterInput,
  ) {
    return listUsers(ctx, filter ?? {}, page, asksFor(info, 'totalCount'))
  }

  @FieldResolver(() => [TenureType], { description: '全部任职，含已离任的' })
  tenures(@FromCtx() ctx: Ctx, @Root() user: UserType) {
    return tenuresOf(ctx, [user.id])
  }

  @Authorized('directory.read')
  @Query(() => [AbilityType], { description: '岗位权限表' })
  abilities() {
    return Object.entries(ABILITIES).map(([name, { says, holders }]) => ({
      name, says, holders: Object.entries(holders).map(([role, scope]) => ({ role, scope })),
    }))
  }

  @Authorized('directory.manage')
  @Mutation(() => UnitType, { description: '新增或修改单位' })
  async saveUnit(@FromCtx() ctx: Ctx, @Arg('input', () => SaveUnitInput) input: SaveUnitInput) {
    const id = await saveUnit(ctx, input)
    return one(listUnits(ctx), id)
  }

  @Authorized('directory.manage')
  @Mutation(() => PostType, { description: '新增或修改岗位' })
  async savePost(@FromCtx() ctx: Ctx, @Arg('input', () => SavePostInput) input: SavePostInput) {
    const id = await savePost(ctx, input)
    return one(listPosts(ctx), id)
  }

  @Authorized('directory.manage')
  @Mutation(() => UserType, { description: '新增或修改用户；重设密码或停用会使其退出' })
  async saveUser(@FromCtx() ctx: Ctx, @Arg('input', () => SaveUserInput) input: SaveUserInput) {
    return findUser(ctx, await saveUser(ctx, input))
  }

  @Authorized('directory.manage')
  @Mutation(() => Done, { description: '登记任职' })
  async appoint(@FromCtx() ctx: Ctx, @Arg('input', () => AppointInput) input: AppointInput) {
    await appoint(ctx, input)
    return done()
  }

  @Authorized('directory.manage')
  @Mutation(() => Done, { description: '登记离任' })
  async endTenure(@FromCtx() ctx: Ctx, @Arg('input', () => EndTenureInput) input: EndTenureInput) {
    await endTenure(ctx, input)
    return done()
  }

}
