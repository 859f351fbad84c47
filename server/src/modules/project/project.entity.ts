import { defineEntity, p } from '@mikro-orm/sql'
import type { Row } from '../../platform/tables'
import { Post, Unit, owned } from '../identity/identity.entity'
import type { CodeForm, ConstructionKind, InvestmentKind, Level, MilestoneKind, ProjectClass, Stage } from './word.rules'

const unit = () => p.manyToOne(Unit).mapToPk().nullable()
const post = () => p.manyToOne(Post).mapToPk().nullable()
/** Whole yuan; null: nobody has said. */
const money = () => p.bigint('number').nullable()
/** A unit or person that a list names and the directory does not know: kept as written until it is mapped by hand. */
const unknownName = () => p.string().length(200).nullable()
/** 是, 否, or nobody has said: a rule then names the missing item. */
const answer = () => p.boolean().nullable()

export const ProjectSchema = defineEntity({
  name: 'Project',
  tableName: 'project',
  indexes: [
    { properties: ['jurisdictionId', 'sortKey', 'id'] },
    { properties: ['jurisdictionId', 'nameKey'] },
    { properties: ['jurisdictionId', 'exitedOn', 'id'] },
    { properties: ['jurisdictionId', 'stage', 'totalInvestment', 'id'] },
    { properties: ['jurisdictionId', 'stageOrdinal', 'id'] },
    { properties: ['jurisdictionId', 'totalInvestment', 'id'] },
    { properties: ['jurisdictionId', 'annualPlanInvestment', 'id'] },
    { properties: ['jurisdictionId', 'cumulativeInvestment', 'id'] },
    { properties: ['jurisdictionId', 'completionRate', 'id'] },
    { properties: ['jurisdictionId', 'plannedStartOn', 'id'] },
    { properties: ['jurisdictionId', 'plannedFinishOn', 'id'] },
    { properties: ['jurisdictionId', 'updatedAt', 'id'] },
    { properties: ['jurisdictionId', 'projectClass', 'id'] },
    { properties: ['jurisdictionId', 'level', 'id'] },
    { properties: ['jurisdictionId', 'constructionKind', 'id'] },
    { properties: ['jurisdictionId', 'planYear', 'id'] },
    { properties: ['jurisdictionId', 'responsibleUnitId', 'id'] },
    { properties: ['jurisdictionId', 'leadOfficialPostId', 'id'] },
    { properties: ['jurisdictionId', 'localityUnitId', 'id'] },
    { properties: ['jurisdictionId', 'importId'] },
    { properties: ['parentId'] },
  ],
  properties: {
    ...owned,
    name: p.string().length(200),
    /** `normaliseKey(name)`: two spellings of one name share it. */
    nameKey: p.string().length(200),
    /** The name in pinyin: what lists are ordered by. */
    sortKey: p.string().length(200),
    /** Name, owner and codes, with pinyin. */
    searchKey: p.string().length(3000),
    /** 项目单位: the legal person that builds, as text. */
    owner: p.string().length(200).nullable(),
    content: p.text().nullable(),
    benefits: p.text().nullable(),
    place: p.string().length(300).nullable(),

    localityUnitId: unit,
    responsibleUnitId: unit,
    leadUnitId: unit,
    sectorAuthorityUnitId: unit,
    /** Jingchuan's industrial chain, by its office. */
    chainUnitId: unit,
    serviceOfficerPostId: post,
    /** The principal; co-leads are rows of ProjectOfficial. */
    leadOfficialPostId: post,
    localityUnitText: unknownName(),
    responsibleUnitText: unknownName(),
    leadUnitText: unknownName(),
    sectorAuthorityUnitText: unknownName(),
    serviceOfficerText: unknownName(),
    leadOfficialText: unknownName(),

    stage: p.string().length(24).$type<Stage>(),
    /** The stage's place in the row of stages: lists are ordered by it. */
    stageOrdinal: p.integer(),
    constructionKind: p.string().length(20).$type<ConstructionKind>().nullable(),
    level: p.string().length(20).$type<Level>().nullable(),
    projectClass: p.string().length(20).$type<ProjectClass>().nullable(),
    investmentKind: p.string().length(20).$type<InvestmentKind>().nullable(),
    /** 长子县's four boards and the like: a county's own grouping. */
    board: p.string().length(40).nullable(),
    keyProject: p.boolean().default(false),
    majorProject: p.boolean().default(false),

    totalInvestment: money(),
    /** Of the plan year. */
    annualPlanInvestment: money(),
    /** Done this year so far. */
    cumulativeInvestment: money(),
    /** `cumulative ÷ annual plan` in basis points, 10000 is 100 %; kept so that lists can be ordered by it. */
    completionRate: p.integer().nullable(),
    planYear: p.integer().nullable(),
    annualTask: p.text().nullable(),
    /** 定要求 of 定人员、定任务、定时间、定要求. */
    requirement: p.text().nullable(),
    progress: p.text().nullable(),
    problems: p.text().nullable(),
    remark: p.text().nullable(),
    /** JSON: QuarterPlan[], MonthPlan[] and header → text, as an imported list gave them. */
    quarterPlans: p.text().nullable(),
    monthPlans: p.text().nullable(),
    extras: p.text().nullable(),

    plannedStartOn: p.date().nullable(),
    actualStartOn: p.date().nullable(),
    plannedFinishOn: p.date().nullable(),
    actualFinishOn: p.date().nullable(),
    approvedOn: p.date().nullable(),

    suspendedOn: p.date().nullable(),
    suspendReason: p.string().length(500).nullable(),
    exitedOn: p.date().nullable(),
    exitReason: p.string().length(500).nullable(),

    fitsIndustrialPlan: answer(),
    majorLivelihood: answer(),
    importantInfrastructure: answer(),
    overallEffect: answer(),
    resourceDevelopment: answer(),
    majorPublicInterest: answer(),
    majorInfrastructure: answer(),
    feasibilityReached: answer(),

    parentId: () => p.manyToOne(Project).mapToPk().nullable(),
    /** Separated by blanks, for showing; ProjectTag is for filtering. */
    tags: p.string().length(400).nullable(),
    importId: p.integer().nullable(),
    createdAt: p.bigint('number'),
    updatedAt: p.bigint('number'),
  },
})
export class Project extends ProjectSchema.class {}
ProjectSchema.setClass(Project)

/** Parts of a project: they go with it when a wrongly registered one is removed. */
const part = {
  ...owned,
  projectId: () => p.manyToOne(Project).mapToPk().deleteRule('cascade'),
}

export const ProjectCodeSchema = defineEntity({
  name: 'ProjectCode',
  tableName: 'projectCode',
  indexes: [{ properties: ['projectId'] }, { properties: ['jurisdictionId', 'code'] }],
  uniques: [{ properties: ['jurisdictionId', 'ownCode'] }],
  properties: {
    ...part,
    code: p.string().length(100),
    form: p.string().length(10).$type<CodeForm>(),
    /** The code where its structure is known, else null: two projects cannot share one. */
    ownCode: p.string().length(40).nullable(),
  },
})
export class ProjectCode extends ProjectCodeSchema.class {}
ProjectCodeSchema.setClass(ProjectCode)

/** A co-lead: a post, or a name that the directory does not know. */
export const ProjectOfficialSchema = defineEntity({
  name: 'ProjectOfficial',
  tableName: 'projectOfficial',
  indexes: [{ properties: ['projectId', 'ordinal'] }, { properties: ['jurisdictionId', 'postId'] }],
  properties: {
    ...part,
    postId: post,
    text: p.string().length(100).nullable(),
    ordinal: p.integer().default(0),
  },
})
export class ProjectOfficial extends ProjectOfficialSchema.class {}
ProjectOfficialSchema.setClass(ProjectOfficial)

export const ProjectTagSchema = defineEntity({
  name: 'ProjectTag',
  tableName: 'projectTag',
  indexes: [{ properties: ['jurisdictionId', 'tag', 'projectId'] }],
  uniques: [{ properties: ['projectId', 'tag'] }],
  properties: { ...part, tag: p.string().length(40) },
})
export class ProjectTag extends ProjectTagSchema.class {}
ProjectTagSchema.setClass(ProjectTag)

export const MilestoneSchema = defineEntity({
  name: 'Milestone',
  tableName: 'milestone',
  indexes: [{ properties: ['projectId', 'plannedOn'] }, { properties: ['jurisdictionId', 'plannedOn', 'id'] }],
  properties: {
    ...part,
    name: p.string().length(100),
    kind: p.string().length(20).$type<MilestoneKind>(),
    plannedOn: p.date(),
    actualOn: p.date().nullable(),
  },
})
export class Milestone extends MilestoneSchema.class {}
MilestoneSchema.setClass(Milestone)

declare module '../../platform/tables' {
  interface Tables {
    project: Row<typeof ProjectSchema>
    projectCode: Row<typeof ProjectCodeSchema>
    projectOfficial: Row<typeof ProjectOfficialSchema>
    projectTag: Row<typeof ProjectTagSchema>
    milestone: Row<typeof MilestoneSchema>
  }
}

export const projectEntities = [ProjectSchema, ProjectCodeSchema, ProjectOfficialSchema, ProjectTagSchema, MilestoneSchema]
