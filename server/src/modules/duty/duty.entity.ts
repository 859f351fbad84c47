import { defineEntity, p } from '@mikro-orm/sql'
import type { Row } from '../../platform/tables'
import { Delegation, owned, Post, Unit } from '../identity/identity.entity'

/** One period's duty of a post. Made in bulk by the job: its unique key lets it be made once. */
export const DutySchema = defineEntity({
  name: 'Duty',
  tableName: 'duty',
  uniques: [{ properties: ['jurisdictionId', 'postId', 'code', 'projectId', 'fromOn'] }],
  indexes: [{ properties: ['jurisdictionId', 'dueOn', 'id'] }, { properties: ['jurisdictionId', 'doneOn', 'dueOn'] }],
  properties: {
    ...owned,
    postId: () => p.manyToOne(Post).mapToPk(),
    code: p.string().length(40),
    /** Whose task force's duty it is; 0: the post's own. A number, for a key with an empty column would not be unique. */
    projectId: p.integer().default(0),
    name: p.string().length(100),
    /** Clause of the duty as printed; null where the county set it. */
    clause: p.string().length(60).nullable(),
    period: p.string().length(40),
    fromOn: p.date(),
    dueOn: p.date(),
    /** Who held the post when the period began. */
    holderName: p.string().length(60).nullable(),
    /** The day on which it was entered as done. */
    doneOn: p.date().nullable(),
    /** The day on which it was done. */
    heldOn: p.date().nullable(),
    /** Done or entered after its time: counted apart. */
    madeUp: p.boolean().default(false),
    /** Meeting or paper that shows it, in words, and its place in the portal. */
    evidence: p.string().length(200).nullable(),
    evidenceLink: p.string().length(100).nullable(),
    content: p.text().nullable(),
    doneByText: p.string().length(200).nullable(),
  },
})
export class Duty extends DutySchema.class {}
DutySchema.setClass(Duty)

/** A matter that a scheduling took up, with who is to do what by when (长子 三11). */
export const DutyMatterSchema = defineEntity({
  name: 'DutyMatter',
  tableName: 'dutyMatter',
  indexes: [{ properties: ['dutyId', 'ordinal'] }],
  properties: {
    ...owned,
    dutyId: () => p.manyToOne(Duty).mapToPk().deleteRule('cascade'),
    ordinal: p.integer(),
    matter: p.string().length(500),
    unitId: () => p.manyToOne(Unit).mapToPk(),
    requirement: p.string().length(500),
    dueOn: p.date(),
  },
})
export class DutyMatter extends DutyMatterSchema.class {}
DutyMatterSchema.setClass(DutyMatter)

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
    dutyMatter: Row<typeof DutyMatterSchema>
    absence: Row<typeof AbsenceSchema>
  }
}
