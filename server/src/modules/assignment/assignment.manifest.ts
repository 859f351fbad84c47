import type { Manifest } from '../../platform/manifest'
import { registerAttachmentSubject } from '../document/attachment.service'
import { mayDo } from '../identity/permission.service'
import { AssignmentResolver } from './assignment.api'
import { fillAssignments } from './assignment.demo'
import { assignmentEntities } from './assignment.entity'
import { AssignmentWorkResolver } from './assignmentWork.api'
import { recountAssignments } from './due.service'
import { AssignmentEscalationResolver } from './escalation.api'
import { assignmentExportRoute } from './export.route'
import { fillEscalations } from './escalation.demo'
import { AssignmentEscalationSchema } from './escalation.entity'
import { LedgerImportResolver } from './ledger/ledger.api'
import { ledgerEntities } from './ledger/ledger.entity'
import { ledgerRoutes } from './ledger/ledger.route'
import { ReminderResolver } from './reminder.api'
import { AssignmentSourceResolver } from './source.api'
import { fillSources } from './source.demo'
import { AssignmentSourceSchema } from './source.entity'
import { seesSource, sourceTodos } from './source.query'
import { assignmentEvents, assignmentTodos, searchAssignments, seesAssignment, seesNote } from './inbox.query'

export const assignment: Manifest = {
  name: 'assignment',
  entities: [...assignmentEntities, AssignmentSourceSchema, AssignmentEscalationSchema, ...ledgerEntities],
  resolvers: [AssignmentResolver, AssignmentWorkResolver, AssignmentSourceResolver, AssignmentEscalationResolver, ReminderResolver, LedgerImportResolver],
  routes: [...ledgerRoutes, assignmentExportRoute],
  start: async system => {
    registerAttachmentSubject(system, 'Assignment', { mayRead: seesAssignment, mayChange: async ctx => mayDo(ctx, 'assignment.list') })
    registerAttachmentSubject(system, 'AssignmentSource', { mayRead: seesSource, mayChange: async ctx => mayDo(ctx, 'assignment.list') })
    registerAttachmentSubject(system, 'AssignmentNote', {
      mayRead: (ctx, id) => seesNote(ctx, id, false), mayChange: (ctx, id) => seesNote(ctx, id, true),
    })
  },
  todos: async ctx => [...(await assignmentTodos(ctx)), ...(await sourceTodos(ctx))],
  search: searchAssignments,
  calendar: assignmentEvents,
  recount: recountAssignments,
  demo: async scene => {
    await fillAssignments(scene)
    await fillSources(scene)
    await fillEscalations(scene)
  },
}
