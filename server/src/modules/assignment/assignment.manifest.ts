import type { Manifest } from '../../platform/manifest'
import { registerAttachmentSubject } from '../document/attachment.service'
import { mayDo } from '../identity/permission.service'
import { AssignmentResolver } from './assignment.api'
import { fillAssignments } from './assignment.demo'
import { assignmentEntities } from './assignment.entity'
import { AssignmentWorkResolver } from './assignmentWork.api'
import { assignmentEvents, assignmentTodos, searchAssignments, seesAssignment, seesNote } from './inbox.query'

export const assignment: Manifest = {
  name: 'assignment',
  entities: assignmentEntities,
  resolvers: [AssignmentResolver, AssignmentWorkResolver],
  start: async system => {
    registerAttachmentSubject(system, 'Assignment', { mayRead: seesAssignment, mayChange: async ctx => mayDo(ctx, 'assignment.list') })
    registerAttachmentSubject(system, 'AssignmentNote', {
      mayRead: (ctx, id) => seesNote(ctx, id, false), mayChange: (ctx, id) => seesNote(ctx, id, true),
    })
  },
  todos: assignmentTodos,
  search: searchAssignments,
  calendar: assignmentEvents,
  demo: fillAssignments,
}
