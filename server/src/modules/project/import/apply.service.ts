import { Refusal } from '../../../kernel/refusal'
import type { Ctx } from '../../../platform/context'
import { withProgress } from '../../../platform/progress'
import { countyRows } from '../../../platform/rows'
import type { Project } from '../project.entity'
import { stageOrdinal } from '../project.rules'
import { fillProject } from '../project.service'
import { changeOf, keptCodes } from './change.service'
import { changedSince, recheck } from './check.service'
import { followImport } from './follower.service'
import { namesFor, sheetsOf } from './import.query'
import { openImport } from './import.service'
import { ProjectImport } from './import.entity'
import { importKey } from './progress.service'
import { updateProjects } from './update.service'
import { even, insertAll, journalChanges, nextTasks, type Columns, type Task, type Writing } from './write.service'

/** Projects of one statement: SQLite takes 32,766 variables, a project has 70 columns. */
const AT_ONCE = 250

const newRow = ({ ctx, importId, names, planYears }: Writing, { fields, keys, sheet }: Task) => {
  const change = changeOf(fields, null, null, names, planYears.get(sheet) ?? null)
  const row: Columns = {
    jurisdictionId: ctx.jurisdictionId, version: 1, stage: 'CONCEIVED', stageOrdinal: stageOrdinal('CONCEIVED'), keyProject: 0, majorProject: 0, importId, createdAt: ctx.now,
  }
  fillProject(row as unknown as Project, change.fields, fields.codes, ctx.now, keys)
  return { row, change }
}

/** Ids of the rows that one statement put in: ascending, as they stood in it. */
const newIds = async (ctx: Ctx, importId: number, afterId: number, count: number): Promise<number[]> => {
  const found = await countyRows(ctx, 'project').select('project.id').where('project.importId', '=', importId).where('project.id', '>', afterId).orderBy('project.id').limit(count + 1).execute()
  if (found.length !== count) throw new Error(`import ${importId}: ${found.length} rows came in where ${count} were put`)
  return found.map(r => r.id)
}

async function createProjects(writing: Writing, report: (done: number) => Promise<void>): Promise<void> {
  const { ctx, importId, owners } = writing
  const own = { jurisdictionId: ctx.jurisdictionId, version: 1 }
  let lastId = 0
  for (let done = 0, ordinal = -1; ; ) {
    const { tasks, last } = await nextTasks(writing, 'CREATE', ordinal, AT_ONCE)
    if (!tasks.length) return
    ordinal = last
    const made = tasks.map(task => newRow(writing, task))
    await ctx.rows.insertInto('project').values(even(made.map(m => m.row)) as never).execute()
    const ids = await newIds(ctx, importId, lastId, made.length)
    lastId = ids.at(-1)!
    const codes = made.map(({ change }, k) => keptCodes(change.codes ?? [], ids[k]!, owners))
    await insertAll(ctx, 'projectCode', codes.flatMap((all, k) => all.map(code => ({ ...own, projectId: ids[k]!, ...code }))))
    await insertAll(ctx, 'projectOfficial', made.flatMap(({ change }, k) => (change.coLeads ?? []).map((lead, n) => ({ ...own, projectId: ids[k]!, ...lead, ordinal: n }))))
    await insertAll(ctx, 'importChange', tasks.map(({ rowId }, k) => ({ jurisdictionId: ctx.jurisdictionId, importId, rowId, projectId: ids[k]!, kind: 'CREATE', versionAfter: 1 })))
    for (const [k, { row, change }] of made.entries())
      ctx.journal.push({
        kind: 'CREATE', subjectType: 'Project', subjectId: ids[k]!,
        changes: {
          ...journalChanges(null, row),
          ...(codes[k]!.length && { codes: [null, codes[k]!.map(c => c.code).join('、')] }),
          ...(change.coLeads?.length && { coLeads: [null, change.coLeads.map(l => l.text ?? writing.names.nameOf(l.postId)).join('、')] }),
        },
      })
    await report((done += tasks.length))
  }
}

const ownersOf = async (ctx: Ctx): Promise<Map<string, number>> => {
  const rows = await countyRows(ctx, 'projectCode').select(['projectCode.ownCode', 'projectCode.projectId']).where('projectCode.ownCode', 'is not', null).execute()
  return new Map(rows.map(r => [r.ownCode!, r.projectId]))
}

/**
 * Writes an import: all its rows or none, in one transaction. Rows with errors and rows that wait for a decision stay out.
 * @throws Refusal STATE when there is nothing to do or it is done already; CONFLICT when the county's projects have changed so
 * that rows would be handled otherwise than shown: they are matched again for the user to look at.
 */
export async function applyImport(ctx: Ctx, id: number, version: number): Promise<void> {
  const target = await openImport(ctx, id, version, 'apply')
  await ctx.lock(`projectCode:${ctx.jurisdictionId}`)
  await withProgress(ctx, importKey(id), async report => {
    const changed = await changedSince(ctx, target)
    if (changed) {
      ctx.whenRefused.push(async () => recheck(ctx, await ctx.find(ProjectImport, id, '导入批次')))
      throw new Refusal('CONFLICT', `核对之后项目库有了变化，${changed} 行的处理方式不同了。已按最新情况重新核对，请看过再导入。`)
    }
    const { createCount, updateCount } = target
    const step = (done: number) => report(5 + (80 * done) / (createCount + updateCount))
    await report(5)
    const planYears = new Map((await sheetsOf(ctx, id)).map(s => [s.name, s.planYear]))
    const writing: Writing = { ctx, importId: id, names: await namesFor(ctx), planYears, owners: await ownersOf(ctx) }
    await createProjects(writing, step)
    await updateProjects(writing, done => step(createCount + done))
    target.followUps = JSON.stringify(await followImport(ctx, id))
    target.state = 'DONE'
    target.appliedAt = ctx.now
    target.appliedByText = `${ctx.actor.postName} ${ctx.actor.userName}`
    await ctx.flush()
    await report(95)
  })
}
