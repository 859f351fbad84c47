import type { Manifest } from '../../platform/manifest'
import { DirectoryResolver } from './directory.api'
import { fillIdentity } from './identity.demo'
import { identityEntities } from './identity.entity'
import { SessionResolver } from './session.api'

export const identity: Manifest = {
  name: 'identity',
  entities: identityEntities,
  resolvers: [SessionResolver, DirectoryResolver],
  demo: fillIdentity,
}
