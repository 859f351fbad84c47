import { Refusal } from '../../../kernel/refusal'
import type { Ctx } from '../../../platform/context'
import { countyRows } from '../../../platform/rows'
import type { Project } from '../project.entity'
import { stageOrdinal } from '../project.rules'
import { fillProject } from '../project.service'
import { changeOf, keptCodes } from './change.service'
import { checkRows, isAsShown, recheck } from './check.service'
import { sheetsOf } from './import.query'
import { openImport } from './import.service'
import { ProjectImport } from './import.entity'
import { withProgress } from './progress.service'
import { updateProjects } from './update.service'
import { even, insertAll, journalChanges, type Columns, type Task, type Writing } from './write.service'

/** Projects of one statement: SQLite takes 32,766 variables, a project has 70 columns. */
const AT_ONCE = 250

const newRow = ({ ctx, importId, checked, planYears }: Writing, { draft }: Task) => {
  const change = changeOf(draft.fields, null, null, checked.names, planYears.get(draft.sheet) ?? null)
  const row: Columns = {
    jurisdictionId: ctx.jurisdictionId, version: 1, stage: 'CONCEIVED', stageOrdinal: stageOrdinal('CONCEIVED'), keyProject: 0, majorProject: 0, importId, createdAt: ctx.now,
  }
  fillProject(row as unknown as Project, change.fields, draft.fields.codes, ctx.now, draft.keys)
  return { row, change }
}

/** Ids of the rows that one statement put in: ascending, as they stood in it. */
const newIds = async (ctx: Ctx, importId: number, afterId: number, count: number): Promise<number[]> => {
  const found = await countyRows(ctx, 'project').select('project.id').where('project.importId', '=', importId).where('project.id', '>', afterId).orderBy('project.id').limit(count + 1).execute()
  if (found.length !== count) throw new Error(`import ${importId}: ${found.length} rows came in where ${count} were put`)
  return found.map(r => r.id)
}

async function createProjects(writing: Writing, tasks: readonly Task[], report: (done: number) => Promise<void>): Promise<void> {
  const { ctx, importId, owners } = writing
  const own = { jurisdictionId: ctx.jurisdictionId, version: 1 }
  let last = 0
  for (let i = 0; i < tasks.length; i += AT_ONCE) {
    const some = tasks.slice(i, i + AT_ONCE)
    const made = some.map(task => newRow(writing, task))
    await ctx.rows.insertInto('project').values(even(made.map(m => m.row)) as never).execute()
    const ids = await newIds(ctx, importId, last, made.length)
    last = ids.at(-1)!
    const codes = made.map(({ change }, k) => keptCodes(change.codes ?? [], ids[k]!, owners))
    await insertAll(ctx, 'projectCode', codes.flatMap((all, k) => all.map(code => ({ ...own, projectId: ids[k]!, ...code }))))
    await insertAll(ctx, 'projectOfficial', made.flatMap(({ change }, k) => (change.coLeads ?? []).map((lead, ordinal) => ({ ...own, projectId: ids[k]!, ...lead, ordinal }))))
    await insertAll(ctx, 'importChange', some.map(({ draft }, k) => ({ jurisdictionId: ctx.jurisdictionId, importId, rowId: draft.id, projectId: ids[k]!, kind: 'CREATE', versionAfter: 1 })))
    for (const [k, { row, change }] of made.entries())
      ctx.journal.push({
        kind: 'CREATE', subjectType: 'Project', subjectId: ids[k]!,
        changes: {
          ...journalChanges(null, row),
          ...(codes[k]!.length && { codes: [null, codes[k]!.map(c => c.code).join('、')] }),
          ...(change.coLeads?.length && { coLeads: [null, change.coLeads.map(l => l.text ?? writing.checked.names.nameOf(l.postId)).join('、')] }),
        },
      })
    await report(i + some.length)
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
  await withProgress(ctx, id, async report => {
    const checked = await checkRows(ctx, id)
    const changed = checked.matches.filter((match, i) => !isAsShown(checked.drafts[i]!, match)).length
    if (changed) {
      ctx.whenRefused.push(async () => void (await recheck(ctx, await ctx.find(ProjectImport, id, '导入批次'))))
      throw new Refusal('CONFLICT', `核对之后项目库有了变化，${changed} 行的处理方式不同了。已按最新情况重新核对，请看过再导入。`)
    }
    const tasks = checked.drafts.map((draft, i): Task => ({ draft, match: checked.matches[i]! }))
    const creating = tasks.filter(t => t.match.action === 'CREATE')
    const updating = tasks.filter(t => t.match.action === 'UPDATE')
    const all = creating.length + updating.length
    const step = (done: number) => report(10 + (80 * done) / all)
    await report(10)
    const planYears = new Map((await sheetsOf(ctx, id)).map(s => [s.name, s.planYear]))
    const writing: Writing = { ctx, importId: id, checked, planYears, owners: await ownersOf(ctx) }
    await createProjects(writing, creating, step)
    await updateProjects(writing, updating, done => step(creating.length + done))
    target.state = 'DONE'
    target.appliedAt = ctx.now
    target.appliedByText = `${ctx.actor.postName} ${ctx.actor.userName}`
    await ctx.flush()
    await report(95)
  })
}
