import { defineEntity, p } from '@mikro-orm/sql'
import type { Row } from '../../platform/tables'
import { Document } from '../document/document.entity'
import { owned } from '../identity/identity.entity'
import { Meeting } from './meeting.entity'

/** 会议纪要: what the paper says beyond the meeting's record, and the paper itself. One a meeting. */
export const MinutesSchema = defineEntity({
  name: 'Minutes',
  tableName: 'minutes',
  uniques: [{ properties: ['meetingId'] }],
  properties: {
    ...owned,
    meetingId: () => p.manyToOne(Meeting).mapToPk().deleteRule('cascade'),
    title: p.string().length(200),
    recorder: p.string().length(60),
    /** Units that get a copy, in words. */
    copiesTo: p.string().length(500),
    documentId: () => p.manyToOne(Document).mapToPk().nullable(),
    draftedAt: p.bigint('number'),
  },
})
export class Minutes extends MinutesSchema.class {}
MinutesSchema.setClass(Minutes)

declare module '../../platform/tables' {
  interface Tables {
    minutes: Row<typeof MinutesSchema>
  }
}
