import { sql, type SelectQueryBuilder } from 'kysely'
import { searchTerm } from '../kernel/text'
import type { Ctx } from './context'
import type { Tables } from './tables'

/** Tables that belong to a county. */
export type CountyTable = { [K in keyof Tables]: Tables[K] extends { jurisdictionId: number } ? K : never }[keyof Tables]

type From<T extends keyof Tables> = SelectQueryBuilder<Tables, T, object>

/**
 * The only door to a county's rows: `select … from table where jurisdictionId = the actor's`. ESLint keeps `selectFrom`
 * out of the modules' queries, so that no list can forget the boundary.
 */
export const countyRows = <T extends CountyTable>(ctx: Ctx, table: T): From<T> => {
  const query = ctx.rows.selectFrom(table as never) as unknown as SelectQueryBuilder<Tables, never, object>
  return query.where(`${table}.jurisdictionId` as never, '=', ctx.jurisdictionId as never) as unknown as From<T>
}

/** `column` (a stored search key) contains the text, normalised the same way; wildcards in it are taken literally. */
export const matches = (column: string, text: string) =>
  sql<boolean>`${sql.ref(column)} like ${`%${searchTerm(text).replace(/[!%_]/g, c => `!${c}`)}%`} escape '!'`
