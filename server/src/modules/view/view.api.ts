import { Arg, Authorized, Ctx as FromCtx, Field, InputType, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql'
import type { Ctx } from '../../platform/context'
import { Done } from '../../platform/graphql'
import { MaxLength, oneOf, Required } from '../../platform/input'
import { listViews } from './view.query'
import { SHARINGS, type Sharing } from './view.rules'
import { removeView, saveView } from './view.service'

@ObjectType('SavedView', { description: '保存的视图：名称和地址栏里的条件' })
export class SavedView {
  @Field(() => Int) id!: number
  @Field(() => String) collection!: string
  @Field(() => String) name!: string
  @Field(() => String, { description: '地址栏条件，不含问号' }) query!: string
  @Field(() => String, { description: 'MINE 仅自己，UNIT 本单位，COUNTY 全县' }) sharing!: Sharing
  @Field(() => Boolean, { description: '是本人保存的' }) mine!: boolean
}

@InputType()
class SaveViewInput {
  @Field(() => String) @Required() @MaxLength(40) collection!: string
  @Field(() => String) @Required() @MaxLength(40) name!: string
  @Field(() => String) @MaxLength(2000) query!: string
  @Field(() => String) @oneOf(SHARINGS) sharing!: Sharing
}

@Resolver()
export class ViewResolver {
  @Authorized('view.use')
  @Query(() => [SavedView], { description: '一个列表的视图：自己的、本单位共用的、全县共用的' })
  savedViews(@FromCtx() ctx: Ctx, @Arg('collection', () => String) collection: string) {
    return listViews(ctx, collection)
  }

  @Authorized('view.use')
  @Mutation(() => [SavedView], { description: '保存视图；同名的自己的视图被替换。回答该列表的全部视图' })
  async saveView(@FromCtx() ctx: Ctx, @Arg('input', () => SaveViewInput) input: SaveViewInput) {
    await saveView(ctx, input)
    return listViews(ctx, input.collection)
  }

  @Authorized('view.use')
  @Mutation(() => Done, { description: '删除视图' })
  async removeView(@FromCtx() ctx: Ctx, @Arg('id', () => Int) id: number) {
    await removeView(ctx, id)
    return { __typename: 'Done', done: true }
  }
}
