import { defineEntity, p } from '@mikro-orm/sql'
import type { Row } from '../../platform/tables'
import { Post, Unit, User, owned } from '../identity/identity.entity'
import { Project } from '../project/project.entity'
import type { AssignmentAction, AssignmentState, ExtensionState, Holder, NoteKind, NoteState, Recurrence, SideStep, SourceType } from './assignment.rules'

/** A tracked duty: unit, person, deadline, standard; from a resolution, a problem, a finding, a leader's word, or the office. */
export const AssignmentSchema = defineEntity({
  name: 'Assignment',
  tableName: 'assignment',
  uniques: [{ properties: ['jurisdictionId', 'year', 'serial'] }],
  indexes: [
    { properties: ['jurisdictionId', 'state', 'dueOn', 'id'] },
    { properties: ['jurisdictionId', 'state', 'clearedOn', 'id'] },
    { properties: ['jurisdictionId', 'dueOn', 'id'] },
    { properties: ['jurisdictionId', 'heldSinceOn', 'id'] },
    { properties: ['jurisdictionId', 'unitId', 'state', 'dueOn'] },
    { properties: ['jurisdictionId', 'projectId', 'state'] },
    { properties: ['jurisdictionId', 'sourceType', 'sourceId'] },
    { properties: ['jurisdictionId', 'leadOfficialPostId', 'state'] },
  ],
  properties: {
    ...owned,
    year: p.integer(),
    serial: p.integer(),
    /** `2026-0012`. */
    number: p.string().length(12),
    sourceType: p.string().length(20).$type<SourceType>(),
    sourceId: p.integer().nullable(),
    /** What it comes from in words: the meeting and its issue, the instruction itself. */
    sourceText: p.string().length(1000).nullable(),
    /** It is, or its meeting's resolution is, the solving of a problem: it stands in the problem ledger (龙亭 18 ¶3). */
    onProblem: p.boolean().default(false),
    title: p.string().length(200),
    content: p.text(),
    /** 解决标准: what must be there for it to be cleared. */
    standard: p.string().length(1000),
    unitId: () => p.manyToOne(Unit).mapToPk(),
    responsiblePostId: () => p.manyToOne(Post).mapToPk().nullable(),
    /** Name of the person at the time of listing; the duty is the post's. */
    responsiblePerson: p.string().length(60).nullable(),
    leadOfficialPostId: () => p.manyToOne(Post).mapToPk().nullable(),
    projectId: () => p.manyToOne(Project).mapToPk().nullable(),
    dueOn: p.date().nullable(),
    /** The deadline was moved over a year whose holidays are not entered: it is counted again then. */
    dueProvisional: p.boolean().default(false),
    /** The first deadline, for ever. */
    originalDueOn: p.date().nullable(),
    state: p.string().length(20).$type<AssignmentState>(),
    holder: p.string().length(10).$type<Holder>().nullable(),
    /** Since when the holder has it. */
    heldSinceOn: p.date(),
    listedOn: p.date(),
    judgedOn: p.date().nullable(),
    handedOverOn: p.date().nullable(),
    signedOn: p.date().nullable(),
    submittedOn: p.date().nullable(),
    clearedOn: p.date().nullable(),
    withdrawnOn: p.date().nullable(),
    /** How often it was sent back. */
    returns: p.integer().default(0),
    /** The leader's judgement in words. */
    judgement: p.string().length(1000).nullable(),
    /** The leader whose judgement it is, with post; and who entered it by which paper, where the office did. */
    judgedByText: p.string().length(500).nullable(),
    /** An earlier, cleared one that this seems to be again. */
    recurrenceOfId: p.integer().nullable(),
    /** Null where nothing like it was cleared before; denied, it has no earlier one. */
    recurrence: p.string().length(12).$type<Recurrence>().nullable(),
    recurrenceByText: p.string().length(200).nullable(),
    /** Name of the rung that holds it while it is escalated. */
    heldByName: p.string().length(120).nullable(),
    searchKey: p.string().length(2000),
  },
})
export class Assignment extends AssignmentSchema.class {}
AssignmentSchema.setClass(Assignment)

export const AssistingUnitSchema = defineEntity({
  name: 'AssistingUnit',
  tableName: 'assistingUnit',
  uniques: [{ properties: ['assignmentId', 'unitId'] }],
  indexes: [{ properties: ['jurisdictionId', 'unitId', 'assignmentId'] }],
  properties: {
    ...owned,
    assignmentId: () => p.manyToOne(Assignment).mapToPk().deleteRule('cascade'),
    unitId: () => p.manyToOne(Unit).mapToPk(),
  },
})
export class AssistingUnit extends AssistingUnitSchema.class {}
AssistingUnitSchema.setClass(AssistingUnit)

/** Who wrote or decided, as it was then. */
const signature = {
  byUserId: () => p.manyToOne(User).mapToPk(),
  byPostId: () => p.manyToOne(Post).mapToPk(),
  byUnitId: () => p.manyToOne(Unit).mapToPk(),
  byName: p.string().length(40),
  byPostName: p.string().length(120),
  byUnitName: p.string().length(80),
}

/** Who moved it when, and with whom it lay from then on (N14). `judgement` replays the rules' verdict. */
export const AssignmentStepSchema = defineEntity({
  name: 'AssignmentStep',
  tableName: 'assignmentStep',
  indexes: [{ properties: ['jurisdictionId', 'assignmentId', 'id'] }],
  properties: {
    ...owned,
    assignmentId: () => p.manyToOne(Assignment).mapToPk().deleteRule('cascade'),
    action: p.string().length(20).$type<AssignmentAction | SideStep>(),
    toState: p.string().length(20).$type<AssignmentState>(),
    at: p.bigint('number'),
    on: p.date(),
    ...signature,
    onBehalfOf: p.string().length(120).nullable(),
    note: p.text().nullable(),
    holder: p.string().length(10).$type<Holder>().nullable(),
    holderName: p.string().length(120),
    judgement: p.text().nullable(),
  },
})
export class AssignmentStep extends AssignmentStepSchema.class {}
AssignmentStepSchema.setClass(AssignmentStep)

/** A unit's word on how the work stands. Its files are attachments of `AssignmentNote`. */
export const AssignmentNoteSchema = defineEntity({
  name: 'AssignmentNote',
  tableName: 'assignmentNote',
  indexes: [{ properties: ['jurisdictionId', 'assignmentId', 'id'] }, { properties: ['jurisdictionId', 'state', 'byUnitId'] }],
  properties: {
    ...owned,
    assignmentId: () => p.manyToOne(Assignment).mapToPk().deleteRule('cascade'),
    kind: p.string().length(12).$type<NoteKind>(),
    state: p.string().length(12).$type<NoteState>(),
    content: p.text(),
    /** Evidence in words: number of a paper, place of a record. */
    evidence: p.string().length(1000).nullable(),
    at: p.bigint('number'),
    ...signature,
    confirmedAt: p.bigint('number').nullable(),
    confirmedByName: p.string().length(120).nullable(),
  },
})
export class AssignmentNote extends AssignmentNoteSchema.class {}
AssignmentNoteSchema.setClass(AssignmentNote)

/** More time, asked for with a reason and granted or not. */
export const AssignmentExtensionSchema = defineEntity({
  name: 'AssignmentExtension',
  tableName: 'assignmentExtension',
  indexes: [{ properties: ['jurisdictionId', 'assignmentId', 'id'] }, { properties: ['jurisdictionId', 'state', 'id'] }],
  properties: {
    ...owned,
    assignmentId: () => p.manyToOne(Assignment).mapToPk().deleteRule('cascade'),
    state: p.string().length(12).$type<ExtensionState>(),
    beforeOn: p.date().nullable(),
    requestedOn: p.date(),
    reason: p.string().length(1000),
    at: p.bigint('number'),
    ...signature,
    decidedAt: p.bigint('number').nullable(),
    decidedByName: p.string().length(120).nullable(),
    decision: p.string().length(1000).nullable(),
  },
})
export class AssignmentExtension extends AssignmentExtensionSchema.class {}
AssignmentExtensionSchema.setClass(AssignmentExtension)

/** 停表: days that count for nobody, from `fromOn` until the day before `toOn`; null while the clock still stands. */
export const AssignmentStopSchema = defineEntity({
  name: 'AssignmentStop',
  tableName: 'assignmentStop',
  indexes: [{ properties: ['jurisdictionId', 'assignmentId', 'id'] }],
  properties: {
    ...owned,
    assignmentId: () => p.manyToOne(Assignment).mapToPk().deleteRule('cascade'),
    fromOn: p.date(),
    toOn: p.date().nullable(),
    reason: p.string().length(300),
    byText: p.string().length(200),
    resumedByText: p.string().length(200).nullable(),
    /** The deadline before and after the stopped time moved it, and the count; null where it moved nothing. */
    beforeOn: p.date().nullable(),
    afterOn: p.date().nullable(),
    arithmetic: p.string().length(300).nullable(),
  },
})
export class AssignmentStop extends AssignmentStopSchema.class {}
AssignmentStopSchema.setClass(AssignmentStop)

declare module '../../platform/tables' {
  interface Tables {
    assignment: Row<typeof AssignmentSchema>
    assistingUnit: Row<typeof AssistingUnitSchema>
    assignmentStep: Row<typeof AssignmentStepSchema>
    assignmentNote: Row<typeof AssignmentNoteSchema>
    assignmentExtension: Row<typeof AssignmentExtensionSchema>
    assignmentStop: Row<typeof AssignmentStopSchema>
  }
}

export const assignmentEntities = [AssignmentSchema, AssistingUnitSchema, AssignmentStepSchema, AssignmentNoteSchema, AssignmentExtensionSchema, AssignmentStopSchema]
