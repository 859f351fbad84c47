import { conflict, invalid, Refusal } from '../../kernel/refusal'
import type { Ctx } from '../../platform/context'
import { channelView, outgoingOf } from './channel.query'
import { Robot } from './delivery.entity'
import { sendLetter } from './delivery.service'
import { DigestSetting, MessageChannel } from './message.entity'
import { emailProblem, isTime, type Letter } from './message.rules'
import type { RobotKind } from './robot.rules'

export interface SaveChannel {
  email?: string | null
  emailOn: boolean
}

/** How the actor wants to be told beside the inbox. */
export async function saveMessageChannel(ctx: Ctx, input: SaveChannel): Promise<void> {
  const email = input.email?.trim() || null
  if (input.emailOn && !email) throw invalid({ field: 'email', message: '请填写收信的邮箱，或关闭邮件提醒。' })
  const problem = email && emailProblem(email)
  if (problem) throw invalid({ field: 'email', message: problem })
  const there = await ctx.em.findOne(MessageChannel, { userId: ctx.actor.userId })
  if (there) ctx.em.assign(there, { email, emailOn: input.emailOn })
  else ctx.em.create(MessageChannel, { jurisdictionId: ctx.jurisdictionId, userId: ctx.actor.userId, email, emailOn: input.emailOn })
  await ctx.flush()
}

const trial = (ctx: Ctx, way: string): Letter => ({
  title: `测试：${way}可以收到平台的消息`, text: `这是 ${ctx.actor.userName} 发出的测试。收到它，说明设置正确。`, link: '/inbox', groups: [],
})

/** One a minute. */
async function sendTrial(ctx: Ctx, way: string, to: Parameters<typeof sendLetter>[2]): Promise<void> {
  const about = `${to.about}:${Math.floor(ctx.now / 60_000)}`
  if (!(await sendLetter(ctx, trial(ctx, way), { ...to, about }))) throw new Refusal('TOO_MANY', '刚刚发过一条测试，请一分钟后再试。')
}

/** Sends the actor an e-mail, to see that it arrives. @throws Refusal STATE in words where none can be sent. */
export async function testMessageMail(ctx: Ctx): Promise<void> {
  const channel = await channelView(ctx)
  if (!channel.mailReady) throw new Refusal('STATE', '平台还没有配置发信服务器，请联系系统运维人员。')
  if (!channel.emailOn) throw new Refusal('STATE', '邮件提醒没有打开，请先填写邮箱、打开并保存。')
  const { userId, userName, unitName, postName } = ctx.actor
  await sendTrial(ctx, '邮箱', { people: [{ userId, userName, postText: `${unitName}${postName}` }], about: 'test' })
}

/** When the county's digest goes out. `version`: 0 while the county has chosen none. */
export async function saveDigestTime(ctx: Ctx, input: { sendTime: string; version: number }): Promise<void> {
  if (!isTime(input.sendTime)) throw invalid({ field: 'sendTime', message: '时间请写成 08:00 的样子，在 00:00 至 23:59 之间。' })
  const there = await ctx.em.findOne(DigestSetting, {})
  if ((there?.version ?? 0) !== input.version) throw conflict('每日提醒时间')
  if (there) there.sendTime = input.sendTime
  else ctx.em.create(DigestSetting, { jurisdictionId: ctx.jurisdictionId, sendTime: input.sendTime })
  await ctx.flush()
}

export interface SaveRobot {
  id?: number | null
  version?: number | null
  kind: RobotKind
  name: string
  /** Kept as it is where absent. */
  address?: string | null
  /** Kept as it is where absent; empty takes it away. */
  secret?: string | null
  urgentOn: boolean
  digestOn: boolean
  active: boolean
}

const MOST_ROBOTS = 10

/** A robot of a group, new or changed. Its whole address and secret are never told again. */
export async function saveRobot(ctx: Ctx, input: SaveRobot): Promise<void> {
  const robot = input.id == null ? null : await ctx.findVersion(Robot, input.id, input.version ?? 0, '群机器人')
  const address = input.address?.trim() || robot?.secretAddress
  if (!address) throw invalid({ field: 'address', message: '请填写机器人地址，从群机器人的设置里整条复制。' })
  const problem = outgoingOf(ctx).addressProblem(address)
  if (problem) throw invalid({ field: 'address', message: problem })
  const secret = input.secret == null ? (robot?.secret ?? null) : input.secret.trim() || null
  if (secret && input.kind !== 'DINGTALK' && input.secret) throw invalid({ field: 'secret', message: '只有钉钉机器人用加签密钥，请清空，或改选钉钉。' })
  const name = input.name.trim()
  const same = await ctx.em.findOne(Robot, { name })
  if (same && same.id !== robot?.id) throw invalid({ field: 'name', message: `已有名为“${name}”的机器人，请换一个名称。` })
  const fields = {
    kind: input.kind, name, secretAddress: address, secret: input.kind === 'DINGTALK' ? secret : null, urgentOn: input.urgentOn, digestOn: input.digestOn, active: input.active,
  }
  if (robot) ctx.em.assign(robot, fields)
  else {
    if ((await ctx.em.count(Robot)) >= MOST_ROBOTS) throw new Refusal('STATE', `一个县最多设 ${MOST_ROBOTS} 个群机器人，请先删除不用的。`)
    ctx.em.create(Robot, { jurisdictionId: ctx.jurisdictionId, ...fields })
  }
  await ctx.flush()
}

export async function removeRobot(ctx: Ctx, input: { id: number; version: number }): Promise<void> {
  ctx.em.remove(await ctx.findVersion(Robot, input.id, input.version, '群机器人'))
  await ctx.flush()
}

/** Posts a message to the group; what came of it stands among the deliveries. */
export async function testRobot(ctx: Ctx, id: number): Promise<void> {
  const robot = await ctx.find(Robot, id, '群机器人')
  await sendTrial(ctx, `群机器人“${robot.name}”`, { robots: { id: robot.id }, about: 'test' })
}
