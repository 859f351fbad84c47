import type { Manifest } from '../../platform/manifest'
import { ViewResolver } from './view.api'
import { ViewSchema } from './view.entity'

export const view: Manifest = { name: 'view', entities: [ViewSchema], resolvers: [ViewResolver] }
