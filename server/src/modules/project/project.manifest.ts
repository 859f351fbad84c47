import type { Manifest } from '../../platform/manifest'
import { projectEntities } from './project.entity'

export const project: Manifest = { name: 'project', entities: projectEntities, resolvers: [] }
