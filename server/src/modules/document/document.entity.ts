import { defineEntity, p } from '@mikro-orm/sql'
import type { Row } from '../../platform/tables'
import { Unit, User, owned } from '../identity/identity.entity'
import type { PaperKind } from './paperData.rules'
import type { DocumentState, NumberSource, RegisterKind, Standing } from './document.rules'

/** A file that belongs to a subject of another module; without one while the form it was uploaded for is still open. */
export const AttachmentSchema = defineEntity({
  name: 'Attachment',
  tableName: 'attachment',
  indexes: [{ properties: ['jurisdictionId', 'subjectType', 'subjectId', 'id'] }],
  properties: {
    ...owned,
    /** Entity name, `Project`. */
    subjectType: p.string().length(40).nullable(),
    subjectId: p.integer().nullable(),
    name: p.string().length(200),
    mime: p.string().length(100),
    /** Bytes. */
    size: p.integer(),
    /** Names the file in the data folder. */
    sha256: p.string().length(64),
    uploadedById: () => p.manyToOne(User).mapToPk(),
    uploadedByPost: p.string().length(80),
    uploadedAt: p.bigint('number'),
  },
})
export class Attachment extends AttachmentSchema.class {}
AttachmentSchema.setClass(Attachment)

/** A numbered official paper: a draft whose file may be exchanged, then issued with number and day. */
export const DocumentSchema = defineEntity({
  name: 'Document',
  tableName: 'document',
  indexes: [{ properties: ['jurisdictionId', 'state', 'issuedOn', 'id'] }, { properties: ['jurisdictionId', 'subjectType', 'subjectId'] }],
  uniques: [{ properties: ['jurisdictionId', 'number'] }, { properties: ['token'] }],
  properties: {
    ...owned,
    kind: p.string().length(30).$type<PaperKind>(),
    state: p.string().length(10).$type<DocumentState>(),
    title: p.string().length(200),
    /** The series whose issues are counted, for minutes: `长子县重点项目联席会议`. */
    series: p.string().length(60).nullable(),
    /** 发文字号 or, for minutes, 期号 with its series; null until issued. */
    number: p.string().length(120).nullable(),
    numberSource: p.string().length(10).$type<NumberSource>().nullable(),
    issuedOn: p.date().nullable(),
    /** What the paper is about, `Meeting`; null for one that stands alone. */
    subjectType: p.string().length(40).nullable(),
    subjectId: p.integer().nullable(),
    attachmentId: () => p.manyToOne(Attachment).mapToPk().nullable(),
    createdAt: p.bigint('number'),
    /** Names the paper to whoever scans its code (N13); given with the number. */
    token: p.string().length(40).nullable(),
    /** 发文机关 as the public page says it; null until issued. */
    issuer: p.string().length(120).nullable(),
    /** What has become of an issued paper; null while it is simply in force. */
    standing: p.string().length(12).$type<Standing>().nullable(),
    standingOn: p.date().nullable(),
    /** Why it was withdrawn, and who did it: name and post as they were then. */
    standingReason: p.string().length(500).nullable(),
    standingBy: p.string().length(120).nullable(),
    /** 盖章扫描件 of the issued paper: what is shown as the issued version. */
    scanId: () => p.manyToOne(Attachment).mapToPk().nullable(),
    /** 1, or one more than the paper that it corrects. */
    edition: p.integer().default(1),
    /** The issued paper in whose place this one stands once it is issued. */
    correctsId: p.integer().nullable(),
    /** Why it corrects the earlier one. */
    correctionReason: p.string().length(500).nullable(),
    searchKey: p.string().length(1000),
  },
})
export class Document extends DocumentSchema.class {}
DocumentSchema.setClass(Document)

/** A unit that an issued paper is meant for: it may read it. */
export const DocumentRecipientSchema = defineEntity({
  name: 'DocumentRecipient',
  tableName: 'documentRecipient',
  uniques: [{ properties: ['documentId', 'unitId'] }],
  indexes: [{ properties: ['unitId', 'documentId'] }],
  properties: {
    ...owned,
    documentId: () => p.manyToOne(Document).mapToPk().deleteRule('cascade'),
    unitId: () => p.manyToOne(Unit).mapToPk(),
  },
})
export class DocumentRecipient extends DocumentRecipientSchema.class {}
DocumentRecipientSchema.setClass(DocumentRecipient)

/** The last serial given in a county's own register; raised under a lock, so that there are no gaps. */
export const NumberRegisterSchema = defineEntity({
  name: 'NumberRegister',
  tableName: 'numberRegister',
  uniques: [{ properties: ['jurisdictionId', 'kind', 'series', 'year'] }],
  properties: {
    ...owned,
    kind: p.string().length(10).$type<RegisterKind>(),
    /** 机关代字 or the name of the meeting series. */
    series: p.string().length(60),
    year: p.integer(),
    last: p.integer(),
    /** Up to here the numbers were given outside the platform, 本县设定; 0: the register is the platform's from the first. */
    start: p.integer().default(0),
    /** What that is known from. */
    basis: p.string().length(200).nullable(),
  },
})
export class NumberRegister extends NumberRegisterSchema.class {}
NumberRegisterSchema.setClass(NumberRegister)

/** An office's own template of a kind, in place of the product's. */
export const TemplateSchema = defineEntity({
  name: 'Template',
  tableName: 'template',
  uniques: [{ properties: ['jurisdictionId', 'kind'] }],
  properties: {
    ...owned,
    kind: p.string().length(30).$type<PaperKind>(),
    attachmentId: () => p.manyToOne(Attachment).mapToPk(),
    changedAt: p.bigint('number'),
  },
})
export class Template extends TemplateSchema.class {}
TemplateSchema.setClass(Template)

declare module '../../platform/tables' {
  interface Tables {
    attachment: Row<typeof AttachmentSchema>
    document: Row<typeof DocumentSchema>
    documentRecipient: Row<typeof DocumentRecipientSchema>
    numberRegister: Row<typeof NumberRegisterSchema>
    template: Row<typeof TemplateSchema>
  }
}

export const documentEntities = [AttachmentSchema, DocumentSchema, DocumentRecipientSchema, NumberRegisterSchema, TemplateSchema]
