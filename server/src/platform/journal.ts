import { createHash } from 'node:crypto'
import { ChangeSetType, type EventSubscriber, type FlushEventArgs } from '@mikro-orm/core'
import { sql } from 'kysely'
import type { Ctx, JournalEntry } from './context'
import { currentCtx } from './unitOfWork'

const KINDS = { [ChangeSetType.CREATE]: 'CREATE', [ChangeSetType.UPDATE]: 'UPDATE', [ChangeSetType.DELETE]: 'DELETE' } as const
const SILENT = new Set(['version', 'searchKey', 'passwordHash', 'updatedAt', 'secret', 'secretAddress'])
/** Tables whose writing is technical, not business. */
const UNJOURNALED = new Set(['Session', 'Outbox', 'LockRow', 'JobLease', 'Journal', 'JournalHead'])

/** An entity that changes with every key pressed, and is no record of anything. */
export const leaveUnjournaled = (className: string): void => void UNJOURNALED.add(className)

const shown = (value: unknown) => (typeof value === 'string' && value.length > 2000 ? `${value.slice(0, 2000)}…` : (value ?? null))

/** Records old → new of every flush; written by the unit of work at the end of the transaction. */
export class JournalSubscriber implements EventSubscriber {
  async afterFlush(args: FlushEventArgs): Promise<void> {
    const ctx = currentCtx()
    if (!ctx) return
    for (const set of args.uow.getChangeSets()) {
      const kind = KINDS[set.type as keyof typeof KINDS]
      ctx.touched.push({ className: set.meta.className, entity: set.entity })
      if (!kind || UNJOURNALED.has(set.meta.className)) continue
      const entity = set.entity as { id?: number; jurisdictionId?: number }
      if (ctx.maybeActor && entity.jurisdictionId !== undefined && entity.jurisdictionId !== ctx.maybeActor.jurisdictionId)
        throw new Error(`${set.meta.className} ${entity.id} belongs to another county`)
      const changes: JournalEntry['changes'] = {}
      for (const [key, value] of Object.entries(set.payload))
        if (!SILENT.has(key)) changes[key] = [shown((set.originalEntity as Record<string, unknown> | undefined)?.[key]), shown(value)]
      if (kind === 'UPDATE' && !Object.keys(changes).length) continue
      ctx.journal.push({ kind, subjectType: set.meta.className, subjectId: entity.id ?? 0, changes })
    }
  }
}

export interface JournalLink {
  jurisdictionId: number
  seq: number
  at: number
  userId: number | null
  postId: number | null
  operation: string
  kind: string
  subjectType: string
  subjectId: number
  changes: string
}

/** sha-256 over the row's content and the hash before it. */
export const linkHash = (row: JournalLink, prevHash: string) =>
  createHash('sha256')
    .update(
      JSON.stringify([
        prevHash, row.jurisdictionId, row.seq, row.at, row.userId, row.postId,
        row.operation, row.kind, row.subjectType, row.subjectId, row.changes,
      ]),
    )
    .digest('hex')

const GENESIS = '0'.repeat(64)

/**
 * Where a county's chain goes on: at its kept head, so that rows cut off before it stay missing. Rows beyond the head are none of its
 * chain: what follows them does not join on, and no number is used twice.
 */
async function endOf(ctx: Ctx, jurisdictionId: number): Promise<{ seq: number; hash: string }> {
  const head = await ctx.rows.selectFrom('journalHead').select(['seq', 'hash']).where('jurisdictionId', '=', jurisdictionId).executeTakeFirst()
  const last = await ctx.rows.selectFrom('journal').select(['seq', 'hash']).where('jurisdictionId', '=', jurisdictionId).orderBy('seq', 'desc').limit(1).executeTakeFirst()
  // A journal from before heads were kept has none until its county writes again.
  if (!head) return last ?? { seq: 0, hash: GENESIS }
  return { seq: Math.max(head.seq, last?.seq ?? 0), hash: head.hash }
}

/** Appends what the mutation changed to the county's chain. Called once, last, so that the chain's head is held briefly. */
export async function writeJournal(ctx: Ctx): Promise<void> {
  const actor = ctx.maybeActor ?? ctx.journalAs
  if (!ctx.journal.length || !actor) return
  await ctx.lock(`journal:${actor.jurisdictionId}`)
  const { seq: from, hash } = await endOf(ctx, actor.jurisdictionId)
  let seq = from
  let prevHash = hash
  const rows = ctx.journal.splice(0).map(entry => {
    const row = {
      jurisdictionId: actor.jurisdictionId,
      seq: ++seq,
      at: ctx.now,
      userId: actor.userId,
      postId: actor.postId,
      operation: ctx.operation,
      kind: entry.kind,
      subjectType: entry.subjectType,
      subjectId: entry.subjectId,
      changes: JSON.stringify(entry.changes),
    }
    const hash = linkHash(row, prevHash)
    const full = { ...row, userName: actor.userName, postName: actor.postName, onBehalfOf: actor.onBehalfOf, prevHash, hash }
    prevHash = hash
    return full
  })
  for (let i = 0; i < rows.length; i += 500)
    await ctx.rows.insertInto('journal').values(rows.slice(i, i + 500) as never).execute()
  const known = ctx.database.dialect === 'sqlite' ? sql`on conflict (jurisdictionId) do update set` : sql`on duplicate key update`
  await sql`insert into journalHead (jurisdictionId, seq, hash) values (${actor.jurisdictionId}, ${seq}, ${prevHash}) ${known} seq = ${seq}, hash = ${prevHash}`.execute(ctx.rows)
}

/**
 * Walks every county's chain, as it is at one moment: a server may write meanwhile. Within a transaction, as that one sees it.
 * @returns the first broken link per county, empty when all hold. Of rows cut from the end the first one missing.
 */
export const verifyJournal = (read: Ctx['rows']): Promise<{ jurisdictionId: number; seq: number }[]> =>
  read.isTransaction ? walk(read) : read.transaction().setIsolationLevel('repeatable read').execute(walk)

async function walk(read: Ctx['rows']): Promise<{ jurisdictionId: number; seq: number }[]> {
  const broken: { jurisdictionId: number; seq: number }[] = []
  const heads = new Map((await read.selectFrom('journalHead').selectAll().execute()).map(h => [h.jurisdictionId, h]))
  const counties = await read.selectFrom('journal').select('jurisdictionId').distinct().execute()
  for (const jurisdictionId of new Set([...counties.map(c => c.jurisdictionId), ...heads.keys()])) {
    const head = heads.get(jurisdictionId)
    let prevHash = GENESIS
    let seq = 0
    for (;;) {
      const rows = await read
        .selectFrom('journal')
        .selectAll()
        .where('jurisdictionId', '=', jurisdictionId)
        .where('seq', '>', seq)
        .orderBy('seq')
        .limit(1000)
        .execute()
      const bad = rows.find(row => {
        const ok = row.seq === seq + 1 && row.prevHash === prevHash && linkHash(row, prevHash) === row.hash
        seq = row.seq
        prevHash = row.hash
        return !ok
      })
      if (bad) broken.push({ jurisdictionId, seq: bad.seq })
      if (bad) break
      if (rows.length === 1000) continue
      if (head && (head.seq !== seq || head.hash !== prevHash)) broken.push({ jurisdictionId, seq: seq + 1 })
      break
    }
  }
  return broken
}
