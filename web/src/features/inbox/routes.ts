import { Message, Promotion, Tickets } from '@element-plus/icons-vue'
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
  {
    path: '/inbox',
    name: 'inbox',
    component: () => import('./InboxPage.vue'),
    meta: { title: '消息', menu: { group: '工作', order: 6, icon: Message }, abilities: ['inbox.use'] },
  },
  { path: '/inbox/channel', name: 'message-channel', component: () => import('./ChannelPage.vue'), meta: { title: '消息接收方式', under: 'inbox', abilities: ['inbox.use'] } },
  {
    path: '/message-settings',
    name: 'message-settings',
    component: () => import('./MessageSettingsPage.vue'),
    meta: { title: '消息发送', menu: { group: '管理', order: 46, icon: Promotion }, abilities: ['message.manage'] },
  },
]

export const shell: ShellParts = {
  bell: defineAsyncComponent(() => import('./InboxBell.vue')),
  search: searchEverything,
}
