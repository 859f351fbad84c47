import { defineAsyncComponent } from 'vue'
import type { ProjectBulk } from '../../app/panels'

export const projectBulk: readonly ProjectBulk[] = [
  { key: 'edit', abilities: ['project.edit'], component: defineAsyncComponent(() => import('./BulkEdit.vue')) },
]
