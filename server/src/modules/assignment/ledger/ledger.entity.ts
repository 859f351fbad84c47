import { defineEntity, p } from '@mikro-orm/sql'
import type { Row } from '../../../platform/tables'
import { Jurisdiction, owned } from '../../identity/identity.entity'
import type { LedgerState } from './ledgerState.rules'
import type { Decision, LedgerTarget, RowAction } from './match.rules'

/** JSON that may pass 64 KB. */
const long = () => p.text().columnType('mediumtext')

/** One running 交办 ledger that came in: the file, what was found in it, and what was done with it. */
export const LedgerImportSchema = defineEntity({
  name: 'LedgerImport',
  tableName: 'ledgerImport',
  indexes: [{ properties: ['jurisdictionId', 'id'] }],
  properties: {
    ...owned,
    fileName: p.string().length(200),
    /** Names the file in the data folder. */
    sha256: p.string().length(64),
    state: p.string().length(20).$type<LedgerState>(),
    /** JSON: LedgerSheet[]. */
    report: long(),
    rowCount: p.integer(),
    createCount: p.integer(),
    skipCount: p.integer(),
    heldCount: p.integer(),
    /** Cells and sheets to be looked at. */
    problemCount: p.integer(),
    /** JSON: ids of the sources that it entered; null before. */
    sourceIds: long().nullable(),
    createdAt: p.bigint('number'),
    createdByText: p.string().length(150),
    appliedAt: p.bigint('number').nullable(),
    appliedByText: p.string().length(150).nullable(),
    undoneAt: p.bigint('number').nullable(),
    undoneByText: p.string().length(150).nullable(),
  },
})
export class LedgerImport extends LedgerImportSchema.class {}
LedgerImportSchema.setClass(LedgerImport)

/** A row of the ledger, with what would be done with it. */
export const LedgerRowSchema = defineEntity({
  name: 'LedgerRow',
  tableName: 'ledgerRow',
  indexes: [{ properties: ['jurisdictionId', 'importId', 'ordinal'] }, { properties: ['jurisdictionId', 'importId', 'action', 'ordinal'] }],
  properties: {
    id: p.integer().primary().autoincrement(),
    jurisdictionId: () => p.manyToOne(Jurisdiction).mapToPk(),
    importId: () => p.manyToOne(LedgerImport).mapToPk().deleteRule('cascade'),
    ordinal: p.integer(),
    sheet: p.string().length(100),
    rowNumber: p.integer(),
    title: p.string().length(200),
    searchKey: p.string().length(1000),
    action: p.string().length(10).$type<RowAction>(),
    message: p.string().length(1000),
    target: p.string().length(20).$type<LedgerTarget>().nullable(),
    /** The assignment that is there already. */
    existingId: p.integer().nullable(),
    /** The one that was listed from the row, and its version as the import left it. */
    assignmentId: p.integer().nullable(),
    versionAfter: p.integer().nullable(),
    decision: p.string().length(10).$type<Decision>().nullable(),
    errorCount: p.integer(),
    doubtCount: p.integer(),
    /** JSON: LedgerDraft. */
    draft: long(),
    /** JSON: LedgerMatch. */
    outcome: long(),
  },
})
export class LedgerRow extends LedgerRowSchema.class {}
LedgerRowSchema.setClass(LedgerRow)

declare module '../../../platform/tables' {
  interface Tables {
    ledgerImport: Row<typeof LedgerImportSchema>
    ledgerRow: Row<typeof LedgerRowSchema>
  }
}

export const ledgerEntities = [LedgerImportSchema, LedgerRowSchema]
