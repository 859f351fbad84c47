import type { ProjectPanel } from '../../app/panels'

export const projectPanels: readonly ProjectPanel[] = [
  { key: 'review', title: '评审', order: 40, abilities: ['review.read'], component: () => import('./ProjectReviews.vue') },
]
