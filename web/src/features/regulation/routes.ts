import { Notebook, SetUp } from '@element-plus/icons-vue'
import type { FeatureRoutes } from '../../app/feature'

export const routes: FeatureRoutes = [
  {
    path: '/regulation',
    name: 'regulation',
    component: () => import('./RegulationPage.vue'),
    meta: { title: '本县制度', menu: { group: '管理', order: 10, icon: Notebook }, abilities: ['regulation.read'] },
  },
  {
    path: '/settings',
    name: 'settings',
    component: () => import('./SettingsPage.vue'),
    meta: { title: '本县设定', menu: { group: '管理', order: 11, icon: SetUp }, abilities: ['regulation.read'] },
  },
]
