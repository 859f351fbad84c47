import { defineEntity, p } from '@mikro-orm/sql'
import { leaveUnjournaled } from '../../platform/journal'
import type { Row } from '../../platform/tables'
import type { Grade, Role, UnitKind } from './permission.rules'

export const JurisdictionSchema = defineEntity({
  name: 'Jurisdiction',
  tableName: 'jurisdiction',
  uniques: [{ properties: ['code'] }],
  properties: {
    id: p.integer().primary().autoincrement(),
    /** GB/T 2260 code, `140428`. */
    code: p.string().length(6),
    name: p.string().length(40),
    shortName: p.string().length(20),
    createdAt: p.bigint('number'),
  },
})
export class Jurisdiction extends JurisdictionSchema.class {}
JurisdictionSchema.setClass(Jurisdiction)

/** What every row of a county carries: key, county, version (the later of two writers is told). */
export const owned = {
  id: p.integer().primary().autoincrement(),
  jurisdictionId: () => p.manyToOne(Jurisdiction).mapToPk(),
  version: p.integer().version(),
}

export const UnitSchema = defineEntity({
  name: 'Unit',
  tableName: 'unit',
  indexes: [{ properties: ['jurisdictionId', 'ordinal', 'id'] }],
  uniques: [{ properties: ['jurisdictionId', 'name'] }],
  properties: {
    ...owned,
    name: p.string().length(80),
    shortName: p.string().length(40),
    kind: p.string().length(20).$type<UnitKind>(),
    parentId: () => p.manyToOne(Unit).mapToPk().nullable(),
    ordinal: p.integer().default(0),
    active: p.boolean().default(true),
    searchKey: p.string().length(400),
  },
})
export class Unit extends UnitSchema.class {}
UnitSchema.setClass(Unit)

export const PostSchema = defineEntity({
  name: 'Post',
  tableName: 'post',
  indexes: [{ properties: ['jurisdictionId', 'unitId', 'ordinal'] }],
  properties: {
    ...owned,
    unitId: () => p.manyToOne(Unit).mapToPk(),
    name: p.string().length(80),
    role: p.string().length(20).$type<Role>(),
    grade: p.string().length(20).$type<Grade>(),
    ordinal: p.integer().default(0),
    active: p.boolean().default(true),
    searchKey: p.string().length(400),
  },
})
export class Post extends PostSchema.class {}
PostSchema.setClass(Post)

export const UserSchema = defineEntity({
  name: 'User',
  tableName: 'user',
  uniques: [{ properties: ['username'] }],
  indexes: [{ properties: ['jurisdictionId', 'name'] }],
  properties: {
    ...owned,
    name: p.string().length(40),
    username: p.string().length(40),
    passwordHash: p.string().length(200),
    phone: p.string().length(30).nullable(),
    email: p.string().length(120).nullable(),
    active: p.boolean().default(true),
    searchKey: p.string().length(400),
  },
})
export class User extends UserSchema.class {}
UserSchema.setClass(User)

/** A person holds a post from a day to a day; what was done in 2024 still shows the post held then (N10). */
export const TenureSchema = defineEntity({
  name: 'Tenure',
  tableName: 'tenure',
  indexes: [{ properties: ['userId', 'fromOn'] }, { properties: ['postId', 'fromOn'] }],
  properties: {
    ...owned,
    userId: () => p.manyToOne(User).mapToPk(),
    postId: () => p.manyToOne(Post).mapToPk(),
    fromOn: p.date(),
    /** Last day in the post; null while it lasts. */
    untilOn: p.date().nullable(),
  },
})
export class Tenure extends TenureSchema.class {}
TenureSchema.setClass(Tenure)

/** A post's duties go to another post from a day to a day. */
export const DelegationSchema = defineEntity({
  name: 'Delegation',
  tableName: 'delegation',
  indexes: [{ properties: ['toPostId', 'fromOn'] }, { properties: ['fromPostId', 'fromOn'] }],
  properties: {
    ...owned,
    fromPostId: () => p.manyToOne(Post).mapToPk(),
    toPostId: () => p.manyToOne(Post).mapToPk(),
    fromOn: p.date(),
    untilOn: p.date(),
    reason: p.string().length(200),
  },
})
export class Delegation extends DelegationSchema.class {}
DelegationSchema.setClass(Delegation)

/**
 * Tries to sign in under a name since the last that succeeded, whether somebody has the name or not. The name is kept as its
 * hash: people type passwords into the wrong field.
 */
export const SignInTrySchema = defineEntity({
  name: 'SignInTry',
  tableName: 'signInTry',
  indexes: [{ properties: ['triedAt'] }],
  properties: {
    nameHash: p.string().length(64).primary(),
    /** Tries in a row; the wait before the next grows with them. */
    tries: p.integer(),
    /** 0 when the next may come at once. */
    lockedUntilAt: p.bigint('number'),
    triedAt: p.bigint('number'),
  },
})
export class SignInTry extends SignInTrySchema.class {}
SignInTrySchema.setClass(SignInTry)
leaveUnjournaled('SignInTry')

/** A signed-in browser. The cookie holds the secret, the table only its hash. */
export const SessionSchema = defineEntity({
  name: 'Session',
  tableName: 'session',
  indexes: [{ properties: ['userId'] }, { properties: ['previousHash'] }],
  uniques: [{ properties: ['tokenHash'] }],
  properties: {
    id: p.integer().primary().autoincrement(),
    tokenHash: p.string().length(64),
    /** The secret before the last rotation, good for a minute more: requests under way. */
    previousHash: p.string().length(64).nullable(),
    userId: () => p.manyToOne(User).mapToPk(),
    tenureId: () => p.manyToOne(Tenure).mapToPk(),
    delegationId: () => p.manyToOne(Delegation).mapToPk().nullable(),
    createdAt: p.bigint('number'),
    rotatedAt: p.bigint('number'),
    expiresAt: p.bigint('number'),
    userAgent: p.string().length(200).nullable(),
  },
})
export class Session extends SessionSchema.class {}
SessionSchema.setClass(Session)

declare module '../../platform/tables' {
  interface Tables {
    jurisdiction: Row<typeof JurisdictionSchema>
    unit: Row<typeof UnitSchema>
    post: Row<typeof PostSchema>
    user: Row<typeof UserSchema>
    tenure: Row<typeof TenureSchema>
    delegation: Row<typeof DelegationSchema>
    signInTry: Row<typeof SignInTrySchema>
    session: Row<typeof SessionSchema>
  }
}

export const identityEntities = [JurisdictionSchema, UnitSchema, PostSchema, UserSchema, TenureSchema, DelegationSchema, SignInTrySchema, SessionSchema]
