import type { Manifest } from '../../platform/manifest'
import { reserveTodos, searchEntries } from './duty.query'
import { LibraryResolver } from './library.api'
import { ReserveResolver } from './reserve.api'
import { fillLibraries } from './reserve.demo'
import { reserveEntities } from './reserve.entity'

export const reserve: Manifest = {
  name: 'reserve',
  entities: reserveEntities,
  resolvers: [ReserveResolver, LibraryResolver],
  todos: reserveTodos,
  search: searchEntries,
  demo: fillLibraries,
}
