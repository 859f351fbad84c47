import { defineEntity, p } from '@mikro-orm/sql'
import type { Row } from '../../platform/tables'
import { Post, Unit, owned } from '../identity/identity.entity'
import { Project } from '../project/project.entity'
import { MeetingSeries } from './series.entity'
import type { LedgerSource } from './candidate.rules'
import type { TopicState } from './topic.rules'

/** A matter proposed for a meeting; it lives in the pool until a meeting takes it. */
export const TopicSchema = defineEntity({
  name: 'Topic',
  tableName: 'topic',
  indexes: [
    { properties: ['jurisdictionId', 'state', 'submittedAt'] },
    { properties: ['jurisdictionId', 'createdAt', 'id'] },
    { properties: ['jurisdictionId', 'proposerUnitId', 'id'] },
    { properties: ['jurisdictionId', 'projectId'] },
    { properties: ['jurisdictionId', 'sourceType', 'sourceId'] },
  ],
  uniques: [{ properties: ['jurisdictionId', 'number'] }],
  properties: {
    ...owned,
    /** `议〔2026〕12号`; null until it is first submitted, the same ever after. */
    number: p.string().length(40).nullable(),
    title: p.string().length(120),
    problem: p.text(),
    request: p.text(),
    proposedDecision: p.text(),
    /** It asks for a problem to be solved: its resolutions need unit, person and time. */
    onProblem: p.boolean().default(true),
    proposerUnitId: () => p.manyToOne(Unit).mapToPk(),
    proposedByPostId: () => p.manyToOne(Post).mapToPk(),
    /** Who held that post then: N10. */
    proposedByName: p.string().length(40),
    projectId: () => p.manyToOne(Project).mapToPk().nullable(),
    /** For which meetings it is meant; null leaves it to the office. */
    seriesId: () => p.manyToOne(MeetingSeries).mapToPk().nullable(),
    state: p.string().length(20).$type<TopicState>(),
    /** 第 n 次上会: 1 until a meeting has deferred it. */
    round: p.integer().default(1),
    /** Minutes that it is thought to take. */
    minutes: p.integer().default(15),
    returnReason: p.string().length(500).nullable(),
    /** Sent up to the party and government heads, and why. */
    raisedOn: p.date().nullable(),
    raisedReason: p.string().length(500).nullable(),
    raisedByName: p.string().length(80).nullable(),
    /** The ledger that it was drafted from (N4), the thing there, and why it was proposed. */
    sourceType: p.string().length(20).$type<LedgerSource>().nullable(),
    sourceId: p.integer().nullable(),
    sourceReason: p.string().length(300).nullable(),
    createdAt: p.bigint('number'),
    /** The first time: returned and submitted again, it is no later for it (P2). */
    submittedAt: p.bigint('number').nullable(),
    /** The last time: what answers a call for topics is handed in, or handed in again, after it. */
    handedInAt: p.bigint('number').nullable(),
    searchKey: p.string().length(1500),
  },
})
export class Topic extends TopicSchema.class {}
TopicSchema.setClass(Topic)

declare module '../../platform/tables' {
  interface Tables {
    topic: Row<typeof TopicSchema>
  }
}
