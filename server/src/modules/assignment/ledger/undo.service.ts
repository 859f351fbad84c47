import { ReferenceKind } from '@mikro-orm/core'
import { Refusal } from '../../../kernel/refusal'
import type { Ctx } from '../../../platform/context'
import { listedBy } from './ledger.query'
import { actorText, openLedger } from './ledger.service'
import { tieWord } from './ledgerState.rules'

/** Written by the import itself, or only pointing at it. */
const OWN_PARTS = new Set(['AssistingUnit', 'AssignmentStep', 'LedgerRow', 'Journal'])
const CHUNK = 1000

const chunks = <T>(all: readonly T[]): T[][] => Array.from({ length: Math.ceil(all.length / CHUNK) }, (_, i) => all.slice(i * CHUNK, (i + 1) * CHUNK))

/** A row that names what it stands on by type and id: the words that mean an assignment. */
const NAMED = { subject: ['Assignment'], source: ['ASSIGNMENT', 'PROBLEM'] } as const

interface Tie {
  entity: string
  table: string
  column: string
  type: { column: string; words: readonly string[] } | null
}

/** Every table that can stand on an assignment: from the entities themselves, so that a new module is not forgotten. */
function ties(ctx: Ctx): Tie[] {
  return [...ctx.em.getMetadata().getAll().values()].flatMap(meta => {
    if (OWN_PARTS.has(meta.className) || !meta.tableName) return []
    const props = Object.values(meta.properties)
    const has = (name: string) => props.some(p => p.name === name)
    const columns = props.filter(p => (p.kind === ReferenceKind.MANY_TO_ONE && p.targetMeta?.className === 'Assignment') || p.name === 'assignmentId' || (meta.className === 'Assignment' && p.name === 'recurrenceOfId'))
    const at = { entity: meta.className, table: meta.tableName }
    // An assignment's own source is a meeting or an instruction, never another assignment.
    const named = Object.entries(NAMED).filter(([name]) => has(`${name}Type`) && has(`${name}Id`) && !(meta.className === 'Assignment' && name === 'source'))
    return [...columns.map(p => ({ ...at, column: p.fieldNames[0]!, type: null })), ...named.map(([name, words]) => ({ ...at, column: `${name}Id`, type: { column: `${name}Type`, words } }))]
  })
}

const refuse = (number: string, title: string, why: string, others: number) =>
  new Refusal('STATE', `不能撤销：${number}“${title}”${why}${others > 0 ? `，另有 ${others} 件也是这样` : ''}。请到这些事项的页面逐件办理。`)

/**
 * Takes a whole import back: what it listed goes, and the sources that it entered.
 * @throws Refusal STATE in words, with the first assignment that was worked on since or on which something was built.
 */
export async function undoLedger(ctx: Ctx, id: number, version: number): Promise<void> {
  const target = await openLedger(ctx, id, version, 'undo')
  // Held until the end: what would be written on them now waits, and finds them gone.
  const held = (await listedBy(ctx, id)).map(a => a.id)
  for (const some of chunks(held)) await ctx.rows.updateTable('assignment').set(eb => ({ heldSinceOn: eb.ref('heldSinceOn') }) as never).where('jurisdictionId', '=', ctx.jurisdictionId).where('id', 'in', some).execute()
  const listed = await listedBy(ctx, id)
  const edited = listed.filter(a => a.version !== a.versionAfter)
  if (edited[0]) throw refuse(edited[0].number, edited[0].title, '在导入之后又有办理', edited.length - 1)
  const by = new Map(listed.map(a => [a.id, a]))
  for (const tie of ties(ctx))
    for (const some of chunks(listed)) {
      let query = ctx.rows.selectFrom(tie.table as 'assignmentNote').select(`${tie.column} as on` as 'assignmentId').where(tie.column as 'assignmentId', 'in', some.map(a => a.id))
      if (tie.type) query = query.where(tie.type.column as never, 'in', tie.type.words as never)
      const found = [...new Set(((await query.execute()) as unknown as { on: number }[]).map(r => Number(r.on)))]
      const first = found[0] === undefined ? undefined : by.get(found[0])
      if (first) throw refuse(first.number, first.title, `已有${tieWord(tie.entity)}`, found.length - 1)
    }
  for (const some of chunks(listed.map(a => a.id))) {
    for (const table of ['assistingUnit', 'assignmentStep'] as const) await ctx.rows.deleteFrom(table).where('assignmentId', 'in', some).execute()
    await ctx.rows.deleteFrom('assignment').where('jurisdictionId', '=', ctx.jurisdictionId).where('id', 'in', some).execute()
  }
  await ctx.rows.updateTable('ledgerRow').set({ assignmentId: null, versionAfter: null } as never).where('importId', '=', id).execute()
  await removeSources(ctx, JSON.parse(target.sourceIds ?? '[]') as number[])
  for (const a of listed) ctx.journal.push({ kind: 'DELETE', subjectType: 'Assignment', subjectId: a.id, changes: { number: [a.number, null], title: [a.title, null] } })
  ctx.em.assign(target, { state: 'UNDONE', sourceIds: null, undoneAt: ctx.now, undoneByText: actorText(ctx) })
}

/** The sources that came with it go, but not one that others have used since: listed from, reported, given a file. */
async function removeSources(ctx: Ctx, ids: readonly number[]): Promise<void> {
  for (const sourceId of ids) {
    const used = [
      await ctx.rows.selectFrom('assignment').select('id').where('jurisdictionId', '=', ctx.jurisdictionId).where('sourceId', '=', sourceId).where('sourceType', 'in', ['INSTRUCTION', 'DECISION']).executeTakeFirst(),
      await ctx.rows.selectFrom('attachment').select('id').where('subjectType', '=', 'AssignmentSource').where('subjectId', '=', sourceId).executeTakeFirst(),
    ]
    if (used.some(Boolean)) continue
    const gone = await ctx.rows.deleteFrom('assignmentSource').where('jurisdictionId', '=', ctx.jurisdictionId).where('id', '=', sourceId).where('version', '=', 1).executeTakeFirst()
    if (Number(gone.numDeletedRows)) ctx.journal.push({ kind: 'DELETE', subjectType: 'AssignmentSource', subjectId: sourceId, changes: {} })
  }
}
