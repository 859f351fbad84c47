import { Calendar, Clock } from '@element-plus/icons-vue'
import type { FeatureRoutes } from '../../app/feature'

export const routes: FeatureRoutes = [
  {
    path: '/schedule',
    name: 'schedule',
    component: () => import('./SchedulePage.vue'),
    meta: { title: '我的日程', menu: { group: '工作', order: 10, icon: Calendar, tab: true }, abilities: ['calendar.read'] },
  },
  {
    path: '/workdays',
    name: 'workdays',
    component: () => import('./WorkdaysPage.vue'),
    meta: { title: '工作日历', menu: { group: '工作', order: 20, icon: Clock }, abilities: ['calendar.read'] },
  },
]
