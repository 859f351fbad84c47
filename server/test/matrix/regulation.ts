import { ROLES as EVERYONE } from './cast'
import type { Operation } from './operation'

export const regulation: Operation[] = [
  { op: 'regulation', allowed: EVERYONE },
  { op: 'countySettings', allowed: EVERYONE },
  {
    op: 'changeSetting', allowed: ['ADMINISTRATOR', 'OFFICE_HEAD'],
    variables: () => ({ input: { key: 'reserveFromManagement', value: 'true', paper: '县重点办通知', effectiveOn: '2026-03-18', revision: 0 } }),
  },
]
