import { defineEntity, p } from '@mikro-orm/sql'
import type { Row } from '../../platform/tables'
import { Delegation, owned, Post } from '../identity/identity.entity'

/** One period's duty of a post. Made in bulk by the job: its unique key lets it be made once. */
export const DutySchema = defineEntity({
  name: 'Duty',
  tableName: 'duty',
  uniques: [{ properties: ['jurisdictionId', 'postId', 'code', 'fromOn'] }],
  indexes: [{ properties: ['jurisdictionId', 'dueOn', 'id'] }, { properties: ['jurisdictionId', 'doneOn', 'dueOn'] }],
  properties: {
    ...owned,
    postId: () => p.manyToOne(Post).mapToPk(),
    code: p.string().length(40),
    name: p.string().length(100),
    /** Clause of the duty as printed; null where the county set it. */
    clause: p.string().length(60).nullable(),
    period: p.string().length(40),
    fromOn: p.date(),
    dueOn: p.date(),
    /** Who held the post when the period began. */
    holderName: p.string().length(60).nullable(),
    doneOn: p.date().nullable(),
    content: p.text().nullable(),
    doneByText: p.string().length(200).nullable(),
  },
})
export class Duty extends DutySchema.class {}
DutySchema.setClass(Duty)

/** A lead official is away, both days included; from a month on with a delegate (登封 一(一)). */
export const AbsenceSchema = defineEntity({
  name: 'Absence',
  tableName: 'absence',
  indexes: [{ properties: ['jurisdictionId', 'fromOn', 'id'] }, { properties: ['jurisdictionId', 'postId', 'fromOn'] }],
  properties: {
    ...owned,
    postId: () => p.manyToOne(Post).mapToPk(),
    holderName: p.string().length(60).nullable(),
    fromOn: p.date(),
    untilOn: p.date(),
    reason: p.string().length(200),
    delegationId: () => p.manyToOne(Delegation).mapToPk().nullable().deleteRule('set null'),
    /** Post and holder who take over, as it was then. */
    delegateText: p.string().length(200).nullable(),
    byText: p.string().length(200),
  },
})
export class Absence extends AbsenceSchema.class {}
AbsenceSchema.setClass(Absence)

declare module '../../platform/tables' {
  interface Tables {
    duty: Row<typeof DutySchema>
    absence: Row<typeof AbsenceSchema>
  }
}
