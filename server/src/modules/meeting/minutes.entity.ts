import { defineEntity, p } from '@mikro-orm/sql'
import type { Row } from '../../platform/tables'
import { Document } from '../document/document.entity'
import { Post, User, owned } from '../identity/identity.entity'
import { Meeting } from './meeting.entity'
import type { MinutesStage, ParagraphPart, SignatureState, SignerKind } from './minutes.rules'

/** 会议纪要: one a meeting. What it says stands in its paragraphs; each paper that went out is an edition. */
export const MinutesSchema = defineEntity({
  name: 'Minutes',
  tableName: 'minutes',
  uniques: [{ properties: ['meetingId'] }],
  properties: {
    ...owned,
    meetingId: () => p.manyToOne(Meeting).mapToPk().deleteRule('cascade'),
    title: p.string().length(200),
    recorder: p.string().length(60),
    /** Units that get a copy, in words. */
    copiesTo: p.string().length(500),
    /** Units that the office lets have the whole minutes besides those that sat as members: JSON, their ids. */
    alsoTo: p.string().length(2000).default('[]'),
    /** The paper in the making, or the one that went out last. */
    documentId: () => p.manyToOne(Document).mapToPk().nullable(),
    draftedAt: p.bigint('number'),
    stage: p.string().length(10).$type<MinutesStage>().default('EDITING'),
    /** How often it was handed up for signing. */
    round: p.integer().default(0),
    /** The file that was made from the paragraphs; the paper has another when it was corrected in Word. */
    madeFileId: p.integer().nullable(),
    /** Issued from a file that was corrected in Word: known at the gate, kept with the edition. */
    inWord: p.boolean().default(false),
    /** Why an issued edition is being corrected; null for the first. */
    correctionReason: p.string().length(500).nullable(),
  },
})
export class Minutes extends MinutesSchema.class {}
MinutesSchema.setClass(Minutes)

/** One paragraph, edited by itself: two secretaries at two paragraphs keep both their work. */
export const MinutesParagraphSchema = defineEntity({
  name: 'MinutesParagraph',
  tableName: 'minutesParagraph',
  uniques: [{ properties: ['minutesId', 'key'] }],
  indexes: [{ properties: ['jurisdictionId', 'minutesId', 'ordinal'] }],
  properties: {
    ...owned,
    minutesId: () => p.manyToOne(Minutes).mapToPk().deleteRule('cascade'),
    /** `opening`, `item:12:r1`: what the record calls it; `own:…` for one that was added by hand. */
    key: p.string().length(60),
    part: p.string().length(10).$type<ParagraphPart>(),
    /** `item:12`: the topic's section; null for opening and closing. */
    topic: p.string().length(30).nullable(),
    ordinal: p.integer(),
    /** '' leaves it out of the paper. */
    text: p.text(),
    /** What the record gave when it was last drafted, taken or left; null for one that was added by hand. */
    drafted: p.text().nullable(),
    editedBy: p.string().length(120).nullable(),
    editedAt: p.bigint('number').nullable(),
  },
})
export class MinutesParagraph extends MinutesParagraphSchema.class {}
MinutesParagraphSchema.setClass(MinutesParagraph)

/** One signature of a round: who is to sign, and what became of it; who signed is kept as it was then (N10). */
export const MinutesSignatureSchema = defineEntity({
  name: 'MinutesSignature',
  tableName: 'minutesSignature',
  uniques: [{ properties: ['minutesId', 'round', 'ordinal'] }],
  indexes: [{ properties: ['jurisdictionId', 'postId', 'state'] }],
  properties: {
    ...owned,
    minutesId: () => p.manyToOne(Minutes).mapToPk().deleteRule('cascade'),
    round: p.integer(),
    ordinal: p.integer(),
    /** `召集人签发` */
    label: p.string().length(40),
    postId: () => p.manyToOne(Post).mapToPk(),
    /** The chain of this round lets nobody sign twice. */
    distinctSigners: p.boolean(),
    state: p.string().length(10).$type<SignatureState>(),
    byUserId: () => p.manyToOne(User).mapToPk().nullable(),
    /** Name with the own post: `李乙二（副主任）`. */
    byName: p.string().length(120).nullable(),
    /** The post for which a delegate signed. */
    onBehalfOf: p.string().length(120).nullable(),
    at: p.bigint('number').nullable(),
    /** The opinion, or why it was returned. */
    note: p.string().length(500).nullable(),
  },
})
export class MinutesSignature extends MinutesSignatureSchema.class {}
MinutesSignatureSchema.setClass(MinutesSignature)

/** An edition that went out, with its words as they were issued. */
export const MinutesEditionSchema = defineEntity({
  name: 'MinutesEdition',
  tableName: 'minutesEdition',
  uniques: [{ properties: ['documentId'] }],
  indexes: [{ properties: ['jurisdictionId', 'minutesId', 'edition'] }],
  properties: {
    ...owned,
    minutesId: () => p.manyToOne(Minutes).mapToPk().deleteRule('cascade'),
    edition: p.integer(),
    documentId: () => p.manyToOne(Document).mapToPk(),
    /** JSON: the paragraphs in order, `{ key, part, topic, text }`. */
    paragraphs: p.text(),
    /** Its text was corrected in Word: the paragraphs do not tell the whole difference. */
    inWord: p.boolean().default(false),
    issuedAt: p.bigint('number'),
  },
})
export class MinutesEdition extends MinutesEditionSchema.class {}
MinutesEditionSchema.setClass(MinutesEdition)

/** 签批链, 本县设定: which posts sign minutes, in their order. No row: the office issues directly. */
export const SigningRoleSchema = defineEntity({
  name: 'SigningRole',
  tableName: 'signingRole',
  uniques: [{ properties: ['jurisdictionId', 'ordinal'] }],
  properties: {
    ...owned,
    ordinal: p.integer(),
    label: p.string().length(40),
    /** POST: always the same post; CHAIR: whoever has the meeting's chair. */
    signer: p.string().length(10).$type<SignerKind>(),
    postId: () => p.manyToOne(Post).mapToPk().nullable(),
    /** The same on every row: nobody signs twice in one round. */
    distinctSigners: p.boolean(),
  },
})
export class SigningRole extends SigningRoleSchema.class {}
SigningRoleSchema.setClass(SigningRole)

declare module '../../platform/tables' {
  interface Tables {
    minutes: Row<typeof MinutesSchema>
    minutesParagraph: Row<typeof MinutesParagraphSchema>
    minutesSignature: Row<typeof MinutesSignatureSchema>
    minutesEdition: Row<typeof MinutesEditionSchema>
    signingRole: Row<typeof SigningRoleSchema>
  }
}

export const minutesEntities = [MinutesSchema, MinutesParagraphSchema, MinutesSignatureSchema, MinutesEditionSchema, SigningRoleSchema]
