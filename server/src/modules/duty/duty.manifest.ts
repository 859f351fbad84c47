import type { Manifest } from '../../platform/manifest'
import { registerAttachmentSubject } from '../document/attachment.service'
import { DutyResolver } from './duty.api'
import { fillDuties } from './duty.demo'
import { AbsenceSchema, DutySchema } from './duty.entity'
import { dutyTodos, seesDuty } from './duty.query'
import { runDuties } from './duty.service'

export const duty: Manifest = {
  name: 'duty',
  entities: [DutySchema, AbsenceSchema],
  resolvers: [DutyResolver],
  start: async system => {
    // evidence is added when the duty is registered as done and stays
    registerAttachmentSubject(system, 'Duty', { mayRead: seesDuty, mayChange: async () => false })
  },
  todos: dutyTodos,
  jobs: [{ name: 'duties', cron: '10 0 * * *', run: runDuties }],
  demo: fillDuties,
}
