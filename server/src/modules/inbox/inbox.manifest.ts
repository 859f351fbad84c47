import type { Manifest } from '../../platform/manifest'
import { InboxResolver } from './inbox.api'

export const inbox: Manifest = { name: 'inbox', entities: [], resolvers: [InboxResolver] }
