import { FolderOpened } from '@element-plus/icons-vue'
import type { FeatureRoutes } from '../../app/feature'
import { importRoutes } from './import/importRoutes'

const idOf = (route: { params: Record<string, string | string[]> }) => ({ id: Number(route.params.id) })

export const routes: FeatureRoutes = [
  ...importRoutes,
  {
    path: '/projects',
    name: 'projects',
    component: () => import('./ProjectsPage.vue'),
    meta: { title: '项目', menu: { group: '项目', order: 10, icon: FolderOpened, tab: true }, abilities: ['project.read'] },
  },
  {
    path: '/projects/new',
    name: 'projectNew',
    component: () => import('./ProjectFormPage.vue'),
    meta: { title: '登记项目', under: 'projects', abilities: ['project.create'] },
  },
  {
    path: '/projects/:id(\\d+)',
    name: 'project',
    props: idOf,
    component: () => import('./ProjectPage.vue'),
    meta: { title: '项目', under: 'projects', abilities: ['project.read'] },
  },
  {
    path: '/projects/:id(\\d+)/edit',
    name: 'projectEdit',
    props: idOf,
    component: () => import('./ProjectFormPage.vue'),
    meta: { title: '修改项目', under: 'projects', abilities: ['project.edit'] },
  },
]
