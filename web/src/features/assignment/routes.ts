import { EditPen, Finished } from '@element-plus/icons-vue'
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
  { path: '/assignments/ledgers', name: 'ledgers', component: () => import('./ledger/LedgersPage.vue'), meta: { title: '导入交办台账', under: 'assignments', abilities: ['assignment.list'] } },
  {
    path: '/assignments/ledgers/:id(\\d+)', name: 'ledger', props: route => ({ id: Number(route.params.id) }), component: () => import('./ledger/LedgerPage.vue'),
    meta: { title: '核对交办台账', under: 'assignments', abilities: ['assignment.list'] },
  },
  {
    path: '/sources', name: 'sources', component: () => import('./SourcesPage.vue'),
    meta: { title: '批示与会外决定', menu: { group: '推进', order: 12, icon: EditPen }, abilities: ['assignment.read'] },
  },
  { path: '/sources/new', name: 'source-new', component: () => import('./SourceFormPage.vue'), meta: { title: '录入批示或会外决定', under: 'sources', abilities: ['assignment.list'] } },
  {
    path: '/sources/:id(\\d+)', name: 'source', props: route => ({ id: Number(route.params.id) }), component: () => import('./SourcePage.vue'),
    meta: { title: '批示与会外决定', under: 'sources', abilities: ['assignment.read'] },
  },
]
