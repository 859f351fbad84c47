import type { Manifest } from '../../platform/manifest'
import { ExplanationResolver, RegulationResolver } from './regulation.api'
import { regulationEntities } from './regulation.entity'
import { startRegulations } from './regulation.service'

export const regulation: Manifest = {
  name: 'regulation',
  entities: regulationEntities,
  resolvers: [RegulationResolver, ExplanationResolver],
  start: startRegulations,
}
