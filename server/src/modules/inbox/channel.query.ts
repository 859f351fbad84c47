import type { Ctx } from '../../platform/context'
import { OUTGOING, type Outgoing } from '../../platform/outgoing'
import { countyRows } from '../../platform/rows'
import { DELIVERY_STATES } from './message.rules'
import { ROBOT_KINDS, shownAddress } from './robot.rules'

/** The ways out as this process has them. */
export const outgoingOf = (ctx: Pick<Ctx, 'service'>) => ctx.service<Outgoing>(OUTGOING)

/** E-mail addresses of those of the people who want e-mail. A person who chose nothing: the address in the directory. */
export async function emailsOf(ctx: Ctx, userIds: readonly number[]): Promise<Map<number, string>> {
  if (!userIds.length) return new Map()
  const rows = await countyRows(ctx, 'user')
    .leftJoin('messageChannel', 'messageChannel.userId', 'user.id')
    .select(['user.id', 'user.email as known', 'messageChannel.id as chosen', 'messageChannel.email', 'messageChannel.emailOn'])
    .where('user.id', 'in', [...userIds])
    .execute()
  return new Map(rows.flatMap((r): [number, string][] => {
    const email = r.chosen === null ? r.known : r.emailOn ? r.email : null
    return email ? [[r.id, email]] : []
  }))
}

/** The actor's channels, and what became of the last e-mail. */
export async function channelView(ctx: Ctx) {
  const { userId } = ctx.actor
  const chosen = await countyRows(ctx, 'messageChannel').select(['messageChannel.version', 'messageChannel.email', 'messageChannel.emailOn']).where('messageChannel.userId', '=', userId).executeTakeFirst()
  const user = await countyRows(ctx, 'user').select('user.email').where('user.id', '=', userId).executeTakeFirstOrThrow()
  const last = await countyRows(ctx, 'delivery')
    .select(['delivery.state', 'delivery.createdAt', 'delivery.sentAt', 'delivery.error'])
    .where('delivery.userId', '=', userId).orderBy('delivery.id', 'desc').limit(1).executeTakeFirst()
  return {
    __typename: 'MessageChannel', version: chosen?.version ?? 0, email: chosen ? chosen.email : user.email, emailOn: chosen ? Boolean(chosen.emailOn) : Boolean(user.email),
    mailReady: outgoingOf(ctx).mail !== null,
    lastState: last ? DELIVERY_STATES[last.state] : null, lastAt: last ? Number(last.sentAt ?? last.createdAt) : null, lastError: last?.error ?? null,
  }
}

/** 08:00: early enough to plan the day by it. */
const USUAL_TIME = '08:00'

/** When the county's digest goes out (本县设定). */
export async function digestTimeOf(ctx: Ctx): Promise<{ sendTime: string; version: number }> {
  const row = await countyRows(ctx, 'digestSetting').select(['digestSetting.sendTime', 'digestSetting.version']).executeTakeFirst()
  return row ?? { sendTime: USUAL_TIME, version: 0 }
}

export const listRobots = async (ctx: Ctx) =>
  (await countyRows(ctx, 'robot')
    .select(['robot.id', 'robot.version', 'robot.kind', 'robot.name', 'robot.secretAddress', 'robot.secret', 'robot.urgentOn', 'robot.digestOn', 'robot.active'])
    .orderBy('robot.id')
    .execute()
  ).map(({ secretAddress, secret, ...r }) => ({ ...r, kindLabel: ROBOT_KINDS[r.kind], address: shownAddress(secretAddress), signed: Boolean(secret) }))

/** What the administrator sees of the county's sending. */
export async function messageSettings(ctx: Ctx) {
  const { mail, publicUrl } = outgoingOf(ctx)
  const { sendTime, version } = await digestTimeOf(ctx)
  const last = await countyRows(ctx, 'digestRun').select(['digestRun.on', 'digestRun.doneAt', 'digestRun.people']).orderBy('digestRun.id', 'desc').limit(1).executeTakeFirst()
  return {
    __typename: 'MessageSettings', sendTime, version, mailReady: mail !== null, publicUrl, robots: await listRobots(ctx),
    lastDigestOn: last?.on ?? null, lastDigestPeople: last?.people ?? null,
  }
}
