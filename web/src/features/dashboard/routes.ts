import { DataBoard } from '@element-plus/icons-vue'
import type { FeatureRoutes, MenuPlace } from '../../app/feature'
import { useSession } from '../../app/session'

const abilities = ['dashboard.read']

const menu: MenuPlace = {
  group: '工作',
  order: 5,
  icon: DataBoard,
  // Of the phone's four tabs only a leader gives one to the cockpit; a unit needs them for its work.
  get tab() {
    return useSession().view?.post?.role === 'LEAD_OFFICIAL'
  },
}

export const routes: FeatureRoutes = [
  {
    path: '/cockpit',
    name: 'cockpit',
    component: () => import('./CockpitPage.vue'),
    meta: { title: '驾驶舱', menu, abilities, homeOf: ['LEAD_OFFICIAL'] },
  },
  { path: '/cockpit/wall', name: 'cockpit-wall', component: () => import('./CockpitWallPage.vue'), meta: { title: '驾驶舱大屏', under: 'cockpit', wall: true, abilities } },
]
