import { Finished } from '@element-plus/icons-vue'
import type { FeatureRoutes } from '../../app/feature'

export const routes: FeatureRoutes = [
  {
    path: '/assignments',
    name: 'assignments',
    component: () => import('./AssignmentsPage.vue'),
    meta: { title: '交办事项', menu: { group: '推进', order: 10, icon: Finished, tab: true }, abilities: ['assignment.read'] },
  },
  {
    path: '/assignments/:id(\\d+)',
    name: 'assignment',
    props: route => ({ id: Number(route.params.id) }),
    component: () => import('./AssignmentPage.vue'),
    meta: { title: '交办事项', under: 'assignments', abilities: ['assignment.read'] },
  },
]
