import { defineEntity, p } from '@mikro-orm/sql'
import type { Row } from '../../platform/tables'
import { owned } from '../identity/identity.entity'
import { Meeting } from './meeting.entity'
import { MeetingSeries } from './series.entity'

/** 套合: a further series that a meeting serves in the same sitting (登封 一(二)). */
export const JointSeriesSchema = defineEntity({
  name: 'JointSeries',
  tableName: 'jointSeries',
  uniques: [{ properties: ['meetingId', 'seriesId'] }],
  indexes: [{ properties: ['jurisdictionId', 'seriesId', 'meetingId'] }],
  properties: {
    ...owned,
    meetingId: () => p.manyToOne(Meeting).mapToPk().deleteRule('cascade'),
    seriesId: () => p.manyToOne(MeetingSeries).mapToPk(),
  },
})
export class JointSeries extends JointSeriesSchema.class {}
JointSeriesSchema.setClass(JointSeries)

declare module '../../platform/tables' {
  interface Tables {
    jointSeries: Row<typeof JointSeriesSchema>
  }
}
