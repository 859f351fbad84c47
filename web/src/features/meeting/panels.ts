import type { ProjectPanel, WorkbenchPanel } from '../../app/panels'

export const projectPanels: readonly ProjectPanel[] = [
  { key: 'decisions', title: '会议决定', order: 25, abilities: ['project.read'], component: () => import('./ProjectDecisions.vue') },
]

export const workbenchPanels: readonly WorkbenchPanel[] = [
  { key: 'next-meeting', title: '下次会议筹备', order: 10, abilities: ['meeting.manage'], component: () => import('./NextMeeting.vue') },
]
