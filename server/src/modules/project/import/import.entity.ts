import { defineEntity, p } from '@mikro-orm/sql'
import type { Row } from '../../../platform/tables'
import { Jurisdiction, Post, Unit, owned } from '../../identity/identity.entity'
import type { ImportState, NameKind } from './importState.rules'
import type { RowAction, RowDecision, RowReason } from './match.rules'

/** JSON that may pass 64 KB. */
const long = () => p.text().columnType('mediumtext')

/** One list that came in: the file, what was found in it, and what was done with it. */
export const ProjectImportSchema = defineEntity({
  name: 'ProjectImport',
  tableName: 'projectImport',
  indexes: [{ properties: ['jurisdictionId', 'id'] }],
  properties: {
    ...owned,
    fileName: p.string().length(200),
    /** Names the file in the data folder. */
    sha256: p.string().length(64),
    state: p.string().length(20).$type<ImportState>(),
    /** What the county was like when the rows were matched: `fingerprintOf`. */
    checkedAgainst: p.string().length(300),
    /** JSON: what a person said about sheets without header, by sheet. */
    mappings: long(),
    /** JSON: SheetReport[]. */
    report: long(),
    rowCount: p.integer(),
    createCount: p.integer(),
    updateCount: p.integer(),
    skipCount: p.integer(),
    doubtfulCount: p.integer(),
    /** Rows that errors keep out. */
    errorCount: p.integer(),
    /** Cells and sheets to be looked at, errors and doubts. */
    problemCount: p.integer(),
    /** Sums of what was read, whole yuan. */
    totalInvestment: p.bigint('number'),
    annualPlanInvestment: p.bigint('number'),
    cumulativeInvestment: p.bigint('number'),
    /** JSON: FollowUp[], what later modules did with the projects; null before. */
    followUps: long().nullable(),
    createdAt: p.bigint('number'),
    createdByText: p.string().length(150),
    appliedAt: p.bigint('number').nullable(),
    appliedByText: p.string().length(150).nullable(),
    undoneAt: p.bigint('number').nullable(),
    undoneByText: p.string().length(150).nullable(),
  },
})
export class ProjectImport extends ProjectImportSchema.class {}
ProjectImportSchema.setClass(ProjectImport)

const ofImport = {
  id: p.integer().primary().autoincrement(),
  jurisdictionId: () => p.manyToOne(Jurisdiction).mapToPk(),
  importId: () => p.manyToOne(ProjectImport).mapToPk().deleteRule('cascade'),
}

/** A row of the list, with what would be done with it. */
export const ImportRowSchema = defineEntity({
  name: 'ImportRow',
  tableName: 'importRow',
  indexes: [{ properties: ['jurisdictionId', 'importId', 'ordinal'] }, { properties: ['jurisdictionId', 'importId', 'action', 'ordinal'] }],
  properties: {
    ...ofImport,
    ordinal: p.integer(),
    sheet: p.string().length(100),
    rowNumber: p.integer(),
    name: p.string().length(200),
    searchKey: p.string().length(1000),
    action: p.string().length(10).$type<RowAction>(),
    reason: p.string().length(20).$type<RowReason>(),
    message: p.string().length(1000),
    /** The project that it updates, or equals. */
    projectId: p.integer().nullable(),
    errorCount: p.integer(),
    doubtCount: p.integer(),
    decision: p.string().length(10).$type<RowDecision['action']>().nullable(),
    decisionProjectId: p.integer().nullable(),
    /** JSON: { fields: DraftFields, keys: ProjectKeys }. */
    draft: long(),
    /** JSON: ListProblem[]. */
    problems: long(),
    /** JSON: { candidates, differences }. */
    outcome: long(),
  },
})
export class ImportRow extends ImportRowSchema.class {}
ImportRowSchema.setClass(ImportRow)

/** What an import did to a project: enough to take it back. */
export const ImportChangeSchema = defineEntity({
  name: 'ImportChange',
  tableName: 'importChange',
  indexes: [{ properties: ['jurisdictionId', 'importId', 'id'] }, { properties: ['jurisdictionId', 'projectId'] }, { properties: ['rowId'] }],
  properties: {
    ...ofImport,
    rowId: p.integer(),
    projectId: p.integer(),
    kind: p.string().length(10).$type<'CREATE' | 'UPDATE'>(),
    /** The project's version as the import left it: another one means that somebody saved since. */
    versionAfter: p.integer(),
    /** JSON: what was changed, as it was before; null for a created one. */
    before: long().nullable(),
  },
})
export class ImportChange extends ImportChangeSchema.class {}
ImportChangeSchema.setClass(ImportChange)

/** What a list's name of a unit or person means: said once by hand, remembered for every later list. */
export const NameMappingSchema = defineEntity({
  name: 'NameMapping',
  tableName: 'nameMapping',
  uniques: [{ properties: ['jurisdictionId', 'kind', 'key'] }],
  properties: {
    ...owned,
    kind: p.string().length(10).$type<NameKind>(),
    text: p.string().length(200),
    /** `normaliseKey(text)`: any spelling of it counts. */
    key: p.string().length(200),
    unitId: () => p.manyToOne(Unit).mapToPk().nullable(),
    postId: () => p.manyToOne(Post).mapToPk().nullable(),
  },
})
export class NameMapping extends NameMappingSchema.class {}
NameMappingSchema.setClass(NameMapping)

declare module '../../../platform/tables' {
  interface Tables {
    projectImport: Row<typeof ProjectImportSchema>
    importRow: Row<typeof ImportRowSchema>
    importChange: Row<typeof ImportChangeSchema>
    nameMapping: Row<typeof NameMappingSchema>
  }
}

export const importEntities = [ProjectImportSchema, ImportRowSchema, ImportChangeSchema, NameMappingSchema]
