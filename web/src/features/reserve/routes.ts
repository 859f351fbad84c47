import { Box, Files } from '@element-plus/icons-vue'
import type { FeatureRoutes } from '../../app/feature'

export const routes: FeatureRoutes = [
  {
    path: '/reserve',
    name: 'libraries',
    component: () => import('./LibrariesPage.vue'),
    meta: { title: '储备库', menu: { group: '项目', order: 20, icon: Box }, abilities: ['reserve.read'] },
  },
  {
    path: '/reserve/entries',
    name: 'libraryEntries',
    component: () => import('./EntriesPage.vue'),
    meta: { title: '入库条目', menu: { group: '项目', order: 21, icon: Files }, abilities: ['reserve.read'] },
  },
  {
    path: '/reserve/entries/:id(\\d+)',
    name: 'libraryEntry',
    props: route => ({ id: Number(route.params.id) }),
    component: () => import('./EntryPage.vue'),
    meta: { title: '入库条目', under: 'libraryEntries', abilities: ['reserve.read'] },
  },
]
