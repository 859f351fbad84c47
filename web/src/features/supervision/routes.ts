import { Bell, Warning } from '@element-plus/icons-vue'
import type { RouteLocationNormalizedLoaded } from 'vue-router'
import type { FeatureRoutes } from '../../app/feature'

const id = (route: RouteLocationNormalizedLoaded) => ({ id: Number(route.params.id) })

export const routes: FeatureRoutes = [
  {
    path: '/supervisions',
    name: 'supervisions',
    component: () => import('./SupervisionsPage.vue'),
    meta: { title: '督办', menu: { group: '推进', order: 20, icon: Bell }, abilities: ['supervision.read'] },
  },
  { path: '/supervisions/:id(\\d+)', name: 'supervision', props: id, component: () => import('./SupervisionPage.vue'), meta: { title: '督办', under: 'supervisions', abilities: ['supervision.read'] } },
  {
    path: '/conduct',
    name: 'conductCases',
    component: () => import('./ConductCasesPage.vue'),
    meta: { title: '作风问题', menu: { group: '推进', order: 30, icon: Warning }, abilities: ['conduct.read'] },
  },
  { path: '/conduct/:id(\\d+)', name: 'conductCase', props: id, component: () => import('./ConductCasePage.vue'), meta: { title: '作风问题', under: 'conductCases', abilities: ['conduct.read'] } },
  { path: '/leads', name: 'leads', component: () => import('./LeadsPage.vue'), meta: { title: '问责线索', under: 'supervisions', abilities: ['lead.manage'] } },
  { path: '/leads/:id(\\d+)', name: 'lead', props: id, component: () => import('./LeadPage.vue'), meta: { title: '问责线索', under: 'leads', abilities: ['lead.manage'] } },
]
