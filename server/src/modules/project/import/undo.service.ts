import { ReferenceKind } from '@mikro-orm/core'
import { Refusal } from '../../../kernel/refusal'
import type { Ctx } from '../../../platform/context'
import { countyRows } from '../../../platform/rows'
import { takeBackFollowed } from './follower.service'
import type { ProjectImport } from './import.entity'
import { openImport } from './import.service'
import { tieWord } from './importState.rules'
import { replaceParts, type Before } from './update.service'
import { journalChanges } from './write.service'

/** Written by the import itself. */
const OWN_PARTS = new Set(['ProjectCode', 'ProjectOfficial', 'ImportChange', 'ImportRow'])
const CHUNK = 1000

const chunks = <T>(all: readonly T[]): T[][] => Array.from({ length: Math.ceil(all.length / CHUNK) }, (_, i) => all.slice(i * CHUNK, (i + 1) * CHUNK))

interface Tie {
  entity: string
  table: string
  column: string
  /** Rows may have come in with an import themselves: unchanged, they go with it. */
  followed: boolean
  /** The table also names the kind of its subject. */
  bySubject: boolean
  dated: boolean
}

/** Every table of the platform that can stand on a project: from the entities themselves, so that a new module is not forgotten. */
function tiesToProjects(ctx: Ctx): Tie[] {
  return [...ctx.em.getMetadata().getAll().values()].flatMap(meta => {
    if (OWN_PARTS.has(meta.className) || !meta.tableName) return []
    const props = Object.values(meta.properties)
    const has = (name: string) => props.some(p => p.name === name)
    const tie = (column: string, bySubject: boolean): Tie => ({ entity: meta.className, table: meta.tableName, column, bySubject, dated: has('createdAt'), followed: meta.className !== 'Project' && has('importId') })
    const direct = props.filter(p => p.kind === ReferenceKind.MANY_TO_ONE && p.targetMeta?.className === 'Project').map(p => tie(p.fieldNames[0]!, false))
    return meta.className !== 'Journal' && has('subjectType') && has('subjectId') ? [...direct, tie('subjectId', true)] : direct
  })
}

interface Change {
  id: number
  projectId: number
  kind: 'CREATE' | 'UPDATE'
  versionAfter: number
  before: string | null
}

const changesOf = (ctx: Ctx, importId: number): Promise<Change[]> =>
  countyRows(ctx, 'importChange')
    .select(['importChange.id', 'importChange.projectId', 'importChange.kind', 'importChange.versionAfter', 'importChange.before'])
    .where('importChange.importId', '=', importId)
    .orderBy('importChange.id')
    .execute()

const refuse = (name: string, why: string, others: number) =>
  new Refusal('STATE', `不能撤销：项目“${name}”${why}${others > 0 ? `，另有 ${others} 个项目也是这样` : ''}。请到这些项目的页面逐个更正。`)

/** @throws Refusal STATE that names the first project which somebody saved since. */
async function refuseEdited(ctx: Ctx, changes: readonly Change[]): Promise<Map<number, { name: string; version: number }>> {
  const found = new Map<number, { name: string; version: number }>()
  for (const some of chunks(changes))
    for (const row of await countyRows(ctx, 'project').select(['project.id', 'project.name', 'project.version']).where('project.id', 'in', some.map(c => c.projectId)).execute())
      found.set(row.id, row)
  const edited = changes.filter(c => found.has(c.projectId) && found.get(c.projectId)!.version !== c.versionAfter)
  if (edited[0]) throw refuse(found.get(edited[0].projectId)!.name, '在导入之后又有修改', edited.length - 1)
  return found
}

/** @throws Refusal STATE that names the first project on which something was built since. */
async function refuseBuiltOn(ctx: Ctx, { id, appliedAt }: ProjectImport, changes: readonly Change[], names: ReadonlyMap<number, { name: string }>): Promise<void> {
  const created = new Set(changes.filter(c => c.kind === 'CREATE').map(c => c.projectId))
  for (const tie of tiesToProjects(ctx))
    for (const some of chunks(changes.filter(c => c.kind === 'CREATE' || tie.dated))) {
      let query = ctx.rows.selectFrom(tie.table as 'milestone').select([`${tie.column} as projectId` as 'projectId', 'id']).where(tie.column as 'projectId', 'in', some.map(c => c.projectId))
      if (tie.bySubject) query = query.where('subjectType' as never, '=', 'Project' as never)
      if (tie.dated) query = query.select('createdAt' as never)
      if (tie.followed) query = query.where(eb => eb.or([eb('importId' as never, 'is', null), eb('importId' as never, '!=', id as never), eb('version', '!=', 1)]))
      const rows = (await query.orderBy('id').execute()) as { id: number; projectId: number; createdAt?: number }[]
      // A part that came in by the same import goes with it.
      const since = rows.filter(r => !(tie.entity === 'Project' && created.has(r.id)) && (created.has(r.projectId) || (r.createdAt ?? 0) >= (appliedAt ?? 0)))
      const [first] = since
      if (first) throw refuse(names.get(first.projectId)?.name ?? '', `已有${tieWord(tie.entity)}`, new Set(since.map(r => r.projectId)).size - 1)
    }
}

async function removeCreated(ctx: Ctx, ids: readonly number[], names: ReadonlyMap<number, { name: string }>): Promise<void> {
  for (const some of chunks(ids)) {
    for (const table of ['projectCode', 'projectOfficial'] as const) await ctx.rows.deleteFrom(table).where('projectId', 'in', some).execute()
    await ctx.rows.deleteFrom('project').where('jurisdictionId', '=', ctx.jurisdictionId).where('id', 'in', some).execute()
  }
  for (const id of ids) ctx.journal.push({ kind: 'DELETE', subjectType: 'Project', subjectId: id, changes: { name: [names.get(id)?.name ?? null, null] } })
}

async function restore(ctx: Ctx, { projectId, versionAfter, before: json }: Change): Promise<void> {
  const before = JSON.parse(json ?? '{"columns":{}}') as Before
  const now = await countyRows(ctx, 'project').selectAll('project').where('project.id', '=', projectId).executeTakeFirstOrThrow()
  await ctx.rows.updateTable('project').set({ ...before.columns, version: versionAfter + 1, updatedAt: ctx.now } as never).where('id', '=', projectId).execute()
  await replaceParts(ctx, projectId, before.codes ?? null, before.coLeads ?? null)
  ctx.journal.push({ kind: 'UPDATE', subjectType: 'Project', subjectId: projectId, changes: journalChanges(now, before.columns) })
}

/**
 * Takes a whole import back: what it created goes, what it changed is as before.
 * @throws Refusal STATE in words, with the first project that was edited since or on which something was built.
 */
export async function undoImport(ctx: Ctx, id: number, version: number): Promise<void> {
  const target = await openImport(ctx, id, version, 'undo')
  await ctx.lock(`projectCode:${ctx.jurisdictionId}`)
  const changes = await changesOf(ctx, id)
  const found = await refuseEdited(ctx, changes)
  const there = changes.filter(c => found.has(c.projectId))
  await refuseBuiltOn(ctx, target, there, found)
  await takeBackFollowed(ctx, id)
  for (const change of there.toReversed()) if (change.kind === 'UPDATE') await restore(ctx, change)
  await removeCreated(ctx, there.filter(c => c.kind === 'CREATE').map(c => c.projectId), found)
  target.followUps = null
  target.state = 'UNDONE'
  target.undoneAt = ctx.now
  target.undoneByText = `${ctx.actor.postName} ${ctx.actor.userName}`
}
