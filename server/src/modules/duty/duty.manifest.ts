import type { Manifest } from '../../platform/manifest'
import { registerAttachmentSubject } from '../document/attachment.service'
import { registerDelegationGuard } from '../identity/delegation.service'
import { keepsDelegation } from './absence.service'
import { DutyResolver } from './duty.api'
import { fillDuties } from './duty.demo'
import { AbsenceSchema, DutyMatterSchema, DutySchema } from './duty.entity'
import { seesDuty } from './duty.query'
import { runDuties } from './duty.service'
import { dutyTodos } from './todo.query'

export const duty: Manifest = {
  name: 'duty',
  entities: [DutySchema, DutyMatterSchema, AbsenceSchema],
  resolvers: [DutyResolver],
  start: async system => {
    registerDelegationGuard(system, keepsDelegation)
    // evidence is added when the duty is registered as done and stays
    registerAttachmentSubject(system, 'Duty', { mayRead: seesDuty, mayChange: async () => false })
  },
  todos: dutyTodos,
  jobs: [{ name: 'duties', cron: '10 0 * * *', run: runDuties }],
  demo: fillDuties,
}
