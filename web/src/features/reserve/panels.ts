import type { ProjectPanel } from '../../app/panels'

export const projectPanels: readonly ProjectPanel[] = [
  { key: 'reserve', title: '储备库', order: 30, abilities: ['reserve.read'], component: () => import('./ProjectLibraries.vue') },
]
