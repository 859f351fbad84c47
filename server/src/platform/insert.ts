import type { Ctx } from './context'
import type { Tables } from './tables'

/**
 * Inserts rows and passes over those whose unique key is taken: of several writers one wins, and none fails. Texts must fit
 * their columns, for MySQL would cut them here in silence.
 * @returns how many were inserted.
 */
export async function insertNew<T extends keyof Tables>(ctx: Ctx, table: T, rows: readonly object[]): Promise<number> {
  let inserted = 0
  for (let i = 0; i < rows.length; i += 200) {
    const insert = ctx.rows.insertInto(table as 'lockRow').values(rows.slice(i, i + 200) as never)
    const done = await (ctx.database.dialect === 'sqlite' ? insert.onConflict(c => c.doNothing()) : insert.ignore()).executeTakeFirst()
    inserted += Number(done.numInsertedOrUpdatedRows ?? 0)
  }
  return inserted
}
