import { defineEntity, p } from '@mikro-orm/sql'
import type { Row } from '../../platform/tables'
import { Assignment } from '../assignment/assignment.entity'
import { Post, Unit, owned } from '../identity/identity.entity'
import { Project } from '../project/project.entity'
import type { LeadGround, LeadState } from './lead.rules'

/**
 * 问责线索 (登封 五(十一)): facts, unit and posts, handed to the discipline organ, and the organ's answer in its own words.
 * Nothing here says what Lianxi thinks of it. Shown to nobody but the office; `CONFIDENTIAL` keeps the journal to that.
 */
export const AccountabilityLeadSchema = defineEntity({
  name: 'AccountabilityLead',
  tableName: 'accountabilityLead',
  indexes: [{ properties: ['jurisdictionId', 'state', 'id'] }, { properties: ['jurisdictionId', 'unitId', 'id'] }],
  properties: {
    ...owned,
    state: p.string().length(12).$type<LeadState>(),
    ground: p.string().length(12).$type<LeadGround>(),
    title: p.string().length(200),
    facts: p.text(),
    unitId: () => p.manyToOne(Unit).mapToPk(),
    projectId: () => p.manyToOne(Project).mapToPk().nullable(),
    assignmentId: () => p.manyToOne(Assignment).mapToPk().nullable(),
    draftedOn: p.date(),
    draftedBy: p.string().length(160),
    organ: p.string().length(120).nullable(),
    handedOverOn: p.date().nullable(),
    handedOverBy: p.string().length(160).nullable(),
    /** The organ's own words. */
    answer: p.text().nullable(),
    answerPaper: p.string().length(120).nullable(),
    answeredOn: p.date().nullable(),
    answerBy: p.string().length(160).nullable(),
    /** Why it was not handed over. */
    dropReason: p.string().length(1000).nullable(),
    droppedOn: p.date().nullable(),
    searchKey: p.string().length(2000),
  },
})
export class AccountabilityLead extends AccountabilityLeadSchema.class {}
AccountabilityLeadSchema.setClass(AccountabilityLead)

/** A post that the lead names, with who held it on the day of the lead (N10). */
export const AccountabilityPersonSchema = defineEntity({
  name: 'AccountabilityPerson',
  tableName: 'accountabilityPerson',
  uniques: [{ properties: ['leadId', 'postId'] }],
  properties: {
    ...owned,
    leadId: () => p.manyToOne(AccountabilityLead).mapToPk().deleteRule('cascade'),
    postId: () => p.manyToOne(Post).mapToPk(),
    /** `长子县水务局局长 王甲一`. */
    text: p.string().length(200),
  },
})
export class AccountabilityPerson extends AccountabilityPersonSchema.class {}
AccountabilityPersonSchema.setClass(AccountabilityPerson)

declare module '../../platform/tables' {
  interface Tables {
    accountabilityLead: Row<typeof AccountabilityLeadSchema>
    accountabilityPerson: Row<typeof AccountabilityPersonSchema>
  }
}

export const leadEntities = [AccountabilityLeadSchema, AccountabilityPersonSchema]
