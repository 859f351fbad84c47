import { TrendCharts } from '@element-plus/icons-vue'
import type { FeatureRoutes } from '../../app/feature'

export const routes: FeatureRoutes = [
  {
    path: '/rankings',
    name: 'rankings',
    component: () => import('./RankingsPage.vue'),
    meta: { title: '考核排名', menu: { group: '考核', order: 10, icon: TrendCharts }, abilities: ['performance.read'] },
  },
  {
    path: '/rankings/:id(\\d+)',
    name: 'ranking',
    props: route => ({ id: Number(route.params.id) }),
    component: () => import('./RankingPage.vue'),
    meta: { title: '考核排名', under: 'rankings', abilities: ['performance.read'] },
  },
]
