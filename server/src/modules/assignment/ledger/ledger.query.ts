import { pageOf, type PageArgs } from '../../../platform/connection'
import type { Ctx } from '../../../platform/context'
import { countyRows, matches } from '../../../platform/rows'
import type { LedgerDraft, LedgerSheet } from './draft.rules'
import type { Existing, LedgerMatch, RowAction } from './match.rules'

const heads = (ctx: Ctx) =>
  countyRows(ctx, 'ledgerImport').select([
    'ledgerImport.id', 'ledgerImport.version', 'ledgerImport.fileName', 'ledgerImport.state', 'ledgerImport.rowCount', 'ledgerImport.createCount', 'ledgerImport.skipCount',
    'ledgerImport.heldCount', 'ledgerImport.problemCount', 'ledgerImport.createdAt', 'ledgerImport.createdByText', 'ledgerImport.appliedAt', 'ledgerImport.appliedByText',
    'ledgerImport.undoneAt', 'ledgerImport.undoneByText',
  ])
export type LedgerHead = Awaited<ReturnType<ReturnType<typeof heads>['execute']>>[number]

const countOf = async (query: { executeTakeFirstOrThrow: () => Promise<{ n: unknown }> }) => Number((await query.executeTakeFirstOrThrow()).n)

/** The county's imported ledgers, new ones first. */
export const listLedgers = (ctx: Ctx, page: PageArgs, withCount: boolean) =>
  pageOf<LedgerHead>(heads(ctx), 'ledgerImport.id', { by: 'ledgerImport.id', desc: true }, page,
    withCount ? () => countOf(countyRows(ctx, 'ledgerImport').select(eb => eb.fn.countAll().as('n'))) : null)

export const findLedger = (ctx: Ctx, id: number): Promise<LedgerHead | undefined> => heads(ctx).where('ledgerImport.id', '=', id).executeTakeFirst()

export async function ledgerSheets(ctx: Ctx, id: number): Promise<LedgerSheet[]> {
  const row = await countyRows(ctx, 'ledgerImport').select('ledgerImport.report').where('ledgerImport.id', '=', id).executeTakeFirstOrThrow()
  return JSON.parse(row.report) as LedgerSheet[]
}

export interface LedgerRowFilter {
  importId: number
  actions?: RowAction[] | null
  /** ERROR: rows that errors keep out; DOUBTFUL: rows with something to look at. */
  problem?: 'ERROR' | 'DOUBTFUL' | null
  text?: string | null
}

const rowsMatching = (ctx: Ctx, f: LedgerRowFilter) =>
  countyRows(ctx, 'ledgerRow')
    .where('ledgerRow.importId', '=', f.importId)
    .$if(Boolean(f.actions?.length), q => q.where('ledgerRow.action', 'in', f.actions!))
    .$if(f.problem === 'ERROR', q => q.where('ledgerRow.errorCount', '>', 0))
    .$if(f.problem === 'DOUBTFUL', q => q.where('ledgerRow.doubtCount', '>', 0))
    .$if(Boolean(f.text?.trim()), q => q.where(matches('ledgerRow.searchKey', f.text!)))

const shownRows = (ctx: Ctx, f: LedgerRowFilter) =>
  rowsMatching(ctx, f)
    .leftJoin('assignment as own', 'own.id', 'ledgerRow.existingId')
    .leftJoin('assignment as made', 'made.id', 'ledgerRow.assignmentId')
    .select([
      'ledgerRow.id', 'ledgerRow.sheet', 'ledgerRow.rowNumber', 'ledgerRow.title', 'ledgerRow.action', 'ledgerRow.message', 'ledgerRow.target', 'ledgerRow.decision',
      'ledgerRow.errorCount', 'ledgerRow.doubtCount', 'ledgerRow.draft', 'ledgerRow.outcome', 'own.id as ownId', 'own.number as ownNumber', 'made.id as madeId', 'made.number as madeNumber',
    ])
type Raw = Awaited<ReturnType<ReturnType<typeof shownRows>['execute']>>[number]

const shape = ({ draft, outcome, ownId, ownNumber, madeId, madeNumber, ...row }: Raw) => {
  const { unit, person, source, dueOn, givenOn, standing } = JSON.parse(draft) as LedgerDraft
  const mayDecide = standing !== 'DONE' && (row.action !== 'HELD' || row.decision !== null)
  return { ...row, mayDecide, unitText: unit, person, source, dueOn, givenOn, assignmentId: madeId ?? ownId, assignmentNumber: madeNumber ?? ownNumber, problems: (JSON.parse(outcome) as LedgerMatch).problems }
}

/** Rows of one ledger in its own order, with what would be done and what is wrong. */
export async function listLedgerRows(ctx: Ctx, f: LedgerRowFilter, page: PageArgs, withCount: boolean) {
  const found = await pageOf<Raw>(shownRows(ctx, f), 'ledgerRow.id', { by: 'ledgerRow.ordinal' }, page, withCount ? () => countOf(rowsMatching(ctx, f).select(eb => eb.fn.countAll().as('n'))) : null)
  return { ...found, nodes: found.nodes.map(shape) }
}

/** All rows of a ledger as the rules take them. */
export async function ledgerDrafts(ctx: Ctx, importId: number) {
  const rows = await countyRows(ctx, 'ledgerRow')
    .select(['ledgerRow.id', 'ledgerRow.ordinal', 'ledgerRow.decision', 'ledgerRow.draft', 'ledgerRow.outcome'])
    .where('ledgerRow.importId', '=', importId)
    .orderBy('ledgerRow.ordinal')
    .execute()
  return rows.map(r => ({ ...r, draft: JSON.parse(r.draft) as LedgerDraft, shown: JSON.parse(r.outcome) as LedgerMatch }))
}

/** Names of units in a ledger that nothing resolves, most frequent first. */
export async function unknownUnits(ctx: Ctx, importId: number): Promise<{ text: string; count: number }[]> {
  const counts = new Map<string, number>()
  for (const { shown } of await ledgerDrafts(ctx, importId)) for (const name of shown.unknown) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts].map(([text, count]) => ({ text, count })).sort((a, b) => b.count - a.count)
}

/** What a row may be the same as: all that was not withdrawn. */
export async function existingMatters(ctx: Ctx): Promise<Existing[]> {
  const rows = await countyRows(ctx, 'assignment')
    .leftJoin('assignmentSource', join => join.onRef('assignmentSource.id', '=', 'assignment.sourceId').onRef('assignmentSource.kind', '=', 'assignment.sourceType' as 'assignmentSource.kind'))
    .select(['assignment.id', 'assignment.number', 'assignment.title', 'assignment.unitId', 'assignment.sourceText', 'assignmentSource.givenBy'])
    .where('assignment.state', '!=', 'WITHDRAWN')
    .orderBy('assignment.id')
    .execute()
  return rows.map(r => ({ id: r.id, number: r.number, title: r.title, unitId: r.unitId, source: r.givenBy ?? r.sourceText ?? '' }))
}

/** The heads of the county's units: who answers where a ledger names nobody. */
export async function unitHeads(ctx: Ctx): Promise<Map<number, number>> {
  const rows = await countyRows(ctx, 'post').select(['post.id', 'post.unitId']).where('post.role', '=', 'UNIT_HEAD').where('post.active', '=', 1 as never).orderBy('post.id', 'desc').execute()
  return new Map(rows.map(r => [r.unitId, r.id]))
}

/** Sources that the ledger's may be, those that have had their echo left out. */
export const openSources = (ctx: Ctx) =>
  countyRows(ctx, 'assignmentSource').select(['assignmentSource.id', 'assignmentSource.kind', 'assignmentSource.givenBy']).where('assignmentSource.reportedOn', 'is', null).orderBy('assignmentSource.id').execute()

/** Ids of the year's assignments from a serial on, in order. */
export const idsFrom = async (ctx: Ctx, year: number, serial: number): Promise<number[]> =>
  (await countyRows(ctx, 'assignment').select('assignment.id').where('assignment.year', '=', year).where('assignment.serial', '>=', serial).orderBy('assignment.serial').execute()).map(r => r.id)

/** What an import listed, with the versions as they are now. */
export const listedBy = (ctx: Ctx, importId: number) =>
  countyRows(ctx, 'ledgerRow')
    .innerJoin('assignment', 'assignment.id', 'ledgerRow.assignmentId')
    .select(['assignment.id', 'assignment.number', 'assignment.title', 'assignment.version', 'ledgerRow.versionAfter'])
    .where('ledgerRow.importId', '=', importId)
    .orderBy('ledgerRow.ordinal')
    .execute()
