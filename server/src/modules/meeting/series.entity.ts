import { defineEntity, p } from '@mikro-orm/sql'
import type { RuleSource } from '../../kernel/verdict'
import type { Row } from '../../platform/tables'
import { Post, owned } from '../identity/identity.entity'

/** A kind of meeting that the county's regulation founds; made from the pack when it is first needed, with the county's own habits. */
export const MeetingSeriesSchema = defineEntity({
  name: 'MeetingSeries',
  tableName: 'meetingSeries',
  uniques: [{ properties: ['jurisdictionId', 'code'] }],
  properties: {
    ...owned,
    /** The pack's code, `JOINT_MEETING`. */
    code: p.string().length(40),
    name: p.string().length(80),
    /** Clauses as printed, `五17、五18`; null where no text founds it. */
    clause: p.string().length(80).nullable(),
    source: p.string().length(10).$type<RuleSource>(),
    cadence: p.string().length(20),
    atLeast: p.boolean(),
    /** The chair in the regulation's words; empty where it names nobody. */
    chair: p.string().length(80),
    /** Member units, standing topics and subjects in the regulation's words, a line each. */
    members: p.text(),
    standingTopics: p.text(),
    subjects: p.text(),
    /** Who must agree to the arrangement before it is convened. */
    approvalBy: p.string().length(40).nullable(),
    /** The county's own habits, 本县设定. */
    chairPostId: () => p.manyToOne(Post).mapToPk().nullable(),
    place: p.string().length(120),
    /** `09:00` */
    startTime: p.string().length(5),
    budgetMinutes: p.integer(),
    /** Topics are asked for so many working days before the meeting, the notice is sent so many before. */
    cutoffWorkdays: p.integer().default(3),
    noticeWorkdays: p.integer().default(2),
    /** 本县设定: a topic for it needs at least one paper before it can be submitted. */
    asksPapers: p.boolean().default(false),
    /** Where the regulation leaves the cadence to need; null leaves it so. */
    ownCadence: p.string().length(20).nullable(),
    /** The county's own standing topics beside the regulation's, a line each. */
    ownTopics: p.text().nullable(),
  },
})
export class MeetingSeries extends MeetingSeriesSchema.class {}
MeetingSeriesSchema.setClass(MeetingSeries)

declare module '../../platform/tables' {
  interface Tables {
    meetingSeries: Row<typeof MeetingSeriesSchema>
  }
}
