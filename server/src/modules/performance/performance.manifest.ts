import type { Manifest } from '../../platform/manifest'
import { RankingResolver, SnapshotResolver } from './ranking.api'
import { fillRankings } from './performance.demo'
import { performanceEntities } from './ranking.entity'
import { rankingTodos } from './ranking.query'

export const performance: Manifest = {
  name: 'performance',
  entities: performanceEntities,
  resolvers: [RankingResolver, SnapshotResolver],
  todos: rankingTodos,
  demo: fillRankings,
}
