import { Arg, Authorized, Ctx as FromCtx, Field, ObjectType, Query, Resolver } from 'type-graphql'
import type { Ctx } from '../../platform/context'
import type { Hit, Todo } from '../../platform/manifest'
import { DayScalar } from '../../platform/scalars'
import { searchAll, todosFor, type TodoState } from './gather.query'

@ObjectType('Todo', { description: '待办：等着当前岗位去做的一件事' })
export class TodoType implements Todo {
  @Field(() => String) key!: string
  @Field(() => String) title!: string
  @Field(() => String, { description: '所属模块：assignment、meeting……' }) kind!: string
  @Field(() => String, { description: '门户里的地址' }) link!: string
  @Field(() => DayScalar, { nullable: true, description: '期限' }) dueOn!: string | null
  @Field(() => String, { description: 'OVERDUE 已逾期，TODAY 今天，SOON 三天内，LATER 以后，OPEN 无期限' }) state!: TodoState
}

@ObjectType('Hit', { description: '全局搜索的一条结果' })
export class HitType implements Hit {
  @Field(() => String) kind!: string
  @Field(() => String, { description: '类别的中文名' }) label!: string
  @Field(() => String) title!: string
  @Field(() => String, { nullable: true }) hint!: string | null
  @Field(() => String) link!: string
}

@Resolver()
export class InboxResolver {
  @Authorized('inbox.use')
  @Query(() => [TodoType], { description: '我的待办，期限近的在前' })
  todos(@FromCtx() ctx: Ctx) {
    return todosFor(ctx)
  }

  @Authorized('inbox.use')
  @Query(() => [HitType], { description: '全局搜索：名称、代码、拼音或拼音首字母；只查看得到的' })
  search(@FromCtx() ctx: Ctx, @Arg('text', () => String) text: string) {
    return searchAll(ctx, text)
  }
}
