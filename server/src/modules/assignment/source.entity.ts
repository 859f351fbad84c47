import { defineEntity, p } from '@mikro-orm/sql'
import type { Row } from '../../platform/tables'
import { owned, Post } from '../identity/identity.entity'
import type { SourceKind } from './source.rules'

/** A leader's written instruction, or a decision of a meeting held elsewhere; its assignments name it by type and id. */
export const AssignmentSourceSchema = defineEntity({
  name: 'AssignmentSource',
  tableName: 'assignmentSource',
  indexes: [{ properties: ['jurisdictionId', 'givenOn', 'id'] }, { properties: ['jurisdictionId', 'reportedOn', 'id'] }],
  properties: {
    ...owned,
    kind: p.string().length(12).$type<SourceKind>(),
    givenByPostId: () => p.manyToOne(Post).mapToPk().nullable(),
    /** Post and the holder's name of that day, or the meeting with its number. */
    givenBy: p.string().length(120),
    givenOn: p.date(),
    text: p.text(),
    receivedOn: p.date(),
    receivedByText: p.string().length(200),
    reportedOn: p.date().nullable(),
    /** What was reported back. */
    report: p.text().nullable(),
    reportedByText: p.string().length(200).nullable(),
    searchKey: p.string().length(2000),
  },
})
export class AssignmentSource extends AssignmentSourceSchema.class {}
AssignmentSourceSchema.setClass(AssignmentSource)

declare module '../../platform/tables' {
  interface Tables {
    assignmentSource: Row<typeof AssignmentSourceSchema>
  }
}
