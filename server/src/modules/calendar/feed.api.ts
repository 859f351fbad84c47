import { Arg, Authorized, Ctx as FromCtx, Field, Mutation, ObjectType, Query, Resolver } from 'type-graphql'
import { addDays } from '../../kernel/day'
import { invalid } from '../../kernel/refusal'
import type { Ctx } from '../../platform/context'
import { Done } from '../../platform/graphql'
import type { CalendarEvent } from '../../platform/manifest'
import { DayScalar, Instant } from '../../platform/scalars'
import { eventsOf, findOwnFeed } from './feed.query'
import { LONGEST_SPAN } from './feed.rules'
import { closeFeed, openFeed } from './feed.service'

@ObjectType('CalendarEvent', { description: '日历上的一件事：会议、期限、节点' })
export class CalendarEventType implements CalendarEvent {
  @Field(() => String, { description: '固定不变的标识' }) uid!: string
  @Field(() => String, { description: '类别，如 meeting、assignment' }) kind!: string
  @Field(() => String) title!: string
  @Field(() => String, { description: '门户内的地址' }) link!: string
  @Field(() => DayScalar, { nullable: true, description: '全天的事在哪一天' }) on!: string | null
  @Field(() => Instant, { nullable: true }) startAt!: number | null
  @Field(() => Instant, { nullable: true }) endAt!: number | null
  @Field(() => String, { nullable: true, description: '地点' }) place!: string | null
  @Field(() => String, { nullable: true }) note!: string | null
}

@ObjectType('CalendarFeed', { description: '手机订阅日历；地址只在生成时显示一次' })
export class CalendarFeedType {
  @Field(() => Instant, { description: '地址生成的时刻' }) createdAt!: number
}

@ObjectType('CalendarFeedAddress', { description: '新生成的订阅地址' })
export class CalendarFeedAddressType {
  @Field(() => String, { description: '以 / 开头的路径，前面加上本系统的网址；知道它的人都能看到您的日程，请勿外传' }) path!: string
}

@Resolver()
export class FeedResolver {
  @Authorized('calendar.read')
  @Query(() => [CalendarEventType], { description: '当前岗位自某日至某日（含）的会议、期限和节点' })
  calendarEvents(@FromCtx() ctx: Ctx, @Arg('from', () => DayScalar) from: string, @Arg('to', () => DayScalar) to: string) {
    if (to < from || to > addDays(from, LONGEST_SPAN))
      throw invalid({ field: 'to', message: `结束日期应不早于开始日期，且一次最多查看 ${LONGEST_SPAN} 天。` })
    return eventsOf(ctx, from, to)
  }

  @Authorized('calendar.read')
  @Query(() => CalendarFeedType, { nullable: true, description: '自己的手机订阅日历；空表示没有开通' })
  calendarFeed(@FromCtx() ctx: Ctx) {
    return findOwnFeed(ctx)
  }

  @Authorized('calendar.read')
  @Mutation(() => CalendarFeedAddressType, { description: '生成自己的订阅地址；旧地址随即失效' })
  async openCalendarFeed(@FromCtx() ctx: Ctx) {
    return { path: await openFeed(ctx) }
  }

  @Authorized('calendar.read')
  @Mutation(() => Done, { description: '停用自己的订阅地址' })
  async closeCalendarFeed(@FromCtx() ctx: Ctx) {
    await closeFeed(ctx)
    return { __typename: 'Done', done: true }
  }
}
