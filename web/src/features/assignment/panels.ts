import type { ProjectPanel } from '../../app/panels'

export const projectPanels: readonly ProjectPanel[] = [
  { key: 'assignments', title: '交办事项', order: 30, abilities: ['assignment.read'], component: () => import('./ProjectAssignments.vue') },
]
