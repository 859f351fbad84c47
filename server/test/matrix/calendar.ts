import { ROLES as EVERYONE } from './cast'
import type { Operation } from './operation'

const YEAR = 2031
const HOLIDAYS = ['元旦', '春节', '清明节', '劳动节', '端午节', '中秋节', '国庆节'].map((name, i) => ({ day: `${YEAR}-0${i + 1}-05`, kind: 'OFF', name }))

export const calendar: Operation[] = [
  { op: 'calendarYears', allowed: EVERYONE },
  { op: 'workCalendar', allowed: EVERYONE, variables: () => ({ year: 2026 }) },
  { op: 'deadlinePreview', allowed: EVERYONE, variables: () => ({ receivedOn: '2026-03-18', workdays: 5 }) },
  { op: 'calendarEvents', allowed: EVERYONE, variables: () => ({ from: '2026-03-01', to: '2026-05-31' }) },
  { op: 'calendarFeed', allowed: EVERYONE },
  { op: 'openCalendarFeed', allowed: EVERYONE },
  { op: 'closeCalendarFeed', allowed: EVERYONE },
  {
    op: 'addCalendarYear', allowed: ['ADMINISTRATOR'],
    variables: () => ({ input: { year: YEAR, paper: '国务院办公厅关于部分节假日安排的通知', days: HOLIDAYS } }),
  },
]
