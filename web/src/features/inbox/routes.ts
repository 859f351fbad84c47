import { Tickets } from '@element-plus/icons-vue'
import { defineAsyncComponent } from 'vue'
import type { FeatureRoutes, ShellParts } from '../../app/feature'
import { searchEverything } from './search'

export const routes: FeatureRoutes = [
  {
    path: '/',
    name: 'workbench',
    component: () => import('./WorkbenchPage.vue'),
    meta: { title: '工作台', menu: { group: '工作', order: 0, icon: Tickets, tab: true }, abilities: ['inbox.use'] },
  },
]

export const shell: ShellParts = {
  bell: defineAsyncComponent(() => import('./InboxBell.vue')),
  search: searchEverything,
}
