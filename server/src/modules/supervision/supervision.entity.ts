import { defineEntity, p } from '@mikro-orm/sql'
import type { Row } from '../../platform/tables'
import { Assignment } from '../assignment/assignment.entity'
import { Document } from '../document/document.entity'
import { Post, Unit, User, owned } from '../identity/identity.entity'
import { Project } from '../project/project.entity'
import type { ConductAction, ConductKind, ConductState } from './conduct.rules'
import type { ReplyState, SupervisionAction, SupervisionKind, SupervisionState } from './supervision.rules'

/** What the office sends a unit when a matter does not move: 挂牌督办通知书, 提醒函, 约谈; each with its numbered paper. */
export const SupervisionSchema = defineEntity({
  name: 'Supervision',
  tableName: 'supervision',
  indexes: [
    { properties: ['jurisdictionId', 'state', 'dueOn', 'id'] },
    { properties: ['jurisdictionId', 'dueOn', 'id'] },
    { properties: ['jurisdictionId', 'issuedOn', 'id'] },
    { properties: ['jurisdictionId', 'unitId', 'state', 'dueOn'] },
    { properties: ['jurisdictionId', 'projectId', 'id'] },
    { properties: ['jurisdictionId', 'assignmentId', 'id'] },
  ],
  properties: {
    ...owned,
    kind: p.string().length(12).$type<SupervisionKind>(),
    state: p.string().length(20).$type<SupervisionState>(),
    /** The matter in a few words. */
    title: p.string().length(200),
    unitId: () => p.manyToOne(Unit).mapToPk(),
    projectId: () => p.manyToOne(Project).mapToPk().nullable(),
    assignmentId: () => p.manyToOne(Assignment).mapToPk().nullable(),
    /** What it rests on, as printed: `《…》四13`. */
    basis: p.string().length(300),
    facts: p.text(),
    /** What has to be reached. */
    goal: p.string().length(1000),
    /** By when; for a talk null. */
    goalDueOn: p.date().nullable(),
    talkWith: p.string().length(300).nullable(),
    talkBy: p.string().length(300).nullable(),
    talkOn: p.date().nullable(),
    place: p.string().length(200).nullable(),
    /** What was said at the talk. */
    record: p.text().nullable(),
    /** What was promised there. */
    commitments: p.string().length(2000).nullable(),
    documentId: () => p.manyToOne(Document).mapToPk().nullable(),
    /** The paper's number, for lists and search. */
    number: p.string().length(120).nullable(),
    issuedOn: p.date().nullable(),
    receivedOn: p.date().nullable(),
    /** Working days for the reply, as they were on receipt, and whether the county's text or its setting gave them. */
    replyWorkdays: p.integer().nullable(),
    replySource: p.string().length(10).$type<'CLAUSE' | 'SETTING' | 'PLATFORM'>().nullable(),
    replyDueOn: p.date().nullable(),
    /** Its count touches a year whose holidays are not entered: it is counted again then. */
    replyProvisional: p.boolean().default(false),
    repliedOn: p.date().nullable(),
    /** What is due next from the unit. */
    dueOn: p.date().nullable(),
    submittedOn: p.date().nullable(),
    closedOn: p.date().nullable(),
    withdrawnOn: p.date().nullable(),
    /** How often a reply or a result was sent back. */
    returns: p.integer().default(0),
    searchKey: p.string().length(2000),
  },
})
export class Supervision extends SupervisionSchema.class {}
SupervisionSchema.setClass(Supervision)

/** Who wrote or decided, as it was then. */
const signature = {
  at: p.bigint('number'),
  on: p.date(),
  byUserId: () => p.manyToOne(User).mapToPk(),
  byPostId: () => p.manyToOne(Post).mapToPk(),
  byUnitId: () => p.manyToOne(Unit).mapToPk(),
  byName: p.string().length(40),
  byPostName: p.string().length(120),
  byUnitName: p.string().length(80),
  onBehalfOf: p.string().length(120).nullable(),
}

/** 复函: the five elements (长子 四13). Duties are posts'; the names are those of the day. */
export const SupervisionReplySchema = defineEntity({
  name: 'SupervisionReply',
  tableName: 'supervisionReply',
  indexes: [{ properties: ['jurisdictionId', 'supervisionId', 'id'] }],
  properties: {
    ...owned,
    supervisionId: () => p.manyToOne(Supervision).mapToPk().deleteRule('cascade'),
    state: p.string().length(12).$type<ReplyState>(),
    solution: p.text(),
    unitId: () => p.manyToOne(Unit).mapToPk(),
    leaderPostId: () => p.manyToOne(Post).mapToPk().nullable(),
    leader: p.string().length(120),
    personPostId: () => p.manyToOne(Post).mapToPk().nullable(),
    person: p.string().length(120),
    dueOn: p.date(),
    /** It came after its due day. */
    late: p.boolean(),
    decision: p.string().length(1000).nullable(),
    ...signature,
  },
})
export class SupervisionReply extends SupervisionReplySchema.class {}
SupervisionReplySchema.setClass(SupervisionReply)

/** Who moved it when, with what words and evidence. Its files are attachments of `SupervisionStep`. */
export const SupervisionStepSchema = defineEntity({
  name: 'SupervisionStep',
  tableName: 'supervisionStep',
  indexes: [{ properties: ['jurisdictionId', 'supervisionId', 'id'] }],
  properties: {
    ...owned,
    supervisionId: () => p.manyToOne(Supervision).mapToPk().deleteRule('cascade'),
    action: p.string().length(20).$type<SupervisionAction | 'draft'>(),
    toState: p.string().length(20).$type<SupervisionState>(),
    note: p.text().nullable(),
    /** Evidence in words: number of a paper, place of a record. */
    evidence: p.string().length(1000).nullable(),
    ...signature,
  },
})
export class SupervisionStep extends SupervisionStepSchema.class {}
SupervisionStepSchema.setClass(SupervisionStep)

/** 作风问题 (灵宝 四(三)4): found, investigated by the unit itself, or raised to the authority above. */
export const ConductCaseSchema = defineEntity({
  name: 'ConductCase',
  tableName: 'conductCase',
  indexes: [
    { properties: ['jurisdictionId', 'state', 'id'] },
    { properties: ['jurisdictionId', 'unitId', 'kind', 'foundOn'] },
    { properties: ['jurisdictionId', 'foundOn', 'id'] },
  ],
  properties: {
    ...owned,
    kind: p.string().length(16).$type<ConductKind>(),
    state: p.string().length(20).$type<ConductState>(),
    title: p.string().length(200),
    facts: p.text(),
    unitId: () => p.manyToOne(Unit).mapToPk(),
    projectId: () => p.manyToOne(Project).mapToPk().nullable(),
    foundOn: p.date(),
    grave: p.boolean(),
    unmended: p.boolean().default(false),
    /** By when the unit reports. */
    dueOn: p.date().nullable(),
    /** The authority that it was raised to. */
    raisedTo: p.string().length(120).nullable(),
    raisedOn: p.date().nullable(),
    /** The match that was shown when it was raised. */
    raisedMatch: p.string().length(500).nullable(),
    closedOn: p.date().nullable(),
    searchKey: p.string().length(2000),
  },
})
export class ConductCase extends ConductCaseSchema.class {}
ConductCaseSchema.setClass(ConductCase)

export const ConductStepSchema = defineEntity({
  name: 'ConductStep',
  tableName: 'conductStep',
  indexes: [{ properties: ['jurisdictionId', 'conductCaseId', 'id'] }],
  properties: {
    ...owned,
    conductCaseId: () => p.manyToOne(ConductCase).mapToPk().deleteRule('cascade'),
    action: p.string().length(20).$type<ConductAction | 'find'>(),
    toState: p.string().length(20).$type<ConductState>(),
    note: p.text().nullable(),
    ...signature,
  },
})
export class ConductStep extends ConductStepSchema.class {}
ConductStepSchema.setClass(ConductStep)

declare module '../../platform/tables' {
  interface Tables {
    supervision: Row<typeof SupervisionSchema>
    supervisionReply: Row<typeof SupervisionReplySchema>
    supervisionStep: Row<typeof SupervisionStepSchema>
    conductCase: Row<typeof ConductCaseSchema>
    conductStep: Row<typeof ConductStepSchema>
  }
}

export const supervisionEntities = [SupervisionSchema, SupervisionReplySchema, SupervisionStepSchema, ConductCaseSchema, ConductStepSchema]
