import { defineEntity, p } from '@mikro-orm/sql'
import type { Row } from './tables'

/** One row per thing that only one writer may hold at a time: a floor, a number register, the head of a journal. */
export const LockRowSchema = defineEntity({
  name: 'LockRow',
  tableName: 'lockRow',
  properties: { key: p.string().length(120).primary(), taken: p.bigint('number').defaultRaw('0') },
})

/** What leaves the system once the transaction is committed: delivered at least once, then marked. */
export const OutboxSchema = defineEntity({
  name: 'Outbox',
  tableName: 'outbox',
  indexes: [{ properties: ['doneAt', 'id'] }],
  properties: {
    id: p.integer().primary().autoincrement(),
    topic: p.string().length(60),
    payload: p.text(),
    createdAt: p.bigint('number'),
    doneAt: p.bigint('number').nullable(),
    tries: p.integer().default(0),
    error: p.text().nullable(),
  },
})

/** A job's lease: the replica that holds it until `untilAt` runs it. */
export const JobLeaseSchema = defineEntity({
  name: 'JobLease',
  tableName: 'jobLease',
  properties: {
    name: p.string().length(60).primary(),
    holder: p.string().length(60),
    untilAt: p.bigint('number'),
    lastRunAt: p.bigint('number').nullable(),
  },
})

/**
 * Who changed what, when, in which post, on whose behalf. Chained by hash per jurisdiction: `hash` covers the row and
 * the hash before it, so that a row taken out or altered shows (`npm run journal:verify`).
 */
export const JournalSchema = defineEntity({
  name: 'Journal',
  tableName: 'journal',
  indexes: [{ properties: ['jurisdictionId', 'subjectType', 'subjectId', 'id'] }, { properties: ['jurisdictionId', 'userId', 'id'] }],
  uniques: [{ properties: ['jurisdictionId', 'seq'] }],
  properties: {
    id: p.integer().primary().autoincrement(),
    jurisdictionId: p.integer(),
    seq: p.integer(),
    at: p.bigint('number'),
    userId: p.integer().nullable(),
    userName: p.string().length(60).nullable(),
    postId: p.integer().nullable(),
    postName: p.string().length(120).nullable(),
    /** The post whose duties were taken over by delegation. */
    onBehalfOf: p.string().length(120).nullable(),
    operation: p.string().length(80),
    /** CREATE, UPDATE or DELETE. */
    kind: p.string().length(10),
    subjectType: p.string().length(60),
    subjectId: p.integer(),
    /** JSON: property → [old, new]. */
    changes: p.text(),
    prevHash: p.string().length(64),
    hash: p.string().length(64),
  },
})

/** Where each county's chain ends: rows that are cut off there show as well. */
export const JournalHeadSchema = defineEntity({
  name: 'JournalHead',
  tableName: 'journalHead',
  properties: {
    jurisdictionId: p.integer().primary().autoincrement(false),
    seq: p.integer(),
    hash: p.string().length(64),
  },
})

declare module './tables' {
  interface Tables {
    outbox: Row<typeof OutboxSchema>
    jobLease: Row<typeof JobLeaseSchema>
    journal: Row<typeof JournalSchema>
    journalHead: Row<typeof JournalHeadSchema>
  }
}

export const platformEntities = [LockRowSchema, OutboxSchema, JobLeaseSchema, JournalSchema, JournalHeadSchema]
