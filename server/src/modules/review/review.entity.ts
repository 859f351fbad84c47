import { defineEntity, p } from '@mikro-orm/sql'
import type { Row } from '../../platform/tables'
import { Post, Unit, User, owned } from '../identity/identity.entity'
import { Project } from '../project/project.entity'
import type { ReviewKind } from '../regulation/provision.query'
import type { Conclusion, ReviewState } from './review.rules'

/** A sitting that judges one project: 初核, 链长审核, 专家评审 … The gate of a library reads its conclusion. */
export const ReviewSessionSchema = defineEntity({
  name: 'ReviewSession',
  tableName: 'reviewSession',
  indexes: [
    { properties: ['jurisdictionId', 'heldOn', 'id'] },
    { properties: ['jurisdictionId', 'state', 'heldOn', 'id'] },
    { properties: ['jurisdictionId', 'kind', 'heldOn', 'id'] },
    { properties: ['jurisdictionId', 'projectId', 'id'] },
    { properties: ['jurisdictionId', 'convenorUnitId', 'id'] },
  ],
  properties: {
    ...owned,
    kind: p.string().length(20).$type<ReviewKind>(),
    projectId: () => p.manyToOne(Project).mapToPk(),
    title: p.string().length(200),
    heldOn: p.date(),
    place: p.string().length(200).nullable(),
    convenorUnitId: () => p.manyToOne(Unit).mapToPk(),
    state: p.string().length(12).$type<ReviewState>(),
    /** JSON: the scoresheet with weights and pass mark as it was when the review was planned. */
    sheet: p.text(),
    /** JSON: the project's facts as they were when the sitting began, before it as they were when it was last arranged; what is judged. */
    subject: p.text().nullable(),
    conclusion: p.string().length(10).$type<Conclusion>().nullable(),
    conclusionText: p.text().nullable(),
    /** The panel's mean, two places; null where nobody marked. */
    average: p.string().length(10).nullable(),
    concludedOn: p.date().nullable(),
    concludedByPostId: () => p.manyToOne(Post).mapToPk().nullable(),
    /** Post and name as they were. */
    concludedByText: p.string().length(150).nullable(),
    cancelReason: p.string().length(500).nullable(),
    createdByText: p.string().length(150),
    createdAt: p.bigint('number'),
    searchKey: p.string().length(1000),
  },
})
export class ReviewSession extends ReviewSessionSchema.class {}
ReviewSessionSchema.setClass(ReviewSession)

/** A seat on the panel: a post, or an outside expert by name. */
export const PanelistSchema = defineEntity({
  name: 'Panelist',
  tableName: 'panelist',
  indexes: [{ properties: ['sessionId', 'ordinal'] }, { properties: ['jurisdictionId', 'postId', 'sessionId'] }],
  properties: {
    ...owned,
    sessionId: () => p.manyToOne(ReviewSession).mapToPk().deleteRule('cascade'),
    postId: () => p.manyToOne(Post).mapToPk().nullable(),
    /** Unit, post and holder on the day of the invitation, or the outside expert as written. */
    name: p.string().length(200),
    ordinal: p.integer().default(0),
    recused: p.boolean().default(false),
    recusalReason: p.string().length(300).nullable(),
    recusedAt: p.bigint('number').nullable(),
  },
})
export class Panelist extends PanelistSchema.class {}
PanelistSchema.setClass(Panelist)

export const ScoresheetSchema = defineEntity({
  name: 'Scoresheet',
  tableName: 'scoresheet',
  indexes: [{ properties: ['sessionId'] }],
  uniques: [{ properties: ['panelistId'] }],
  properties: {
    ...owned,
    sessionId: () => p.manyToOne(ReviewSession).mapToPk().deleteRule('cascade'),
    panelistId: () => p.manyToOne(Panelist).mapToPk().deleteRule('cascade'),
    /** JSON: criterion → mark, 0 to 100. */
    marks: p.text(),
    comment: p.text().nullable(),
    /** Null while it is a draft. */
    submittedAt: p.bigint('number').nullable(),
    /** Who typed in a paper sheet for an outside expert; null for one's own. */
    recordedById: () => p.manyToOne(User).mapToPk().nullable(),
  },
})
export class Scoresheet extends ScoresheetSchema.class {}
ScoresheetSchema.setClass(Scoresheet)

declare module '../../platform/tables' {
  interface Tables {
    reviewSession: Row<typeof ReviewSessionSchema>
    panelist: Row<typeof PanelistSchema>
    scoresheet: Row<typeof ScoresheetSchema>
  }
}

export const reviewEntities = [ReviewSessionSchema, PanelistSchema, ScoresheetSchema]
