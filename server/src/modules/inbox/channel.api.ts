import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Args, Authorized, Ctx as FromCtx, Field, Info, InputType, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql'
import { asksFor } from '../../platform/connection'
import type { Ctx } from '../../platform/context'
import { Done, PageInfo, PageInput } from '../../platform/graphql'
import { MaxLength, oneOf, Required } from '../../platform/input'
import { DayScalar, Instant } from '../../platform/scalars'
import { channelView, messageSettings } from './channel.query'
import { removeRobot, saveDigestTime, saveMessageChannel, saveRobot, testMessageMail, testRobot, type SaveChannel, type SaveRobot } from './channel.service'
import { listDeliveries, type DeliveryFilter } from './delivery.query'
import { retryDelivery } from './delivery.service'
import { CHANNELS, DELIVERY_STATES, type Channel, type DeliveryState } from './message.rules'
import { ROBOT_KINDS, type RobotKind } from './robot.rules'

@ObjectType('MessageChannel', { description: '本人的消息接收方式；平台里的消息一直有' })
export class MessageChannelType {
  @Field(() => String, { nullable: true }) email!: string | null
  @Field(() => Boolean, { description: '是否发邮件' }) emailOn!: boolean
  @Field(() => Boolean, { description: '平台是否配置了发信服务器' }) mailReady!: boolean
  @Field(() => String, { nullable: true, description: '最近一封邮件的情况' }) lastState!: string | null
  @Field(() => Instant, { nullable: true }) lastAt!: number | null
  @Field(() => String, { nullable: true, description: '没有发出的原因' }) lastError!: string | null
}

@ObjectType('Robot', { description: '群机器人' })
export class RobotType {
  @Field(() => Int) id!: number
  @Field(() => Int) version!: number
  @Field(() => String) kind!: RobotKind
  @Field(() => String) kindLabel!: string
  @Field(() => String) name!: string
  @Field(() => String, { description: '只显示主机和末四位' }) address!: string
  @Field(() => Boolean, { description: '设有钉钉加签密钥' }) signed!: boolean
  @Field(() => Boolean) urgentOn!: boolean
  @Field(() => Boolean) digestOn!: boolean
  @Field(() => Boolean) active!: boolean
}

@ObjectType('MessageSettings', { description: '本县的消息发送设定' })
export class MessageSettingsType {
  @Field(() => String, { description: '每日提醒的时间（本县设定）' }) sendTime!: string
  @Field(() => Int, { description: '0 表示本县没有设定，用默认值' }) version!: number
  @Field(() => Boolean, { description: '平台是否配置了发信服务器' }) mailReady!: boolean
  @Field(() => String, { nullable: true, description: '消息里链接的网址；空表示没有配置，消息不带链接' }) publicUrl!: string | null
  @Field(() => [RobotType]) robots!: RobotType[]
  @Field(() => DayScalar, { nullable: true, description: '最近一次每日提醒' }) lastDigestOn!: string | null
  @Field(() => Int, { nullable: true, description: '最近一次提醒了多少人' }) lastDigestPeople!: number | null
}

@ObjectType('Delivery', { description: '一次对外发送：一条消息经一个渠道发给一个地址' })
export class DeliveryType {
  @Field(() => Int) id!: number
  @Field(() => String) channel!: Channel
  @Field(() => String) channelLabel!: string
  @Field(() => String) recipient!: string
  @Field(() => String) address!: string
  @Field(() => String) title!: string
  @Field(() => String, { description: 'PENDING 待发送，SENT 已发送，FAILED 失败' }) state!: DeliveryState
  @Field(() => String) stateLabel!: string
  @Field(() => Int, { description: '已试几次' }) tries!: number
  @Field(() => Instant, { description: '待发送的下次何时再试' }) nextAt!: number
  @Field(() => Instant, { nullable: true }) sentAt!: number | null
  @Field(() => String, { nullable: true, description: '上次没有成功的原因' }) error!: string | null
  @Field(() => Instant) createdAt!: number
}

@ObjectType({ description: '发送情况的一页' })
export class DeliveryConnection {
  @Field(() => [DeliveryType]) nodes!: DeliveryType[]
  @Field(() => Int, { nullable: true }) totalCount!: number | null
  @Field(() => PageInfo) pageInfo!: PageInfo
}

@InputType()
class DeliveryFilterInput implements DeliveryFilter {
  @Field(() => [String], { nullable: true }) @oneOf(DELIVERY_STATES) states?: DeliveryState[] | null
  @Field(() => [String], { nullable: true }) @oneOf(CHANNELS) channels?: Channel[] | null
}

@InputType()
class SaveMessageChannelInput implements SaveChannel {
  @Field(() => String, { nullable: true }) @MaxLength(120) email?: string | null
  @Field(() => Boolean) emailOn!: boolean
}

@InputType()
class SaveDigestTimeInput {
  @Field(() => String) @Required() @MaxLength(5) sendTime!: string
  @Field(() => Int) version!: number
}

@InputType()
class SaveRobotInput implements SaveRobot {
  @Field(() => Int, { nullable: true, description: '空表示新增' }) id?: number | null
  @Field(() => Int, { nullable: true }) version?: number | null
  @Field(() => String) @oneOf(ROBOT_KINDS) kind!: RobotKind
  @Field(() => String) @Required() @MaxLength(40) name!: string
  @Field(() => String, { nullable: true, description: '空表示不改' }) @MaxLength(500) address?: string | null
  @Field(() => String, { nullable: true, description: '钉钉的加签密钥；null 表示不改，空文字表示去掉' }) @MaxLength(200) secret?: string | null
  @Field(() => Boolean, { description: '不能等的消息马上发到群里' }) urgentOn!: boolean
  @Field(() => Boolean, { description: '每日提醒发到群里' }) digestOn!: boolean
  @Field(() => Boolean) active!: boolean
}

@InputType()
class RobotInput {
  @Field(() => Int) id!: number
  @Field(() => Int) version!: number
}

@InputType()
class MessageIdInput {
  @Field(() => Int) id!: number
}

const done = () => ({ __typename: 'Done', done: true })

@Resolver()
export class ChannelResolver {
  @Authorized('inbox.use')
  @Query(() => MessageChannelType, { description: '本人的消息接收方式' })
  messageChannel(@FromCtx() ctx: Ctx) {
    return channelView(ctx)
  }

  @Authorized('inbox.use')
  @Mutation(() => MessageChannelType, { description: '保存本人的消息接收方式' })
  async saveMessageChannel(@FromCtx() ctx: Ctx, @Arg('input', () => SaveMessageChannelInput) input: SaveMessageChannelInput) {
    await saveMessageChannel(ctx, input)
    return channelView(ctx)
  }

  @Authorized('inbox.use')
  @Mutation(() => Done, { description: '给本人发一封测试邮件' })
  async testMessageMail(@FromCtx() ctx: Ctx) {
    await testMessageMail(ctx)
    return done()
  }

  @Authorized('message.manage')
  @Query(() => MessageSettingsType, { description: '本县的消息发送设定' })
  messageSettings(@FromCtx() ctx: Ctx) {
    return messageSettings(ctx)
  }

  @Authorized('message.manage')
  @Query(() => DeliveryConnection, { description: '本县的发送情况，新的在前' })
  deliveries(
    @FromCtx() ctx: Ctx, @Info() info: GraphQLResolveInfo, @Args(() => PageInput) page: PageInput,
    @Arg('filter', () => DeliveryFilterInput, { nullable: true }) filter?: DeliveryFilterInput | null,
  ) {
    return listDeliveries(ctx, filter ?? {}, page, asksFor(info, 'totalCount'))
  }

  @Authorized('message.manage')
  @Mutation(() => MessageSettingsType, { description: '设定每日提醒的时间' })
  async saveDigestTime(@FromCtx() ctx: Ctx, @Arg('input', () => SaveDigestTimeInput) input: SaveDigestTimeInput) {
    await saveDigestTime(ctx, input)
    return messageSettings(ctx)
  }

  @Authorized('message.manage')
  @Mutation(() => MessageSettingsType, { description: '新增或修改群机器人' })
  async saveRobot(@FromCtx() ctx: Ctx, @Arg('input', () => SaveRobotInput) input: SaveRobotInput) {
    await saveRobot(ctx, input)
    return messageSettings(ctx)
  }

  @Authorized('message.manage')
  @Mutation(() => MessageSettingsType, { description: '删除群机器人' })
  async removeRobot(@FromCtx() ctx: Ctx, @Arg('input', () => RobotInput) input: RobotInput) {
    await removeRobot(ctx, input)
    return messageSettings(ctx)
  }

  @Authorized('message.manage')
  @Mutation(() => Done, { description: '向群里发一条测试消息；结果见发送情况' })
  async testRobot(@FromCtx() ctx: Ctx, @Arg('input', () => MessageIdInput) input: MessageIdInput) {
    await testRobot(ctx, input.id)
    return done()
  }

  @Authorized('message.manage')
  @Mutation(() => Done, { description: '失败的重新发送' })
  async retryDelivery(@FromCtx() ctx: Ctx, @Arg('input', () => MessageIdInput) input: MessageIdInput) {
    await retryDelivery(ctx, input.id)
    return done()
  }
}
