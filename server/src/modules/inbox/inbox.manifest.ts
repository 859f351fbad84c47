import type { Manifest } from '../../platform/manifest'
import { ChannelResolver } from './channel.api'
import { DeliverySchema, RobotSchema } from './delivery.entity'
import { DELIVER, deliverDue } from './delivery.service'
import { runDigests } from './digest.service'
import { InboxResolver } from './inbox.api'
import { MessageResolver } from './message.api'
import { DigestRunSchema, DigestSettingSchema, MessageChannelSchema, MessageSchema } from './message.entity'

export const inbox: Manifest = {
  name: 'inbox',
  entities: [MessageSchema, MessageChannelSchema, DigestSettingSchema, DigestRunSchema, RobotSchema, DeliverySchema],
  resolvers: [InboxResolver, MessageResolver, ChannelResolver],
  jobs: [
    // The county's own time decides; asked often, so that a server that was down at that time still sends the day's digest.
    { name: 'inbox.digest', cron: '*/5 * * * *', run: runDigests },
    { name: 'inbox.retry', cron: '* * * * *', run: system => deliverDue(system, 300) },
  ],
  // A few at once, for the outbox of all modules waits behind them; the job takes the rest.
  outbox: { [DELIVER]: system => deliverDue(system, 20) },
}
