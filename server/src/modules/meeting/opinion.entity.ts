import { defineEntity, p } from '@mikro-orm/sql'
import type { Row } from '../../platform/tables'
import { Post, Unit, owned } from '../identity/identity.entity'
import type { Stance } from './opinion.rules'
import { Topic } from './topic.entity'

/** 会审意见: a unit's written view on a topic before the meeting, asked for by a day counted in working days. */
export const OpinionSchema = defineEntity({
  name: 'Opinion',
  tableName: 'opinion',
  indexes: [
    { properties: ['topicId', 'id'] },
    { properties: ['jurisdictionId', 'unitId', 'dueOn'] },
    { properties: ['jurisdictionId', 'stance', 'dueOn'] },
  ],
  properties: {
    ...owned,
    topicId: () => p.manyToOne(Topic).mapToPk().deleteRule('cascade'),
    unitId: () => p.manyToOne(Unit).mapToPk(),
    question: p.string().length(500),
    askedByPostId: () => p.manyToOne(Post).mapToPk(),
    askedByName: p.string().length(80),
    askedOn: p.date(),
    workdays: p.integer(),
    dueOn: p.date(),
    /** How the last day was counted, and whether a year's notice is still missing. */
    arithmetic: p.string().length(500),
    provisional: p.boolean(),
    stance: p.string().length(20).$type<Stance>().nullable(),
    text: p.text(),
    answeredAt: p.bigint('number').nullable(),
    answeredByPostId: () => p.manyToOne(Post).mapToPk().nullable(),
    /** With the post held then: N10. */
    answeredByName: p.string().length(80).nullable(),
  },
})
export class Opinion extends OpinionSchema.class {}
OpinionSchema.setClass(Opinion)

declare module '../../platform/tables' {
  interface Tables {
    opinion: Row<typeof OpinionSchema>
  }
}
