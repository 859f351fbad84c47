import { defineEntity, p } from '@mikro-orm/sql'
import type { Row } from '../../platform/tables'
import { Jurisdiction, owned, User } from '../identity/identity.entity'
import type { MessageKind } from './message.rules'

const { id, jurisdictionId } = owned

/**
 * A message to a person, sent to the post that the person holds. One row a person, kind, subject and day: more of the same is
 * merged into it. Written in bulk, so without version and journal.
 */
export const MessageSchema = defineEntity({
  name: 'Message',
  tableName: 'message',
  uniques: [{ properties: ['userId', 'kind', 'subject', 'sentOn'] }],
  indexes: [{ properties: ['jurisdictionId', 'userId', 'readAt'] }, { properties: ['jurisdictionId', 'userId', 'createdAt', 'id'] }],
  properties: {
    id,
    jurisdictionId,
    userId: () => p.manyToOne(User).mapToPk(),
    /** The post that it was sent to, `水务局联络员`; with 代行 where a delegate got it. As of that day: N10. */
    postText: p.string().length(200).nullable(),
    kind: p.string().length(30).$type<MessageKind>(),
    /** What it is about: mostly its link. */
    subject: p.string().length(160),
    title: p.string().length(200),
    text: p.text(),
    /** Path in the portal. */
    link: p.string().length(200),
    urgent: p.boolean().default(false),
    sentOn: p.date(),
    /** Of the latest that was merged. */
    createdAt: p.bigint('number'),
    readAt: p.bigint('number').nullable(),
    /** The day in whose digest it stood. */
    digestedOn: p.date().nullable(),
    searchKey: p.string().length(1000),
  },
})
export class Message extends MessageSchema.class {}
MessageSchema.setClass(Message)

/** How a person is reached beside the inbox. Without a row: by the address that the administrator entered, if there is one. */
export const MessageChannelSchema = defineEntity({
  name: 'MessageChannel',
  tableName: 'messageChannel',
  uniques: [{ properties: ['userId'] }],
  properties: {
    ...owned,
    userId: () => p.manyToOne(User).mapToPk(),
    email: p.string().length(120).nullable(),
    emailOn: p.boolean().default(false),
  },
})
export class MessageChannel extends MessageChannelSchema.class {}
MessageChannelSchema.setClass(MessageChannel)

/** A county's own choice (本县设定) when its digest goes out. */
export const DigestSettingSchema = defineEntity({
  name: 'DigestSetting',
  tableName: 'digestSetting',
  uniques: [{ properties: ['jurisdictionId'] }],
  properties: {
    ...owned,
    /** `08:00`. */
    sendTime: p.string().length(5),
  },
})
export class DigestSetting extends DigestSettingSchema.class {}
DigestSettingSchema.setClass(DigestSetting)

/** A county's digest of a day; done once `doneAt` stands. */
export const DigestRunSchema = defineEntity({
  name: 'DigestRun',
  tableName: 'digestRun',
  uniques: [{ properties: ['jurisdictionId', 'on'] }],
  properties: {
    id,
    jurisdictionId: () => p.manyToOne(Jurisdiction).mapToPk(),
    on: p.date(),
    doneAt: p.bigint('number').nullable(),
    /** How many got one. */
    people: p.integer().default(0),
  },
})
export class DigestRun extends DigestRunSchema.class {}
DigestRunSchema.setClass(DigestRun)

declare module '../../platform/tables' {
  interface Tables {
    message: Row<typeof MessageSchema>
    messageChannel: Row<typeof MessageChannelSchema>
    digestSetting: Row<typeof DigestSettingSchema>
    digestRun: Row<typeof DigestRunSchema>
  }
}
