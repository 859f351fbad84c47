import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Args, Authorized, Ctx as FromCtx, Field, Info, InputType, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql'
import { asksFor } from '../../platform/connection'
import type { Ctx } from '../../platform/context'
import { PageInfo, PageInput } from '../../platform/graphql'
import { MaxLength, oneOf } from '../../platform/input'
import { Instant } from '../../platform/scalars'
import { countUnread, listMessages, type MessageFilter } from './message.query'
import { MESSAGE_KINDS, type MessageKind } from './message.rules'
import { readAllMessages, readMessages } from './message.service'

@ObjectType('Message', { description: '消息：发给本人当时所任岗位的一条通知' })
export class MessageType {
  @Field(() => Int) id!: number
  @Field(() => String) kind!: MessageKind
  @Field(() => String, { description: '种类的中文名' }) kindLabel!: string
  @Field(() => String) title!: string
  @Field(() => String) text!: string
  @Field(() => String, { description: '门户里的地址' }) link!: string
  @Field(() => Boolean, { description: '不能等的，已同时从其他渠道发出' }) urgent!: boolean
  @Field(() => String, { nullable: true, description: '发给哪个岗位' }) postText!: string | null
  @Field(() => Instant) createdAt!: number
  @Field(() => Instant, { nullable: true, description: '空表示未读' }) readAt!: number | null
}

@ObjectType({ description: '消息的一页' })
export class MessageConnection {
  @Field(() => [MessageType]) nodes!: MessageType[]
  @Field(() => Int, { nullable: true }) totalCount!: number | null
  @Field(() => PageInfo) pageInfo!: PageInfo
}

@ObjectType({ description: '消息的一种' })
export class MessageKindType {
  @Field(() => String) kind!: string
  @Field(() => String) label!: string
}

@InputType()
class MessageFilterInput implements MessageFilter {
  @Field(() => Boolean, { nullable: true, description: '是：只看未读；否：只看已读' }) unread?: boolean | null
  @Field(() => [String], { nullable: true }) @oneOf(MESSAGE_KINDS) kinds?: MessageKind[] | null
  @Field(() => String, { nullable: true, description: '标题和内容里的字，或拼音首字母' }) @MaxLength(60) text?: string | null
}

@InputType()
class ReadMessagesInput {
  @Field(() => [Int]) @MaxLength(200) ids!: number[]
}

@InputType()
class ReadAllMessagesInput {
  @Field(() => [String], { nullable: true, description: '只标记这些种类；空表示全部' }) @oneOf(MESSAGE_KINDS) kinds?: MessageKind[] | null
}

@ObjectType({ description: '标记之后' })
export class UnreadLeft {
  @Field(() => Int, { description: '还有几条未读' }) unread!: number
}

const left = (unread: number) => ({ __typename: 'UnreadLeft', unread })

@Resolver()
export class MessageResolver {
  @Authorized('inbox.use')
  @Query(() => MessageConnection, { description: '自己的消息，新的在前' })
  messages(
    @FromCtx() ctx: Ctx, @Info() info: GraphQLResolveInfo, @Args(() => PageInput) page: PageInput,
    @Arg('filter', () => MessageFilterInput, { nullable: true }) filter?: MessageFilterInput | null,
  ) {
    return listMessages(ctx, filter ?? {}, page, asksFor(info, 'totalCount'))
  }

  @Authorized('inbox.use')
  @Query(() => Int, { description: '自己未读消息的条数' })
  unreadMessages(@FromCtx() ctx: Ctx) {
    return countUnread(ctx)
  }

  @Authorized('inbox.use')
  @Query(() => [MessageKindType], { description: '消息有哪些种类' })
  messageKinds() {
    return Object.entries(MESSAGE_KINDS).map(([kind, label]) => ({ kind, label }))
  }

  @Authorized('inbox.use')
  @Mutation(() => UnreadLeft, { description: '标记消息为已读' })
  async readMessages(@FromCtx() ctx: Ctx, @Arg('input', () => ReadMessagesInput) input: ReadMessagesInput) {
    return left(await readMessages(ctx, input.ids))
  }

  @Authorized('inbox.use')
  @Mutation(() => UnreadLeft, { description: '全部标记为已读' })
  async readAllMessages(@FromCtx() ctx: Ctx, @Arg('input', () => ReadAllMessagesInput) input: ReadAllMessagesInput) {
    return left(await readAllMessages(ctx, input.kinds ?? null))
  }
}
