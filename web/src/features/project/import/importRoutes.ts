import type { FeatureRoutes } from '../../../app/feature'

export const importRoutes: FeatureRoutes = [
  {
    path: '/projects/import',
    name: 'projectImport',
    component: () => import('./ImportsPage.vue'),
    meta: { title: '导入清单', under: 'projects', abilities: ['project.import'] },
  },
  {
    path: '/projects/import/:id(\\d+)',
    name: 'projectImportBatch',
    props: route => ({ id: Number(route.params['id']) }),
    component: () => import('./ImportPage.vue'),
    meta: { title: '核对清单', under: 'projects', abilities: ['project.import'] },
  },
]
