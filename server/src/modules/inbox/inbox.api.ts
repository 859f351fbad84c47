import { Arg, Authorized, Ctx as FromCtx, Field, Int, ObjectType, Query, Resolver } from 'type-graphql'
import type { Ctx } from '../../platform/context'
import type { Hit, Todo } from '../../platform/manifest'
import { DayScalar } from '../../platform/scalars'
import { searchAll, todosFor, todosOfOtherSeats, type TodoState } from './gather.query'

@ObjectType('Todo', { description: '待办：等着当前岗位去做的一件事' })
export class TodoType implements Todo {
  @Field(() => String) key!: string
  @Field(() => String) title!: string
  @Field(() => String, { description: '所属模块：assignment、meeting……' }) kind!: string
  @Field(() => String, { description: '门户里的地址' }) link!: string
  @Field(() => DayScalar, { nullable: true, description: '期限' }) dueOn!: string | null
  @Field(() => String, { description: 'OVERDUE 已逾期，TODAY 今天，SOON 三天内，LATER 以后，OPEN 无期限' }) state!: TodoState
}

@ObjectType('SeatTodos', { description: '本人另一个岗位（兼任或代行）的待办' })
export class SeatTodosType {
  @Field(() => Int) tenureId!: number
  @Field(() => Int, { nullable: true }) delegationId!: number | null
  @Field(() => Int) postId!: number
  @Field(() => String) postName!: string
  @Field(() => String) unitName!: string
  @Field(() => String, { nullable: true, description: '代行的岗位；空为兼任' }) onBehalfOf!: string | null
  @Field(() => DayScalar, { nullable: true, description: '代行到哪天' }) untilOn!: string | null
  @Field(() => Int) count!: number
  @Field(() => Int, { description: '其中已逾期' }) overdue!: number
  @Field(() => [TodoType], { description: '前三项' }) todos!: TodoType[]
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
  @Query(() => [SeatTodosType], { description: '兼任和代行岗位的待办，切换岗位后办理' })
  seatTodos(@FromCtx() ctx: Ctx) {
    return todosOfOtherSeats(ctx)
  }

  @Authorized('inbox.use')
  @Query(() => [HitType], { description: '全局搜索：名称、代码、拼音或拼音首字母；只查看得到的' })
  search(@FromCtx() ctx: Ctx, @Arg('text', () => String) text: string) {
    return searchAll(ctx, text)
  }
}
