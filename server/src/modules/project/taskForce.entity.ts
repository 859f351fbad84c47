import { defineEntity, p } from '@mikro-orm/sql'
import type { Row } from '../../platform/tables'
import { Post, Unit, owned } from '../identity/identity.entity'
import { Project } from './project.entity'
import type { TaskForceSeat } from './taskForce.rules'

/** 专班、工作小组: who pushes one project forward, under which unit, by which paper (长子 三10, 泾川 二(三)12). One a project; who left stays. */
export const TaskForceSchema = defineEntity({
  name: 'TaskForce',
  tableName: 'taskForce',
  uniques: [{ properties: ['projectId'] }],
  indexes: [{ properties: ['jurisdictionId', 'untilOn'] }],
  properties: {
    ...owned,
    projectId: () => p.manyToOne(Project).mapToPk().deleteRule('cascade'),
    leadUnitId: () => p.manyToOne(Unit).mapToPk().nullable(),
    fromOn: p.date(),
    /** Last day; null while it works. */
    untilOn: p.date().nullable(),
    /** By which it was set up. */
    paper: p.string().length(200).nullable(),
  },
})
export class TaskForce extends TaskForceSchema.class {}
TaskForceSchema.setClass(TaskForce)

/** A seat by post, so that a successor is in it at once; a name in words for who holds no post here. */
export const TaskForceMemberSchema = defineEntity({
  name: 'TaskForceMember',
  tableName: 'taskForceMember',
  indexes: [{ properties: ['taskForceId', 'ordinal'] }, { properties: ['jurisdictionId', 'postId'] }],
  properties: {
    ...owned,
    taskForceId: () => p.manyToOne(TaskForce).mapToPk().deleteRule('cascade'),
    seat: p.string().length(10).$type<TaskForceSeat>(),
    postId: () => p.manyToOne(Post).mapToPk().nullable(),
    text: p.string().length(100).nullable(),
    ordinal: p.integer(),
    fromOn: p.date(),
    untilOn: p.date().nullable(),
  },
})
export class TaskForceMember extends TaskForceMemberSchema.class {}
TaskForceMemberSchema.setClass(TaskForceMember)

declare module '../../platform/tables' {
  interface Tables {
    taskForce: Row<typeof TaskForceSchema>
    taskForceMember: Row<typeof TaskForceMemberSchema>
  }
}

export const taskForceEntities = [TaskForceSchema, TaskForceMemberSchema]
