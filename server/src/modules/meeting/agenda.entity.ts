import { defineEntity, p } from '@mikro-orm/sql'
import type { Row } from '../../platform/tables'
import { Assignment } from '../assignment/assignment.entity'
import { Post, Unit, owned } from '../identity/identity.entity'
import type { Outcome } from './agenda.rules'
import { Meeting } from './meeting.entity'
import { Topic } from './topic.entity'

/** A topic's place in one meeting; without a topic it is one of the series' standing matters. */
export const AgendaItemSchema = defineEntity({
  name: 'AgendaItem',
  tableName: 'agendaItem',
  indexes: [{ properties: ['jurisdictionId', 'meetingId', 'ordinal'] }],
  uniques: [{ properties: ['topicId', 'meetingId'] }],
  properties: {
    ...owned,
    meetingId: () => p.manyToOne(Meeting).mapToPk().deleteRule('cascade'),
    topicId: () => p.manyToOne(Topic).mapToPk().nullable(),
    ordinal: p.integer(),
    title: p.string().length(120),
    minutes: p.integer(),
    /** The topic's round at this meeting. */
    round: p.integer().default(1),
    /** What was heard, `县水务局关于…的汇报`; '' lets the minutes say it. */
    heard: p.string().length(300),
    outcome: p.string().length(20).$type<Outcome>().nullable(),
    outcomeText: p.text(),
    /** Instant at which outcome or resolutions last came to say something else: what was read back before is out of date. */
    changedAt: p.bigint('number').nullable(),
  },
})
export class AgendaItem extends AgendaItemSchema.class {}
AgendaItemSchema.setClass(AgendaItem)

/** 议定事项: what the meeting decided on an item; a tracked duty where it has a unit and a day. */
export const ResolutionSchema = defineEntity({
  name: 'Resolution',
  tableName: 'resolution',
  indexes: [{ properties: ['jurisdictionId', 'meetingId', 'agendaItemId', 'ordinal'] }, { properties: ['jurisdictionId', 'unitId', 'meetingId'] }],
  properties: {
    ...owned,
    agendaItemId: () => p.manyToOne(AgendaItem).mapToPk().deleteRule('cascade'),
    meetingId: () => p.manyToOne(Meeting).mapToPk().deleteRule('cascade'),
    ordinal: p.integer(),
    text: p.text(),
    onProblem: p.boolean(),
    unitId: () => p.manyToOne(Unit).mapToPk().nullable(),
    responsiblePostId: () => p.manyToOne(Post).mapToPk().nullable(),
    /** The person in words, with the post: `王甲一(局长)`. */
    responsiblePerson: p.string().length(60),
    dueOn: p.date().nullable(),
    standard: p.string().length(500),
    /** The assignment that came of it; null before the meeting closes, or where there is no duty. */
    assignmentId: () => p.manyToOne(Assignment).mapToPk().nullable(),
    /** JSON from which the verdict on it can be replayed. */
    judgedBy: p.text(),
    /** 补列: instant at which it was added or completed after the meeting had closed; null for what was recorded in it. */
    addedAt: p.bigint('number').nullable(),
    /** Who did so, with post, and why. */
    addedBy: p.string().length(120).nullable(),
    addedReason: p.string().length(500).nullable(),
  },
})
export class Resolution extends ResolutionSchema.class {}
ResolutionSchema.setClass(Resolution)

declare module '../../platform/tables' {
  interface Tables {
    agendaItem: Row<typeof AgendaItemSchema>
    resolution: Row<typeof ResolutionSchema>
  }
}
