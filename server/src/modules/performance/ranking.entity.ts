import { defineEntity, p } from '@mikro-orm/sql'
import type { Row } from '../../platform/tables'
import { Unit, owned } from '../identity/identity.entity'
import type { Group, Measure, RankingState } from './ranking.rules'

/** 月度封存数据: the figures of a month, frozen. Rows are only added; a further freezing is a further revision. */
export const SnapshotSchema = defineEntity({
  name: 'Snapshot',
  tableName: 'snapshot',
  uniques: [{ properties: ['jurisdictionId', 'month', 'revision'] }],
  properties: {
    ...owned,
    /** `2026-03`. */
    month: p.string().length(7),
    /** From 1 within the month. */
    revision: p.integer(),
    /** The days that count, both included. */
    fromOn: p.date(),
    toOn: p.date(),
    frozenAt: p.bigint('number'),
    frozenByName: p.string().length(40),
    frozenByPost: p.string().length(120),
    /** JSON of the rows as they were frozen: a row that was changed since does not agree with it. */
    figures: p.text(),
  },
})
export class Snapshot extends SnapshotSchema.class {}
SnapshotSchema.setClass(Snapshot)

/** A unit's figures in a snapshot, with its name and kind of that day. */
export const SnapshotRowSchema = defineEntity({
  name: 'SnapshotRow',
  tableName: 'snapshotRow',
  uniques: [{ properties: ['snapshotId', 'unitId'] }],
  properties: {
    ...owned,
    snapshotId: () => p.manyToOne(Snapshot).mapToPk(),
    unitId: () => p.manyToOne(Unit).mapToPk(),
    unitName: p.string().length(80),
    unitGroup: p.string().length(20).$type<Group>(),
    assignmentsDue: p.integer(),
    assignmentsCleared: p.integer(),
    /** Whole yuan. */
    investmentPlan: p.bigint('number'),
    investmentDone: p.bigint('number'),
  },
})
export class SnapshotRow extends SnapshotRowSchema.class {}
SnapshotRowSchema.setClass(SnapshotRow)

/** A month's ranking, each group apart. Drafted by the office, published by its head, withdrawn only to be corrected. */
export const RankingSchema = defineEntity({
  name: 'Ranking',
  tableName: 'ranking',
  indexes: [{ properties: ['jurisdictionId', 'month', 'id'] }, { properties: ['jurisdictionId', 'state', 'month', 'id'] }],
  properties: {
    ...owned,
    month: p.string().length(7),
    periodLabel: p.string().length(60),
    title: p.string().length(120),
    state: p.string().length(12).$type<RankingState>(),
    snapshotId: () => p.manyToOne(Snapshot).mapToPk(),
    measure: p.string().length(12).$type<Measure>(),
    /** What it was decided by: it is computed again to the same scores after pack and settings have changed. */
    packHash: p.string().length(64),
    settings: p.text(),
    /** As printed: `四16`; null where no text asks for it. */
    clause: p.string().length(100).nullable(),
    tieText: p.string().length(100),
    draftedAt: p.bigint('number'),
    draftedByName: p.string().length(40),
    draftedByPost: p.string().length(120),
    publishedAt: p.bigint('number').nullable(),
    publishedByName: p.string().length(40).nullable(),
    publishedByPost: p.string().length(120).nullable(),
    withdrawnAt: p.bigint('number').nullable(),
    withdrawReason: p.string().length(500).nullable(),
    /** The withdrawn ranking of the same month that this one corrects. */
    correctsId: () => p.manyToOne(Ranking).mapToPk().nullable(),
  },
})
export class Ranking extends RankingSchema.class {}
RankingSchema.setClass(Ranking)

export const ScoreSchema = defineEntity({
  name: 'Score',
  tableName: 'score',
  uniques: [{ properties: ['rankingId', 'unitId'] }],
  indexes: [{ properties: ['jurisdictionId', 'unitId', 'rankingId'] }],
  properties: {
    ...owned,
    rankingId: () => p.manyToOne(Ranking).mapToPk().deleteRule('cascade'),
    unitId: () => p.manyToOne(Unit).mapToPk(),
    unitName: p.string().length(80),
    unitGroup: p.string().length(20).$type<Group>(),
    /** Place in the printed table, over all groups. */
    ordinal: p.integer(),
    numerator: p.bigint('number'),
    denominator: p.bigint('number'),
    /** Exact, in lowest terms: `7/9`; null: nothing was due, not ranked. */
    rate: p.string().length(60).nullable(),
    /** Per cent with two places: `77.78`. */
    score: p.string().length(20).nullable(),
    rank: p.integer().nullable(),
    /** `办结 7 件 ÷ 应办结 9 件 = 77.78 %`, or why it is not ranked. */
    arithmetic: p.string().length(200),
    /** JSON: Explanation[]. */
    explanations: p.text(),
  },
})
export class Score extends ScoreSchema.class {}
ScoreSchema.setClass(Score)

declare module '../../platform/tables' {
  interface Tables {
    snapshot: Row<typeof SnapshotSchema>
    snapshotRow: Row<typeof SnapshotRowSchema>
    ranking: Row<typeof RankingSchema>
    score: Row<typeof ScoreSchema>
  }
}

export const performanceEntities = [SnapshotSchema, SnapshotRowSchema, RankingSchema, ScoreSchema]
