import { pageOf, type PageArgs } from '../../../platform/connection'
import type { Ctx } from '../../../platform/context'
import { countyRows, matches } from '../../../platform/rows'
import { listPosts, listUnits } from '../../identity/directory.query'
import { existingProjects } from '../existing.query'
import type { FollowUp } from './follower.service'
import type { DraftRow, ListProblem, SheetReport } from './draft.rules'
import type { NameKind } from './importState.rules'
import { rowKey, type ExistingProject, type RowAction, type RowDecision } from './match.rules'
import type { KeptDraft } from './prepare.rules'
import { resolverOf, unknownNames, type Directory, type NameMapping as Mapped, type Resolver } from './resolve.rules'
import { placesOf } from './shortForm.rules'

const HEAD = [
  'projectImport.id', 'projectImport.version', 'projectImport.fileName', 'projectImport.state', 'projectImport.rowCount', 'projectImport.createCount',
  'projectImport.updateCount', 'projectImport.skipCount', 'projectImport.doubtfulCount', 'projectImport.errorCount', 'projectImport.problemCount',
  'projectImport.totalInvestment', 'projectImport.annualPlanInvestment', 'projectImport.cumulativeInvestment', 'projectImport.createdAt',
  'projectImport.createdByText', 'projectImport.appliedAt', 'projectImport.appliedByText', 'projectImport.undoneAt', 'projectImport.undoneByText',
] as const

const heads = (ctx: Ctx) => countyRows(ctx, 'projectImport').select(HEAD)
export type ImportHead = Awaited<ReturnType<ReturnType<typeof heads>['execute']>>[number]

const countOf = async (query: { executeTakeFirstOrThrow: () => Promise<{ n: unknown }> }) => Number((await query.executeTakeFirstOrThrow()).n)

/** The county's imports, new ones first. */
export const listImports = (ctx: Ctx, page: PageArgs, withCount: boolean) =>
  pageOf<ImportHead>(heads(ctx), 'projectImport.id', { by: 'projectImport.id', desc: true }, page,
    withCount ? () => countOf(countyRows(ctx, 'projectImport').select(eb => eb.fn.countAll().as('n'))) : null)

export const findImport = (ctx: Ctx, id: number): Promise<ImportHead | undefined> => heads(ctx).where('projectImport.id', '=', id).executeTakeFirst()

/** What was found in each sheet. */
export async function sheetsOf(ctx: Ctx, id: number): Promise<SheetReport[]> {
  const row = await countyRows(ctx, 'projectImport').select('projectImport.report').where('projectImport.id', '=', id).executeTakeFirstOrThrow()
  return JSON.parse(row.report) as SheetReport[]
}

/** What was done with the projects after they came in. */
export async function followUpsOf(ctx: Ctx, id: number): Promise<FollowUp[]> {
  const row = await countyRows(ctx, 'projectImport').select('projectImport.followUps').where('projectImport.id', '=', id).executeTakeFirstOrThrow()
  return JSON.parse(row.followUps ?? '[]') as FollowUp[]
}

export interface ImportRowFilter {
  importId: number
  actions?: RowAction[] | null
  /** ERROR: rows that errors keep out; DOUBTFUL: rows with something to look at. */
  problem?: 'ERROR' | 'DOUBTFUL' | null
  text?: string | null
}

const rowsMatching = (ctx: Ctx, f: ImportRowFilter) =>
  countyRows(ctx, 'importRow')
    .where('importRow.importId', '=', f.importId)
    .$if(Boolean(f.actions?.length), q => q.where('importRow.action', 'in', f.actions!))
    .$if(f.problem === 'ERROR', q => q.where('importRow.errorCount', '>', 0))
    .$if(f.problem === 'DOUBTFUL', q => q.where('importRow.doubtCount', '>', 0))
    .$if(Boolean(f.text?.trim()), q => q.where(matches('importRow.searchKey', f.text!)))

const shownRows = (ctx: Ctx, f: ImportRowFilter) =>
  rowsMatching(ctx, f)
    .leftJoin('importChange', 'importChange.rowId', 'importRow.id')
    .leftJoin('project as own', 'own.id', 'importRow.projectId')
    .leftJoin('project as made', 'made.id', 'importChange.projectId')
    .select([
      'importRow.id', 'importRow.sheet', 'importRow.rowNumber', 'importRow.name', 'importRow.action', 'importRow.reason', 'importRow.message',
      'importRow.errorCount', 'importRow.doubtCount', 'importRow.decision', 'importRow.draft', 'importRow.problems', 'importRow.outcome',
      'own.id as ownId', 'own.name as ownName', 'made.id as madeId', 'made.name as madeName',
    ])
type StoredRow = Awaited<ReturnType<ReturnType<typeof shownRows>['execute']>>[number]

const shownRow = ({ draft, problems, outcome, ownId, ownName, madeId, madeName, ...row }: StoredRow) => {
  const { fields } = JSON.parse(draft) as KeptDraft
  return {
    ...row,
    projectId: ownId ?? madeId,
    projectName: ownName ?? madeName,
    totalInvestment: fields.totalInvestment,
    annualPlanInvestment: fields.annualPlanInvestment,
    cumulativeInvestment: fields.cumulativeInvestment,
    responsibleUnit: fields.responsibleUnit,
    problems: JSON.parse(problems) as ListProblem[],
    ...(JSON.parse(outcome) as { candidates: { id: string; name: string }[]; differences: { label: string; from: string | null; to: string | null }[] }),
  }
}

/** Rows of one import in the list's order, with what would be done, differences and problems. */
export async function listImportRows(ctx: Ctx, f: ImportRowFilter, page: PageArgs, withCount: boolean) {
  const found = await pageOf<StoredRow>(shownRows(ctx, f), 'importRow.id', { by: 'importRow.ordinal' }, page,
    withCount ? () => countOf(rowsMatching(ctx, f).select(eb => eb.fn.countAll().as('n'))) : null)
  return { ...found, nodes: found.nodes.map(shownRow) }
}

export interface StoredDraft extends DraftRow, KeptDraft {
  id: number
  decision: RowDecision | null
  /** As shown: what the rows were last matched to. */
  shown: { action: RowAction; projectId: number | null; outcome: string }
}

/** All rows of an import as the rules take them. */
export async function draftsOf(ctx: Ctx, importId: number): Promise<StoredDraft[]> {
  const rows = await countyRows(ctx, 'importRow')
    .select(['importRow.id', 'importRow.sheet', 'importRow.rowNumber', 'importRow.draft', 'importRow.problems', 'importRow.action', 'importRow.projectId', 'importRow.outcome', 'importRow.decision', 'importRow.decisionProjectId'])
    .where('importRow.importId', '=', importId)
    .orderBy('importRow.ordinal')
    .execute()
  return rows.map(r => ({
    id: r.id,
    sheet: r.sheet,
    row: r.rowNumber,
    ...(JSON.parse(r.draft) as KeptDraft),
    problems: JSON.parse(r.problems) as ListProblem[],
    decision: r.decision && { action: r.decision, ...(r.decisionProjectId !== null && { projectId: String(r.decisionProjectId) }) },
    shown: { action: r.action, projectId: r.projectId, outcome: r.outcome },
  }))
}

export const decisionsOf = (drafts: readonly StoredDraft[]): Record<string, RowDecision> =>
  Object.fromEntries(drafts.flatMap(d => (d.decision ? [[rowKey(d), d.decision]] : [])))

/** Every project of the county, those that left too: a list may still speak of them. */
export const allProjects = async (ctx: Ctx): Promise<ExistingProject[]> =>
  [...(await existingProjects(ctx)), ...(await existingProjects(ctx, { exited: true }))]

/** What was mapped by hand in this county. */
export const listNameMappings = (ctx: Ctx) =>
  countyRows(ctx, 'nameMapping')
    .leftJoin('unit', 'unit.id', 'nameMapping.unitId')
    .leftJoin('post', 'post.id', 'nameMapping.postId')
    .select(['nameMapping.id', 'nameMapping.kind', 'nameMapping.text', 'nameMapping.unitId', 'nameMapping.postId', 'unit.name as unitName', 'post.name as postName'])
    .orderBy('nameMapping.kind')
    .orderBy('nameMapping.key')
    .limit(5000)
    .execute()

/**
 * Units by name, short name and the form lists like (县水利局); persons by the post they hold today. Who leads a county and
 * holds another post besides is meant as the leader.
 */
async function directoryFor(ctx: Ctx): Promise<Directory & { leads: Set<string>; postNames: Map<number, string> }> {
  const level = ctx.actor.jurisdictionName.slice(-1)
  const units = await listUnits(ctx, { active: true })
  const posts = (await listPosts(ctx, { active: true })).map(p => ({ id: String(p.id), name: p.name, lead: p.role === 'LEAD_OFFICIAL', names: (p.holderName ?? '').split('、').filter(Boolean) }))
  const leading = new Set(posts.filter(p => p.lead).flatMap(p => p.names))
  return {
    units: units.map(u => ({ id: String(u.id), names: [...new Set([u.name, u.shortName, ...(u.kind === 'TOWNSHIP' ? [] : [`${level}${u.shortName}`])])] })),
    persons: posts.flatMap(p => p.names.filter(name => p.lead || !leading.has(name)).map(name => ({ postId: p.id, name }))),
    places: placesOf(ctx.actor.jurisdictionName),
    leads: new Set(posts.filter(p => p.lead).map(p => p.id)),
    postNames: new Map(posts.map(p => [Number(p.id), p.name])),
  }
}

export interface Names {
  resolver: Resolver
  /** Posts that may lead a project. */
  leads: Set<string>
  nameOf: (postId: number | null) => string
  /** The same as plain data. */
  directory: Directory
  mapped: Mapped
}

/** Names to units and posts of the actor's county: what was mapped by hand first. */
export async function namesFor(ctx: Ctx): Promise<Names> {
  const { leads, postNames, ...directory } = await directoryFor(ctx)
  const mapped: Mapped = { units: {}, persons: {} }
  for (const m of await listNameMappings(ctx)) {
    if (m.unitId !== null) mapped.units[m.text] = String(m.unitId)
    if (m.postId !== null) mapped.persons[m.text] = String(m.postId)
  }
  return { resolver: resolverOf(directory, mapped), directory, mapped, leads, nameOf: id => (id === null ? '' : (postNames.get(id) ?? '')) }
}

/**
 * Changes whenever something changes that matching depends on: the county's projects, units, posts, who holds them, and what
 * was mapped by hand. While it is the same, rows are as they were matched.
 */
export async function fingerprintOf(ctx: Ctx): Promise<string> {
  const parts: unknown[] = [ctx.today]
  for (const table of ['project', 'unit', 'post', 'tenure', 'user', 'nameMapping'] as const) {
    const row = await countyRows(ctx, table).select(eb => [eb.fn.countAll().as('n'), eb.fn.max(`${table}.id` as 'project.id').as('last'), eb.fn.sum(`${table}.version` as 'project.version').as('versions')]).executeTakeFirstOrThrow()
    parts.push(`${Number(row.n)}.${Number(row.last ?? 0)}.${Number(row.versions ?? 0)}`)
  }
  return parts.join(' ')
}

/** Names in an import that nothing resolves, most frequent first. */
export async function unknownNamesOf(ctx: Ctx, importId: number): Promise<{ kind: NameKind; text: string; count: number; fields: string[] }[]> {
  const [drafts, { resolver }] = [await draftsOf(ctx, importId), await namesFor(ctx)]
  return unknownNames(drafts.filter(d => d.fields.name !== ''), resolver)
}
