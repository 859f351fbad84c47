import { defineEntity, p } from '@mikro-orm/sql'
import type { Row } from '../../platform/tables'
import { owned } from '../identity/identity.entity'
import { Meeting } from './meeting.entity'
import type { VersionCause } from './version.rules'

/** The agenda as it stood when it was approved, confirmed or sent out: never changed again. */
export const AgendaVersionSchema = defineEntity({
  name: 'AgendaVersion',
  tableName: 'agendaVersion',
  uniques: [{ properties: ['meetingId', 'number'] }],
  indexes: [{ properties: ['jurisdictionId', 'meetingId'] }],
  properties: {
    ...owned,
    meetingId: () => p.manyToOne(Meeting).mapToPk().deleteRule('cascade'),
    /** 第 n 版, from 1. */
    number: p.integer(),
    cause: p.string().length(12).$type<VersionCause>(),
    note: p.string().length(300).nullable(),
    /** JSON: its lines. */
    items: p.text(),
    frozenAt: p.bigint('number'),
    frozenByName: p.string().length(80),
  },
})
export class AgendaVersion extends AgendaVersionSchema.class {}
AgendaVersionSchema.setClass(AgendaVersion)

declare module '../../platform/tables' {
  interface Tables {
    agendaVersion: Row<typeof AgendaVersionSchema>
  }
}
