import type { Manifest } from '../../platform/manifest'
import { CockpitResolver } from './cockpit.api'

export const dashboard: Manifest = { name: 'dashboard', entities: [], resolvers: [CockpitResolver] }
