import type { Manifest } from '../../platform/manifest'
import { reserveTodos, searchEntries } from './duty.query'
import { registerImportFollower } from '../project/import/follower.service'
import { LibraryResolver } from './library.api'
import { enterImported, takeBackImported } from './imported.service'
import { ReserveResolver } from './reserve.api'
import { fillLibraries } from './reserve.demo'
import { reserveEntities } from './reserve.entity'

export const reserve: Manifest = {
  name: 'reserve',
  entities: reserveEntities,
  resolvers: [ReserveResolver, LibraryResolver],
  start: async system => registerImportFollower(system, { follow: enterImported, takeBack: takeBackImported }),
  todos: reserveTodos,
  search: searchEntries,
  demo: fillLibraries,
}
