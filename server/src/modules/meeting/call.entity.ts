import { defineEntity, p } from '@mikro-orm/sql'
import type { Row } from '../../platform/tables'
import { Post, Unit, owned } from '../identity/identity.entity'
import { Meeting } from './meeting.entity'

/** 征集议题: the office asks the member units for topics of a planned meeting (长子 五20); its last day is the meeting's own. */
export const TopicCallSchema = defineEntity({
  name: 'TopicCall',
  tableName: 'topicCall',
  uniques: [{ properties: ['meetingId'] }],
  properties: {
    ...owned,
    meetingId: () => p.manyToOne(Meeting).mapToPk().deleteRule('cascade'),
    note: p.string().length(500).nullable(),
    calledAt: p.bigint('number'),
    calledByPostId: () => p.manyToOne(Post).mapToPk(),
    /** With the post held then: N10. */
    calledByName: p.string().length(80),
  },
})
export class TopicCall extends TopicCallSchema.class {}
TopicCallSchema.setClass(TopicCall)

/** A unit that was asked. Its topics are its answer; what is kept here is 本次无议题, and that it was reminded. */
export const TopicCallAnswerSchema = defineEntity({
  name: 'TopicCallAnswer',
  tableName: 'topicCallAnswer',
  indexes: [{ properties: ['jurisdictionId', 'unitId'] }],
  uniques: [{ properties: ['topicCallId', 'unitId'] }],
  properties: {
    ...owned,
    topicCallId: () => p.manyToOne(TopicCall).mapToPk().deleteRule('cascade'),
    ordinal: p.integer(),
    unitId: () => p.manyToOne(Unit).mapToPk(),
    /** When it said 本次无议题; null while it has not. */
    answeredAt: p.bigint('number').nullable(),
    /** With the post held then: N10. */
    answeredByName: p.string().length(80).nullable(),
    remindedAt: p.bigint('number').nullable(),
    reminders: p.integer().default(0),
  },
})
export class TopicCallAnswer extends TopicCallAnswerSchema.class {}
TopicCallAnswerSchema.setClass(TopicCallAnswer)

declare module '../../platform/tables' {
  interface Tables {
    topicCall: Row<typeof TopicCallSchema>
    topicCallAnswer: Row<typeof TopicCallAnswerSchema>
  }
}
