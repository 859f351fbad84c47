import { defineEntity, p } from '@mikro-orm/sql'
import type { Row } from '../../platform/tables'
import { Post, Unit, owned } from '../identity/identity.entity'
import { Meeting } from './meeting.entity'
import type { RequestState } from './request.rules'
import { MeetingSeries } from './series.entity'

/** A member's proposal that a meeting be called. */
export const MeetingRequestSchema = defineEntity({
  name: 'MeetingRequest',
  tableName: 'meetingRequest',
  indexes: [{ properties: ['jurisdictionId', 'state', 'id'] }, { properties: ['jurisdictionId', 'unitId', 'id'] }],
  properties: {
    ...owned,
    seriesId: () => p.manyToOne(MeetingSeries).mapToPk(),
    unitId: () => p.manyToOne(Unit).mapToPk(),
    postId: () => p.manyToOne(Post).mapToPk(),
    /** Who held that post then: N10. */
    proposedByName: p.string().length(40),
    subject: p.string().length(120),
    reason: p.string().length(1000),
    /** By when it is wished for. */
    wantedOn: p.date().nullable(),
    state: p.string().length(20).$type<RequestState>(),
    createdAt: p.bigint('number'),
    answer: p.string().length(500).nullable(),
    answeredAt: p.bigint('number').nullable(),
    answeredByName: p.string().length(80).nullable(),
    meetingId: () => p.manyToOne(Meeting).mapToPk().nullable(),
  },
})
export class MeetingRequest extends MeetingRequestSchema.class {}
MeetingRequestSchema.setClass(MeetingRequest)

declare module '../../platform/tables' {
  interface Tables {
    meetingRequest: Row<typeof MeetingRequestSchema>
  }
}
