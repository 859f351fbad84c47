import { Key, Memo, OfficeBuilding, Postcard, Switch, User } from '@element-plus/icons-vue'
import type { FeatureRoutes } from '../../app/feature'

export const routes: FeatureRoutes = [
  {
    path: '/units',
    name: 'units',
    component: () => import('./UnitsPage.vue'),
    meta: { title: '单位', menu: { group: '管理', order: 40, icon: OfficeBuilding }, abilities: ['directory.read'] },
  },
  {
    path: '/posts',
    name: 'posts',
    component: () => import('./PostsPage.vue'),
    meta: { title: '岗位', menu: { group: '管理', order: 41, icon: Postcard }, abilities: ['directory.read'] },
  },
  {
    path: '/users',
    name: 'users',
    component: () => import('./UsersPage.vue'),
    meta: { title: '用户', menu: { group: '管理', order: 42, icon: User }, abilities: ['directory.manage'] },
  },
  {
    path: '/delegations',
    name: 'delegations',
    component: () => import('./DelegationsPage.vue'),
    meta: { title: '委托', menu: { group: '管理', order: 43, icon: Switch }, abilities: ['delegation.manage'] },
  },
  {
    path: '/abilities',
    name: 'abilities',
    component: () => import('./AbilitiesPage.vue'),
    meta: { title: '岗位权限', menu: { group: '管理', order: 44, icon: Key }, abilities: ['directory.read'] },
  },
  {
    path: '/journal',
    name: 'journal',
    component: () => import('./JournalPage.vue'),
    meta: { title: '操作日志', menu: { group: '管理', order: 45, icon: Memo }, abilities: ['journal.read'] },
  },
]
