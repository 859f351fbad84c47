import type { Day } from '../../kernel/day'
import { notFound } from '../../kernel/refusal'
import { searchKey } from '../../kernel/text'
import { workdaysBetween } from '../../kernel/workday'
import type { Ctx } from '../../platform/context'
import { insertNew } from '../../platform/insert'
import { calendarOf } from '../calendar/calendar.service'
import { sendLetter } from './delivery.service'
import { countUnread, messagesMatching } from './message.query'
import { isUrgent, type Letter, type MessageKind } from './message.rules'
import { recipientsOf, type Address, type Recipient } from './recipient.query'

export interface Notice {
  /** Posts: whoever holds them today, and delegates. Units: the posts that answer for them. Users: as they are. */
  to: Address
  kind: MessageKind
  /** One line, at most 200 characters. */
  title: string
  /** One or two sentences: what happened, and what is to be done. */
  text: string
  /** Path in the portal, `/meetings/12`. */
  link: string
  /** What it is about, where that is not its link. */
  subject?: string
  /** Of a meeting: its day, which decides whether the notice can wait. */
  heldOn?: Day
  /** Only where the rule of `isUrgent` cannot know. */
  urgent?: boolean
  /** False for what concerns those persons alone: the county's groups are not told. */
  toGroups?: boolean
}

/** A row as it is first written. */
export const messageRow = (
  ctx: Ctx, to: { userId: number; postText: string | null }, about: Pick<Letter, 'title' | 'text'> & { kind: MessageKind; link: string; subject: string; urgent: boolean },
) => ({
  jurisdictionId: ctx.jurisdictionId, userId: to.userId, postText: to.postText?.slice(0, 200) ?? null, kind: about.kind, subject: about.subject.slice(0, 160),
  title: about.title.slice(0, 200), text: about.text, link: about.link.slice(0, 200), urgent: Number(about.urgent), sentOn: ctx.today, createdAt: ctx.now,
  readAt: null, digestedOn: null, searchKey: searchKey(about.title, about.text.slice(0, 120)).slice(0, 1000),
})

/** Writes the message for each, merging what the day has already brought on the same subject. @returns those to whom it is news. */
async function write(ctx: Ctx, notice: Notice, recipients: readonly Recipient[], urgent: boolean): Promise<Recipient[]> {
  const subject = (notice.subject ?? notice.link).slice(0, 160)
  const rows = recipients.map(r => messageRow(ctx, r, { ...notice, subject, urgent }))
  const there = await ctx.rows
    .selectFrom('message')
    .select(['id', 'userId', 'title', 'text'])
    .where('userId', 'in', recipients.map(r => r.userId))
    .where('kind', '=', notice.kind)
    .where('subject', '=', subject)
    .where('sentOn', '=', ctx.today)
    .execute()
  const old = new Map(there.map(m => [m.userId, m]))
  await insertNew(ctx, 'message', rows.filter(r => !old.has(r.userId)))
  const changed = rows.filter(r => old.has(r.userId) && (old.get(r.userId)!.title !== r.title || old.get(r.userId)!.text !== r.text))
  for (const { userId, title, text, link, urgent: now, createdAt, searchKey: key } of changed)
    await ctx.rows
      .updateTable('message')
      .set({ title, text, link, createdAt, searchKey: key, readAt: null, digestedOn: null, ...(now && { urgent: now }) } as never)
      .where('id', '=', old.get(userId)!.id)
      .execute()
  const news = new Set([...rows.filter(r => !old.has(r.userId)), ...changed].map(r => r.userId))
  return recipients.filter(r => news.has(r.userId))
}

/**
 * Tells people: in their inbox now, by their other channels at once when it is urgent and else with the next digest (P9). Called
 * inside the transaction of what happened: both are there, or neither. Who acts is not told of it. The same kind on the same
 * subject is merged within a day.
 * @returns how many people it is news to.
 */
export async function notify(ctx: Ctx, notice: Notice): Promise<number> {
  await ctx.flush()
  const recipients = (await recipientsOf(ctx, notice.to)).filter(r => r.userId !== ctx.actor.userId)
  if (!recipients.length) return 0
  const ahead = notice.heldOn === undefined ? null : workdaysBetween(ctx.today, notice.heldOn, await calendarOf(ctx))
  const urgent = notice.urgent ?? isUrgent(notice.kind, ahead)
  const news = await write(ctx, notice, recipients, urgent)
  if (urgent && news.length) {
    const { title, text, link, kind } = notice
    await sendLetter(ctx, { title, text, link, groups: [] }, { people: news, ...(notice.toGroups !== false && { robots: 'urgentOn' }), about: `${kind}:${notice.subject ?? link}` })
  }
  return news.length
}

/** Marks messages read. @returns how many are still unread. @throws Refusal NOT_FOUND when one is not the actor's own. */
export async function readMessages(ctx: Ctx, ids: readonly number[]): Promise<number> {
  const wanted = [...new Set(ids)]
  const own = wanted.length ? await messagesMatching(ctx, {}).select('message.id').where('message.id', 'in', wanted).execute() : []
  if (own.length !== wanted.length) throw notFound('消息')
  if (wanted.length)
    await ctx.rows.updateTable('message').set({ readAt: ctx.now } as never).where('id', 'in', wanted).where('userId', '=', ctx.actor.userId).where('readAt', 'is', null).execute()
  return countUnread(ctx)
}

/** Marks all read, or all of some kinds. @returns how many are still unread. */
export async function readAllMessages(ctx: Ctx, kinds: readonly MessageKind[] | null): Promise<number> {
  await ctx.rows
    .updateTable('message')
    .set({ readAt: ctx.now } as never)
    .where('jurisdictionId', '=', ctx.jurisdictionId)
    .where('userId', '=', ctx.actor.userId)
    .where('readAt', 'is', null)
    .$if(Boolean(kinds?.length), q => q.where('kind', 'in', [...kinds!]))
    .execute()
  return countUnread(ctx)
}
