import { Stamp } from '@element-plus/icons-vue'
import type { FeatureRoutes } from '../../app/feature'

export const routes: FeatureRoutes = [
  {
    path: '/reviews',
    name: 'reviews',
    component: () => import('./ReviewsPage.vue'),
    meta: { title: '评审会', menu: { group: '项目', order: 30, icon: Stamp }, abilities: ['review.read'] },
  },
  {
    path: '/reviews/:id(\\d+)',
    name: 'review',
    props: route => ({ id: Number(route.params.id) }),
    component: () => import('./ReviewPage.vue'),
    meta: { title: '评审会', under: 'reviews', abilities: ['review.read'] },
  },
]
