import type { Manifest } from '../../platform/manifest'
import { DelegationResolver } from './delegation.api'
import { DirectoryResolver } from './directory.api'
import { fillIdentity } from './identity.demo'
import { identityEntities } from './identity.entity'
import { JournalResolver } from './journal.api'
import { SessionResolver } from './session.api'
import { sweepTries } from './signInTry.service'

export const identity: Manifest = {
  name: 'identity',
  entities: identityEntities,
  resolvers: [SessionResolver, DirectoryResolver, DelegationResolver, JournalResolver],
  jobs: [{ name: 'sign-in-tries', cron: '17 * * * *', run: sweepTries }],
  demo: fillIdentity,
}
