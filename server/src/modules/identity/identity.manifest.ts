import type { Manifest } from '../../platform/manifest'
import { DelegationResolver } from './delegation.api'
import { DirectoryResolver } from './directory.api'
import { fillIdentity } from './identity.demo'
import { identityEntities } from './identity.entity'
import { JournalResolver } from './journal.api'
import { SessionResolver } from './session.api'

export const identity: Manifest = {
  name: 'identity',
  entities: identityEntities,
  resolvers: [SessionResolver, DirectoryResolver, DelegationResolver, JournalResolver],
  demo: fillIdentity,
}
