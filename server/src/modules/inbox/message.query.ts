import { pageOf, type PageArgs } from '../../platform/connection'
import type { Ctx } from '../../platform/context'
import { countyRows, matches } from '../../platform/rows'
import { MESSAGE_KINDS, type MessageKind } from './message.rules'

export interface MessageFilter {
  unread?: boolean | null
  kinds?: MessageKind[] | null
  text?: string | null
}

/** The actor's own messages: nobody sees another's, whatever the post. */
export const messagesMatching = (ctx: Ctx, filter: MessageFilter) =>
  countyRows(ctx, 'message')
    .where('message.userId', '=', ctx.actor.userId)
    .$if(filter.unread === true, q => q.where('message.readAt', 'is', null))
    .$if(filter.unread === false, q => q.where('message.readAt', 'is not', null))
    .$if(Boolean(filter.kinds?.length), q => q.where('message.kind', 'in', filter.kinds!))
    .$if(Boolean(filter.text?.trim()), q => q.where(matches('message.searchKey', filter.text!)))

const countOf = async (ctx: Ctx, filter: MessageFilter): Promise<number> =>
  Number((await messagesMatching(ctx, filter).select(eb => eb.fn.countAll().as('n')).executeTakeFirstOrThrow()).n)

/** For the bell: one index, no rows. */
export const countUnread = (ctx: Ctx): Promise<number> => countOf(ctx, { unread: true })

/** Newest first. */
export async function listMessages(ctx: Ctx, filter: MessageFilter, page: PageArgs, withCount: boolean) {
  const rows = messagesMatching(ctx, filter).select([
    'message.id', 'message.kind', 'message.title', 'message.text', 'message.link', 'message.urgent', 'message.postText', 'message.createdAt', 'message.readAt',
  ])
  const found = await pageOf<Awaited<ReturnType<typeof rows.execute>>[number]>(
    rows, 'message.id', { by: 'message.createdAt', desc: true }, page, withCount ? () => countOf(ctx, filter) : null,
  )
  return { ...found, nodes: found.nodes.map(m => ({ ...m, kindLabel: MESSAGE_KINDS[m.kind] })) }
}
