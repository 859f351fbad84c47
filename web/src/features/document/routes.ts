import { Document, Files } from '@element-plus/icons-vue'
import type { FeatureRoutes } from '../../app/feature'

export const routes: FeatureRoutes = [
  {
    path: '/documents',
    name: 'documents',
    component: () => import('./DocumentsPage.vue'),
    meta: { title: '公文', menu: { group: '会议', order: 50, icon: Document }, abilities: ['document.read'] },
  },
  { path: '/documents/:id', name: 'document', props: true, component: () => import('./DocumentPage.vue'), meta: { title: '公文', under: 'documents', abilities: ['document.read'] } },
  {
    // the server answers /templates itself
    path: '/document-templates',
    name: 'document-templates',
    component: () => import('./TemplatesPage.vue'),
    meta: { title: '公文模板', menu: { group: '管理', order: 20, icon: Files }, abilities: ['template.manage'] },
  },
]
