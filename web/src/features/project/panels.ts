import { defineAsyncComponent } from 'vue'
import type { ProjectBulk, ProjectPanel } from '../../app/panels'

export const projectPanels: readonly ProjectPanel[] = [
  { key: 'task-force', title: '专班（工作小组）', order: 5, component: () => import('./TaskForcePanel.vue') },
]

export const projectBulk: readonly ProjectBulk[] = [
  { key: 'edit', abilities: ['project.edit'], component: defineAsyncComponent(() => import('./BulkEdit.vue')) },
]
