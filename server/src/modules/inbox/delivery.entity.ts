import { defineEntity, p } from '@mikro-orm/sql'
import type { Row } from '../../platform/tables'
import { owned, User } from '../identity/identity.entity'
import type { Channel, DeliveryState } from './message.rules'
import type { RobotKind } from './robot.rules'

const { id, jurisdictionId } = owned

/** A group robot of the county: 企业微信, 政务微信 or 钉钉. */
export const RobotSchema = defineEntity({
  name: 'Robot',
  tableName: 'robot',
  uniques: [{ properties: ['jurisdictionId', 'name'] }],
  properties: {
    ...owned,
    kind: p.string().length(20).$type<RobotKind>(),
    name: p.string().length(40),
    /** Whoever knows it writes to the group: never answered whole, never in the journal. */
    secretAddress: p.string().length(500),
    /** 钉钉: the signing secret. */
    secret: p.string().length(200).nullable(),
    urgentOn: p.boolean().default(true),
    digestOn: p.boolean().default(true),
    active: p.boolean().default(true),
  },
})
export class Robot extends RobotSchema.class {}
RobotSchema.setClass(Robot)

/** One message on its way out by one channel, and what became of it. */
export const DeliverySchema = defineEntity({
  name: 'Delivery',
  tableName: 'delivery',
  /** The same thing to the same address goes out once. */
  uniques: [{ properties: ['uniqueKey'] }],
  indexes: [{ properties: ['state', 'nextAt'] }, { properties: ['jurisdictionId', 'state', 'id'] }, { properties: ['jurisdictionId', 'id'] }, { properties: ['userId', 'id'] }],
  properties: {
    id,
    jurisdictionId,
    uniqueKey: p.string().length(160),
    channel: p.string().length(10).$type<Channel>(),
    userId: () => p.manyToOne(User).mapToPk().nullable(),
    robotId: () => p.manyToOne(Robot).mapToPk().nullable().deleteRule('set null'),
    /** Whom it goes to, with the post, or the group's name. */
    recipient: p.string().length(200),
    /** E-mail address; of a robot only what may be shown. */
    address: p.string().length(200),
    title: p.string().length(200),
    /** JSON of the Letter. */
    letter: p.text(),
    state: p.string().length(10).$type<DeliveryState>(),
    tries: p.integer().default(0),
    /** When it is tried (again). While a replica is at it: when another may. */
    nextAt: p.bigint('number'),
    sentAt: p.bigint('number').nullable(),
    /** Why the last try failed, in words. */
    error: p.string().length(300).nullable(),
    createdAt: p.bigint('number'),
  },
})
export class Delivery extends DeliverySchema.class {}
DeliverySchema.setClass(Delivery)

declare module '../../platform/tables' {
  interface Tables {
    robot: Row<typeof RobotSchema>
    delivery: Row<typeof DeliverySchema>
  }
}
