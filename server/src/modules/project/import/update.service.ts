import type { Ctx } from '../../../platform/context'
import { countyRows } from '../../../platform/rows'
import { coLeadsOf } from '../part.query'
import type { Project } from '../project.entity'
import { fillProject } from '../project.service'
import { changeOf, keptCodes, type ProjectChange } from './change.service'
import { insertAll, journalChanges, nextTasks, type Columns, type Writing } from './write.service'

const AT_ONCE = 500

export interface Before {
  columns: Columns
  /** null: the import left them as they were. */
  codes: { code: string; form: string; ownCode: string | null }[] | null
  coLeads: { postId: number | null; text: string | null }[] | null
}

const fullRows = (ctx: Ctx, ids: readonly number[]) => countyRows(ctx, 'project').selectAll('project').where('project.id', 'in', [...ids]).execute()
type FullRow = Awaited<ReturnType<typeof fullRows>>[number]

const fullCodes = (ctx: Ctx, ids: readonly number[]) =>
  countyRows(ctx, 'projectCode').select(['projectCode.projectId', 'projectCode.code', 'projectCode.form', 'projectCode.ownCode']).where('projectCode.projectId', 'in', [...ids]).orderBy('projectCode.id').execute()

/** The columns that an import changes in a project, and as they were. */
const differing = (writing: Writing, row: FullRow, change: ProjectChange, codes: readonly string[]) => {
  const next = { ...row }
  const { nameKey, sortKey, searchKey } = row
  const asBefore = change.codes === null && change.fields.name === undefined && change.fields.owner === undefined
  fillProject(next as unknown as Project, change.fields, codes, writing.ctx.now, asBefore ? { nameKey, sortKey, searchKey } : undefined)
  next.importId = writing.importId
  const after: Columns = {}
  const before: Columns = {}
  for (const key of Object.keys(next) as (keyof FullRow)[])
    if (key !== 'updatedAt' && next[key] !== row[key]) {
      after[key] = next[key]
      before[key] = row[key]
    }
  return { after, before }
}

/** Puts other codes or co-leads in place of those that projects have. */
export async function replaceParts(ctx: Ctx, projectId: number, codes: Before['codes'], coLeads: Before['coLeads']): Promise<void> {
  const own = { jurisdictionId: ctx.jurisdictionId, version: 1, projectId }
  if (codes) {
    await ctx.rows.deleteFrom('projectCode').where('projectId', '=', projectId).execute()
    await insertAll(ctx, 'projectCode', codes.map(code => ({ ...own, ...code })))
  }
  if (coLeads) {
    await ctx.rows.deleteFrom('projectOfficial').where('projectId', '=', projectId).execute()
    await insertAll(ctx, 'projectOfficial', coLeads.map(({ postId, text }, ordinal) => ({ ...own, postId, text, ordinal })))
  }
}

const freed = (owners: Map<string, number>, projectId: number, codes: readonly { ownCode: string | null }[]) => {
  for (const { ownCode } of codes) if (ownCode !== null && owners.get(ownCode) === projectId) owners.delete(ownCode)
}

/** Changes the projects that rows update, in the fields that differ, and keeps what was there before. */
export async function updateProjects(writing: Writing, report: (done: number) => Promise<void>): Promise<void> {
  const { ctx, importId, names, planYears, owners } = writing
  for (let done = 0, ordinal = -1; ; ) {
    const { tasks, last } = await nextTasks(writing, 'UPDATE', ordinal, AT_ONCE)
    if (!tasks.length) return
    ordinal = last
    const ids = tasks.map(t => t.projectId!)
    const rows = new Map((await fullRows(ctx, ids)).map(r => [r.id, r]))
    const allCodes = Map.groupBy(await fullCodes(ctx, ids), c => c.projectId)
    const allLeads = Map.groupBy(await coLeadsOf(ctx, ids), l => l.projectId)
    const kept: Columns[] = []
    for (const { rowId, projectId, sheet, fields, touched } of tasks) {
      const id = projectId!
      const row = rows.get(id)!
      const change = changeOf(fields, touched, row.extras, names, planYears.get(sheet) ?? null)
      const hadCodes = (allCodes.get(id) ?? []).map(({ code, form, ownCode }) => ({ code, form, ownCode }))
      const hadLeads = (allLeads.get(id) ?? []).map(({ postId, text }) => ({ postId, text }))
      const { after, before } = differing(writing, row, change, change.codes ?? hadCodes.map(c => c.code))
      if (change.codes) freed(owners, id, hadCodes)
      const codes = change.codes && keptCodes(change.codes, id, owners)
      await ctx.rows.updateTable('project').set({ ...after, version: row.version + 1, updatedAt: ctx.now } as never).where('id', '=', id).execute()
      await replaceParts(ctx, id, codes, change.coLeads)
      const undo: Before = { columns: before, codes: codes && hadCodes, coLeads: change.coLeads && hadLeads }
      kept.push({ jurisdictionId: ctx.jurisdictionId, importId, rowId, projectId: id, kind: 'UPDATE', versionAfter: row.version + 1, before: JSON.stringify(undo) })
      const name = (lead: { postId: number | null; text: string | null }) => lead.text ?? names.nameOf(lead.postId)
      ctx.journal.push({
        kind: 'UPDATE', subjectType: 'Project', subjectId: id,
        changes: {
          ...journalChanges(before, after),
          ...(codes && { codes: [hadCodes.map(c => c.code).join('、') || null, codes.map(c => c.code).join('、')] }),
          ...(change.coLeads && { coLeads: [hadLeads.map(name).join('、') || null, change.coLeads.map(name).join('、') || null] }),
        },
      })
    }
    await insertAll(ctx, 'importChange', kept)
    await report((done += tasks.length))
  }
}
