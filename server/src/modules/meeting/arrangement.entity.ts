import { defineEntity, p } from '@mikro-orm/sql'
import type { Row } from '../../platform/tables'
import { owned } from '../identity/identity.entity'
import type { ArrangementState } from './arrangement.rules'
import { Meeting } from './meeting.entity'

/** 会议安排建议: what was submitted for approval and what became of it; one a meeting, made when it is first submitted. */
export const ArrangementSchema = defineEntity({
  name: 'Arrangement',
  tableName: 'arrangement',
  uniques: [{ properties: ['meetingId'] }],
  indexes: [{ properties: ['jurisdictionId', 'state'] }],
  properties: {
    ...owned,
    meetingId: () => p.manyToOne(Meeting).mapToPk().deleteRule('cascade'),
    state: p.string().length(12).$type<ArrangementState>(),
    /** JSON: the six parts as they were submitted. */
    parts: p.text(),
    submittedAt: p.bigint('number'),
    submittedByName: p.string().length(80),
    decidedAt: p.bigint('number').nullable(),
    /** With the post held then: N10. */
    decidedByName: p.string().length(80).nullable(),
    /** Who agreed on paper, or its number; why it was returned. */
    decisionNote: p.string().length(300).nullable(),
  },
})
export class Arrangement extends ArrangementSchema.class {}
ArrangementSchema.setClass(Arrangement)

declare module '../../platform/tables' {
  interface Tables {
    arrangement: Row<typeof ArrangementSchema>
  }
}
