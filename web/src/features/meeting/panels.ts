import type { WorkbenchPanel } from '../../app/panels'

export const workbenchPanels: readonly WorkbenchPanel[] = [
  { key: 'next-meeting', title: '下次会议筹备', order: 10, abilities: ['meeting.manage'], component: () => import('./NextMeeting.vue') },
]
