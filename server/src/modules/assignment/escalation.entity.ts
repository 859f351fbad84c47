import { defineEntity, p } from '@mikro-orm/sql'
import type { Row } from '../../platform/tables'
import { owned, Post, Unit, User } from '../identity/identity.entity'
import { Assignment } from './assignment.entity'

/** One rung that held a matter, from `fromOn` until it went further up or came back; null while it holds it. */
export const AssignmentEscalationSchema = defineEntity({
  name: 'AssignmentEscalation',
  tableName: 'assignmentEscalation',
  indexes: [{ properties: ['jurisdictionId', 'assignmentId', 'id'] }, { properties: ['jurisdictionId', 'untilOn', 'id'] }, { properties: ['jurisdictionId', 'unitId', 'untilOn'] }],
  properties: {
    ...owned,
    assignmentId: () => p.manyToOne(Assignment).mapToPk().deleteRule('cascade'),
    /** Place in the ladder: 0 the unit with which it begins, from 1 the pack's rungs. */
    rung: p.integer(),
    /** The unit that holds it; null where the rung is a meeting, an office, a leader. */
    unitId: () => p.manyToOne(Unit).mapToPk().nullable(),
    /** Code of the meeting series that deals with what the rung holds. */
    seriesCode: p.string().length(40).nullable(),
    name: p.string().length(120),
    /** Clause of the ladder as printed; null where the county set it. */
    clause: p.string().length(60).nullable(),
    reason: p.string().length(1000),
    fromOn: p.date(),
    at: p.bigint('number'),
    byUserId: () => p.manyToOne(User).mapToPk(),
    byPostId: () => p.manyToOne(Post).mapToPk(),
    byUnitId: () => p.manyToOne(Unit).mapToPk(),
    byText: p.string().length(200),
    untilOn: p.date().nullable(),
    answer: p.string().length(2000).nullable(),
    answeredByText: p.string().length(200).nullable(),
  },
})
export class AssignmentEscalation extends AssignmentEscalationSchema.class {}
AssignmentEscalationSchema.setClass(AssignmentEscalation)

declare module '../../platform/tables' {
  interface Tables {
    assignmentEscalation: Row<typeof AssignmentEscalationSchema>
  }
}
