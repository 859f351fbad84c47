import { createHash } from 'node:crypto'
import { notFound, Refusal } from '../../kernel/refusal'
import type { Ctx } from '../../platform/context'
import { insertNew } from '../../platform/insert'
import { MailFailure } from '../../platform/mail'
import type { System } from '../../platform/manifest'
import { OUTGOING, type Outgoing } from '../../platform/outgoing'
import { countyRows } from '../../platform/rows'
import { unitOfWork } from '../../platform/unitOfWork'
import { emailsOf, outgoingOf } from './channel.query'
import { Delivery } from './delivery.entity'
import { mailHtml, mailText } from './letter.rules'
import { waitAfter, type Letter } from './message.rules'
import { isServing, type Recipient } from './recipient.query'
import { robotPayload, robotProblem, shownAddress, signedAddress } from './robot.rules'

/** The outbox's topic: something waits to be delivered. */
export const DELIVER = 'inbox.deliver'

export interface SendTo {
  people?: readonly Pick<Recipient, 'userId' | 'userName' | 'postText'>[]
  /** To the county's active robots that want urgent messages, or the digest; or to one. */
  robots?: 'urgentOn' | 'digestOn' | { id: number }
  /** With way and day it names the letter: what was last said there is not said again; what was taken back in between is. */
  about: string
}

const short = (text: string) => createHash('sha256').update(text).digest('base64url').slice(0, 27)

/** How often something else was said on this way about this today: a meeting moved from nine to ten, back, and to ten again says ten twice. */
async function saidOtherwise(ctx: Ctx, way: string, content: string): Promise<number> {
  const there = await countyRows(ctx, 'delivery').select(['delivery.uniqueKey', 'delivery.letter']).where('delivery.uniqueKey', 'like', `${way}%`).execute()
  return there.filter(d => d.uniqueKey.startsWith(way) && d.letter !== content).length
}

/** Puts a letter on its way, in the transaction of what it tells of; it leaves after the commit. @returns on how many ways. */
export async function sendLetter(ctx: Ctx, letter: Letter, to: SendTo): Promise<number> {
  const content = JSON.stringify(letter)
  const name = short(`${ctx.today}|${to.about}`)
  const base = { jurisdictionId: ctx.jurisdictionId, title: letter.title.slice(0, 200), letter: content, state: 'PENDING', tries: 0, nextAt: ctx.now, sentAt: null, error: null, createdAt: ctx.now }
  const rows: (Record<string, unknown> & { uniqueKey: string })[] = []
  if (to.people?.length && outgoingOf(ctx).mail) {
    const emails = await emailsOf(ctx, to.people.map(p => p.userId))
    for (const { userId, userName, postText } of to.people) {
      const address = emails.get(userId)
      if (address) rows.push({ ...base, uniqueKey: `mail:${userId}:${name}:`, channel: 'EMAIL', userId, robotId: null, recipient: `${postText} ${userName}`.slice(0, 200), address })
    }
  }
  if (to.robots) {
    const { robots } = to
    const chosen = await countyRows(ctx, 'robot')
      .select(['robot.id', 'robot.name', 'robot.secretAddress'])
      .$if(typeof robots === 'string', q => q.where('robot.active', '=', 1 as never).where(`robot.${robots as 'urgentOn'}`, '=', 1 as never))
      .$if(typeof robots === 'object', q => q.where('robot.id', '=', (robots as { id: number }).id))
      .execute()
    for (const r of chosen)
      rows.push({ ...base, uniqueKey: `robot:${r.id}:${name}:`, channel: 'ROBOT', userId: null, robotId: r.id, recipient: r.name, address: shownAddress(r.secretAddress).slice(0, 200) })
  }
  for (const row of rows) row.uniqueKey += short(`${await saidOtherwise(ctx, row.uniqueKey, content)}|${content}`)
  const sent = rows.length ? await insertNew(ctx, 'delivery', rows) : 0
  if (sent) await ctx.afterCommit(DELIVER, {})
  return sent
}

/** Longer than any try takes: after it another replica may take the delivery over. */
const HELD_MS = 120_000

/** Takes one delivery that is due, so that no other replica sends it too; null when it was taken or done meanwhile. */
const claim = (system: System, id: number) => {
  const ctx = system.ctx(null)
  return unitOfWork(ctx, 'deliver', async () => {
    const taken = await ctx.rows
      .updateTable('delivery')
      .set(eb => ({ nextAt: ctx.now + HELD_MS, tries: eb('tries', '+', 1) }) as never)
      .where('id', '=', id).where('state', '=', 'PENDING').where('nextAt', '<=', ctx.now)
      .executeTakeFirst()
    if (!Number(taken.numUpdatedRows)) return null
    return ctx.rows
      .selectFrom('delivery')
      .innerJoin('jurisdiction', 'jurisdiction.id', 'delivery.jurisdictionId')
      .leftJoin('robot', 'robot.id', 'delivery.robotId')
      .select([
        'delivery.id', 'delivery.channel', 'delivery.userId', 'delivery.address', 'delivery.letter', 'delivery.tries', 'delivery.uniqueKey',
        'jurisdiction.name as countyName', 'robot.kind as robotKind', 'robot.secretAddress', 'robot.secret',
      ])
      .where('delivery.id', '=', id)
      .executeTakeFirstOrThrow()
  })
}

type Claimed = NonNullable<Awaited<ReturnType<typeof claim>>>

/** @throws Error with a Chinese sentence. */
async function send(system: System, d: Claimed): Promise<void> {
  const { mail, post, publicUrl } = system.services.get(OUTGOING) as Outgoing
  const letter = JSON.parse(d.letter) as Letter
  if (d.channel === 'EMAIL') {
    if (!mail) throw new MailFailure('平台没有配置发信服务器。', true)
    const foot = { from: `${d.countyName}重点项目联席会议平台`, base: publicUrl }
    const host = publicUrl ? new URL(publicUrl).hostname : 'lianxi'
    return mail({ to: d.address, subject: letter.title, text: mailText(letter, foot), html: mailHtml(letter, foot), messageId: `<${short(d.uniqueKey)}.${d.id}@${host}>` })
  }
  if (!d.robotKind || !d.secretAddress) throw new Error('机器人已删除。')
  const address = d.robotKind === 'DINGTALK' && d.secret ? signedAddress(d.secretAddress, d.secret, system.now()) : d.secretAddress
  const answer = await post(address, robotPayload(d.robotKind, letter, publicUrl))
  const problem = robotProblem(answer.status, answer.body)
  if (problem) throw new Error(problem)
}

/** A try that took too long speaks no more: another replica holds the delivery by now. */
const settle = (system: System, { id, tries }: Claimed, set: object) => {
  const ctx = system.ctx(null)
  return unitOfWork(ctx, 'deliver', () => ctx.rows.updateTable('delivery').set(set as never).where('id', '=', id).where('state', '=', 'PENDING').where('tries', '=', tries).execute())
}

/** One try. @returns whether the mail server was out of reach. */
async function deliver(system: System, id: number): Promise<boolean> {
  const d = await claim(system, id)
  if (!d) return false
  if (d.userId !== null && !(await isServing(system.ctx(null), d.userId))) {
    await settle(system, d, { state: 'FAILED', error: '收件人已离任或停用，没有发送。' })
    return false
  }
  try {
    await send(system, d)
  } catch (error) {
    const wait = waitAfter(d.tries)
    await settle(system, d, {
      state: wait === null ? 'FAILED' : 'PENDING', nextAt: system.now() + (wait ?? 0), error: (error as Error).message.slice(0, 300),
    })
    return error instanceof MailFailure && error.unreachable
  }
  await settle(system, d, { state: 'SENT', sentAt: system.now(), error: null })
  return false
}

/**
 * Tries what is due, oldest first, at most `most`. When the mail server is out of reach, the other e-mails keep their turn
 * for the next run.
 */
export async function deliverDue(system: System, most: number): Promise<void> {
  const due = await system.database.read
    .selectFrom('delivery').select(['id', 'channel'])
    .where('state', '=', 'PENDING').where('nextAt', '<=', system.now())
    .orderBy('nextAt').orderBy('id').limit(most).execute()
  let unreachable = false
  for (const { id, channel } of due) if (!(unreachable && channel === 'EMAIL')) unreachable = (await deliver(system, id)) || unreachable
}

/** 重发: a failed delivery goes out again, counted anew. @throws Refusal STATE unless it has failed. */
export async function retryDelivery(ctx: Ctx, id: number): Promise<void> {
  const delivery = await ctx.em.findOne(Delivery, { id })
  if (!delivery) throw notFound('发送记录')
  if (delivery.state !== 'FAILED') throw new Refusal('STATE', delivery.state === 'SENT' ? '已经发送成功，不用重发。' : '正在等待发送，不用重发；仍不成功的，平台会再试几次。')
  ctx.em.assign(delivery, { state: 'PENDING', tries: 0, nextAt: ctx.now, error: null })
  await ctx.flush()
  await ctx.afterCommit(DELIVER, {})
}
