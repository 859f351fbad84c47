import { pageOf, type PageArgs } from '../../platform/connection'
import type { Ctx } from '../../platform/context'
import { countyRows } from '../../platform/rows'
import { CHANNELS, DELIVERY_STATES, type Channel, type DeliveryState } from './message.rules'

export interface DeliveryFilter {
  states?: DeliveryState[] | null
  channels?: Channel[] | null
}

const deliveriesMatching = (ctx: Ctx, filter: DeliveryFilter) =>
  countyRows(ctx, 'delivery')
    .$if(Boolean(filter.states?.length), q => q.where('delivery.state', 'in', filter.states!))
    .$if(Boolean(filter.channels?.length), q => q.where('delivery.channel', 'in', filter.channels!))

/** What the county has sent and is to send, newest first; whom and what about, not the words. */
export async function listDeliveries(ctx: Ctx, filter: DeliveryFilter, page: PageArgs, withCount: boolean) {
  const rows = deliveriesMatching(ctx, filter).select([
    'delivery.id', 'delivery.channel', 'delivery.recipient', 'delivery.address', 'delivery.title', 'delivery.state', 'delivery.tries', 'delivery.nextAt',
    'delivery.sentAt', 'delivery.error', 'delivery.createdAt',
  ])
  const count = async () => Number((await deliveriesMatching(ctx, filter).select(eb => eb.fn.countAll().as('n')).executeTakeFirstOrThrow()).n)
  const found = await pageOf<Awaited<ReturnType<typeof rows.execute>>[number]>(rows, 'delivery.id', { by: 'delivery.id', desc: true }, page, withCount ? count : null)
  return { ...found, nodes: found.nodes.map(d => ({ ...d, channelLabel: CHANNELS[d.channel], stateLabel: DELIVERY_STATES[d.state] })) }
}
