import { Calendar, Clock } from '@element-plus/icons-vue'
import type { FeatureRoutes } from '../../app/feature'

export const routes: FeatureRoutes = [
  {
    path: '/duties', name: 'duties', component: () => import('./DutiesPage.vue'),
    meta: { title: '经常性职责', menu: { group: '推进', order: 14, icon: Clock }, abilities: ['duty.read'] },
  },
  { path: '/duties/people', name: 'duty-people', component: () => import('./DutyPeoplePage.vue'), meta: { title: '履行情况', under: 'duties', abilities: ['duty.read'] } },
  {
    path: '/duties/:id(\\d+)', name: 'duty', props: route => ({ id: Number(route.params.id) }), component: () => import('./DutyPage.vue'),
    meta: { title: '经常性职责', under: 'duties', abilities: ['duty.read'] },
  },
  {
    path: '/absences', name: 'absences', component: () => import('./AbsencesPage.vue'),
    meta: { title: '外出与委托', menu: { group: '推进', order: 16, icon: Calendar }, abilities: ['duty.read'] },
  },
]
