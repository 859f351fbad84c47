import type { AssignmentPanel, ProjectPanel } from '../../app/panels'

export const projectPanels: readonly ProjectPanel[] = [
  { key: 'supervisions', title: '督办', order: 35, abilities: ['supervision.read'], component: () => import('./LinkedSupervisions.vue') },
]

export const assignmentPanels: readonly AssignmentPanel[] = [
  { key: 'supervisions', title: '督办', order: 10, abilities: ['supervision.read'], component: () => import('./LinkedSupervisions.vue') },
]
