import { defineEntity, p } from '@mikro-orm/sql'
import type { Row } from '../../platform/tables'
import { Unit, owned } from '../identity/identity.entity'
import { ProjectImport } from '../project/import/import.entity'
import { Project } from '../project/project.entity'
import type { Tier } from '../regulation/provision.query'
import type { EntryAction, EntryState } from './reserve.rules'

/** A project's membership in one library, from the proposal to its leaving. */
export const LibraryEntrySchema = defineEntity({
  name: 'LibraryEntry',
  tableName: 'libraryEntry',
  indexes: [
    { properties: ['jurisdictionId', 'state', 'tier', 'unitId', 'projectId'] },
    { properties: ['jurisdictionId', 'tier', 'unitId', 'state'] },
    { properties: ['jurisdictionId', 'proposedOn', 'id'] },
    { properties: ['jurisdictionId', 'decidedOn', 'id'] },
    { properties: ['jurisdictionId', 'projectId', 'id'] },
    { properties: ['jurisdictionId', 'proposerUnitId', 'id'] },
  ],
  uniques: [{ properties: ['jurisdictionId', 'place'] }],
  properties: {
    ...owned,
    tier: p.string().length(20).$type<Tier>(),
    /** Whose library; null where the county has one of the tier. */
    unitId: () => p.manyToOne(Unit).mapToPk().nullable(),
    projectId: () => p.manyToOne(Project).mapToPk(),
    state: p.string().length(12).$type<EntryState>(),
    /** Tier and project while the entry is current, else null: a project is counted once a tier. */
    place: p.string().length(40).nullable(),
    proposerUnitId: () => p.manyToOne(Unit).mapToPk(),
    /** Post and name as they were. */
    proposedByText: p.string().length(150),
    proposedOn: p.date(),
    decidedByText: p.string().length(150).nullable(),
    decidedOn: p.date().nullable(),
    leftOn: p.date().nullable(),
    /** Of the last return, withdrawal or exit. */
    reason: p.string().length(500).nullable(),
    /** JSON: the project's facts as they were submitted; what is judged. */
    submitted: p.text(),
    /** The list with which it came in (一3): undone with it while nothing was done with the entry. */
    importId: () => p.manyToOne(ProjectImport).mapToPk().nullable(),
    /** JSON: JudgementRecord of the admission, from which its verdict replays; null before. */
    judgement: p.text().nullable(),
  },
})
export class LibraryEntry extends LibraryEntrySchema.class {}
LibraryEntrySchema.setClass(LibraryEntry)

/** What was done with an entry, in order: the page's timeline. */
export const LibraryEntryStepSchema = defineEntity({
  name: 'LibraryEntryStep',
  tableName: 'libraryEntryStep',
  indexes: [{ properties: ['entryId', 'id'] }],
  properties: {
    ...owned,
    entryId: () => p.manyToOne(LibraryEntry).mapToPk().deleteRule('cascade'),
    action: p.string().length(12).$type<EntryAction | 'propose'>(),
    at: p.bigint('number'),
    byText: p.string().length(150),
    reason: p.string().length(500).nullable(),
  },
})
export class LibraryEntryStep extends LibraryEntryStepSchema.class {}
LibraryEntryStepSchema.setClass(LibraryEntryStep)

declare module '../../platform/tables' {
  interface Tables {
    libraryEntry: Row<typeof LibraryEntrySchema>
    libraryEntryStep: Row<typeof LibraryEntryStepSchema>
  }
}

export const reserveEntities = [LibraryEntrySchema, LibraryEntryStepSchema]
