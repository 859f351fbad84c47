import { defineAsyncComponent } from 'vue'
import type { ProjectBulk, ProjectPanel } from '../../app/panels'

export const projectPanels: readonly ProjectPanel[] = [
  { key: 'reserve', title: '储备库', order: 30, abilities: ['reserve.read'], component: () => import('./ProjectLibraries.vue') },
]

export const projectBulk: readonly ProjectBulk[] = [
  { key: 'propose', abilities: ['reserve.propose'], component: defineAsyncComponent(() => import('./ProposeSelected.vue')) },
]
