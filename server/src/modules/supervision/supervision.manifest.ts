import type { Manifest } from '../../platform/manifest'
import { registerAttachmentSubject } from '../document/attachment.service'
import { registerPaperGuard } from '../document/paperGuard.service'
import { ConductResolver } from './conduct.api'
import { seesStep } from './history.query'
import { searchSupervisions, supervisionEvents, supervisionTodos } from './inbox.query'
import { LeadResolver } from './lead.api'
import { leadEntities } from './lead.entity'
import { PAPER, paperGuard } from './supervision.service'
import { SupervisionResolver } from './supervision.api'
import { supervisionEntities } from './supervision.entity'
import { fillSupervisions } from './supervision.demo'
import { SupervisionWorkResolver } from './supervisionWork.api'
import { recountSupervisions } from './work.service'

export const supervision: Manifest = {
  name: 'supervision',
  entities: [...supervisionEntities, ...leadEntities],
  resolvers: [SupervisionResolver, SupervisionWorkResolver, ConductResolver, LeadResolver],
  start: async system => {
    // evidence is added with its step and stays
    registerAttachmentSubject(system, 'SupervisionStep', { mayRead: seesStep, mayChange: async () => false })
    for (const kind of Object.values(PAPER)) registerPaperGuard(system, kind, 'Supervision', paperGuard)
  },
  todos: supervisionTodos,
  search: searchSupervisions,
  calendar: supervisionEvents,
  recount: recountSupervisions,
  demo: fillSupervisions,
}
